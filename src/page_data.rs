//! Everything a page shows besides its prose: catalog + page -> [`PageData`]. Pure, and the same at prerender and at
//! navigation; it travels in the HTML of a prerendered page as the [`PageSeed`].
//!
//! Only facts of the route are here. What the reader's persona, dial or theme make of them is the views' affair, so
//! that turning the lens never rebuilds a page.

mod ways;

pub use ways::{OnwardLinks, PathCard, Stop};

use crate::catalog::Catalog;
use burrow_model::{
    FORMAT_VERSION, Level, Onward, Page, PageId, PagePath, Passage, PersonaId, SiteInfo, record,
};
use ways::{onward_links, path_cards, stops};

record! {
    /// The small JSON block in a prerendered page: the only input of the first render.
    pub struct PageSeed {
        /// The bundle's format version.
        pub format: u32,
        /// What holds for the whole site.
        pub site: SiteInfo,
        /// The page.
        pub page: PageData,
    }
}

impl PageSeed {
    /// The seed of a page that leads on to `onward`.
    pub fn new(catalog: &Catalog, number: u32, page: &Page, onward: &Onward) -> Self {
        Self {
            format: FORMAT_VERSION,
            site: SiteInfo {
                paths: Vec::new(), // each page has what it needs of them
                ..catalog.manifest.site.clone()
            },
            page: page_data(catalog, number, page, onward),
        }
    }

    /// What travels in the page beside its HTML: nav tree, outline, stops of paths and ways on are read back from there.
    pub fn beside_html(&self) -> Self {
        let mut beside = self.clone();
        beside.page.nav = Vec::new();
        beside.page.outline = Vec::new();
        for path in &mut beside.page.paths {
            path.stops = Vec::new();
        }
        beside.page.onward = OnwardLinks {
            linked_more: self.page.onward.linked_more,
            ..OnwardLinks::default()
        };
        beside
    }
}

record! {
    /// What a page shows besides its prose.
    pub struct PageData {
        /// The page's identity.
        pub id: PageId,
        /// Where it answers.
        pub path: PagePath,
        /// Its label in navigation and in the window's title.
        pub title: String,
        /// The author's summary.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Its own level.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        /// Who it is for; empty means everyone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<PersonaId>,
        /// The author's status word.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// Last change as the author wrote it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub modified: Option<String>,
        /// The file it was read from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<String>,
        /// Words readable with the dial at 1, 2 and 3.
        pub words: [u32; 3],
        /// The pages above it, home first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub crumbs: Vec<PageLink>,
        /// The page before it in reading order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub prev: Option<PageLink>,
        /// The page after it in reading order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next: Option<PageLink>,
        /// What is directly below it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cards: Vec<Card>,
        /// The part of the nav tree that shows where the page stands.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub nav: Vec<Branch>,
        /// Its headings of rank 2 and 3, but those kept out of the outline.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub outline: Vec<Heading>,
        /// The reading paths that stop here.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub stops: Vec<Stop>,
        /// All reading paths of the site; on the home page only.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub paths: Vec<PathCard>,
        /// Where it leads on.
        #[serde(default, skip_serializing_if = "OnwardLinks::is_nothing")]
        pub onward: OnwardLinks,
    }
}

impl PageData {
    /// Whether this is the home page.
    pub fn is_home(&self) -> bool {
        self.crumbs.is_empty() && self.id == PageId::default()
    }
}

record! {
    /// A link to a page, with what lists show beside it.
    pub struct PageLink {
        /// The page's identity.
        pub id: PageId,
        /// Where it answers.
        pub path: PagePath,
        /// Its label.
        pub title: String,
        /// Its own level.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        /// Who it is for; empty means everyone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<PersonaId>,
        /// All its words.
        #[serde(default)]
        pub words: u32,
        /// Whether anything stands below it in the nav tree.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub has_children: bool,
    }
}

record! {
    /// A child of a page, shown as a card when there is something below it and as a row when not.
    pub struct Card {
        /// The page.
        pub link: PageLink,
        /// One or two sentences on what it gives.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub promise: Option<String>,
        /// The first few pages inside.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub inside: Vec<PageLink>,
        /// How many more stand directly inside.
        #[serde(default)]
        pub more: u32,
        /// Pages in all, itself included.
        #[serde(default)]
        pub pages: u32,
        /// Words of its pages by their level (unlabelled ones count as level 1).
        #[serde(default)]
        pub words: [u32; 3],
    }
}

