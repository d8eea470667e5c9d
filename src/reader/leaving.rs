//! Leaving a page and coming back to it: how it stood, and the trail that leads home.

use super::Reader;
use crate::{
    dom::{
        self,
        focus::Way,
        prose_links::{self, Link},
    },
    fold,
    place::{Place, Step, Unfolding, burrowed},
    route::Address,
};
use burrow_model::PagePath;
use leptos::prelude::*;

impl Reader {
    /// How the page stands.
    pub(super) fn standing(self) -> Place {
        let mut folds: Vec<(String, bool)> = Vec::new();
        for (id, open) in self.folds.get_untracked() {
            folds.retain(|(known, _)| *known != id);
            // Names of what is unfolded are not the same a second time.
            if !id.starts_with("bw-") {
                folds.push((id, open));
            }
        }
        Place {
            y: dom::scroll::y(),
            folds,
            unfolded: self.grafts.with_value(|grafts| {
                let hosts: Vec<&Link> = grafts
                    .unfolded
                    .iter()
                    .map(|(_, graft)| graft.host())
                    .collect();
                let links = grafts.unfolded.iter().map(|(link, _)| link);
                let one = |link: &Link| {
                    let within = match prose_links::around(link).next() {
                        Some(host) => hosts.iter().position(|other| **other == host)? as u32 + 1,
                        None => 0,
                    };
                    Some(Unfolding {
                        within,
                        link: prose_links::number_of(link)?,
                        href: link.get_attribute("href")?,
                    })
                };
                links.filter_map(one).collect()
            }),
            trail: self.trail.get_untracked(),
        }
    }

    /// Unfolds what was unfolded when the page was left.
    pub(super) async fn unfold_again(self, place: &Place) {
        let mut hosts: Vec<Option<Link>> = Vec::new();
        for Unfolding { within, link, href } in &place.unfolded {
            let host = match within.checked_sub(1) {
                None => None,
                Some(at) => match hosts.get(at as usize) {
                    Some(Some(host)) => Some(host.clone()),
                    _ => {
                        hosts.push(None);
                        continue;
                    }
                },
            };
            let links = prose_links::links_in(host.as_ref());
            let link = links.into_iter().nth(*link as usize);
            let again = match link.filter(|link| link.get_attribute("href").as_ref() == Some(href))
            {
                Some(link) => self.unfold(&link).await,
                None => None,
            };
            hosts.push(again);
        }
    }

    /// The trail of a page that a link in the page shown leads to.
    pub(super) fn trail_to(self, path: &PagePath, way: Way) -> Vec<Step> {
        let trail = self.trail.get_untracked();
        if way == Way::Along || self.is_here(path) {
            return trail;
        }
        match untrack(|| self.page()) {
            Some(page) if way == Way::Deeper => {
                let from = Step {
                    key: self.navigator.key(),
                    path: page.path.clone(),
                    title: fold::shorten(&page.title, 80),
                };
                burrowed(&trail, from, path)
            }
            _ => Vec::new(),
        }
    }

    /// Goes back up to a page of the trail, to the very place where it was left.
    pub fn surface(self, step: usize) {
        let step = self.trail.with_untracked(|trail| trail.get(step).cloned());
        if let Some(Step { key, path, .. }) = step {
            self.navigator.return_to(Address::page(path), key);
        }
    }
}
