//! Which dollar signs hold formulas. A pair that holds none stays text, and what follows is looked at anew: one price
//! on a page takes no formula from it.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};
use std::ops::Range;

/// Stands for a dollar sign that opens nothing while a text is parsed. Authors cannot write it: `source` takes control
/// characters out.
const MASK: char = '\u{1a}';
/// Every round of looking masks at least half of the doubtful signs, so this many do for tens of thousands; where they
/// do not, the page has no formulas.
const ROUNDS: usize = 16;

/// What became of the dollar signs of a text.
pub(crate) enum Dollars {
    /// All that the parser takes for formulas are.
    Sound,
    /// Some only look like it: the text with those masked, each by one byte.
    Masked(String),
    /// Too many do.
    None,
}

/// Finds the dollar signs that open no formula. With `two` a formula has two, and one only where nothing else could
/// be meant.
pub(crate) fn settle(text: &str, options: Options, two: bool) -> Dollars {
    let mut masked: Option<String> = None;
    for _ in 0..ROUNDS {
        let current = masked.as_deref().unwrap_or(text);
        let mut doubtful: Vec<Range<usize>> = Vec::new();
        for (event, range) in Parser::new_ext(current, options).into_offset_iter() {
            if is_doubtful(current, &event, &range, two) {
                let signs = if matches!(event, Event::DisplayMath(_)) {
                    2
                } else {
                    1
                };
                doubtful.push(range.start..range.start + signs);
                // Signs inside could not close it; of them only the last can open one with the same end.
                let inner = inner_signs(&current[range.clone()], signs);
                let but_last = inner.len().saturating_sub(1);
                let inner = inner[..but_last].iter().map(|at| range.start + at);
                doubtful.extend(inner.map(|at| at..at + 1));
            }
        }
        if doubtful.is_empty() {
            return masked.map_or(Dollars::Sound, Dollars::Masked);
        }
        let mut next = String::with_capacity(text.len());
        let mut done = 0;
        for signs in doubtful {
            next.push_str(&current[done..signs.start]);
            next.extend(signs.clone().map(|_| MASK));
            done = signs.end;
        }
        next.push_str(&current[done..]);
        masked = Some(next);
    }
    Dollars::None
}

/// Where signs stand within a formula that are not escaped, its own not among them.
fn inner_signs(formula: &str, signs: usize) -> Vec<usize> {
    let bytes = formula.as_bytes();
    let inner = signs..bytes.len().saturating_sub(signs);
    inner
        .filter(|at| bytes[*at] == b'$' && bytes[at - 1] != b'\\')
        .collect()
}

/// Whether an event is a formula in the parser's eyes alone.
fn is_doubtful(text: &str, event: &Event<'_>, range: &Range<usize>, two: bool) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let touches = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    match event {
        Event::DisplayMath(_) => {
            touches(before) || touches(after) || before == Some('$') || after == Some('$')
        }
        Event::InlineMath(content) => {
            let shut = before == Some('$')
                || matches!(after, Some('$'))
                || after.is_some_and(|after| after.is_ascii_digit())
                || content.contains(MASK)
                || !inner_signs(&text[range.clone()], 1).is_empty();
            let beside_word = (touches(before) || touches(after)) && !is_part_of_word(content);
            shut || beside_word || is_price(content) || two && !is_plainly_tex(content)
        }
        _ => false,
    }
}

/// What may stand right beside letters: `H$_2$O`, `the $n$th`, `2$\pi$`.
fn is_part_of_word(content: &str) -> bool {
    let mut signs = content.chars();
    match (signs.next(), signs.next()) {
        (Some(only), None) => only.is_alphabetic(),
        (Some('_' | '^'), Some(next)) => next.is_alphanumeric() || matches!(next, '{' | '\\'),
        (Some('\\'), Some(next)) => next.is_ascii_alphabetic(),
        _ => false,
    }
}

/// A number with words behind it, as in `$5 or 10$`.
fn is_price(content: &str) -> bool {
    let is_word = |word: &str| {
        let letters = word.trim_end_matches([',', '.', ';', ':']);
        letters.len() > 1 && letters.chars().all(char::is_alphabetic)
    };
    content.starts_with(|c: char| c.is_ascii_digit())
        && !is_plainly_tex(content)
        && content.split_whitespace().any(is_word)
}

/// Whether a text holds what only TeX writes: a command, a power, an index of one sign or in braces.
fn is_plainly_tex(content: &str) -> bool {
    let signs: Vec<char> = content.chars().collect();
    let at = |place: usize| signs.get(place).copied().unwrap_or(' ');
    signs.iter().enumerate().any(|(place, sign)| match sign {
        '\\' => at(place + 1).is_ascii_alphabetic(),
        '^' => at(place + 1).is_alphanumeric() || matches!(at(place + 1), '{' | '\\'),
        '_' => {
            let in_word =
                place >= 2 && at(place - 1).is_alphabetic() && at(place - 2).is_alphabetic();
            let index = at(place + 1).is_alphanumeric() && !at(place + 2).is_alphanumeric();
            !in_word && (at(place + 1) == '{' || index)
        }
        _ => false,
    })
}

/// A piece of a masked text with its dollar signs back.
pub(crate) fn unmasked_text(text: &str) -> String {
    text.replace(MASK, "$")
}

