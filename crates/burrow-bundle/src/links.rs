//! Where links lead: from what an author wrote to a page, a file or a place elsewhere.

mod lookup;
mod rewrite;
mod spot;
mod target;
mod withheld;

pub(crate) use lookup::{Lookup, Resolution, Target};
pub(crate) use rewrite::{Rewriter, encode};
pub(crate) use spot::{Spot, Text};
pub(crate) use target::{Note, Written, join, percent_decode};
pub(crate) use withheld::Withheld;

use crate::assets::Assets;
use crate::convention::Convention;
use crate::site::Site;
use burrow_markdown::{Links, Place, Resolved, drawing::Draw};
use burrow_model::PagePath;

/// Answers burrow-markdown for one page.
pub(crate) struct PageLinks<'a> {
    /// The site.
    pub site: &'a Site,
    /// Finds pages.
    pub lookup: &'a Lookup<'a>,
    /// How the tree is written.
    pub convention: &'a Convention,
    /// Files that are shown or offered.
    pub assets: &'a Assets<'a>,
    /// Who draws diagrams.
    pub draw: Option<&'a dyn Draw>,
    /// Number of the page in the site.
    pub page: usize,
}

impl PageLinks<'_> {
    /// The anchor on a page that a fragment names, in whatever way this kind of project makes anchors.
    fn anchor(&self, page: usize, anchor: String) -> String {
        let source = self.site.pages[page].source.as_ref();
        let loose = source.filter(|_| self.convention.dialect.loose_anchors);
        let alike = loose.and_then(|source| {
            source.heading_alike(&anchor, || self.convention.dialect(&source.path))
        });
        alike.map_or(anchor, str::to_owned)
    }

    /// What a link or image on a line of the page becomes.
    pub fn answer(&self, target: &str, image: bool, line: u32) -> Resolved {
        let resolution = self.lookup.resolve_at(self.page, target, line);
        match resolution.target {
            Target::Page(number) if !image => Resolved::Page {
                path: self.site.pages[number].path.clone(),
                anchor: resolution.anchor.map(|anchor| self.anchor(number, anchor)),
            },
            Target::Page(_) | Target::Outside => Resolved::Missing { path: None },
            Target::File(path) => match self.assets.get(&path, image) {
                Ok(asset) => Resolved::Asset {
                    path: asset.path.clone(),
                    size: asset.size,
                },
                Err(_) => Resolved::Missing { path: None },
            },
            Target::External(url) => Resolved::External(url),
            Target::Withheld(_) => Resolved::Withheld,
            Target::Missing { wanted } => Resolved::Missing {
                path: wanted.filter(|_| !image).map(PagePath::new),
            },
            Target::Refused => Resolved::Refused,
        }
    }
}

impl Links for PageLinks<'_> {
    fn link(&self, target: &str) -> Resolved {
        self.answer(target, false, 0)
    }

    fn image(&self, target: &str) -> Resolved {
        self.answer(target, true, 0)
    }

    fn link_at(&self, target: &str, place: Place) -> Resolved {
        self.answer(target, false, place.line)
    }

    fn image_at(&self, target: &str, place: Place) -> Resolved {
        self.answer(target, true, place.line)
    }

    fn draw(&self) -> Option<&dyn Draw> {
        self.draw
    }
}
