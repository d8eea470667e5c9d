//! Names of files and folders that not every system can have.

use crate::Diagnostic;
use std::collections::BTreeSet;

/// Warns of every name among these paths that Windows cannot check out or that no file system is sure to keep, once
/// for a folder however much is in it.
pub(crate) fn report<'a>(paths: impl Iterator<Item = &'a str>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for path in paths {
        let ends = path.match_indices('/').map(|(slash, _)| slash);
        for end in ends.chain([path.len()]) {
            let upto = &path[..end];
            let name = upto.rsplit('/').next().unwrap_or(upto);
            let Some(fault) = fault(name) else { continue };
            if seen.insert(upto) {
                let message = format!("not every system can have this name: {fault}");
                diagnostics.push(
                    Diagnostic::warning("file-name-portable", upto, message)
                        .hint("rename it: letters, digits, `-`, `_` and `.` are safe everywhere"),
                );
            }
        }
    }
}

/// What is wrong with a name.
fn fault(name: &str) -> Option<String> {
    const LONGEST: usize = 255;
    let is_bad = |sign: &char| sign.is_control() || "<>:\"|?*\\".contains(*sign);
    if let Some(sign) = name.chars().find(is_bad) {
        let shown = if sign.is_control() {
            format!("a control character (U+{:04X})", u32::from(sign))
        } else {
            format!("`{sign}`")
        };
        return Some(format!("it holds {shown}"));
    }
    if name.ends_with([' ', '.']) {
        return Some("it ends in a space or a dot".into());
    }
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    if is_reserved(stem) {
        return Some(format!("`{stem}` is a device on Windows"));
    }
    (name.encode_utf16().count() > LONGEST)
        .then(|| format!("it is longer than {LONGEST} characters"))
}

fn is_reserved(stem: &str) -> bool {
    let stem = stem.to_ascii_uppercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device).map(str::as_bytes);
        matches!(number, Some([b'1'..=b'9']))
    };
    matches!(&*stem, "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_cannot_have_are_told_with_the_reason() {
        for (name, reason) in [
            ("a?b.md", Some("it holds `?`")),
            ("a\nb.md", Some("it holds a control character (U+000A)")),
            ("end. ", Some("it ends in a space or a dot")),
            ("Aux.md", Some("`Aux` is a device on Windows")),
            ("com1", Some("`com1` is a device on Windows")),
            ("com.md", None),
            ("contact.md", None),
            ("ünï 📁 #1 100%.md", None),
        ] {
            assert_eq!(fault(name).as_deref(), reason, "{name}");
        }
    }

    #[test]
    fn a_folder_is_told_once() {
        let mut diagnostics = Vec::new();
        report(
            ["nul/a.md", "nul/b?.md", "c.md"].into_iter(),
            &mut diagnostics,
        );
        let files: Vec<_> = diagnostics.iter().map(|one| &*one.file).collect();
        assert_eq!(files, ["nul", "nul/b?.md"]);
    }
}
