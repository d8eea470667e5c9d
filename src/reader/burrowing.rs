//! Unfolding: what a link leads to opens below the paragraph the link stands in, and folds up again.

use super::{Reader, Shown};
use crate::{
    dom::{
        self,
        focus::Way,
        prose_links::{self, Graft, Link},
    },
    page_data::Prose,
    react::spawn,
    route::Address,
    views::unfolded::unfolded,
};
use burrow_model::PagePath;
use leptos::prelude::*;
use std::sync::Arc;

/// How many pages deep they can be unfolded one inside the other.
const DEEPEST: usize = 5;

/// What stands in the page beside what its author wrote.
#[derive(Default)]
pub(super) struct Grafts {
    /// Under what they are made.
    pub(super) owner: Owner,
    /// The link a preview is shown of.
    pub(super) preview: Option<(Link, Graft)>,
    /// Links that are unfolded, in the order it was done.
    pub(super) unfolded: Vec<(Link, Graft)>,
    /// How many have been made for this page: their names.
    made: u32,
}

/// What unfolding a link comes to.
pub(super) enum Outcome {
    /// It can be unfolded.
    Unfold,
    /// The page stands open around it already, or is this one.
    Around(Option<Link>),
    /// Too many stand one inside the other.
    TooDeep,
}

impl Reader {
    pub(super) fn address_of(self, link: &Link) -> Option<Address> {
        self.address_at(&link.get_attribute("href")?)
    }

    pub(super) fn is_here(self, path: &PagePath) -> bool {
        self.navigator.visit_now().address.path() == path
    }

    pub(super) fn outcome(self, link: &Link, address: &Address) -> Outcome {
        let at = place_name(address);
        let mut depth = 0;
        for host in prose_links::around(link) {
            depth += 1;
            let open = host.get_attribute("data-at").unwrap_or_default();
            if open == at || open == address.path().as_str() {
                return Outcome::Around(Some(host));
            }
        }
        if self.is_here(address.path()) {
            Outcome::Around(None)
        } else if depth >= DEEPEST {
            Outcome::TooDeep
        } else {
            Outcome::Unfold
        }
    }

    /// Unfolds the link that has the focus, or folds it up again.
    pub fn toggle_focused(self) {
        if let Some(link) = dom::focus::link().filter(prose_links::is_in_prose) {
            self.toggle_unfolded(link);
        }
    }

    pub(super) fn toggle_unfolded(self, link: Link) {
        self.end_preview();
        let open = self.grafts.with_value(|grafts| {
            let mut open = grafts.unfolded.iter();
            open.find(|(other, _)| *other == link)
                .map(|(_, graft)| graft.host().clone())
        });
        match open {
            Some(host) => self.fold_up(&host.id()),
            None => spawn(async move {
                if let Some(host) = self.unfold(&link).await {
                    dom::focus::focus(&host.id());
                }
            }),
        }
    }

