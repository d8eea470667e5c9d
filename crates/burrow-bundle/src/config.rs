//! `burrow.toml`: what a tree cannot say itself. One documented field per key; an unknown key is an error.

mod check;
mod error;
mod keys;
mod publish;
mod reading;
mod site_url;
mod starter;

pub use check::{CheckConfig, CheckFlags, Setting};
pub(crate) use check::{OptionValue, RuleConfig, WARNINGS};
pub use error::ConfigError;
pub use publish::PublishConfig;
pub use reading::{LimitsConfig, RepairConfig, SearchConfig};
pub use site_url::SiteUrl;
pub use starter::starter_config;

use crate::persona::PersonaTable;
use burrow_model::Level;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The configuration of a site. The default is what holds without a file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
    /// The site's name; else that of `_config.yml`, the home page's title, or the folder's name.
    pub title: Option<String>,
    /// One or two sentences about the site.
    pub description: Option<String>,
    /// The logo: path of an image in the tree.
    pub logo: Option<String>,
    /// The path the site is served under, such as `/docs/`.
    pub base_path: Option<String>,
    /// The absolute address of the site's top, such as `https://example.com/docs/`.
    pub site_url: Option<String>,
    /// Language of the content as a BCP 47 tag; `en` unless given.
    pub language: Option<String>,
    /// The top sections in order, by page id, folder name or title; sections not named here follow.
    pub order: Vec<String>,
    /// How the tree is written, where its files mislead: `plain`, or the name of a convention.
    pub convention: Option<ConventionName>,
    /// Where a page can be edited; `{path}` stands for the source file.
    pub edit_url: Option<String>,
    /// Globs of files that are not part of the site.
    pub exclude: Vec<String>,
    /// `[theme]`: colours and measures.
    pub theme: ThemeConfig,
    /// `[[persona]]`: who reads. Those named here replace the default five; one that has a default's id keeps what
    /// it does not set.
    pub persona: Vec<PersonaConfig>,
    /// `[levels]`: level by glob, for pages that state none; the longest glob that matches wins.
    pub levels: BTreeMap<String, Level>,
    /// `[visibility]`: which pages are left out.
    pub visibility: VisibilityConfig,
    /// `infer-paths`: whether lists of links below headings such as "For developers" are reading paths, where none is
    /// written; yes unless it says no.
    pub infer_paths: Option<bool>,
    /// `[[path]]`: ordered walks through existing pages.
    pub path: Vec<PathConfig>,
    /// `[repair]`: what may be put right while reading.
    pub repair: RepairConfig,
    /// `[search]`: what search knows of words.
    pub search: SearchConfig,
    /// `[publish]`: what is written beside the pages.
    pub publish: PublishConfig,
    /// `[limits]`: how much is read.
    pub limits: LimitsConfig,
    /// `[check]`: how much each rule matters, and where.
    pub check: CheckConfig,
}

/// The kinds of projects that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConventionName {
    /// Just the Docs, or Jekyll without it.
    JustTheDocs,
    /// mdBook.
    Mdbook,
    /// MkDocs, with Material or without.
    Mkdocs,
    /// Docusaurus.
    Docusaurus,
    /// Starlight.
    Starlight,
    /// VitePress.
    Vitepress,
    /// A tree of Markdown that no tool has arranged.
    Plain,
}

/// `[theme]`: values for the style's custom properties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct ThemeConfig {
    /// Accent colour, any CSS colour.
    pub accent: Option<String>,
    /// Font family of running text.
    pub font: Option<String>,
    /// Corner radius, a CSS length.
    pub radius: Option<String>,
    /// Measure of the text column, a CSS length.
    pub width: Option<String>,
}

/// `[[persona]]`: one kind of reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct PersonaConfig {
    /// Short name, as in `?as=`: lower case, no spaces.
    pub id: String,
    /// Name shown to people; else the id with a capital.
    pub label: Option<String>,
    /// Words in front matter that mean this persona: `Developers`, `CFO`.
    pub aliases: Vec<String>,
}

