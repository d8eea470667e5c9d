//! The map: the whole tree as a picture, a page of its own that works without script. A page is a tile that says its
//! level by how full it is and who it is for by a letter; a section is a box around its tiles. Too large a tree is cut
//! where it gets too deep for one map, and goes on in maps of the sections there.

use super::{Prerendered, finish};
use crate::{
    catalog::Catalog,
    fold,
    page_data::{Branch, PageData, PageLink, PageSeed, Prose, nav_links},
    strings::{Strings, strings},
};
use burrow_model::{
    FORMAT_VERSION, Html, Level, PageId, PagePath, Passage, Persona, PersonaId, SiteInfo,
};
use std::collections::HashSet;
use std::fmt::Write as _;

/// Pages on one map, about: more are no picture any more.
const PAGES: usize = 1500;

/// A map of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// Where it answers.
    pub path: PagePath,
    /// The page whose tree it shows, by its number in the manifest.
    pub of: u32,
    /// Sections on it that have maps of their own.
    cut: HashSet<u32>,
}

/// The maps of a site, that of the whole first; none where the site has no map.
pub fn maps(catalog: &Catalog) -> Vec<Map> {
    let Some(top) = &catalog.manifest.site.map else {
        return Vec::new();
    };
    let mut maps = Vec::new();
    let mut open = vec![0];
    while let Some(of) = open.pop() {
        let cut = cut(catalog, of);
        let mut further: Vec<u32> = cut.iter().copied().collect();
        further.sort_unstable();
        open.extend(further);
        maps.push(Map {
            path: path_of(catalog, top, of),
            of,
            cut,
        });
    }
    maps
}

fn path_of(catalog: &Catalog, top: &PagePath, section: u32) -> PagePath {
    match catalog.meta(section).id.as_str() {
        "" => top.clone(),
        id => PagePath::new(format!("{top}/{id}")),
    }
}

/// The sections whose insides are left to maps of their own: those at which a map has enough pages. What stands directly
/// below its section is always on it.
fn cut(catalog: &Catalog, of: u32) -> HashSet<u32> {
    let mut level: Vec<u32> = catalog.nav.children(of).to_vec();
    let mut count = level.len();
    loop {
        let below: usize = level
            .iter()
            .map(|page| catalog.nav.children(*page).len())
            .sum();
        if below == 0 {
            return HashSet::new();
        }
        if count + below > PAGES {
            let has_children = |page: &u32| !catalog.nav.children(*page).is_empty();
            return level.into_iter().filter(has_children).collect();
        }
        count += below;
        level = level
            .iter()
            .flat_map(|page| catalog.nav.children(*page))
            .copied()
            .collect();
    }
}

/// Renders a map for a site under `base`.
pub fn map(catalog: &Catalog, map: &Map, base: &str) -> Prerendered {
    let site = &catalog.manifest.site;
    let words = strings(&site.language);
    let title = match map.of {
        0 => words.map.to_owned(),
        of => format!("{}: {}", words.map, catalog.meta(of).title),
    };
    let mut above = vec![catalog.link(0)];
    if let Some(top) = site.map.clone().filter(|_| map.of != 0) {
        above.push(PageLink {
            id: PageId::new(top.as_str()),
            path: top,
            title: words.map.to_owned(),
            ..PageLink::default()
        });
    }
    let seed = PageSeed {
        format: FORMAT_VERSION,
        site: SiteInfo {
            paths: Vec::new(),
            ..site.clone()
        },
        page: PageData {
            id: PageId::new(map.path.as_str()),
            path: map.path.clone(),
            title,
            crumbs: above,
            nav: vec![Branch {
                parent: PageId::default(),
                links: nav_links(catalog, 0),
            }],
            ..PageData::default()
        },
    };
    let picture = Picture {
        catalog,
        words,
        letters: letters(&site.personas),
        map,
    };
    #[allow(
        clippy::disallowed_methods,
        reason = "written here; all that authors wrote is escaped"
    )]
    let html = Html::from_sanitised(picture.html());
    let prose = Prose {
        root: Passage {
            rank: 1,
            html,
            ..Passage::default()
        },
        ..Prose::default()
    };
    finish(seed, prose, base)
}

