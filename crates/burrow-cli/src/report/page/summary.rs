//! At a glance: a handful of figures, and what got better or worse.

use super::View;
use crate::report::spark;
use crate::report::trend::{Change, Trend};
use maud::{Markup, html};

/// So many changes are named on either side.
const NAMED: usize = 5;

impl View<'_> {
    /// The part.
    pub(super) fn summary(&self) -> Markup {
        html! {
            (self.tiles())
            @match self.trend {
                Some(trend) => (self.changes(trend)),
                None => div class="aside" {
                    h3 { (self.words.first_report) }
                    p { (with_option(self.words.first_report_how)) }
                },
            }
        }
    }

    fn tiles(&self) -> Markup {
        let Self { facts, words, .. } = self;
        let written = facts.written().count() as u64;
        let clean = facts
            .written()
            .filter(|(_, page)| page.found[0] == 0)
            .count() as u64;
        let of_all = || (words.of_all_pages)(self.number(written));
        let share = (clean * 100).checked_div(written).unwrap_or(100);
        let surface = facts.sections.iter().map(|section| section.words[0]).sum();
        let places = facts.people.rows.len() as u64 * 3;
        let clean_note = (words.of)(self.number(clean), self.number(written));
        let broken_note = (words.tile_broken_note)(self.count(facts.missing.len()));
        let old_note = match facts.ages.median {
            Some(median) if median > 0 => (words.tile_old_note)((words.days)(median)),
            _ => of_all(),
        };
        let gaps = facts.people.gaps().count();
        let has_people = places > 0;
        html! {
            dl class="tiles" {
                (self.tile(words.tile_clean, &(words.percent)(share), &clean_note, "pages_without_errors"))
                (self.tile(words.tile_broken, &self.number(facts.findings.broken), &broken_note, "broken_links"))
                (self.tile(words.tile_unlinked, &self.count(facts.links.unlinked.len()), &of_all(), "unlinked"))
                @if has_people {
                    (self.tile(words.tile_gaps, &self.count(gaps), &(words.tile_gaps_note)(self.number(places)), "gaps"))
                }
                (self.tile(words.tile_old, &self.count(facts.ages.old.len()), &old_note, "old"))
                (self.tile(words.tile_time, &self.time(facts.words()), &(words.tile_time_note)(self.time(surface)), "words"))
            }
        }
    }

    fn tile(&self, label: &str, value: &str, note: &str, figure: &str) -> Markup {
        let change = self.trend.and_then(|trend| trend.of(figure));
        html! {
            div class="tile" {
                dt { (label) }
                dd class="value" {
                    (value)
                    @if let Some(change) = change { (spark::line(&change.course)) }
                }
                dd class="note" { (note) }
                @if let Some(change) = change.filter(|change| change.figure.key != "words") {
                    dd class="change" { (self.change(change)) }
                }
            }
        }
    }

    /// How a figure changed, with the verdict in words and not by colour alone.
    pub(super) fn change(&self, change: &Change) -> Markup {
        let words = self.words;
        let count = self.number(change.difference());
        html! {
            @if change.now == change.before {
                span class="same" { (words.as_before) }
            } @else {
                span class=[change.is_better().map(|better| if better { "better" } else { "worse" })] {
                    @if change.now > change.before { ((words.more_than_before)(count)) }
                    @else { ((words.fewer_than_before)(count)) }
                    @if let Some(better) = change.is_better() {
                        ": " (if better { words.better } else { words.worse })
                    }
                }
            }
        }
    }

    fn changes(&self, trend: &Trend) -> Markup {
        let words = self.words;
        let since = trend
            .since
            .as_deref()
            .and_then(crate::report::date::Date::parse);
        let (new, gone) = (trend.new.len() as u64, trend.gone.len() as u64);
        html! {
            h3 {
                @match since {
                    Some(day) => ((words.since)((words.date)(day))),
                    None => (words.since_last),
                }
            }
            @if trend.other_site { p class="aside" { (words.other_site) } }
            p { ((words.pages_came_and_went)((new, self.number(new)), (gone, self.number(gone)))) }
            div class="verdict" {
                div {
                    h4 class="better" { (words.got_better) }
                    (self.named(trend, true, words.nothing_better))
                }
                div {
                    h4 class="worse" { (words.got_worse) }
                    (self.named(trend, false, words.nothing_worse))
                }
            }
        }
    }

    fn named(&self, trend: &Trend, better: bool, none: &str) -> Markup {
        let changes = trend.changes.iter();
        let mut named: Vec<&Change> = changes
            .filter(|change| change.is_better() == Some(better))
            .collect();
        named.truncate(NAMED);
        html! {
            @if named.is_empty() { p class="note" { (none) } }
            @else {
                ul class="plain" { @for change in named { li {
                    strong { ((self.words.figure)(change.figure.key)) } ": "
                    ((self.words.from_to)(self.number(change.before), self.number(change.now)))
                } } }
            }
        }
    }
}

/// A sentence in which the option it names is set as code.
fn with_option(sentence: &str) -> Markup {
    const OPTION: &str = "--previous";
    match sentence.split_once(OPTION) {
        Some((before, after)) => html! { (before) code { (OPTION) } (after) },
        None => html! { (sentence) },
    }
}