/// `[visibility]`: pages left out of the site altogether, and files that only they use.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct VisibilityConfig {
    /// Whether pages with `draft: true` or `published: false` are part of the site.
    pub drafts: bool,
    /// Pages whose `status` is one of these words, in any case, are left out.
    pub status: Vec<String>,
    /// Globs of files and folders that are left out.
    pub exclude: Vec<String>,
    /// Ids of personas: pages that are for nobody else are left out.
    pub exclude_personas: Vec<String>,
    /// Values by key: pages whose front matter says one of them, in any case, are left out.
    pub front_matter: BTreeMap<String, Vec<String>>,
}

impl Default for VisibilityConfig {
    fn default() -> Self {
        let private = ["internal", "private"].map(str::to_owned);
        Self {
            drafts: false,
            status: Vec::new(),
            exclude: Vec::new(),
            exclude_personas: Vec::new(),
            front_matter: BTreeMap::from([("visibility".to_owned(), private.to_vec())]),
        }
    }
}

/// `[[path]]`: an ordered walk for one kind of reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct PathConfig {
    /// Short name, unique in the site.
    pub id: String,
    /// Name shown to people.
    pub title: String,
    /// Id of the persona it is for; else everyone.
    pub persona: Option<String>,
    /// The stops in order, by page id or source path.
    pub pages: Vec<String>,
}

impl Config {
    /// Reads the text of a `burrow.toml`; `file` names it in errors.
    pub fn parse(text: &str, file: &str) -> Result<Self, ConfigError> {
        let fail = |span: Option<std::ops::Range<usize>>, message: String| {
            ConfigError::new(file, text, span, message)
        };
        let table = toml::de::DeTable::parse(text)
            .map_err(|error| fail(error.span(), error.message().to_owned()))?;
        if let Some(unknown) = keys::unknown(table.get_ref()) {
            return Err(fail(Some(unknown.span.clone()), unknown.message()).hinted(unknown.hint()));
        }
        if let Some(wrong) = check::wrong(table.get_ref(), text) {
            let error = fail(Some(wrong.span), wrong.message);
            return Err(match wrong.hint {
                Some(hint) => error.hinted(hint),
                None => error,
            });
        }
        let config: Self =
            toml::from_str(text).map_err(|error| fail(error.span(), error.message().to_owned()))?;
        config
            .validate()
            .map_err(|(word, message)| fail(text.find(&word).map(|at| at..at), message))?;
        Ok(config)
    }