/// The shortest beginnings by which personas are told apart: a letter, two where the first is shared.
fn letters(personas: &[Persona]) -> Vec<(PersonaId, String)> {
    let begin = |label: &str, length: usize| label.chars().take(length).collect::<String>();
    let letters = personas.iter().map(|persona| {
        let is_alone = |length: &usize| {
            let own = begin(&persona.label, *length);
            let alike = personas
                .iter()
                .filter(|other| begin(&other.label, *length) == own);
            alike.count() == 1
        };
        let length = (1..3).find(is_alone).unwrap_or(2);
        (persona.id.clone(), begin(&persona.label, length))
    });
    letters.collect()
}

struct Picture<'a> {
    catalog: &'a Catalog,
    words: &'static Strings,
    letters: Vec<(PersonaId, String)>,
    map: &'a Map,
}

impl Picture<'_> {
    fn html(&self) -> String {
        let mut html = String::from("<div class=\"bw-map\">");
        self.legend(&mut html);
        self.list(self.map.of, &mut html);
        html.push_str("</div>");
        html
    }

    /// What the signs mean.
    fn legend(&self, html: &mut String) {
        html.push_str("<ul class=\"bw-map-legend\">");
        for level in Level::ALL {
            let name = (self.words.level)(level.number());
            let _ = write!(
                html,
                "<li><i data-level=\"{level}\"></i>{name}</li>",
                level = level.digit()
            );
        }
        let labels = &self.catalog.manifest.site.personas;
        for (persona, (_, letters)) in labels.iter().zip(&self.letters) {
            let _ = write!(
                html,
                "<li><i>{}</i>{}</li>",
                escape(letters),
                escape(&persona.label)
            );
        }
        let _ = write!(
            html,
            "<li><i data-read></i>{}</li></ul>",
            self.words.map_read
        );
    }

    fn list(&self, of: u32, html: &mut String) {
        html.push_str("<ul>");
        for page in self.catalog.nav.children(of) {
            if self.catalog.nav.children(*page).is_empty() {
                html.push_str("<li>");
                self.tile(*page, html);
            } else {
                self.section(*page, html);
            }
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }

    fn section(&self, page: u32, html: &mut String) {
        html.push_str("<li class=\"bw-map-section\">");
        self.tile(page, html);
        let below = self.catalog.nav.descendants(page);
        let pages = (self.words.pages)(below.len() as u32 + 1);
        let words = below
            .iter()
            .chain([&page])
            .map(|page| self.catalog.meta(*page).words[2]);
        let minutes = (self.words.minutes)(fold::minutes(words.sum()));
        let _ = write!(html, "<small>{pages} · {minutes}</small>");
        let title = escape(&self.catalog.meta(page).title);
        match &self.catalog.manifest.site.map {
            Some(top) if self.map.cut.contains(&page) => {
                let path = path_of(self.catalog, top, page);
                let name = self.words.map;
                let _ = write!(
                    html,
                    "<a href=\"&/{}/\">{name}: {title}</a>",
                    address(&path)
                );
            }
            _ => {
                let names = self.words.map_names;
                let _ = write!(
                    html,
                    "<details><summary aria-label=\"{names}: {title}\">{names}</summary></details>"
                );
                self.list(page, html);
            }
        }
    }

    fn tile(&self, page: u32, html: &mut String) {
        let meta = self.catalog.meta(page);
        let path = meta.path();
        let slash = if path.as_str().is_empty() { "" } else { "/" };
        let _ = write!(
            html,
            "<a class=\"bw-tile\" href=\"&/{}{slash}\"",
            address(&path)
        );
        let mut says = Vec::new();
        if let Some(level) = meta.level {
            let _ = write!(html, " data-level=\"{}\"", level.digit());
            says.push((self.words.level)(level.number()));
        }
        if meta.id.to_path() != path {
            let _ = write!(html, " data-id=\"{}\"", escape(meta.id.as_str()));
        }
        let mut letters = String::new();
        let personas = self.catalog.manifest.site.personas.iter();
        for (persona, (id, own)) in personas.zip(&self.letters) {
            if meta.personas.contains(id) {
                letters = if letters.is_empty() {
                    own.clone()
                } else {
                    "+".to_owned()
                };
                says.push(persona.label.clone());
            }
        }
        if !meta.personas.is_empty() {
            let names: Vec<_> = meta.personas.iter().map(PersonaId::as_str).collect();
            let _ = write!(html, " data-for=\"{}\"", escape(&names.join(",")));
        }
        let title = escape(&meta.title);
        let says: String = says
            .iter()
            .map(|word| format!(" · {}", escape(word)))
            .collect();
        let _ = write!(
            html,
            " title=\"{title}{says}\"><i aria-hidden=\"true\">{}</i><span>{title}</span></a>",
            escape(&letters)
        );
    }
}

