//! Former addresses: which page, or which place elsewhere, answers for each.

use super::{Site, address, inside};
use crate::Diagnostic;
use crate::convention::Convention;
use crate::naming::without_extension;
use burrow_model::PagePath;
use std::collections::{BTreeMap, HashMap};

impl Site {
    /// Collects `redirect_from` of all pages and the redirects of the project's configuration.
    pub(super) fn redirect(&mut self, convention: &Convention, diagnostics: &mut Vec<Diagnostic>) {
        let taken: HashMap<&str, usize> = self
            .pages
            .iter()
            .enumerate()
            .map(|(number, page)| (page.path.as_str(), number))
            .collect();
        let mut redirects: BTreeMap<PagePath, usize> = BTreeMap::new();
        for (number, page) in self.pages.iter().enumerate() {
            let Some(source) = &page.source else { continue };
            // A page that answered at `a.html` answers there still, beside the address it has here.
            let page_file = source.front.permalink.as_deref();
            let page_file = page_file.filter(|permalink| permalink.ends_with(".html"));
            let page_file = page_file.filter(|permalink| address(permalink).is_some());
            let page_file = page_file.map(|permalink| permalink.trim_matches('/').to_owned());
            let former = source.front.redirect_from.iter();
            let former = former.filter(|from| !from.contains(['?', '#']));
            let former = former.filter_map(|from| address(from));
            for from in former.chain(page_file) {
                let other = taken
                    .get(from.as_str())
                    .or(redirects.get(&PagePath::new(from.as_str())));
                match other {
                    None => {
                        redirects.insert(PagePath::new(from), number);
                    }
                    Some(other) if *other == number => {}
                    Some(other) => {
                        let (line, column) = source.front.place("redirect_from");
                        let message = format!("`/{from}/` already leads to {}", self.name(*other));
                        diagnostics.push(
                            Diagnostic::warning("redirect-taken", &*source.path, message)
                                .at(line, column)
                                .hint("take the address out of `redirect_from`"),
                        );
                    }
                }
            }
        }
        let known = self.pages.iter().enumerate().flat_map(|(number, page)| {
            let stem = without_extension(inside(&self.root, page.file()));
            [page.path.as_str(), page.id.as_str(), stem].map(|name| (name, number))
        });
        let known: HashMap<&str, usize> = known.collect();
        let (mut anchors, mut away) = (BTreeMap::new(), BTreeMap::new());
        for (written, to) in &convention.redirects {
            // What stands for many addresses is a rule of a server that is not here.
            let from = address(written).filter(|from| !from.contains(['*', '[', '{']));
            let Some(from) = from.filter(|from| !taken.contains_key(from.as_str())) else {
                continue;
            };
            let from = PagePath::new(from);
            if redirects.contains_key(&from) || away.contains_key(&from) {
                continue;
            }
            if is_web(to) {
                away.insert(from, to.clone());
                continue;
            }
            let (path, anchor) = to.split_once('#').unwrap_or((to, ""));
            let number = address(path).and_then(|path| known.get(path.as_str()).copied());
            if let Some(number) = number {
                if !anchor.is_empty() {
                    anchors.insert(from.clone(), anchor.to_owned());
                }
                redirects.insert(from, number);
            }
        }
        self.redirects = redirects;
        self.redirect_anchors = anchors;
        self.redirects_away = away;
    }
}

/// Whether an address is one of the web: no other scheme may stand where a browser goes by itself.
pub(crate) fn is_web(address: &str) -> bool {
    let scheme = |scheme: &str| {
        let rest = address
            .get(..scheme.len())
            .filter(|start| start.eq_ignore_ascii_case(scheme));
        rest.is_some() && address.len() > scheme.len()
    };
    (scheme("https://") || scheme("http://"))
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::is_web;

    #[test]
    fn only_the_web_is_gone_to() {
        for address in ["https://a.example/x", "HTTP://a.example"] {
            assert!(is_web(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "https://",
            "//a.example",
            "data:text/html,x",
            "https://a.example/\n x",
            " https://a.example",
            "mailto:a@b.example",
        ] {
            assert!(!is_web(address), "{address}");
        }
    }
}