    /// Reads a `burrow.toml`.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| ConfigError::unreadable(&file, &error))?;
        Self::parse(text.trim_start_matches('\u{feff}'), &file)
    }

    /// The path the site is served under; starts and ends with a slash.
    pub fn base_path(&self) -> String {
        match self.base_path.as_deref().unwrap_or("").trim_matches('/') {
            "" => "/".into(),
            path => format!("/{path}/"),
        }
    }

    /// What no type can say. The first part of an error is a word of the text near which it stands.
    fn validate(&self) -> Result<(), (String, String)> {
        if let Some(url) = &self.site_url {
            url.parse::<SiteUrl>().map_err(|why| (url.clone(), why))?;
        }
        let hidden = &self.visibility.exclude;
        let sound = &self.repair.except;
        let left_out = self.exclude.iter().chain(hidden);
        for glob in left_out.chain(sound).chain(self.levels.keys()) {
            if let Err(error) = globset::Glob::new(glob) {
                return Err((
                    glob.clone(),
                    format!("`{glob}` is no glob: {}", error.kind()),
                ));
            }
        }
        for (number, persona) in self.persona.iter().enumerate() {
            let ok = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if persona.id.is_empty() || !persona.id.chars().all(ok) {
                let message = format!(
                    "a persona's id is lower case letters, digits and hyphens, not `{}`",
                    persona.id
                );
                let near = if persona.id.is_empty() {
                    "[[persona]]"
                } else {
                    &persona.id
                };
                return Err((near.into(), message));
            }
            if self.persona[..number]
                .iter()
                .any(|other| other.id == persona.id)
            {
                return Err((
                    persona.id.clone(),
                    format!("two personas are called `{}`", persona.id),
                ));
            }
        }
        if let Some(word) = self.search.unusable() {
            return Err((
                word.to_owned(),
                format!("a synonym is one word, not `{word}`"),
            ));
        }
        let personas = PersonaTable::new(self);
        for id in &self.visibility.exclude_personas {
            if !personas.contains(id) {
                return Err((id.clone(), format!("`{id}` is the id of no persona")));
            }
        }
        for (number, path) in self.path.iter().enumerate() {
            if path.id.is_empty() || path.title.is_empty() {
                return Err((
                    "[[path]]".into(),
                    "a path needs an `id` and a `title`".into(),
                ));
            }
            if self.path[..number].iter().any(|other| other.id == path.id) {
                return Err((
                    path.id.clone(),
                    format!("two paths are called `{}`", path.id),
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::parse(text, "burrow.toml").unwrap_err().to_string()
    }

    #[test]
    fn a_full_file_is_read() {
        let config = Config::parse(
            r##"
            title = "Burrow"
            base-path = "docs"
            order = ["guide", "reference"]
            [theme]
            accent = "#0a7"
            [levels]
            "guide/**" = 1
            [visibility]
            status = ["draft"]
            [[persona]]
            id = "technical"
            aliases = ["Plumbers"]
            [[path]]
            id = "start"
            title = "Start here"
            pages = ["guide/a"]
            [repair]
            lossy = true
            "##,
            "burrow.toml",
        )
        .unwrap();
        assert_eq!(config.base_path(), "/docs/");
        assert_eq!(config.levels["guide/**"], Level::Surface);
        assert!(config.repair.lossy && !config.visibility.drafts);
        assert_eq!(Config::default().base_path(), "/");
    }

    #[test]
    fn an_unknown_key_is_an_error_with_its_place_and_a_suggestion() {
        assert_eq!(
            error("title = \"x\"\nbase_path = \"/\"\n"),
            "burrow.toml:2:1: unknown key `base_path`; did you mean `base-path`?"
        );
        assert_eq!(
            error("[theme]\nacent = \"red\"\n"),
            "burrow.toml:2:1: unknown key `acent` in [theme]; did you mean `accent`?"
        );
        let far = error("[[persona]]\nid = \"x\"\nzzzzzzzz = 1\n");
        assert!(
            far.starts_with(
                "burrow.toml:3:1: unknown key `zzzzzzzz` in [[persona]]; the keys are `"
            )
        );
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_placed() {
        assert!(error("title = 3\n").starts_with("burrow.toml:1:9: "));
        assert!(error("[levels]\n\"a/**\" = 4\n").contains("a level is 1, 2 or 3, not 4"));
        assert!(error("exclude = [\"a[\"]\n").contains("is no glob"));
        assert!(error("[[persona]]\nid = \"Big Boss\"\n").starts_with("burrow.toml:2:7: "));
        assert!(
            error("site-url = \"example.com\"\n").starts_with(
                "burrow.toml:1:13: a site's address is like https://example.com/docs/: "
            )
        );
        assert_eq!(
            error("[search]\nsynonyms = [[\"2fa\", \"two factor\"]]\n"),
            "burrow.toml:2:22: a synonym is one word, not `two factor`"
        );
        assert!(error("title = \n").starts_with("burrow.toml:1:"));
        assert_eq!(
            error("[visibility]\nexclude-personas = [\"staff\"]\n"),
            "burrow.toml:2:22: `staff` is the id of no persona"
        );
    }
}
