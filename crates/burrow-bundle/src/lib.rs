//! From a tree of Markdown to a bundle that the reader shows; native only.
//!
//! [`Bundler`] is the way in: it reads a [`DocTree`] and gives a [`Bundle`] with its [`Diagnostic`]s. The steps are
//! listed top to bottom in `pipeline.rs`: `read` finds and takes apart the sources, `site` decides which pages
//! there are and where they answer, `render` makes their contents (asking `links` where each link leads), `nav`
//! arranges them, `check` holds them to the rules, `manifest` says it all to the reader. Nothing here prints, only
//! `write` changes anything on disk, and only `mend`, when asked to, anything in the tree.

mod assets;
mod check;
mod config;
mod convention;
mod date;
mod decode;
mod diagnostic;
mod error;
mod excerpt;
mod front_matter;
mod hashing;
mod include;
mod lines;
mod links;
mod manifest;
mod mend;
mod mojibake;
mod naming;
mod nav;
mod onward;
mod persona;
mod pipeline;
mod progress;
mod publish;
mod read;
mod render;
mod search;
mod site;
mod source;
mod survey;
mod tree;
mod write;

pub use check::{Rule, RuleDefault, RuleOption, rules, suggest_rule};
pub use config::{
    CheckConfig, CheckFlags, Config, ConfigError, ConventionName, LimitsConfig, PathConfig,
    PersonaConfig, PublishConfig, RepairConfig, SearchConfig, Setting, SiteUrl, ThemeConfig,
    VisibilityConfig, starter_config,
};
pub use date::Day;
pub use decode::{DecodeFinding, Decoded, decode};
pub use diagnostic::{Diagnostic, Edit, Fix, Severity};
pub use error::BuildError;
pub use excerpt::Excerpt;
pub use mend::{MendError, Mended, Mending, mend, write_mended};
pub use mojibake::{Mojibake, Repaired, RepairedSpan, find_mojibake, repair};
pub use pipeline::{Bundle, BundleFile, Bundler};
pub use progress::{NoProgress, Progress};
pub use publish::{Before, Destination, Local, Markdown, PageBefore, Publication, Published};
pub use survey::{MissingPage, Survey, Surveyed};
pub use tree::{DiskTree, DocTree, MemoryTree, ProjectFile, SettingPlaces, TreeError, TreeFile};
pub use write::{WriteError, check_output, write_site};
