//! `import` and `export` in MDX: where the statement ends.

/// Longest statement in bytes.
const LONGEST: usize = 50_000;

/// Where the statement that starts at an offset ends, with its line; nothing where no statement starts. `patience` is
/// what is left of it with statements that never end.
pub(super) fn end(text: &str, at: usize, patience: &mut u32) -> Option<usize> {
    let rest = &text[at..];
    if !is_module(rest) {
        return None;
    }
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let blank = rest.find("\n\n").map_or(rest.len(), |end| end + 1);
    if *patience == 0 {
        return Some(at + blank);
    }
    let mut depth = 0_usize;
    let mut quote: Option<u8> = None;
    let bytes = rest.as_bytes();
    let mut number = 0;
    while number < bytes.len() {
        let byte = bytes[number];
        match quote {
            Some(open) => match byte {
                b'\\' => number += 1,
                b'\n' if open != b'`' => quote = None,
                byte if byte == open => quote = None,
                _ => {}
            },
            None => match byte {
                b'"' | b'\'' | b'`' => quote = Some(byte),
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                b'/' if bytes.get(number + 1) == Some(&b'*') => {
                    number += rest.get(number + 2..)?.find("*/").map_or(0, |end| end + 3);
                }
                b'\n' if depth == 0 && is_whole(rest[..number].trim_end()) => {
                    return Some(at + number + 1);
                }
                _ => {}
            },
        }
        number += 1;
    }
    // One that never ends takes its own paragraph and no more.
    if depth == 0 && quote.is_none() {
        return Some(at + rest.len());
    }
    *patience -= 1;
    Some(at + blank)
}

/// Whether a text starts as a module's statement does, and not as a sentence.
fn is_module(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    if let Some(rest) = line.strip_prefix("import") {
        let rest = rest.strip_prefix(' ').map_or(rest, str::trim_start);
        let quoted = line.contains(['"', '\'']);
        let bare = rest.starts_with(['"', '\'']);
        let braces = rest.starts_with(['{', '*']) && (quoted || !line.contains('}'));
        return line.len() > rest.len()
            && (bare || braces || quoted && rest.contains(" from ") || rest.contains(", {"));
    }
    line.strip_prefix("export ").is_some_and(|rest| {
        let word = rest.split([' ', '(', '{']).next().unwrap_or_default();
        rest.starts_with(['{', '*'])
            || matches!(
                word,
                "const"
                    | "let"
                    | "var"
                    | "function"
                    | "async"
                    | "class"
                    | "default"
                    | "type"
                    | "interface"
            )
    })
}

/// Whether a statement can end here.
fn is_whole(text: &str) -> bool {
    !text.ends_with(['=', ',', '(', '+', '?', ':', '|', '&', '.'])
        && !text.ends_with("=>")
        && !text.ends_with(" from")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_end_where_they_are_whole() {
        let after = |text: &'static str| end(text, 0, &mut 1).map(|end| &text[end..]);
        assert_eq!(after("import A from 'a';\nb"), Some("b"));
        assert_eq!(after("import {\n  A,\n\n  B\n} from 'a'\nb"), Some("b"));
        assert_eq!(after("export const a = {\n\n  b: '}',\n};\nb"), Some("b"));
        assert_eq!(after("export const a =\n  5\nb"), Some("b"));
        assert_eq!(
            after("export default ({ children }) => (\n  <p>a</p>\n)\nb"),
            Some("b")
        );
        assert_eq!(after("export const a = {\n\nb"), Some("\nb"));
        for text in [
            "import the data from the file\n",
            "export it.\n",
            "exporting = 1\n",
            "imports\n",
        ] {
            assert_eq!(after(text), None, "{text}");
        }
    }
}
