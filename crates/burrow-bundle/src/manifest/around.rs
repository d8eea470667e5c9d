//! What authors put around their pages: links of the whole site, and neighbours in place of those in reading order.

use super::Parts;
use crate::Diagnostic;
use crate::convention::WrittenLink;
use crate::front_matter::Beside;
use crate::links::{Target, Written, encode};
use burrow_model::{NavTree, PageMeta, SiteLink};
use std::collections::HashMap;

impl Parts<'_> {
    /// Links of the site. Only what a link of a page may lead to is taken.
    pub(super) fn links<'a>(
        &self,
        written: impl Iterator<Item = &'a WrittenLink>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<SiteLink> {
        written
            .filter_map(|link| {
                let url = match Written::parse(&link.target) {
                    Written::External(url) => url,
                    Written::Empty => return None,
                    Written::Refused => {
                        self.report(link, "link-refused", diagnostics);
                        return None;
                    }
                    Written::Local { path, anchor, .. } => {
                        let Some(number) = self.lookup.page(&path) else {
                            self.report(link, "nav-missing", diagnostics);
                            return None;
                        };
                        let path = self.site.pages[number].path.as_str();
                        let mut url = match path {
                            "" => "&/".to_owned(),
                            path => format!("&/{}/", encode(path)),
                        };
                        if let Some(anchor) = anchor {
                            url.push('#');
                            url.push_str(&encode(&anchor));
                        }
                        url
                    }
                };
                Some(SiteLink {
                    title: link.label.clone(),
                    url,
                    new_tab: link.new_tab,
                })
            })
            .collect()
    }

    fn report(&self, link: &WrittenLink, code: &'static str, diagnostics: &mut Vec<Diagnostic>) {
        let (file, line, column) = &link.place;
        let (label, target) = (&link.label, &link.target);
        let found = if code == "link-refused" {
            let message = format!(
                "the link `{label}` is left out: `{target}` is no address that a link may have"
            );
            Diagnostic::warning(code, &**file, message)
                .hint("links may be http, https, mailto or tel, or lead to a page")
        } else {
            Diagnostic::warning(code, &**file, format!("no page stands at `{target}`"))
                .hint("correct the link or take it out; elsewhere on the same host, write the whole address")
        };
        diagnostics.push(found.at(*line, *column));
    }

    /// Gives pages the neighbours that their authors name.
    pub(super) fn neighbours(
        &self,
        pages: &mut [PageMeta],
        numbers: &[u32],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let fronts = || {
            let sources = self.site.pages.iter().enumerate();
            let fronts = sources.filter_map(|(number, page)| Some((number, page.source.as_ref()?)));
            fronts.filter(|(_, source)| source.front.prev.is_some() || source.front.next.is_some())
        };
        if fronts().next().is_none() {
            return;
        }
        let nav = NavTree::new(pages);
        let mut usual = vec![(None, None); pages.len()];
        for pair in nav.reading_order().windows(2) {
            usual[pair[0] as usize].1 = Some(pair[1]);
            usual[pair[1] as usize].0 = Some(pair[0]);
        }
        let names = self.names();
        for (number, source) in fronts() {
            let own = numbers[number] as usize;
            let mut neighbour = |said: &Option<Beside>, keys: [&str; 2], usual: Option<u32>| {
                let Some(said) = said else {
                    return (None, None);
                };
                if said.nothing {
                    return (Some(numbers[number]), None);
                }
                let Some(name) = &said.page else {
                    return (None, said.label.clone().filter(|_| usual.is_some()));
                };
                let found = self.page_called(number, name, &names);
                if found.is_none() && !matches!(Written::parse(name), Written::External(_)) {
                    let (line, column) = source.front.place_of(&keys);
                    diagnostics.push(
                        Diagnostic::warning(
                            "nav-missing",
                            &*source.path,
                            format!("no page stands at `{name}`"),
                        )
                        .at(line, column)
                        .hint("the page's neighbour in reading order stands there instead"),
                    );
                }
                match found {
                    Some(found) => (Some(numbers[found]), said.label.clone()),
                    None => (None, None),
                }
            };
            let (before, after) = usual[own];
            let prev = neighbour(&source.front.prev, ["prev", "pagination_prev"], before);
            let next = neighbour(&source.front.next, ["next", "pagination_next"], after);
            let page = &mut pages[own];
            (page.prev, page.prev_title) = prev;
            (page.next, page.next_title) = next;
        }
    }

    /// Pages by everything else that their tool may call them.
    fn names(&self) -> HashMap<String, usize> {
        let mut names = HashMap::new();
        for (number, page) in self.site.pages.iter().enumerate() {
            for name in self.convention.names(page) {
                names.entry(name).or_insert(number);
            }
        }
        names
    }

    /// The page that another one names: by id or address from the top, or by a path from where it stands.
    fn page_called(
        &self,
        from: usize,
        name: &str,
        names: &HashMap<String, usize>,
    ) -> Option<usize> {
        let bare = name.split(['#', '?']).next().unwrap_or("");
        let relative = || match self.lookup.resolve(from, name).target {
            Target::Page(number) => Some(number),
            _ => None,
        };
        let is_relative = name.starts_with('.');
        let first = if is_relative { relative() } else { None };
        first
            .or_else(|| names.get(bare.trim_matches('/')).copied())
            .or_else(|| self.lookup.page(bare))
            .or_else(relative)
    }
}
