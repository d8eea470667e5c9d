//! Looking: what a link leads to is told before it is followed.

use super::{Reader, Turn, burrowing::Outcome};
use crate::{
    dom::prose_links::{self, Graft, Link},
    fold,
    page_data::{PageData, Prose},
    react::spawn,
    route::Address,
    views::preview::{Preview, preview},
};
use burrow_model::Passage;
use leptos::prelude::*;

/// Characters of a page's beginning that a preview shows.
const SUMMARY: usize = 260;

impl Reader {
    /// Shows what a link that is looked at leads to, or takes that away.
    pub(super) fn look(self, link: Option<Link>) {
        // A preview on its way is no longer wanted.
        let is_latest = self.take_turn(Turn::Look);
        let is_shown = |link: &Link| {
            self.grafts
                .with_value(|grafts| grafts.preview.as_ref().map(|(shown, _)| shown) == Some(link))
        };
        let Some(link) = link.filter(prose_links::is_in_text) else {
            return self.end_preview();
        };
        if is_shown(&link) {
            return;
        }
        self.end_preview();
        let Some(address) = self.address_of(&link) else {
            return;
        };
        if self.is_here(address.path()) {
            return;
        }
        spawn(async move {
            let read = self.inner().client.document(address.path(), None).await;
            if let (Ok(Some((seed, prose))), true) = (read, is_latest()) {
                self.show_preview(link, &address, seed.page, &prose);
            }
        });
    }

    fn show_preview(self, link: Link, address: &Address, page: PageData, prose: &Prose) {
        let Some(host) = prose_links::beside(&link, "div", "bw-preview") else {
            return;
        };
        let passage = address.anchor.as_deref().and_then(|at| prose.passage(at));
        let summary = match passage {
            Some(passage) => text_of(passage),
            None => page
                .description
                .clone()
                .unwrap_or_else(|| text_of(&prose.root)),
        };
        let can_unfold = prose_links::is_in_prose(&link)
            && matches!(self.outcome(&link, address), Outcome::Unfold);
        let shown = Preview {
            href: address.href(&self.base()),
            title: page.title,
            heading: passage.map(|passage| passage.heading.text()),
            summary: fold::shorten(&summary, SUMMARY),
            level: page.level,
            words: page.words,
            personas: page.personas,
            unfold: can_unfold.then(|| {
                let link = link.clone();
                Box::new(move || self.toggle_unfolded(link.clone())) as Box<dyn Fn()>
            }),
        };
        let _ = link.set_attribute("aria-describedby", "bw-preview-text");
        let owner = self.grafts.with_value(|grafts| grafts.owner.clone());
        let graft = Graft::new(&owner, host.clone().into(), || preview(self, shown));
        prose_links::place_beside(&link, &host);
        self.grafts
            .update_value(|grafts| grafts.preview = Some((link, graft)));
    }

    pub(super) fn end_preview(self) {
        let ended = self
            .grafts
            .try_update_value(|grafts| grafts.preview.take())
            .flatten();
        if let Some((link, _graft)) = ended {
            let _ = link.remove_attribute("aria-describedby");
        }
    }
}

/// How a passage begins, or what is in the first one below it that says anything.
fn text_of(passage: &Passage) -> String {
    passage
        .in_order()
        .into_iter()
        .map(|passage| passage.html.text())
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default()
}
