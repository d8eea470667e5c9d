//! How pages hang together: clicks, hubs, unlinked, dead ends, and what is asked for and not there.

use super::View;
use super::parts::Table;
use crate::report::bars::bar;
use maud::{Markup, html};
use std::cmp::Reverse;

/// Hubs and destinations are shown at most so many.
const TOP: usize = 20;

impl View<'_> {
    /// The part.
    pub(super) fn link_health(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let links = &facts.links;
        html! {
            p class="intro" { (words.links_intro) }
            dl class="pairs" {
                (self.pair(words.links_between, links.between))
                (self.pair(words.links_external, links.external))
                (self.pair((words.figure)("unlinked"), links.unlinked.len() as u64))
                (self.pair((words.figure)("dead_ends"), links.dead_ends.len() as u64))
                (self.pair((words.figure)("unreachable"), links.unreachable.len() as u64))
            }
            (self.clicks())
            (self.missing())
            (self.broken_folders())
            (self.list("destinations", words.destinations, words.destinations_intro, &links.destinations[..links.destinations.len().min(TOP)]))
            (self.list("hubs", words.hubs, words.hubs_intro, &links.hubs[..links.hubs.len().min(TOP)]))
            (self.list("unlinked", words.unlinked, words.unlinked_intro, &links.unlinked))
            (self.list("dead-ends", words.dead_ends, words.dead_ends_intro, &links.dead_ends))
            (self.list("unreachable", words.unreachable, words.unreachable_intro, &links.unreachable))
        }
    }

    fn pair(&self, name: &str, number: u64) -> Markup {
        html! { div { dt { (name) } dd { (self.number(number)) } } }
    }

    fn clicks(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let links = &facts.links;
        let lost = links.unreachable.len() as u32;
        let most = links
            .by_clicks
            .iter()
            .copied()
            .chain([lost])
            .max()
            .unwrap_or(0);
        let row = |name: String, pages: u32| {
            let bar = bar(&[("plain", pages.into())], most.into());
            vec![html! { (name) (bar) }, self.cell(pages)]
        };
        let mut rows: Vec<_> = (0..)
            .zip(&links.by_clicks)
            // A home page that Burrow makes is no page to count.
            .filter(|(clicks, pages)| *clicks > 0 || **pages > 0)
            .map(|(clicks, pages)| row((words.click_count)(clicks), *pages))
            .collect();
        if lost > 0 {
            rows.push(row(words.no_click.to_owned(), lost));
        }
        html! {
            h3 { (words.clicks) }
            p class="intro" { (words.clicks_intro) }
            (self.table(&Table {
                caption: words.clicks,
                heads: &[words.distance, words.pages],
                rows,
            }))
        }
    }

    fn missing(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let rows = facts.missing.iter().map(|missing| {
            let from: Vec<usize> = missing.pages.iter().map(|page| *page as usize).collect();
            let head = html! {
                span class="page" {
                    span class="path" { bdi { (missing.target) } } " "
                    span class="note" { (words.linked_from) " " (self.some(&from)) }
                }
            };
            vec![head, self.cell(missing.links)]
        });
        let rows: Vec<_> = rows.collect();
        html! {
            @if !rows.is_empty() {
                h3 id="missing" { (words.missing) }
                p class="intro" { (words.missing_intro) }
                (self.table(&Table { caption: words.missing, heads: &[words.missing_page, words.link_count], rows }))
            }
        }
    }

    fn broken_folders(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let folders = facts.findings.folders.iter();
        let mut folders: Vec<_> = folders.filter(|folder| folder.broken > 0).collect();
        folders.sort_by_key(|folder| Reverse(folder.broken));
        let most = folders.first().map_or(0, |folder| folder.broken);
        let rows = folders.iter().map(|folder| {
            let bar = bar(&[("error", folder.broken.into())], most.into());
            vec![
                html! { (self.folder(&folder.folder)) (bar) },
                self.cell(folder.pages),
                self.cell(folder.broken),
            ]
        });
        html! {
            @if !folders.is_empty() {
                h3 id="broken" { (words.broken_by_folder) }
                (self.table(&Table {
                    caption: words.broken_by_folder,
                    heads: &[words.folder, words.pages, words.link_count],
                    rows: rows.collect(),
                }))
            }
        }
    }

    /// A folder's path, or the words for the top.
    pub(super) fn folder(&self, folder: &str) -> Markup {
        html! {
            @if folder.is_empty() { (self.words.top_folder) }
            @else { span class="path" { bdi { (folder) } } }
        }
    }

    /// A list of pages with their links and clicks; nothing when it is empty.
    fn list(&self, anchor: &str, name: &str, intro: &str, pages: &[usize]) -> Markup {
        let words = self.words;
        let rows = pages.iter().map(|number| {
            let page = &self.facts.pages[*number];
            let clicks = page
                .clicks
                .map_or("–".to_owned(), |clicks| self.number(clicks));
            vec![
                self.page(*number),
                self.cell(page.inbound),
                self.cell(page.outbound),
                html! { (clicks) },
            ]
        });
        let is_top = matches!(anchor, "destinations" | "hubs");
        html! {
            @if !pages.is_empty() {
                h3 id=(anchor) {
                    (name)
                    @if !is_top { " " span class="count" { (self.count(pages.len())) } }
                }
                p class="intro" { (intro) }
                (self.table(&Table {
                    caption: name,
                    heads: &[words.page, words.links_in, words.links_out, words.clicks_short],
                    rows: rows.collect(),
                }))
            }
        }
    }
}