/// The address of a page below the base path, as it stands in an attribute.
fn address(path: &PagePath) -> String {
    let address = crate::route::Address::page(path.clone()).to_string();
    escape(address.trim_end_matches('/'))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::tests::small;
    use burrow_model::PageMeta;

    fn with_map(mut catalog: Catalog) -> Catalog {
        catalog.manifest.site.map = Some(PagePath::new("burrow/map"));
        catalog
    }

    #[test]
    fn every_page_is_a_link_on_the_map_with_its_level_and_readers() {
        let catalog = with_map(small());
        let all = maps(&catalog);
        assert_eq!(all.len(), 1);
        let body = map(&catalog, &all[0], "/docs/").body;
        for part in [
            r#"href="/docs/guide/start/" data-level="2" title="First steps · Level 2""#,
            r#"href="/docs/company/about/" data-id="about""#,
            r#"data-for="technical""#,
            "<summary aria-label=\"Names: Guide\">Names</summary></details><ul>",
            "<small>3 pages · 5 min</small>",
        ] {
            assert!(body.contains(part), "{part} is not in\n{body}");
        }
        assert!(maps(&small()).is_empty());
    }

    #[test]
    fn what_authors_wrote_is_text_on_the_map() {
        let mut manifest = small().manifest;
        manifest.pages[2].title = "<b>\" & 'more'".into();
        let catalog = with_map(Catalog::new(manifest));
        let body = map(&catalog, &maps(&catalog)[0], "/").body;
        assert!(
            body.contains("<span>&lt;b&gt;&quot; &amp; 'more'</span>"),
            "{body}"
        );
        assert!(!body.contains("<b>"));
    }

    #[test]
    fn a_large_tree_is_cut_into_maps_that_stay_small_and_lose_no_page() {
        let page = |id: String, parent: Option<u32>| PageMeta {
            title: id.clone(),
            id: PageId::new(id),
            parent,
            ..PageMeta::default()
        };
        let mut pages = vec![page(String::new(), None)];
        for section in 0..40 {
            let own = pages.len() as u32;
            pages.push(page(format!("s{section}"), Some(0)));
            for number in 0..300 {
                pages.push(page(format!("s{section}/{number}"), Some(own)));
            }
        }
        let count = pages.len();
        let mut manifest = small().manifest;
        manifest.pages = pages;
        let catalog = with_map(Catalog::new(manifest));
        let all = maps(&catalog);
        assert_eq!(all.len(), 41);
        let mut seen = HashSet::new();
        for one in &all {
            let body = map(&catalog, one, "/").body;
            let tiles: Vec<_> = body.split("class=\"bw-tile\" href=\"").skip(1).collect();
            assert!(tiles.len() <= PAGES);
            seen.extend(
                tiles
                    .iter()
                    .filter_map(|tile| Some(tile.split('"').next()?.to_owned())),
            );
        }
        assert_eq!(seen.len(), count - 1, "all but home");
    }
}