    /// Unfolds what a link leads to below the paragraph it stands in; what it stands in then. A page that is open
    /// around the link already is shown instead, and one that cannot be read is opened as any other.
    pub(super) async fn unfold(self, link: &Link) -> Option<Link> {
        let address = self.address_of(link)?;
        match self.outcome(link, &address) {
            Outcome::Unfold => {}
            Outcome::TooDeep => {
                self.announced.set(self.strings.too_deep.to_owned());
                return None;
            }
            Outcome::Around(open) => {
                self.announced.set(self.strings.open_around.to_owned());
                return open.inspect(|host| {
                    dom::scroll::to_id(&host.id());
                });
            }
        }
        let number = self.grafts.try_update_value(|grafts| {
            grafts.made += 1;
            grafts.made
        })?;
        let id = format!("bw-u{number}");
        let prefix = [&id, "-"].concat();
        let shown = self.shown.with_untracked(Clone::clone);
        let inner = self.inner();
        let read = inner.client.document(address.path(), Some(&prefix)).await;
        let Ok(Some((seed, prose))) = read else {
            self.follow(&link.get_attribute("href")?, Way::Deeper);
            return None;
        };
        // Another page may have come meanwhile.
        if !shown.is_same(&self.shown.get_untracked()) || !link.is_connected() {
            return None;
        }
        let anchor = address
            .anchor
            .as_ref()
            .map(|anchor| [&prefix, anchor.as_str()].concat());
        let passage = anchor.and_then(|anchor| prose.passage(&anchor).cloned());
        let whole = Prose {
            root: passage.unwrap_or_else(|| prose.root.clone()),
            footnotes: prose.footnotes,
        };
        let rank = prose_links::rank_above(link);
        let host = prose_links::below(link, "bw-unfolded")?;
        for (name, value) in [
            ("id", id.as_str()),
            ("tabindex", "-1"),
            ("data-at", &place_name(&address)),
            ("aria-label", &(self.strings.unfolded)(&seed.page.title)),
        ] {
            let _ = host.set_attribute(name, value);
        }
        let _ = link.set_attribute("aria-expanded", "true");
        self.announced
            .set((self.strings.unfolded)(&seed.page.title));
        let owner = self.grafts.with_value(|grafts| grafts.owner.clone());
        let href = address.href(&self.base());
        let graft = Graft::new(&owner, host.clone(), || {
            unfolded(self, &id, &href, &seed.page, &whole, rank)
        });
        self.grafts
            .update_value(|grafts| grafts.unfolded.push((link.clone(), graft)));
        self.count_unfolded();
        Some(host)
    }

    /// Folds up what was unfolded by this name, and what was unfolded inside; the keyboard is back at the link.
    pub fn fold_up(self, id: &str) {
        let mut back = None;
        self.take_unfolded(|link, host| {
            let is_it = host.id() == id;
            if is_it {
                back = Some(link.clone());
            }
            is_it || prose_links::around(link).any(|around| around.id() == id)
        });
        if let Some(link) = back {
            dom::focus::on(&link);
        }
    }

    /// Folds up everything that was unfolded.
    pub fn fold_up_all(self) {
        let mut first = None;
        self.take_unfolded(|link, _| {
            first.get_or_insert_with(|| link.clone());
            true
        });
        if let Some(link) = first {
            dom::focus::on(&link);
        }
    }

    fn take_unfolded(self, mut goes: impl FnMut(&Link, &Link) -> bool) {
        let mut gone = Vec::new();
        self.grafts.update_value(|grafts| {
            // Asked of all while all of them stand.
            let go: Vec<bool> = grafts
                .unfolded
                .iter()
                .map(|(link, graft)| goes(link, graft.host()))
                .collect();
            let mut go = go.into_iter();
            for open in std::mem::take(&mut grafts.unfolded) {
                if go.next() == Some(true) {
                    gone.push(open);
                } else {
                    grafts.unfolded.push(open);
                }
            }
        });
        for (link, _graft) in &gone {
            let _ = link.remove_attribute("aria-expanded");
        }
        // Inner ones before those they stand in.
        while gone.pop().is_some() {}
        self.count_unfolded();
    }

    fn count_unfolded(self) {
        let count = self.grafts.with_value(|grafts| grafts.unfolded.len());
        self.unfolded.set(count as u32);
    }

    /// Takes away whatever stands in a page that goes.
    pub(super) fn leave_page(self) {
        self.end_preview();
        self.take_unfolded(|_, _| true);
    }

    /// From when on things can be put into the page.
    pub(super) fn begin_burrowing(self) {
        if let Some(owner) = Owner::current() {
            self.grafts.update_value(|grafts| grafts.owner = owner);
        }
    }
}

/// Names what is unfolded: the page, and the place in it where only that was asked for.
fn place_name(address: &Address) -> String {
    let path = address.path().as_str();
    match &address.anchor {
        Some(anchor) => [path, "#", anchor].concat(),
        None => path.to_owned(),
    }
}

impl Shown {
    /// Whether it is the same page, loaded once.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Page { data, .. }, Self::Page { data: other, .. }) => Arc::ptr_eq(data, other),
            _ => false,
        }
    }
}
