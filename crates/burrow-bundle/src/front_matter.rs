//! Front matter: what a page's author says of it, coerced by key. One documented field per key.

mod beside;
mod split;
mod yaml;

pub(crate) use beside::Beside;
pub(crate) use split::{Block, Shape, Split, split};
pub(crate) use yaml::{Entries, Key, Node, Value, field, parse as parse_yaml, salvage};

use burrow_model::Level;

/// Place in the list of siblings: numbers stand before words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NavOrder {
    /// `nav_order: 3`.
    Number(f64),
    /// `nav_order: "b"`.
    Word(String),
}

impl NavOrder {
    /// A place as written: a number if it reads as one.
    pub fn new(written: String) -> Self {
        match written.parse() {
            Ok(number) => Self::Number(number),
            Err(_) => Self::Word(written),
        }
    }
}

/// Longest value that is kept as written, in bytes.
const SHORT: usize = 200;

/// No heading has such a rank.
const NO_OUTLINE: Option<(u8, u8)> = Some((6, 1));

/// What a page says of itself. Keys that are not listed here are left alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FrontMatter {
    /// `title`: the label in navigation; else the first H1, else the file name.
    pub title: Option<String>,
    /// `description`: one or two sentences, shown before the text.
    pub description: Option<String>,
    /// `level`: 1, 2 or 3.
    pub level: Option<Level>,
    /// `persona`, `personas`, `audience` or `target_audience`: who it is for, as written.
    pub personas: Vec<String>,
    /// `keywords` or `tags`: a list, or words parted by commas.
    pub keywords: Vec<String>,
    /// `status`: any word.
    pub status: Option<String>,
    /// `last_modified_date`, `lastUpdated` or `last_update.date`: the last change, as written.
    pub modified: Option<String>,
    /// `parent`: the page above this one, by path or by title.
    pub parent: Option<String>,
    /// `grand_parent`: title of the page above the parent, to tell two parents of one title apart.
    pub grand_parent: Option<String>,
    /// `ancestor`: title of a page anywhere above the parent, for the same.
    pub ancestor: Option<String>,
    /// `has_children: false`: the pages that name this one as their parent stay out of the nav tree.
    pub childless: bool,
    /// `children`: titles of the pages below, in their order.
    pub children: Vec<String>,
    /// `sidebar_label` or `sidebar.label`: the label in navigation, where that is not the title.
    pub label: Option<String>,
    /// `nav_order`, `sidebar_position` or `sidebar.order`: place among the siblings.
    pub nav_order: Option<NavOrder>,
    /// `child_nav_order: desc` (or `reversed`): the pages below in reverse order.
    pub children_reversed: bool,
    /// `nav_exclude`, `unlisted` or `sidebar.hidden`: leaves the nav tree with all pages below it.
    pub nav_exclude: Option<bool>,
    /// `search_exclude`, `unlisted`, `search: false`, `search.exclude` or `pagefind: false`: leaves the search index.
    pub search_exclude: bool,
    /// `has_toc: false`: what is below the page is not listed on it.
    pub cardless: bool,
    /// `outline`, `tableOfContents`, `toc_min_heading_level` and their kin: the lowest and the highest rank of the
    /// headings in the outline; nothing between them is no outline.
    pub outline: Option<(u8, u8)>,
    /// `prev` or `pagination_prev`: what stands in place of the page before.
    pub prev: Option<Beside>,
    /// `next` or `pagination_next`: what stands in place of the page after.
    pub next: Option<Beside>,
    /// `sidebar.badge`: a word beside the label; the page's status where it gives none.
    badge: Option<String>,
    /// `permalink`: the page's address.
    pub permalink: Option<String>,
    /// `slug`: the page's address; in some projects only its last part.
    pub slug: Option<String>,
    /// `id`: the name that other files call the page by.
    pub id: Option<String>,
    /// `redirect_to`: the page has moved there.
    pub redirect_to: Option<String>,
    /// `redirect_from`: former addresses.
    pub redirect_from: Vec<String>,
    /// `reading_path`: the reading paths it is a stop of, by id or title.
    pub paths: Vec<String>,
    /// `reading_order`: its place among the stops.
    pub path_order: Option<f64>,
    /// `draft: true` or `published: false`.
    pub draft: bool,
    /// `burrow: {disable: [..]}`: rules that the page is not held to, as written, each with its line and column.
    pub disable: Vec<(String, u32, u32)>,
    /// Every key with its short values as written, for configurations that name keys of their own.
    pub values: Vec<(String, Vec<String>)>,
    /// Where each key stands, for diagnostics.
    pub places: Vec<(String, u32, u32)>,
}