record! {
    /// The children of one page in the nav tree.
    pub struct Branch {
        /// The page above.
        pub parent: PageId,
        /// The pages below, in order.
        pub links: Vec<PageLink>,
    }
}

record! {
    /// A heading of the outline.
    pub struct Heading {
        /// Its anchor.
        pub id: String,
        /// Its text.
        pub text: String,
        /// Its rank.
        pub rank: u8,
    }
}

/// Names of children shown on a card before "and n more".
const NAMES_ON_A_CARD: usize = 5;

/// Computes what page `number` shows, which leads on to `onward`.
pub fn page_data(catalog: &Catalog, number: u32, page: &Page, onward: &Onward) -> PageData {
    let above = catalog.nav.ancestors(number);
    let (prev, next) = catalog.neighbours(number);
    let onward = onward_links(catalog, onward, &[&prev, &next]);
    let branch = |number: &u32| Branch {
        parent: catalog.meta(*number).id.clone(),
        links: nav_links(catalog, *number),
    };
    PageData {
        id: page.id.clone(),
        path: catalog.meta(number).path(),
        title: page.title.clone(),
        description: page.description.clone(),
        level: page.level,
        personas: page.personas.clone(),
        status: page.status.clone(),
        modified: page.modified.clone(),
        source: page.source.clone(),
        words: page.words,
        crumbs: catalog.links(&above),
        prev,
        next,
        cards: catalog
            .nav
            .children(number)
            .iter()
            .filter(|_| !page.no_cards)
            .map(|child| card(catalog, *child))
            .collect(),
        nav: above
            .iter()
            .chain([&number])
            .map(branch)
            .filter(|branch| !branch.links.is_empty())
            .collect(),
        outline: page
            .root
            .in_order()
            .into_iter()
            .skip(1)
            .filter(|passage| !passage.unlisted && passage.rank <= 3)
            .map(heading)
            .collect(),
        stops: stops(catalog, &page.id),
        paths: if number == 0 {
            path_cards(catalog)
        } else {
            Vec::new()
        },
        onward,
    }
}

/// What the nav tree shows of the pages directly below one.
pub fn nav_links(catalog: &Catalog, number: u32) -> Vec<PageLink> {
    let mut links = catalog.links(catalog.nav.children(number));
    for link in &mut links {
        (link.level, link.words) = (None, 0);
    }
    links
}

fn heading(passage: &Passage) -> Heading {
    Heading {
        id: passage.id.clone(),
        text: passage.heading.text(),
        rank: passage.rank,
    }
}

fn card(catalog: &Catalog, number: u32) -> Card {
    let children = catalog.nav.children(number);
    let below = catalog.nav.descendants(number);
    let mut words = [0; 3];
    for page in below.iter().chain([&number]) {
        let meta = catalog.meta(*page);
        words[meta.level.unwrap_or(Level::Surface).index()] += meta.words[2];
    }
    Card {
        link: catalog.link(number),
        promise: catalog.meta(number).promise.clone(),
        inside: catalog.links(&children[..children.len().min(NAMES_ON_A_CARD)]),
        more: children.len().saturating_sub(NAMES_ON_A_CARD) as u32,
        pages: below.len() as u32 + 1,
        words,
    }
}

/// The prose of a page: its passages, apart from [`PageData`], so that nothing but a new page rebuilds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// The page's passages.
    pub root: Passage,
    /// Its footnote definitions.
    pub footnotes: burrow_model::Html,
}

impl Prose {
    /// Takes the prose of a page.
    pub fn of(page: &Page) -> Self {
        Self {
            root: page.root.clone(),
            footnotes: page.footnotes.clone(),
        }
    }

    /// The anchors of the passages that must be open for the element `anchor` to be seen, outermost first:
    /// passages on the way to the one with that id, itself included. Anchors inside prose are found in its markup.
    pub fn way_to(&self, anchor: &str) -> Vec<String> {
        let mut way = Vec::new();
        find(&self.root, anchor, &mut way);
        way
    }

