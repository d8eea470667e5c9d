//! The author's theme as a style sheet: custom properties set over the reader's own.

use burrow_model::Theme;
use std::fmt::Write as _;

/// The sheet that gives a site its author's colours and measures; none when the author set nothing.
///
/// It belongs to no cascade layer, so it wins over the reader's tokens. A value that is not a plain CSS value is left
/// out: it could end the rule it stands in.
pub fn sheet(theme: &Theme) -> Option<String> {
    let Theme {
        accent,
        font,
        radius,
        width,
    } = theme;
    let mut rules = String::new();
    for (property, value) in [
        ("accent", accent),
        ("font", font),
        ("radius", radius),
        ("width", width),
    ] {
        if let Some(value) = value
            .as_deref()
            .map(str::trim)
            .filter(|value| is_plain(value))
        {
            let _ = write!(rules, "--bw-{property}:{value};");
        }
    }
    (!rules.is_empty()).then(|| format!(":root,:host{{{rules}}}\n"))
}

/// Whether a value has nothing in it that could end a declaration, a rule, a comment or a string elsewhere.
fn is_plain(value: &str) -> bool {
    let closed = |open, close| value.matches(open).count() == value.matches(close).count();
    let even = |quote| value.matches(quote).count() % 2 == 0;
    !value.is_empty()
        && !value.contains(['{', '}', ';', '<', '>', '@', '\\', '!', '[', ']'])
        && !value.contains(char::is_control)
        && !value.contains("/*")
        && closed('(', ')')
        && even('"')
        && even('\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_author_sets_is_set_and_nothing_else() {
        assert_eq!(sheet(&Theme::default()), None);
        let theme = Theme {
            accent: Some("light-dark(#0a7, #6fc)".into()),
            font: Some("\"Atkinson Hyperlegible\", sans-serif".into()),
            ..Theme::default()
        };
        assert_eq!(
            sheet(&theme).as_deref(),
            Some(
                ":root,:host{--bw-accent:light-dark(#0a7, #6fc);--bw-font:\"Atkinson Hyperlegible\", sans-serif;}\n"
            )
        );
    }

    #[test]
    fn a_value_cannot_leave_its_place() {
        for value in [
            "red}body{display:none",
            "red;color:red",
            "\"open",
            "url(x",
            "a/*",
            "\\",
            "x\ny",
            " ",
        ] {
            let theme = Theme {
                accent: Some(value.into()),
                ..Theme::default()
            };
            assert_eq!(sheet(&theme), None, "{value}");
        }
    }
}
