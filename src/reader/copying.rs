//! Copying a page as Markdown, as far as it is open.

use super::{Reader, Shown};
use crate::{
    dom, fold,
    markdown::{Open, as_open},
    react::spawn,
};
use burrow_model::{Level, Passage};
use leptos::prelude::*;

/// How long it is said at the button how it went; milliseconds.
const SAID: u64 = 3_000;

impl Reader {
    /// Copies the page shown as Markdown: what is folded is left out but for its heading.
    pub fn copy_page(self) {
        let Some(page) = untrack(|| self.page()) else {
            return;
        };
        let headings = self.shown.with_untracked(|shown| match shown {
            Shown::Page { prose, .. } => self.headings(&prose.root, page.level),
            _ => Vec::new(),
        });
        spawn(async move {
            let read = self.inner().client.markdown(&page.path).await;
            let is_copied = match read {
                Ok(text) => dom::copying::copy(&as_open(&text, &headings)).await,
                Err(_) => false,
            };
            self.tell_copied(is_copied);
            self.said.set(self.announced.get_untracked());
            dom::timer::after(SAID, move || self.said.set(String::new()));
        });
    }

    pub(super) fn tell_copied(self, is_copied: bool) {
        let said = if is_copied {
            self.strings.copied
        } else {
            self.strings.not_copied
        };
        self.announced.set(said.to_owned());
    }

    /// The headings of a page as they stand.
    fn headings(self, root: &Passage, level: Option<Level>) -> Vec<Open> {
        let dial = untrack(|| fold::dial_in_force(self.prefs.depth(), level));
        let is_open = |passage: &Passage| {
            let deeper = passage.level.filter(|own| fold::folds(Some(*own), level));
            deeper.is_none_or(|own| self.stands_open(&passage.id, own, dial))
        };
        let passages = root.in_order().into_iter();
        passages
            .filter(|passage| !passage.heading.is_empty())
            .map(|passage| Open {
                rank: passage.rank,
                is_open: is_open(passage),
            })
            .collect()
    }
}
