//! Where a site meets files: addresses that must not be theirs, and findings placed in them.

use super::Site;
use crate::Diagnostic;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

impl Site {
    /// Addresses that differ only in case or in how accents are written are one file on many systems.
    pub(super) fn report_twins(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (number, page) in self.pages.iter().enumerate() {
            let folded: String = page.path.as_str().nfc().collect::<String>().to_lowercase();
            if let Some(other) = seen.get(&folded) {
                let message = format!(
                    "the address `/{}/` differs from that of {} only in letter case or in how accents are written",
                    page.path,
                    self.name(*other)
                );
                diagnostics.push(
                    Diagnostic::error("duplicate-url", page.file(), message)
                        .hint("rename one of the files: some hosts and disks take both for one"),
                );
            } else {
                seen.insert(folded, number);
            }
        }
    }

    /// Gives diagnostics of pages that were repaired while reading the columns that their files have.
    pub fn place_in_files(&self, diagnostics: &mut [Diagnostic]) {
        let sources = self.pages.iter().filter_map(|page| page.source.as_deref());
        let shifts: HashMap<&str, _> = sources
            .filter(|source| !source.shifts.is_empty())
            .map(|source| (source.path.as_str(), &source.shifts))
            .collect();
        for diagnostic in diagnostics {
            let Some(shifts) = shifts.get(diagnostic.file.as_str()) else {
                continue;
            };
            diagnostic.column = shifts.column(diagnostic.line, diagnostic.column);
            if let Some((line, column)) = &mut diagnostic.end {
                *column = shifts.column(*line, *column);
            }
            for edit in diagnostic.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
                edit.column = shifts.column(edit.line, edit.column);
            }
        }
    }
}

/// Names that a site has files by, beside pages or at its top.
const FILES: [&str; 9] = [
    "index.html",
    "index.md",
    "404.html",
    "sitemap.xml",
    "robots.txt",
    "feed.xml",
    "llms.txt",
    "_headers",
    "_redirects",
];

/// A page's address, which must not be a folder where the site has a file.
pub(super) fn apart(path: String, file: &str, diagnostics: &mut Vec<Diagnostic>) -> String {
    let is_file = |part: &str| FILES.contains(&part);
    if !path.split('/').any(is_file) {
        return path;
    }
    let parts = path.split('/').map(|part| {
        let suffix = if is_file(part) { ".page" } else { "" };
        format!("{part}{suffix}")
    });
    let free = parts.collect::<Vec<_>>().join("/");
    let message =
        format!("`/{path}/` is where the site has a file; this page answers at `/{free}/`");
    diagnostics.push(
        Diagnostic::warning("url-collision", file, message)
            .hint("rename the file or folder, or give the page another permalink"),
    );
    free
}

/// Whether an address that an author wishes can be that of a folder on every disk.
pub(super) fn is_fit(wish: &str) -> bool {
    const LONGEST: usize = 200;
    let is_fit = |part: &str| !matches!(part, "." | "..") && part.len() <= LONGEST;
    wish.len() <= 4 * LONGEST
        && !wish.contains([':', '\\'])
        && !wish.chars().any(char::is_control)
        && wish.split('/').all(is_fit)
}
