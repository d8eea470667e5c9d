//! Following a reading path, and how far somebody has read: what is noted while pages are open, and kept on this device.

use super::Reader;
use crate::{
    dom,
    page_data::{PageData, Stop},
    prefs::PROGRESS_KEY,
    progress::{Place, Progress},
    react::effect,
    route::Address,
};
use burrow_model::PagePath;
use leptos::prelude::*;

/// A page that was open for so long counts as read; milliseconds.
const READ_AFTER: u64 = 3000;

impl Reader {
    /// Takes what was kept, and notes from now on what is opened and read.
    pub(super) fn keep_progress(self) {
        let kept = dom::storage::get(&self.progress_key());
        if let Some(progress) = kept.as_deref().and_then(Progress::parse) {
            self.progress.set(progress);
        }
        effect(move || {
            let walk = self.navigator.visit().address.walk;
            if let Some(page) = self.page() {
                untrack(|| self.opened(&page, walk));
            }
        });
        dom::map::listen();
        effect(move || {
            // The map may just have come.
            let _page = self.page();
            let lens = self.prefs.lens();
            let read = self.progress.with(|progress| progress.read.clone());
            request_animation_frame(move || dom::map::mark(&self.base(), &read, lens.as_ref()));
        });
        effect(move || {
            let anchor = self.reading.get();
            let page = untrack(|| self.page()).filter(|page| !page.is_home());
            if let Some(page) = page {
                self.change_progress(|progress| {
                    progress.at = Some(Place {
                        path: page.path.clone(),
                        anchor,
                        title: page.title.clone(),
                    });
                });
            }
        });
    }

    fn opened(self, page: &PageData, walk: Option<String>) {
        if let Some(walk) = walk.filter(|walk| page.stops.iter().any(|stop| stop.id == *walk)) {
            self.follow_path(Some(walk));
        }
        let id = page.id.clone();
        dom::timer::after(READ_AFTER, move || {
            let is_open = untrack(|| self.page()).is_some_and(|page| page.id == id);
            if is_open
                && !self
                    .progress
                    .with_untracked(|progress| progress.is_read(&id))
            {
                self.change_progress(|progress| progress.has_read(&id));
            }
        });
    }

    /// Follows a path from now on, or none.
    pub fn follow_path(self, path: Option<String>) {
        if self
            .progress
            .with_untracked(|progress| progress.followed != path)
        {
            self.change_progress(|progress| progress.followed = path);
        }
    }

    fn change_progress(self, change: impl FnOnce(&mut Progress)) {
        self.progress.update(change);
        let text = self.progress.with_untracked(Progress::text);
        dom::storage::set(&self.progress_key(), &text);
    }

    /// Sites of one host keep apart what was read in each.
    fn progress_key(self) -> String {
        [PROGRESS_KEY, ":", &self.base()].concat()
    }

    /// Where a page stands in the path being followed.
    pub fn stop(self, page: &PageData) -> Option<Stop> {
        let followed = self.progress.with(|progress| progress.followed.clone())?;
        page.stops.iter().find(|stop| stop.id == followed).cloned()
    }

    /// A link's `href` to a stop of a path: who gets it follows the path too.
    pub fn stop_href(self, page: &PagePath, path: &str) -> String {
        let mut address = Address::page(page.clone());
        address.walk = Some(path.to_owned());
        address.href(&self.base())
    }
}