/// A value that its key cannot take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// Line of the value.
    pub line: u32,
    /// Column of the value.
    pub column: u32,
    /// What was expected and what was found.
    pub message: String,
}

impl FrontMatter {
    /// Reads entries key by key; what does not fit is left out and reported.
    pub fn read(entries: &Entries) -> (Self, Vec<Misfit>) {
        let mut front = Self::default();
        let mut misfits = Vec::new();
        for (key, node) in entries {
            if let Err(expected) = front.set(&key.text, node) {
                misfits.push(Misfit {
                    line: node.line,
                    column: node.column,
                    message: format!("`{}` should be {expected}", key.text),
                });
            }
            if let Ok(values) = list(node) {
                let short = values.into_iter().filter(|value| value.len() <= SHORT);
                front.values.push((key.text.clone(), short.collect()));
            }
            front.places.push((key.text.clone(), key.line, key.column));
        }
        // What a start page shows in large letters is its title, where it has no other.
        let hero = |keys: &[&str]| {
            let hero = field(entries, "hero")?;
            keys.iter().find_map(|key| hero.get(key)?.text())
        };
        front.title = front.title.or_else(|| hero(&["title", "name", "text"]));
        front.description = front.description.or_else(|| hero(&["tagline"]));
        front.status = front.status.or(front.badge.take());
        (front, misfits)
    }

    /// The addresses that the page asks for, as written.
    pub fn wishes(&self) -> impl Iterator<Item = &str> {
        self.permalink.iter().chain(&self.slug).map(String::as_str)
    }

    /// Where the first of these keys stands that there is, or the top of the file.
    pub fn place_of(&self, keys: &[&str]) -> (u32, u32) {
        let place = |key: &&str| self.places.iter().find(|(name, ..)| name == key);
        let found = keys.iter().find_map(place);
        found.map_or((1, 1), |(_, line, column)| (*line, *column))
    }

    /// Whether a key has one of these values, in any case; a line of several, parted by commas, has each.
    pub fn says(&self, key: &str, values: &[String]) -> bool {
        let is_asked = |word: &str| {
            let word = word.trim().to_lowercase();
            values
                .iter()
                .any(|value| value.trim().to_lowercase() == word)
        };
        let said = self.values.iter().filter(|(name, _)| name == key);
        said.flat_map(|(_, values)| values)
            .any(|value| is_asked(value) || value.split(',').any(is_asked))
    }

    /// Where a key stands, or the top of the file.
    pub fn place(&self, key: &str) -> (u32, u32) {
        self.place_of(&[key])
    }