/// An event of a masked text with its dollar signs back.
pub(crate) fn unmasked(event: Event<'_>) -> Event<'static> {
    let back = |text: CowStr<'static>| -> CowStr<'static> {
        if text.contains(MASK) {
            text.replace(MASK, "$").into()
        } else {
            text
        }
    };
    match event.into_static() {
        Event::Text(text) => Event::Text(back(text)),
        Event::Code(text) => Event::Code(back(text)),
        Event::Html(text) => Event::Html(back(text)),
        Event::InlineHtml(text) => Event::InlineHtml(back(text)),
        Event::InlineMath(text) => Event::InlineMath(back(text)),
        Event::DisplayMath(text) => Event::DisplayMath(back(text)),
        Event::FootnoteReference(text) => Event::FootnoteReference(back(text)),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(back(info))))
        }
        Event::Start(Tag::FootnoteDefinition(name)) => {
            Event::Start(Tag::FootnoteDefinition(back(name)))
        }
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Link {
            link_type,
            dest_url: back(dest_url),
            title: back(title),
            id: back(id),
        }),
        Event::Start(Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Image {
            link_type,
            dest_url: back(dest_url),
            title: back(title),
            id: back(id),
        }),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dialect, Source, parse, source::Prepared};
    use proptest::prelude::*;

    /// The formulas of a text, and all else that it says.
    fn read(text: &str, kramdown: bool) -> (Vec<String>, String) {
        let dialect = Dialect {
            kramdown,
            math: true,
            ..Dialect::default()
        };
        let source = Source {
            text,
            line_offset: 0,
            dialect,
        };
        let page = Prepared::new(&source);
        let (mut formulas, mut words) = (Vec::new(), String::new());
        for (event, _) in parse::events(&page, &source.dialect) {
            match event {
                Event::InlineMath(code) | Event::DisplayMath(code) => {
                    formulas.push(code.to_string())
                }
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        (formulas, words)
    }

    fn formulas(text: &str, kramdown: bool) -> Vec<String> {
        read(text, kramdown).0
    }

    #[test]
    fn prices_and_variables_are_text_and_the_formulas_beside_them_are_formulas() {
        for text in [
            "$5/$10",
            "US$5 (A$7)",
            "$HOME/$USER",
            "from $10 to $20",
            "it costs 5$, or 10$.",
            "between $5 and 10$",
            "**$5** and **$10**",
            "$100k ($1M)",
            "a cup is $5. Budget in US$: 10",
            "$ 5 and $ 6",
        ] {
            assert_eq!(formulas(text, false), [""; 0], "{text}");
            let with = format!("{text}, where $x^2$ is");
            assert_eq!(formulas(&with, false), ["x^2"], "{with}");
            let with = format!("so $y_i$ is, and {text}");
            assert_eq!(formulas(&with, false), ["y_i"], "{with}");
            assert_eq!(
                read(text, false).1.matches('$').count(),
                text.matches('$').count()
            );
        }
    }

    #[test]
    fn formulas_may_touch_letters_where_they_are_part_of_a_word() {
        assert_eq!(
            formulas("H$_2$O, the $n$th, 2$\\pi$r", false),
            ["_2", "n", "\\pi"]
        );
        assert_eq!(
            formulas("so $a^2$, and\n\n$$\nb\n$$\n", false),
            ["a^2", "\nb\n"]
        );
        assert_eq!(
            formulas("($x$) and $20$ or $a b$", false),
            ["x", "20", "a b"]
        );
    }

    #[test]
    fn in_kramdown_one_sign_is_enough_where_nothing_else_could_be_meant() {
        assert_eq!(formulas("$x$, $5 or 6$ and $user_name$", true), [""; 0]);
        assert_eq!(
            formulas("$x$ is $$y$$, or $\\alpha_1$ and $x^2$", true),
            ["y", "\\alpha_1", "x^2"]
        );
        assert_eq!(formulas("so $$x$$.", true), ["x"]);
    }

    #[test]
    fn dollars_come_back_wherever_they_stand() {
        let (formulas, words) = read(
            "$5 `$a` <b title=\"$\"> [$6](u$v) $xx$y [^$]\n\n```$l\n$z\n```\n",
            false,
        );
        assert_eq!(formulas, [""; 0]);
        assert_eq!(words, "$5 $a  $6 $xx$y [^$]$z\n");
    }

    #[test]
    fn signs_without_end_take_time_in_proportion() {
        for piece in ["$5/", "$a$b", "$$x$$y ", "a$", "$1 $a$ "] {
            let text = piece.repeat(20_000);
            let start = std::time::Instant::now();
            let _ = formulas(&text, false);
            assert!(start.elapsed().as_secs() < 20, "{piece}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_mask_is_left(text in "[$a-c5 .,(){}\\\\_^*`\\n-]{0,60}", kramdown: bool) {
            let (formulas, words) = read(&text, kramdown);
            prop_assert!(!words.contains(MASK) && !formulas.concat().contains(MASK));
            let count = |c: char| text.matches(c).count();
            for letter in ['a', 'b', 'c', '5'] {
                let found = words.matches(letter).count() + formulas.concat().matches(letter).count();
                prop_assert!(found <= count(letter));
            }
        }

        #[test]
        fn a_price_before_a_formula_changes_nothing_of_it(price in "\\$[1-9][0-9]{0,3}", formula in "[a-z](\\^[0-9])?( [+=-] [a-z]){0,2}") {
            let text = format!("It is {price} or {price}/month, and ${formula}$.");
            prop_assert_eq!(formulas(&text, false), [formula]);
        }
    }
}
