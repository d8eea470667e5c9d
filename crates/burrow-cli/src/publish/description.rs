//! What a page is about in a sentence or two: its author's words, else the beginning of its text.

use super::Told;
use burrow_model::Page;

/// A text shorter than this says too little, in characters.
const LEAST: usize = 50;
/// What is longer is cut off by search engines.
const MOST: usize = 160;

/// The description of a page; none where it has no words at all.
pub fn of(told: &Told<'_>, number: u32) -> Option<String> {
    let page = told.page(number);
    let own = page.description.as_deref().map(line);
    let of_site = || {
        let description = told.bundle.manifest.site.description.as_deref();
        description.filter(|_| number == 0).map(line)
    };
    let begins = || {
        let summary = told.published(number).summary.as_deref().map(line);
        let enough = summary.filter(|summary| summary.chars().count() >= LEAST);
        Some(cut(&enough.unwrap_or_else(|| beginning(page)), MOST))
    };
    let contents = || {
        let children = told.catalog.nav.children(number);
        let titles = children.iter().map(|child| &*told.meta(*child).title);
        Some(cut(&titles.collect::<Vec<_>>().join(" · "), MOST))
    };
    let some = |text: &String| !text.is_empty();
    own.filter(some)
        .or_else(of_site)
        .filter(some)
        .or_else(begins)
        .filter(some)
        .or_else(contents)
        .filter(some)
}

/// Text on one line.
fn line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// As much of a page's text as a description can hold, without its headings.
fn beginning(page: &Page) -> String {
    let mut text = String::new();
    for passage in page.root.in_order() {
        let own = line(&passage.html.text());
        if !own.is_empty() {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(&own);
        }
        if text.chars().count() > MOST {
            break;
        }
    }
    text
}

/// At most `most` characters: up to the last sentence that ends there, unless little is left then, else whole words.
pub fn cut(text: &str, most: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let least = text
        .char_indices()
        .nth(LEAST.min(most))
        .map_or(limit, |(at, _)| at);
    let head = &text[..limit];
    let mut end = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = at + c.len_utf8();
        if next > limit {
            break;
        }
        let follows = characters.peek().is_none_or(|(_, c)| c.is_whitespace());
        let ends = matches!(c, '。' | '！' | '？') || matches!(c, '.' | '!' | '?') && follows;
        if ends && next >= least {
            end = Some(next);
        }
    }
    if let Some(end) = end {
        return head[..end].to_owned();
    }
    let room = head.char_indices().next_back().map_or(0, |(at, _)| at); // for the …
    let word = head[..room]
        .rfind(char::is_whitespace)
        .filter(|word| *word * 2 > room)
        .unwrap_or(room);
    let mut cut = &head[..word];
    // A letter keeps its accents.
    while text[cut.len()..].starts_with(|c| unicode_width::UnicodeWidthChar::width(c) == Some(0)) {
        let Some((at, _)) = cut.char_indices().next_back() else {
            break;
        };
        cut = &cut[..at];
    }
    let cut = cut.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-(".contains(c));
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_a_sentence_or_else_at_a_word() {
        assert_eq!(cut("Short.", 160), "Short.");
        let sentences = "This sentence has about forty-five characters. ".repeat(5);
        assert_eq!(
            cut(&sentences, 160),
            "This sentence has about forty-five characters. This sentence has about forty-five characters. \
             This sentence has about forty-five characters."
        );
        let early = format!("Yes. {}", "word ".repeat(60));
        let kept = cut(&early, 160);
        assert!(
            kept.ends_with("word…") && kept.chars().count() <= 160,
            "{kept}"
        );
        let version = cut(&format!("{} 1.2.3 and more", "word ".repeat(31)), 160);
        assert!(!version.ends_with("1."), "{version}");
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let kept = cut(&"漢字".repeat(100), 160);
        assert_eq!(kept.chars().count(), 160);
        let sentence = format!("{}。{}", "漢".repeat(60), "字".repeat(200));
        assert_eq!(cut(&sentence, 160).chars().count(), 61);
        let accents = cut(&"e\u{301}".repeat(200), 160);
        assert!(accents.ends_with("\u{301}…"), "{accents}");
    }

    #[test]
    fn a_description_is_one_line() {
        assert_eq!(line(" a\n\tb\u{0}c  d "), "a b c d");
    }
}
