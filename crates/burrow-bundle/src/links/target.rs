//! A link target as written: which kind it is, and its parts.

/// What had to be done to make sense of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// `name:1`, a stray `)` or `//`, a backslash: read as what was meant.
    Repaired(&'static str),
    /// Nothing stands there as seen from the page, but something does as seen from the top of the tree.
    FromTop,
    /// Nothing stands there, but exactly one page has this name.
    Guessed,
}

/// A target as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Nothing at all.
    Empty,
    /// An address elsewhere.
    External(String),
    /// A scheme that no link may have.
    Refused,
    /// A path in the tree.
    Local {
        /// Decoded path; starts with `/` if absolute; empty for a mere fragment.
        path: String,
        /// The part after `#`.
        anchor: Option<String>,
        /// What had to be put right.
        note: Option<Note>,
    },
}

impl Written {
    /// Takes a target apart.
    pub fn parse(target: &str) -> Self {
        let target = target.trim();
        if target.is_empty() {
            return Self::Empty;
        }
        let mut note = None;
        let mut local = target;
        if let Some((scheme, rest)) = scheme(target) {
            let is_line = !rest.is_empty()
                && rest
                    .trim_end_matches(')')
                    .bytes()
                    .all(|b| b.is_ascii_digit());
            match scheme.to_ascii_lowercase().as_str() {
                _ if is_line => {
                    note = Some(Note::Repaired("a line number after the name"));
                    local = scheme;
                }
                "http" | "https" | "mailto" | "tel" => return Self::External(target.to_owned()),
                _ => return Self::Refused,
            }
        }
        if let Some(host) = local.strip_prefix("//")
            && host
                .split('/')
                .next()
                .is_some_and(|host| host.contains('.') && !host.starts_with('.'))
        {
            return Self::External(format!("https:{local}"));
        }
        let (path, anchor) = match local.split_once('#') {
            Some((path, anchor)) => (
                path,
                Some(percent_decode(anchor)).filter(|anchor| !anchor.is_empty()),
            ),
            None => (local, None),
        };
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let mut path = percent_decode(path);
        if path.contains('\\') {
            note = Some(Note::Repaired("backslashes"));
            path = path.replace('\\', "/");
        }
        if path.ends_with(')') && path.matches(')').count() > path.matches('(').count() {
            note = Some(Note::Repaired("a stray `)`"));
            path.truncate(path.trim_end_matches(')').len());
        }
        if path.contains("//") {
            note = Some(Note::Repaired("a doubled `/`"));
            while path.contains("//") {
                path = path.replace("//", "/");
            }
        }
        Self::Local { path, anchor, note }
    }
}

/// The scheme of an absolute address and what follows it.
fn scheme(target: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = target.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_'));
    // `docs/name:1` has no scheme, but means the same as `name:1`.
    let line = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b')');
    (valid || line && !scheme.contains(['#', '?'])).then_some((scheme, rest))
}

/// Decodes `%20` and the like; what is no valid UTF-8 afterwards is left as written.
pub(crate) fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// Joins a path to a folder; none if it leads out at the top.
pub(crate) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|part| !part.is_empty()).collect()
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(target: &str) -> (String, Option<String>, Option<Note>) {
        match Written::parse(target) {
            Written::Local { path, anchor, note } => (path, anchor, note),
            other => panic!("{target} is {other:?}"),
        }
    }

    #[test]
    fn schemes_are_told_from_names() {
        let external = |url: &str| Written::External(url.into());
        assert_eq!(
            Written::parse("https://a.example/x"),
            external("https://a.example/x")
        );
        assert_eq!(
            Written::parse("mailto:a@b.example"),
            external("mailto:a@b.example")
        );
        assert_eq!(
            Written::parse("//a.example/x"),
            external("https://a.example/x")
        );
        for refused in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "JAVASCRIPT:1;2",
        ] {
            assert_eq!(Written::parse(refused), Written::Refused, "{refused}");
        }
        assert_eq!(Written::parse("  "), Written::Empty);
    }

    #[test]
    fn repairs_are_noted() {
        let repaired = |what| Some(Note::Repaired(what));
        assert_eq!(
            local("name:1"),
            (
                "name".into(),
                None,
                repaired("a line number after the name")
            )
        );
        assert_eq!(local("a/name.md:12").0, "a/name.md");
        assert_eq!(
            local("architecture//"),
            ("architecture/".into(), None, repaired("a doubled `/`"))
        );
        assert_eq!(
            local("a.md))"),
            ("a.md".into(), None, repaired("a stray `)`"))
        );
        assert_eq!(local("a_(b).md"), ("a_(b).md".into(), None, None));
        assert_eq!(local(r"a\b.md").0, "a/b.md");
    }

    #[test]
    fn paths_are_decoded_and_parted() {
        assert_eq!(
            local("a%20b.md?x=1#c%C3%A9"),
            ("a b.md".into(), Some("cé".into()), None)
        );
        assert_eq!(local("#x"), (String::new(), Some("x".into()), None));
        assert_eq!(local("100%.md").0, "100%.md");
    }

    #[test]
    fn a_path_never_leads_out_of_the_tree() {
        assert_eq!(join("a/b", "../c").as_deref(), Some("a/c"));
        assert_eq!(join("a/b", "/c/./d/").as_deref(), Some("c/d"));
        assert_eq!(join("a", "../../etc/passwd"), None);
        assert_eq!(join("a", "/../x"), None);
    }
}
