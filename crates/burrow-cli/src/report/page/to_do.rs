//! Things worth doing: what, why, and on which pages.

use super::View;
use crate::report::advice::{Advice, Task};
use crate::report::words::TaskNames;
use maud::{Markup, html};

impl View<'_> {
    /// The part.
    pub(super) fn to_do(&self) -> Markup {
        html! {
            @if self.advice.is_empty() { p { (self.words.nothing_to_do) } }
            @else { ol class="to-do" { @for advice in self.advice { li { (self.advice(advice)) } } } }
        }
    }

    fn advice(&self, advice: &Advice) -> Markup {
        let words = self.words;
        let first = advice.pages.first().copied().unwrap_or(0);
        let named = match advice.task {
            Task::Link { from: named } | Task::Label { below: named } => named,
            _ => first,
        };
        let page = &self.facts.pages[named];
        let time = match advice.task {
            Task::Divide { .. } => self.time(page.total_words().into()),
            _ => String::new(),
        };
        let quoted = [words.open_quote, &short(&page.title), words.close_quote].concat();
        let told = (words.task)(
            &advice.task,
            &TaskNames {
                page: &quoted,
                pages: advice.pages.len(),
                count: &self.count(advice.pages.len()),
                inbound: page.inbound,
                time: &time,
                is_written: page.is_written(),
            },
        );
        html! {
            h3 { (told.title) }
            p { (told.why) }
            p class="pages" {
                span class="note" { ((words.task_pages)(&advice.task)) ": " }
                @match advice.task {
                    Task::Mend { .. } | Task::Divide { .. } => {
                        // The title stands in the heading.
                        @match &page.file { Some(file) => (self.file(file)), None => (self.title(first)) }
                    }
                    _ => (self.some(&advice.pages)),
                }
            }
            p { a href={ "#" (anchor(&advice.task)) } { ((words.task_more)(&advice.task)) } }
        }
    }
}

/// A title as it stands inside a sentence, kept from turning the sentence around.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.truncate(short.trim_end().len());
        short.push('…');
    }
    format!("\u{2068}{short}\u{2069}")
}

/// Where the page says more about it.
fn anchor(task: &Task) -> String {
    let anchor = match task {
        Task::Mend { rule, .. } => return format!("rule-{rule}"),
        Task::Missing { .. } => "missing",
        Task::Reach => "unreachable",
        Task::Start { .. } | Task::Label { .. } => "people",
        Task::Link { .. } => "unlinked",
        Task::Review { .. } => "old-pages",
        Task::Divide { .. } => "reading",
    };
    anchor.to_owned()
}
