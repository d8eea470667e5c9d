//! What a build says to those who never open the reader: the head of each page, lists of pages for search engines,
//! programs and feeds, redirects, and rules for hosts. One file for each.

mod address;
mod cards;
mod description;
mod feed;
mod head;
mod hosts;
mod json_ld;
mod llms;
mod markdown;
mod not_found;
mod redirects;
mod robots;
mod sitemap;
mod xml;

pub use address::{Address, Said};
pub use cards::Cards;
pub use hosts::Listed;
pub use redirects::{former, html as redirect};

use burrow_bundle::{Bundle, Destination, PublishConfig, Published};
use burrow_model::{Page, PageMeta};
use burrow_reader::catalog::Catalog;
use std::path::PathBuf;

/// Where the list of pages for search engines is.
const SITEMAP: &str = "sitemap.xml";
/// Where the feed of changed pages is.
pub const FEED: &str = "feed.xml";

/// How a site is to be told of.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Where it stands.
    pub address: Address,
    /// What its author wants written.
    pub options: PublishConfig,
    /// Where drawn cards are kept; none where none are wanted.
    pub cards: Option<PathBuf>,
}

/// A site as it is told of: its pages, where it stands, and what its author wants written.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// What it is made of.
    pub bundle: &'a Bundle,
    /// The same, to be asked.
    pub catalog: &'a Catalog,
    /// Where it stands.
    pub address: &'a Address,
    /// What its author wants.
    pub options: &'a PublishConfig,
    /// Whether there is a feed.
    pub has_feed: bool,
}

/// What stands in a page's document beside what the reader shows.
#[derive(Debug, Default)]
pub struct Around {
    /// One or two plain sentences.
    pub description: Option<String>,
    /// Elements of the head.
    pub head: String,
    /// What stands behind the page's text: nobody waits for it.
    pub tail: String,
}

impl<'a> Told<'a> {
    /// Files that stand at the top of the site, by path; what lacks an absolute address is not among them.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = sitemap::files(self);
        files.push(("robots.txt".to_owned(), robots::text(self).into_bytes()));
        files.push(("llms.txt".to_owned(), llms::list(self).into_bytes()));
        let feed = feed::xml(self).map(|xml| (FEED.to_owned(), xml.into_bytes()));
        let full = llms::full(self).map(|text| ("llms-full.txt".to_owned(), text.into_bytes()));
        files.extend(feed.into_iter().chain(full));
        files
    }

    /// What stands around a page.
    pub fn around(&self, number: u32, card: Option<&Card<'_>>) -> Around {
        let description = self.description(number);
        Around {
            head: head::html(self, number, description.as_deref(), card),
            tail: json_ld::html(self, number, description.as_deref(), card),
            description,
        }
    }

    /// A page as Markdown.
    pub fn markdown(&self, number: u32) -> String {
        markdown::text(self, number)
    }

    /// What a visitor reads where there is no page, before the reader runs and where it cannot.
    pub fn not_found(&self) -> String {
        not_found::html(self)
    }

    /// Rules for hosts by path; `redirects` are the addresses that lead elsewhere.
    pub fn hosts(
        &self,
        listed: &[Listed<'_>],
        redirects: &[(String, &Destination)],
    ) -> Vec<(String, Vec<u8>)> {
        hosts::files(self, listed, redirects)
    }

    /// Where a destination is: a complete address, with scheme and host only where that is another site.
    pub fn destination(&self, destination: &Destination) -> String {
        match destination {
            Destination::Page(number, anchor) => {
                let page = self.path(*number);
                match anchor {
                    Some(anchor) => format!("{page}#{}", crate::base::encode_path(anchor)),
                    None => page,
                }
            }
            Destination::File(path) => self.address.base().file(path),
            Destination::Away(url) => address::strict(url),
        }
    }

    fn meta(&self, number: u32) -> &'a PageMeta {
        self.catalog.meta(number)
    }

    fn page(&self, number: u32) -> &'a Page {
        &self.bundle.pages[number as usize]
    }

    fn published(&self, number: u32) -> &'a Published {
        &self.bundle.publication.pages[number as usize]
    }

    /// The address of a page without scheme and host.
    fn path(&self, number: u32) -> String {
        self.address.base().page(self.meta(number).address())
    }

    /// The address of a page with scheme and host, where they are known.
    fn url(&self, number: u32) -> Option<String> {
        self.address.url(&self.path(number))
    }

    /// The best address of a page there is.
    fn link(&self, number: u32) -> String {
        self.url(number).unwrap_or_else(|| self.path(number))
    }

    /// Where a page stands as Markdown, without scheme and host.
    fn markdown_path(&self, number: u32) -> Option<String> {
        let is_there = self.options.markdown && self.published(number).moved.is_none();
        is_there.then(|| format!("{}index.md", self.path(number)))
    }

    fn description(&self, number: u32) -> Option<String> {
        description::of(self, number)
    }

    /// The pages that are told of in lists, in reading order.
    fn listed(&self) -> impl Iterator<Item = u32> {
        let pages = 0..self.bundle.manifest.pages.len() as u32;
        pages.filter(|number| self.is_listed(*number))
    }

    fn is_listed(&self, number: u32) -> bool {
        let page = self.published(number);
        !page.unlisted && page.moved.is_none()
    }

    /// The name of the site.
    fn title(&self) -> &'a str {
        &self.bundle.manifest.site.title
    }

    fn language(&self) -> &'a str {
        &self.bundle.manifest.site.language
    }
}

/// An image for link previews.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// Its path under the site.
    pub path: &'a str,
    /// What is written on it.
    pub text: String,
}

/// The file of a page as Markdown.
pub fn markdown_file(path: &str) -> String {
    if path.is_empty() {
        "index.md".to_owned()
    } else {
        format!("{path}/index.md")
    }
}