    fn set(&mut self, key: &str, node: &Node) -> Result<(), &'static str> {
        match key {
            "title" => self.title = text(node)?.map(label),
            "description" => self.description = text(node)?,
            "level" => self.level = level(node)?,
            "persona" | "personas" => self.personas = list(node)?,
            "audience" | "target_audience" if self.personas.is_empty() => {
                self.personas = list(node)?;
            }
            "keywords" | "tags" => {
                for words in names(node)? {
                    let words = words.split(',').map(str::trim);
                    let fresh: Vec<_> = words.filter(|word| !word.is_empty()).collect();
                    self.keywords.extend(fresh.into_iter().map(str::to_owned));
                }
            }
            "status" => self.status = text(node)?,
            "last_modified_date" => self.modified = text(node)?,
            "lastUpdated" => {
                // `true` and `false` switch the date of the repository on and off.
                let date =
                    text(node)?.filter(|date| date.starts_with(|c: char| c.is_ascii_digit()));
                self.modified = date.or(self.modified.take());
            }
            "last_update" => self.modified = node.get("date").and_then(Node::text),
            "parent" => self.parent = text(node)?.map(label),
            "grand_parent" => self.grand_parent = text(node)?.map(label),
            "ancestor" => self.ancestor = text(node)?.map(label),
            "has_children" => self.childless = flag(node)? == Some(false),
            "children" => self.children = list(node)?.into_iter().map(label).collect(),
            "nav_order" | "sidebar_position" => self.nav_order = text(node)?.map(NavOrder::new),
            "sidebar_label" => self.label = text(node)?.map(label),
            "sidebar" => {
                let says = |key: &str| node.get(key);
                self.label = says("label").and_then(Node::text).map(label);
                let order = says("order").and_then(Node::text);
                self.nav_order = order.map(NavOrder::new).or(self.nav_order.take());
                if says("hidden").is_some_and(Node::is_true) {
                    self.nav_exclude = Some(true);
                }
                let badge = says("badge");
                self.badge =
                    badge.and_then(|badge| badge.text().or_else(|| badge.get("text")?.text()));
            }
            "has_toc" => self.cardless = flag(node)? == Some(false),
            "prev" => self.prev = Beside::of(node),
            "next" => self.next = Beside::of(node),
            "pagination_prev" => self.prev = Beside::of_id(node),
            "pagination_next" => self.next = Beside::of_id(node),
            "hide" => {
                let hidden = list(node).unwrap_or_default();
                if hidden.iter().any(|part| part == "toc") {
                    self.outline = NO_OUTLINE;
                }
                if hidden.iter().any(|part| part == "footer") {
                    self.prev = Some(Beside::nothing());
                    self.next = Some(Beside::nothing());
                }
            }
            "hide_table_of_contents" if node.is_true() => self.outline = NO_OUTLINE,
            "aside" | "toc" if node.is_false() => self.outline = NO_OUTLINE,
            "toc_min_heading_level" => {
                self.outline = beside::from_rank(self.outline, node.text());
            }
            "toc_max_heading_level" => {
                self.outline = beside::to_rank(self.outline, node.text());
            }
            "outline" | "tableOfContents" => {
                self.outline = beside::outline(node).or(self.outline);
            }
            "unlisted" if flag(node)? == Some(true) => {
                self.nav_exclude = Some(true);
                self.search_exclude = true;
            }
            "child_nav_order" => {
                self.children_reversed =
                    text(node)?.is_some_and(|order| matches!(&*order, "desc" | "reversed"));
            }
            "nav_exclude" => self.nav_exclude = flag(node)?,
            "search_exclude" => self.search_exclude |= flag(node)?.unwrap_or(false),
            "search" | "pagefind" => {
                let excluded = node.get("exclude").is_some_and(Node::is_true);
                self.search_exclude |= excluded || node.is_false();
            }
            "permalink" => self.permalink = text(node)?,
            "slug" => self.slug = text(node)?,
            "id" => self.id = text(node)?,
            "redirect_to" => self.redirect_to = list(node)?.into_iter().next(),
            "redirect_from" => self.redirect_from = list(node)?,
            "reading_path" | "reading_paths" => self.paths = list(node)?,
            "reading_order" => {
                let place = text(node)?.map(|place| place.parse().map_err(|_| "a number"));
                self.path_order = place.transpose()?;
            }
            "draft" => self.draft |= flag(node)?.unwrap_or(false),
            "published" => self.draft |= !flag(node)?.unwrap_or(true),
            "burrow" => self.disable = disable(node)?,
            _ => {}
        }
        Ok(())
    }
}

fn text(node: &Node) -> Result<Option<String>, &'static str> {
    match &node.value {
        Value::Text(text) if text.trim().is_empty() => Ok(None),
        Value::Text(text) => Ok(Some(text.split_whitespace().collect::<Vec<_>>().join(" "))),
        Value::Null => Ok(None),
        Value::List(_) | Value::Map(_) | Value::Computed => Err("one line of text"),
    }
}

/// A title, or another's title, without the stars that label its level.
fn label(title: String) -> String {
    burrow_markdown::label(&title)
}

fn list(node: &Node) -> Result<Vec<String>, &'static str> {
    match &node.value {
        Value::List(items) => {
            let items: Result<Vec<_>, _> = items.iter().map(text).collect();
            items
                .map(|items| items.into_iter().flatten().collect())
                .map_err(|_| "a list of texts")
        }
        Value::Map(_) | Value::Computed => Err("a list of texts"),
        Value::Text(_) | Value::Null => Ok(text(node)?.into_iter().collect()),
    }
}

/// A list whose items may be mappings that carry their name: `tags: [{label: DNS}]`.
fn names(node: &Node) -> Result<Vec<String>, &'static str> {
    let Value::List(items) = &node.value else {
        return list(node);
    };
    let name = |item: &Node| match item.get("label").or(item.get("name")) {
        Some(name) => text(name),
        None => text(item),
    };
    let items: Result<Vec<_>, _> = items.iter().map(name).collect();
    items
        .map(|items| items.into_iter().flatten().collect())
        .map_err(|_| "a list of texts")
}

