//! A page as Markdown, beside its HTML.

use super::Told;
use burrow_bundle::Local;
use std::fmt::Write as _;

/// The text of a page; a folder without a page of its own lists what it holds.
pub fn text(told: &Told<'_>, number: u32) -> String {
    let base = told.address.base();
    let complete = |path: String| told.address.url(&path).unwrap_or(path);
    match &told.published(number).markdown {
        Some(markdown) => markdown.text(|local| {
            complete(match local {
                Local::Page(path) => base.page(path.as_str()),
                Local::File(path) => base.file(path),
            })
        }),
        None => {
            let mut text = format!("# {}\n", label(&told.page(number).title));
            if let Some(description) = &told.page(number).description {
                let _ = write!(text, "\n{}\n", label(description));
            }
            for (place, child) in told.catalog.nav.children(number).iter().enumerate() {
                text.push_str(if place == 0 { "\n" } else { "" });
                let title = label(&told.meta(*child).title);
                let _ = writeln!(text, "- [{title}]({})", target(&told.link(*child)));
            }
            text
        }
    }
}

/// A title or sentence on one line, in which nothing is markup.
pub fn label(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '<' | '[' | ']' => safe.extend(['\\', c]),
            c if c.is_whitespace() || c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// An address between the brackets of a link.
pub fn target(address: &str) -> String {
    address.replace('(', "%28").replace(')', "%29")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_between_its_brackets() {
        assert_eq!(label("a](b) [c]\n# <d>"), "a\\](b) \\[c\\] # \\<d>");
        assert_eq!(target("/a(b)/"), "/a%28b%29/");
    }
}
