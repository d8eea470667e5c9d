//! The root manifest: what the reader must know of the whole site before it opens a page.

use crate::{ContentHash, Level, PageId, PagePath, PersonaId, record};
use std::collections::BTreeMap;

record! {
    /// `bundle/latest.json`: the one mutable file of a bundle.
    pub struct Latest {
        /// The bundle's [`crate::FORMAT_VERSION`].
        pub format: u32,
        /// Names the root manifest: `bundle/<root>.json`.
        pub root: ContentHash,
        /// Names the search map: `bundle/search/<search>.json`.
        pub search: ContentHash,
    }
}

record! {
    /// The root manifest.
    pub struct Manifest {
        /// The bundle's [`crate::FORMAT_VERSION`].
        pub format: u32,
        /// What the site says of itself.
        pub site: SiteInfo,
        /// All pages in reading order (a parent before its children); the first is the home page.
        pub pages: Vec<PageMeta>,
        /// Former addresses and the pages that answer for them.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub redirects: BTreeMap<PagePath, PageId>,
        /// Names of the parts that say where pages lead on: `bundle/onward/<hash>.json`. [`crate::part_of`] says which
        /// part a page is in.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub onward: Vec<ContentHash>,
    }
}

record! {
    /// Names, personas, paths and looks of a site: small, and the same for every page.
    pub struct SiteInfo {
        /// The site's name.
        pub title: String,
        /// One or two sentences.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Language of the content as a BCP 47 tag.
        pub language: String,
        /// The release these pages describe; reserved.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub version: Option<String>,
        /// Logo as a path in the bundle: `assets/<hash>.svg`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub logo: Option<String>,
        /// Who reads; in the order they are offered.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<Persona>,
        /// Ordered walks through the pages.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub paths: Vec<ReadingPath>,
        /// Where the map answers; none where an author's page stands there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub map: Option<PagePath>,
        /// Where a page can be edited; `{path}` stands for the source file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub edit_url: Option<String>,
        /// Links that stand behind the nav tree.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub nav_links: Vec<SiteLink>,
        /// Links that stand at the top of every page.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub aux_links: Vec<SiteLink>,
        /// Values for the style's custom properties.
        #[serde(default)]
        pub theme: Theme,
    }
}

record! {
    /// A link that the site's configuration names.
    pub struct SiteLink {
        /// What it is called.
        pub title: String,
        /// An absolute address (http, https, mailto or tel); what starts with `&/` counts from the top of this site.
        pub url: String,
        /// Opens in a tab of its own.
        #[serde(default, skip_serializing_if = "is_false")]
        pub new_tab: bool,
    }
}

record! {
    /// Who reads.
    pub struct Persona {
        /// Short name, as in `?as=`.
        pub id: PersonaId,
        /// Name shown to people.
        pub label: String,
    }
}

record! {
    /// An ordered walk over existing pages for one kind of reader.
    pub struct ReadingPath {
        /// Short name, unique in the site.
        pub id: String,
        /// Name shown to people.
        pub title: String,
        /// Who it is for; none is everyone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<PersonaId>,
        /// The stops, in order; every one exists.
        pub pages: Vec<PageId>,
    }
}

record! {
    /// Author's values for the style's custom properties; absent ones keep the default.
    pub struct Theme {
        /// Accent colour, any CSS colour.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub accent: Option<String>,
        /// Font family of running text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub font: Option<String>,
        /// Corner radius, a CSS length.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub radius: Option<String>,
        /// Measure of the text column, a CSS length.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub width: Option<String>,
    }
}

record! {
    /// What the manifest knows of one page.
    pub struct PageMeta {
        /// The page's identity.
        pub id: PageId,
        /// Its address, where that is not the id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub path: Option<PagePath>,
        /// The label used in navigation.
        pub title: String,
        /// Number of the page above it in `Manifest::pages`; only the home page has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent: Option<u32>,
        /// Left out of the nav tree with all below it; still has a breadcrumb and an address.
        #[serde(default, skip_serializing_if = "is_false")]
        pub hidden: bool,
        /// The page's own level.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        /// Who it is for; empty means everyone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<PersonaId>,
        /// Number of the page that its author has stand before it, in place of that in reading order; its own number
        /// means that nothing stands there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub prev: Option<u32>,
        /// The same for the page after it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next: Option<u32>,
        /// What the page before it is called there, where that is not its title.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub prev_title: Option<String>,
        /// The same for the page after it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_title: Option<String>,
        /// Words readable with the dial at 1, 2 and 3.
        pub words: [u32; 3],
        /// One or two plain sentences, only on pages that have children: what a card for the section promises.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub promise: Option<String>,
        /// Names the page's file: `bundle/pages/<hash>.json`.
        pub hash: ContentHash,
    }
}

impl PageMeta {
    /// The address the page answers at.
    pub fn path(&self) -> PagePath {
        self.path.clone().unwrap_or_else(|| self.id.to_path())
    }

    /// The same, borrowed as text.
    pub fn address(&self) -> &str {
        self.path
            .as_ref()
            .map_or(self.id.as_str(), PagePath::as_str)
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape serde asks for"
)]
fn is_false(value: &bool) -> bool {
    !value
}
