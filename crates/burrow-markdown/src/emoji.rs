//! Emoji by their names, as GitHub has them: `:rocket:` is 🚀.

use std::borrow::Cow;

/// Longest name in bytes.
const LONGEST: usize = 40;

/// A text with the names of emoji replaced; names that nobody gave stay.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        let after = &rest[at + 1..];
        let length = after
            .bytes()
            .take(LONGEST)
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-'))
            .count();
        let named = after[length..].starts_with(':') && length > 0;
        let found = named
            .then(|| emojis::get_by_shortcode(&after[..length]))
            .flatten();
        match found {
            Some(emoji) => {
                shown.push_str(&rest[..at]);
                shown.push_str(emoji.as_str());
                rest = &after[length + 1..];
            }
            None if shown.is_empty() && !after.contains(':') => return Cow::Borrowed(text),
            None => {
                shown.push_str(&rest[..=at]);
                rest = after;
            }
        }
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_github_knows_are_shown() {
        assert_eq!(shown("a :rocket: b :+1:"), "a 🚀 b 👍");
        assert_eq!(shown(":tada::warning:"), "🎉⚠️");
        for text in [
            "12:30:45",
            ":nobody:",
            "a: b: c",
            "::",
            ":rocket",
            "std::fmt::Debug",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