    /// The innermost passage in which the element `anchor` stands.
    pub fn passage(&self, anchor: &str) -> Option<&Passage> {
        let mut way = self.way_to(anchor).into_iter();
        // The first one is the root.
        way.next()?;
        let mut passage = &self.root;
        for id in way {
            passage = passage.children.iter().find(|child| child.id == id)?;
        }
        Some(passage)
    }
}

fn find(passage: &Passage, anchor: &str, way: &mut Vec<String>) -> bool {
    way.push(passage.id.clone());
    let here = passage.id == anchor || passage.html.has_id(anchor);
    if here
        || passage
            .children
            .iter()
            .any(|child| find(child, anchor, way))
    {
        return true;
    }
    way.pop();
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::tests::small;

    fn passage(id: &str, rank: u8, children: Vec<Passage>) -> Passage {
        Passage {
            id: id.into(),
            rank,
            children,
            ..Passage::default()
        }
    }

    fn page() -> Page {
        let root = passage(
            "guide",
            1,
            vec![
                passage("why", 2, vec![passage("more", 3, vec![])]),
                passage("how", 2, vec![]),
            ],
        );
        Page {
            id: PageId::new("guide"),
            title: "Guide".into(),
            root,
            ..Page::default()
        }
    }

    #[test]
    fn a_section_page_shows_where_it_stands_and_what_is_below() {
        let data = page_data(&small(), 1, &page(), &Onward::default());
        let titles = |links: &[PageLink]| {
            links
                .iter()
                .map(|link| link.title.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(titles(&data.crumbs), ["Home"]);
        assert_eq!(data.prev.map(|link| link.title).as_deref(), Some("Home"));
        assert_eq!(
            data.next.map(|link| link.title).as_deref(),
            Some("First steps")
        );
        assert_eq!(
            data.cards
                .iter()
                .map(|card| card.link.title.as_str())
                .collect::<Vec<_>>(),
            ["First steps", "DNS records"]
        );
        assert_eq!(
            data.nav
                .iter()
                .map(|branch| titles(&branch.links))
                .collect::<Vec<_>>(),
            [
                vec!["Guide", "About us"],
                vec!["First steps", "DNS records"]
            ]
        );
        assert_eq!(
            data.outline
                .iter()
                .map(|heading| heading.id.as_str())
                .collect::<Vec<_>>(),
            ["why", "more", "how"]
        );
    }

    #[test]
    fn a_card_counts_what_is_inside_by_level() {
        let home = Page::default();
        let data = page_data(&small(), 0, &home, &Onward::default());
        assert!(data.is_home());
        let guide = &data.cards[0];
        assert_eq!(
            (guide.pages, guide.words, guide.more),
            (3, [300, 300, 300], 0)
        );
        assert_eq!(guide.promise.as_deref(), Some("What Guide holds."));
    }

    fn onward() -> Onward {
        let ids = |names: &[&str]| names.iter().copied().map(PageId::new).collect();
        Onward {
            deeper: ids(&["guide/dns"]),
            related: ids(&["guide/start", "about", "gone"]),
            linked_from: ids(&["about"]),
            linked_more: 3,
            ..Onward::default()
        }
    }

    #[test]
    fn a_page_leads_on_to_what_it_does_not_show_beside_it() {
        let data = page_data(&small(), 1, &page(), &onward());
        let ids = |links: &[PageLink]| {
            links
                .iter()
                .map(|link| link.id.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&data.onward.deeper), ["guide/dns"]);
        assert_eq!(
            ids(&data.onward.related),
            ["about"],
            "the next page and one that is gone stay out"
        );
        assert_eq!(ids(&data.onward.linked_from), ["about"]);
        assert_eq!(data.onward.linked_more, 3);
        assert_eq!(data.onward.deeper[0].level, Some(Level::Deep));
    }

    #[test]
    fn the_seed_reads_back_as_it_was_written() {
        let seed = PageSeed::new(&small(), 1, &page(), &onward());
        let json = serde_json::to_string(&seed).unwrap();
        assert_eq!(serde_json::from_str::<PageSeed>(&json).unwrap(), seed);
    }

    #[test]
    fn the_way_to_an_anchor_names_every_passage_that_must_open() {
        let prose = Prose::of(&page());
        assert_eq!(prose.way_to("more"), ["guide", "why", "more"]);
        assert_eq!(prose.way_to("nowhere"), Vec::<String>::new());
    }
}
