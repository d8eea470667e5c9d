//! The page: its frame, its order and its head. Each part is one file below.

mod ages;
mod findings;
mod links;
mod parts;
mod people;
mod reading;
mod summary;
mod to_do;
mod trend;

use super::advice::Advice;
use super::data::{Data, ELEMENT};
use super::facts::Facts;
use super::trend::Trend;
use super::words::Words;
use burrow_reader::fold::minutes;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What the page is made from.
pub struct View<'a> {
    /// The numbers.
    pub facts: &'a Facts,
    /// What changed, where there is an earlier report.
    pub trend: Option<&'a Trend>,
    /// What is worth doing.
    pub advice: &'a [Advice],
    /// The words.
    pub words: &'static Words,
}

/// Nothing may run and nothing may be fetched, whatever a title holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// A part of the page: its anchor, its name, what is in it.
type Part = (&'static str, &'static str, Markup);

impl View<'_> {
    /// The whole file.
    pub fn html(&self, data: &Data) -> String {
        let Self { facts, words, .. } = self;
        let parts = self.parts();
        let page = html! {
            (DOCTYPE)
            html lang=(words.tag) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="robots" content="noindex";
                    meta name="generator" content="burrow report";
                    title { (words.report) " · " (facts.title) }
                    link rel="icon" href="data:,";
                    style { (PreEscaped(style())) }
                }
                body {
                    header class="top" { div class="sheet" {
                        p class="kind" { (words.report) }
                        h1 lang=(facts.language) { (parts::title(&facts.title)) }
                        (self.lead())
                    } }
                    main class="sheet" {
                        nav class="contents" aria-label=(words.on_this_page) { ul {
                            @for (anchor, name, _) in &parts { li { a href={ "#" (anchor) } { (name) } } }
                        } }
                        @for (anchor, name, body) in &parts {
                            section id=(anchor) aria-labelledby={ (anchor) "-name" } {
                                h2 id={ (anchor) "-name" } { (name) }
                                (body)
                            }
                        }
                    }
                    script type="application/json" id=(ELEMENT) { (PreEscaped(data.embedded())) }
                }
            }
        };
        let mut page = page.into_string();
        page.push('\n');
        page
    }

    fn parts(&self) -> Vec<Part> {
        let words = self.words;
        let mut parts = vec![
            ("summary", words.glance, self.summary()),
            ("to-do", (words.to_do)(self.advice.len()), self.to_do()),
            ("people", words.people, self.people()),
            ("reading", words.reading, self.reading()),
            ("links", words.links, self.link_health()),
            ("ages", words.ages, self.ages()),
            ("findings", words.findings, self.findings()),
        ];
        if let Some(trend) = self.trend {
            parts.push(("trend", words.trend, self.full_trend(trend)));
        }
        parts.push(("about", words.about, self.about()));
        parts
    }

    fn lead(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let pages = facts.written().count() as u64;
        html! {
            p class="lead" { ((words.lead)((pages, self.number(pages)), self.time(facts.words()))) }
            p class="note" {
                @match facts.day {
                    Some(day) => ((words.as_of)((words.date)(day), facts.day_given)),
                    None => (words.no_day),
                }
            }
        }
    }

    fn about(&self) -> Markup {
        html! { ul class="plain note" { @for point in self.words.about_points { li { (point) } } } }
    }

    /// Time to read so many words.
    fn time(&self, words: u64) -> String {
        let minutes = minutes(u32::try_from(words).unwrap_or(u32::MAX));
        match minutes {
            0..100 => format!("{minutes}\u{a0}min"),
            _ => format!("{}\u{a0}h", self.number(u64::from((minutes + 30) / 60))),
        }
    }
}

/// The reader's tokens and the report's own rules. An author's accent is left out: nobody has held it to any contrast.
fn style() -> String {
    let mut files = burrow_reader::style::FILES.iter();
    let tokens = files.find(|(name, _)| *name == "tokens.css");
    let tokens = tokens.map_or("", |(_, text)| *text);
    [tokens, include_str!("report.css")].concat()
}
