//! The nav tree as far as it has been seen: which branches are known, and which stand open.

use super::{Reader, Shown};
use crate::{
    page_data::{Branch, PageLink},
    react::spawn,
};
use burrow_model::{PageId, PagePath};
use leptos::prelude::*;

impl Reader {
    /// The pages directly below a page of the nav tree; none while they have not been read.
    pub fn branch(self, parent: &PageId) -> Option<Vec<PageLink>> {
        let seen = self.nav.with(|nav| {
            let branch = nav.iter().find(|branch| branch.parent == *parent);
            branch.map(|branch| branch.links.clone())
        });
        seen.or_else(|| {
            self.catalog
                .with(|catalog| catalog.as_ref().map(|catalog| catalog.children(parent)))
        })
    }

    /// Keeps the parts of the nav tree that came with the page shown, in the place of what was known of them.
    pub(super) fn keep_nav(self) {
        if let Some(page) = untrack(|| self.page()) {
            self.keep_branches(&page.nav);
        }
    }

    fn keep_branches(self, branches: &[Branch]) {
        let is_new = |known: &Vec<Branch>| branches.iter().any(|branch| !known.contains(branch));
        if self.nav.with_untracked(is_new) {
            self.nav.update(|known| {
                for branch in branches {
                    known.retain(|old| old.parent != branch.parent);
                    known.push(branch.clone());
                }
            });
        }
    }

    /// Opens or closes the branch of the nav tree below a page. What stands there comes with that page, which is likely
    /// to be read next.
    pub fn toggle_branch(self, id: &PageId, path: &PagePath) {
        self.branches
            .update(|open| match open.iter().position(|other| other == id) {
                Some(at) => drop(open.remove(at)),
                None => open.push(id.clone()),
            });
        if untrack(|| self.branch(id)).is_some() {
            return;
        }
        let path = path.clone();
        spawn(async move {
            let read = self.inner().client.document(&path, None).await;
            let problem = match read {
                Ok(Some((seed, _))) => {
                    self.keep_branches(&seed.page.nav);
                    None
                }
                _ => self.read_catalog().await.err(),
            };
            if let Some(error) = problem {
                self.announced.set(error.words(self.strings));
            }
        });
    }

    /// Opens the branches that lead to the page shown.
    pub(super) fn open_branches(self) {
        let way: Vec<PageId> = self.shown.with_untracked(|shown| match shown {
            Shown::Page { data, .. } => data
                .crumbs
                .iter()
                .map(|link| &link.id)
                .chain([&data.id])
                .cloned()
                .collect(),
            _ => Vec::new(),
        });
        self.branches.update(|open| {
            for id in way {
                if !open.contains(&id) {
                    open.push(id);
                }
            }
        });
    }
}