/// The rules that `burrow: {disable: ..}` names.
fn disable(node: &Node) -> Result<Vec<(String, u32, u32)>, &'static str> {
    const EXPECTED: &str = "`disable:` with a list of rules";
    let Value::Map(entries) = &node.value else {
        return if node.value == Value::Null {
            Ok(Vec::new())
        } else {
            Err(EXPECTED)
        };
    };
    let [(key, rules)] = entries.as_slice() else {
        return Err(EXPECTED);
    };
    if key.text != "disable" {
        return Err(EXPECTED);
    }
    let items = match &rules.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(rules),
    };
    let names = items.iter().map(|item| {
        let name = text(item).map_err(|_| EXPECTED)?;
        Ok(name.map(|name| (name, item.line, item.column)))
    });
    names.filter_map(Result::transpose).collect()
}

fn flag(node: &Node) -> Result<Option<bool>, &'static str> {
    const EXPECTED: &str = "true or false";
    match text(node)
        .map_err(|_| EXPECTED)?
        .map(|text| text.to_ascii_lowercase())
        .as_deref()
    {
        None => Ok(None),
        Some("true" | "yes" | "on" | "1") => Ok(Some(true)),
        Some("false" | "no" | "off" | "0") => Ok(Some(false)),
        Some(_) => Err(EXPECTED),
    }
}

fn level(node: &Node) -> Result<Option<Level>, &'static str> {
    const EXPECTED: &str = "1, 2 or 3";
    let Some(text) = text(node).map_err(|_| EXPECTED)? else {
        return Ok(None);
    };
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number: u8 = digits.parse().map_err(|_| EXPECTED)?;
    Level::try_from(number).map(Some).map_err(|_| EXPECTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> (FrontMatter, Vec<Misfit>) {
        FrontMatter::read(&parse_yaml(yaml, 1).unwrap())
    }

    #[test]
    fn values_are_coerced_by_key_and_not_by_yaml_type() {
        let (front, misfits) = read(concat!(
            "title: 2024\nlevel: \"2\"\nnav_order: \"12\"\nnav_exclude: \"false\"\nsearch_exclude: yes\n",
            "last_modified_date: 2025-11-19\nkeywords: dns, spf ,\npersona:\n  - Developers\n  - CFO\n",
            "redirect_from: \"\"\n"
        ));
        assert_eq!(misfits, []);
        assert_eq!(front.title.as_deref(), Some("2024"));
        assert_eq!(front.level, Some(Level::Detail));
        assert_eq!(front.nav_order, Some(NavOrder::Number(12.0)));
        assert_eq!(front.nav_exclude, Some(false));
        assert!(front.search_exclude);
        assert_eq!(front.modified.as_deref(), Some("2025-11-19"));
        assert_eq!(front.keywords, ["dns", "spf"]);
        assert_eq!(front.personas, ["Developers", "CFO"]);
        assert!(front.redirect_from.is_empty());
    }

    #[test]
    fn a_value_that_does_not_fit_is_left_out_and_placed() {
        let (front, misfits) = read("title: Fine\nlevel: deep\nnav_exclude: [1]\n");
        assert_eq!(front.title.as_deref(), Some("Fine"));
        assert_eq!(front.level, None);
        assert_eq!(misfits[0].message, "`level` should be 1, 2 or 3");
        assert_eq!((misfits[0].line, misfits[0].column), (2, 8));
        assert_eq!(misfits[1].message, "`nav_exclude` should be true or false");
    }

    #[test]
    fn any_key_can_be_asked_for_its_values() {
        let (front, _) = read("visibility: Internal\nteams:\n  - blue\n  - red, Green\nlevel: 2\n");
        let says = |key: &str, value: &str| front.says(key, &[value.to_owned()]);
        assert!(says("visibility", "internal") && says("teams", "RED") && says("teams", "green"));
        assert!(says("level", "2") && !says("level", "1") && !says("visibility", "intern"));
    }

    #[test]
    fn titles_lose_the_stars_of_their_level() {
        let (front, _) = read(
            "title: Tuning (⭐⭐)\nparent: Guide ⭐\nchildren: [⭐ First, Rated ⭐⭐⭐⭐⭐]\n",
        );
        assert_eq!(front.title.as_deref(), Some("Tuning"));
        assert_eq!(front.parent.as_deref(), Some("Guide"));
        assert_eq!(front.children, ["First", "Rated ⭐⭐⭐⭐⭐"]);
    }

    #[test]
    fn a_page_is_a_draft_by_either_key() {
        assert!(read("draft: true").0.draft);
        assert!(read("published: \"false\"").0.draft);
        assert!(!read("published: true").0.draft);
    }
}
