//! A nav that its authors wrote down, as plain data: what leads where, in which order, under which label.

use std::sync::Arc;

/// Items deeper than this are left out; no nav is read that deep.
pub(crate) const MAX_DEPTH: usize = 32;

/// A written nav.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct WrittenNav {
    /// The items at the top.
    pub items: Vec<NavItem>,
    /// Globs of files that need no item.
    pub unlisted: Vec<String>,
}

/// An item of a nav.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NavItem {
    /// What it is called; else what it leads to says.
    pub label: Option<String>,
    /// Where it leads.
    pub leads: Leads,
    /// The items below it.
    pub children: Vec<NavItem>,
    /// The file, line and column it stands at.
    pub place: (Arc<str>, u32, u32),
}

/// A link that stands beside the pages: behind the nav, or at the top of every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenLink {
    /// What it is called.
    pub label: String,
    /// Where it leads, as written.
    pub target: String,
    /// Whether it opens in a tab of its own.
    pub new_tab: bool,
    /// The file, line and column it stands at.
    pub place: (Arc<str>, u32, u32),
}

/// Where an item of a nav leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Leads {
    /// Nowhere itself: a group, or a page that is not written yet.
    Nowhere,
    /// To a page, by its file, its folder, its id or its address.
    Page(String),
    /// To an address elsewhere.
    Url(String),
    /// To a folder's own page, by the tree's path; its items stand below it.
    Section(String),
    /// To what a folder holds, by the tree's path; with a label as a group, without one as so many items.
    Folder(String),
    /// To everything that no other item names.
    Rest,
}

impl NavItem {
    /// An item without label and children.
    pub fn new(leads: Leads, place: (&Arc<str>, u32, u32)) -> Self {
        Self {
            label: None,
            leads,
            children: Vec::new(),
            place: (place.0.clone(), place.1, place.2),
        }
    }

    /// The same under a label.
    pub fn labelled(mut self, label: Option<String>) -> Self {
        self.label = label;
        self
    }

    /// Moves its place, and that of all below it, from one file to another.
    pub fn stands_in(&mut self, from: &str, to: &Arc<str>) {
        if &*self.place.0 == from {
            self.place.0 = to.clone();
        }
        for item in &mut self.children {
            item.stands_in(from, to);
        }
    }

    /// The same with items below it.
    pub fn with(mut self, children: Vec<NavItem>) -> Self {
        self.children = children;
        self
    }
}

/// Whether a target is an address elsewhere.
pub(crate) fn is_url(target: &str) -> bool {
    target.starts_with("//")
        || ["http://", "https://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| target.starts_with(scheme))
}
