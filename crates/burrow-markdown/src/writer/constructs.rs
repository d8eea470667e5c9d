//! What dialects add to Markdown's blocks, as HTML: callouts, tabs, cards, frames.

use super::{Writer, alerts::look, escape};
use crate::construct::{Kind, Mark, Title};

/// What stands for an element where a mark opened it: no name that HTML has.
pub(super) const CONSTRUCT: &str = "?";

/// What the title of a construct is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TitleAs {
    /// The line above a callout.
    Alert,
    /// What folds a block away, or a tab's own label.
    Summary,
    /// The line above a card.
    Card,
}

impl TitleAs {
    pub(super) fn opening(self) -> &'static str {
        match self {
            Self::Alert => "<p class=\"alert-title\">",
            Self::Summary => "<summary>",
            Self::Card => "<p class=\"card-title\">",
        }
    }

    pub(super) fn end(self) -> &'static str {
        match self {
            Self::Summary => "</summary>\n",
            Self::Alert | Self::Card => "</p>\n",
        }
    }
}

impl Writer<'_> {
    /// Writes what a mark stands for.
    pub(super) fn mark(&mut self, mark: Mark, block: bool) {
        if !mark.opens {
            return self.end_construct(mark.number);
        }
        let page = self.page;
        let Some(construct) = page.constructs.get(mark.number) else {
            return;
        };
        if block {
            self.close_paragraph();
        }
        if !block {
            // It turned out to stand inside a line, where no block can.
            return self.open_construct(mark.number, "", "");
        }
        match &construct.kind {
            Kind::Alert { name, title } => {
                let words = self.words(name, title);
                self.open_alert(look(name), words.as_deref());
                self.marked(mark.number);
                self.title(title, TitleAs::Alert);
            }
            Kind::Details { name, title, open } => {
                let open = if *open { " open=\"\"" } else { "" };
                let mut markup = format!("<details class=\"alert alert-{}\"{open}>", look(name));
                if let Some(words) = self.words(name, title) {
                    markup.push_str("<summary>");
                    escape::text(&mut markup, &words);
                    markup.push_str("</summary>\n");
                }
                self.open_construct(mark.number, &markup, "</details>\n");
                self.title(title, TitleAs::Summary);
            }
            Kind::Tabs => self.open_construct(mark.number, "<div class=\"tabs\">\n", "</div>\n"),
            Kind::Tab { group, open } => {
                // Pages may stand inside each other, so a group's name must be its own everywhere.
                let name = format!("tabs-{:08x}-{group}", self.fingerprint());
                let open = if *open { " open=\"\"" } else { "" };
                let markup = format!("<details class=\"tab\" name=\"{name}\"{open}>");
                self.open_construct(mark.number, &markup, "</details>\n");
                self.title(&Title::Follows, TitleAs::Summary);
            }
            Kind::Frame(class) => {
                let markup = format!("<div class=\"{class}\">\n");
                self.open_construct(mark.number, &markup, "</div>\n");
            }
            Kind::Card { titled } => {
                self.open_construct(mark.number, "<div class=\"card\">", "</div>\n");
                if *titled {
                    self.title(&Title::Follows, TitleAs::Card);
                }
            }
            Kind::Element(tag) => {
                let before = self.stack.len();
                self.raw_open(tag, block);
                if self.stack.len() > before {
                    self.marked(mark.number);
                } else {
                    self.open_construct(mark.number, "", "");
                }
            }
            Kind::Summary => {
                self.open_construct(mark.number, "", "");
                self.title(&Title::Follows, TitleAs::Summary);
            }
            Kind::Transparent => self.open_construct(mark.number, "", ""),
        }
    }

    fn open_construct(&mut self, number: usize, markup: &str, end: &'static str) {
        self.open(markup, end);
        self.marked(number);
    }

    /// What was opened last belongs to a construct: its mark closes it, or whatever closes what it stands in.
    fn marked(&mut self, number: usize) {
        if let Some(open) = self.stack.last_mut() {
            open.raw = open.raw.or(Some(CONSTRUCT));
            open.construct = Some(number);
        }
    }

    fn end_construct(&mut self, number: usize) {
        let above = self
            .stack
            .iter()
            .rev()
            .take_while(|open| open.raw.is_some())
            .position(|open| open.construct == Some(number));
        let Some(above) = above else { return };
        for _ in 0..=above {
            self.pop();
        }
        self.title_follows = None;
    }

    fn title(&mut self, title: &Title, written: TitleAs) {
        if *title == Title::Follows {
            self.title_follows = Some(written);
        }
    }

    /// The title of a callout that is not in the text.
    fn words(&self, name: &str, title: &Title) -> Option<String> {
        match title {
            Title::Usual => Some(self.dialect.language.title(name)),
            Title::Words(words) => Some(words.clone()),
            Title::None | Title::Follows => None,
        }
    }

    /// A number that another page hardly has.
    fn fingerprint(&mut self) -> u32 {
        // FNV-1a: the same everywhere, as a bundle's bytes must be.
        let text = self.page.text.as_bytes();
        *self.fingerprint.get_or_insert_with(|| {
            text.iter().fold(0x811c_9dc5, |hash, byte| {
                (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
            })
        })
    }
}
