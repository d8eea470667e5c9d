//! Counting words and cutting summaries.

/// Longest summary in characters.
const SUMMARY: usize = 200;

/// Runs between white space that hold a letter or a digit.
pub(crate) fn count(text: &str) -> u32 {
    let words = text
        .split_whitespace()
        .filter(|run| run.chars().any(char::is_alphanumeric))
        .count();
    u32::try_from(words).unwrap_or(u32::MAX)
}

/// White space runs as single spaces.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most about [`SUMMARY`] characters of `text`: whole sentences if they fill half of it, else whole words.
pub(crate) fn summary(text: &str) -> String {
    let text = squeeze(text);
    let Some((limit, _)) = text.char_indices().nth(SUMMARY) else {
        return text;
    };
    let head = &text[..limit];
    let sentence = head
        .match_indices(['.', '!', '?'])
        .map(|(at, mark)| at + mark.len())
        .rfind(|end| text[*end..].starts_with(' ') && *end >= limit / 2);
    if let Some(end) = sentence {
        return head[..end].to_owned();
    }
    let word = head.rfind(' ').unwrap_or(limit);
    let cut = head[..word].trim_end_matches(|c: char| !c.is_alphanumeric());
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_holds_a_letter_or_a_digit() {
        assert_eq!(count("Don't – panic: 42 - ⭐ é"), 4);
    }

    #[test]
    fn a_long_summary_ends_with_a_sentence_where_it_can() {
        let long = format!("{}. And {}", "a ".repeat(70).trim_end(), "b ".repeat(90));
        assert!(summary(&long).ends_with("a."));
        let words = summary(&"word ".repeat(90));
        assert!(words.ends_with("word…") && words.chars().count() <= 201);
        assert_eq!(summary("  Two\n words "), "Two words");
    }
}
