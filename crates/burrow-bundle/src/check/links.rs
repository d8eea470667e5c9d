//! Every link should lead somewhere.

use super::candidates::{AT_MOST, Candidates, Names};
use super::{Checked, Rule};
use crate::Diagnostic;
use crate::assets::{Refusal, is_image};
use crate::diagnostic::Fix;
use crate::links::{Note, Resolution, Rewriter, Spot, Target, Text};
use crate::naming::folder;
use burrow_markdown::{Anchors, LinkUse};
use rayon::prelude::*;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule::error(
        "broken-link",
        "Nothing stands at the target, it is left out of the site, or an image names a page.",
    ),
    Rule::error("broken-anchor", "The page has no such heading or anchor."),
    Rule::warning("empty-link", "A link without a target."),
    Rule::error("link-outside", "The path leads out of the tree."),
    Rule::warning(
        "link-repaired",
        "A stray `)`, a line number, `//` or a backslash was put right.",
    ),
    Rule::warning(
        "link-guessed",
        "Found only from the top of the tree, or by its name.",
    ),
    Rule::error(
        "asset-refused",
        "The file is no fit image or download: too large, not what its name says, or able to carry script.",
    ),
];

/// `broken-link`, `broken-anchor`, `empty-link`, `link-outside`, `asset-refused`, `link-repaired`,
/// `link-guessed`.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let candidates = Candidates::new(checked.site, checked.built);
    let rewriter = Rewriter::new(checked.site, checked.lookup);
    let known = Known::default();
    let found = checked.built.par_iter().enumerate().map(|(number, built)| {
        let page = &checked.site.pages[number];
        let file = page.file();
        let text = LazyCell::new(|| {
            let source = page.source.as_ref();
            source.map(|source| Text::new(&source.body, source.line_offset))
        });
        let mut found = Vec::new();
        let source = page.source.as_ref();
        let moved = source.and_then(|source| source.front.redirect_to.as_deref());
        let links = built.links.iter();
        // `redirect-missing` looks after where a page has moved.
        for link in links.filter(|link| moved != Some(&link.target)) {
            let resolution = checked.resolve_link(number, link);
            let visit = Visit {
                checked,
                known: &known,
                candidates: &candidates,
                page: number,
                file,
                link,
                resolution: &resolution,
            };
            let said = [visit.target(), visit.anchor(), visit.note()];
            let mut said = said.into_iter().flatten().peekable();
            if said.peek().is_some() {
                let text = text.as_ref();
                let spot = text.and_then(|text| Some((text, text.spot(link)?)));
                let fix = spot
                    .as_ref()
                    .and_then(|(text, spot)| visit.fix(number, text, spot, &rewriter));
                found.extend(said.map(|one| visit.placed(one, spot.as_ref(), fix.clone())));
            }
        }
        found
    });
    let found: Vec<Vec<Diagnostic>> = found.collect();
    diagnostics.extend(found.into_iter().flatten());
}

/// What may be meant where nothing stands, gathered once it is asked for.
#[derive(Default)]
struct Known {
    images: OnceLock<Names>,
    /// By the number of their page.
    anchors: Mutex<HashMap<usize, Arc<(Names, Anchors)>>>,
}

impl Known {
    fn anchors(&self, page: usize, anchors: &HashSet<String>) -> Arc<(Names, Anchors)> {
        let mut all = self.anchors.lock().unwrap_or_else(PoisonError::into_inner);
        let of_page = all.entry(page).or_insert_with(|| {
            let shown = |anchor: &'_ String| format!("#{anchor}");
            let names = anchors
                .iter()
                .map(|anchor| (anchor.as_str(), shown(anchor)));
            Arc::new((Names::new(names), Anchors::new(anchors.iter().cloned())))
        });
        Arc::clone(of_page)
    }
}

struct Visit<'a> {
    checked: &'a Checked<'a>,
    known: &'a Known,
    candidates: &'a Candidates<'a>,
    page: usize,
    file: &'a str,
    link: &'a LinkUse,
    resolution: &'a Resolution,
}

impl Visit<'_> {
    /// A finding at its place: the link's target, where that can be told.
    fn placed(
        &self,
        found: Diagnostic,
        spot: Option<&(&Text<'_>, Spot)>,
        fix: Option<Fix>,
    ) -> Diagnostic {
        let Some((text, spot)) = spot else {
            return found.at(self.link.place.line, self.link.place.column);
        };
        let (line, column) = text.place(spot.shown.start);
        let (last_line, after) = text.place(spot.shown.end);
        found.at(line, column).until(last_line, after).fixed_by(fix)
    }

    /// The link with another target, where it is certain which: one change, whatever is wrong with it.
    fn fix(
        &self,
        page: usize,
        text: &Text<'_>,
        spot: &Spot,
        rewriter: &Rewriter<'_>,
    ) -> Option<Fix> {
        let written = self.link.target.as_str();
        if text.get(&spot.target) != written {
            return None; // hidden behind entities or escapes
        }
        let by_path = match (&self.resolution.target, &self.resolution.note) {
            (Target::Page(number), Some(_)) => rewriter.page(page, written, *number),
            (Target::Missing { wanted: Some(_) }, _) => {
                rewriter.nearly(page, written, self.link.image)
            }
            _ => None,
        };
        let path_right = by_path.as_deref().unwrap_or(written);
        let by_anchor = || {
            let resolution = self.checked.resolve(page, path_right);
            let (Target::Page(number), Some(anchor)) = (resolution.target, resolution.anchor)
            else {
                return None;
            };
            let anchors = &self.checked.built[number].anchors;
            if self.link.image || anchor == "top" || anchors.contains(&anchor) {
                return None;
            }
            let known = self.known.anchors(number, anchors);
            let meant = known.1.alike(&anchor)?;
            let path = path_right.split_once('#')?.0;
            Some(format!("{path}#{meant}"))
        };
        let right = by_anchor().or(by_path)?;
        Some(Fix::replace(text.place(spot.target.start), written, right))
    }

    fn kind(&self) -> &'static str {
        if self.link.image { "image" } else { "link" }
    }

    fn target(&self) -> Option<Diagnostic> {
        let target = &self.link.target;
        match &self.resolution.target {
            Target::Page(_) if !self.link.image && target.trim() == "#" => {
                let text = &self.link.text;
                let message = format!("the link “{text}” leads nowhere: its target is `#` alone");
                let found = Diagnostic::warning("empty-link", self.file, message);
                Some(found.hint("give it a target, or make it plain text"))
            }
            Target::External(_) => None,
            Target::Page(_) if !self.link.image => None,
            Target::Page(_) => {
                let message = format!("the image `{target}` is a page");
                Some(
                    Diagnostic::error("broken-link", self.file, message).hint("name an image file"),
                )
            }
            Target::File(path) => match self.checked.assets.get(path, self.link.image) {
                Ok(_) | Err(Refusal::Unreadable(_)) => None,
                Err(Refusal::Unfit(why)) => {
                    let message = format!("`{path}` is not part of the site: {why}");
                    Some(
                        Diagnostic::error("asset-refused", self.file, message)
                            .hint("replace the file"),
                    )
                }
            },
            Target::Missing { wanted: None } => {
                let message = format!(
                    "the {} “{}” leads nowhere: its target is empty",
                    self.kind(),
                    self.link.text
                );
                Some(
                    Diagnostic::warning("empty-link", self.file, message)
                        .hint("give it a target, or make it plain text"),
                )
            }
            Target::Missing {
                wanted: Some(wanted),
            } => Some(self.missing(wanted)),
            Target::Withheld(wanted) => Some(self.withheld(wanted)),
            Target::Refused => None, // burrow-markdown says so
            Target::Outside => {
                let message = format!(
                    "`{target}` leads outside the documentation's folder, where nothing is read"
                );
                Some(
                    Diagnostic::error("link-outside", self.file, message)
                        .hint("use an https address, or build from the folder above"),
                )
            }
        }
    }

    fn withheld(&self, wanted: &str) -> Diagnostic {
        let target = &self.link.target;
        let out =
            self.checked.excluded.iter().find(|(file, _)| {
                file == wanted || crate::naming::without_extension(file) == wanted
            });
        let message = match out {
            Some((file, why)) => {
                format!("`{target}` leads to {file}, which is not part of the site: {why}")
            }
            None => format!("`{target}` leads to what is not part of the site"),
        };
        Diagnostic::error("broken-link", self.file, message)
            .hint("take the link out, or let the page in")
    }

    fn missing(&self, wanted: &str) -> Diagnostic {
        let target = &self.link.target;
        let message = format!("nothing stands at `{target}`");
        let diagnostic = Diagnostic::error("broken-link", self.file, message);
        if self.link.image {
            return diagnostic.hint(suggestion(&self.images(wanted), "name an image file"));
        }
        let near = self.candidates.pages(self.page, wanted, &self.link.text);
        diagnostic.hint(suggestion(&near, "create the page, or correct the link"))
    }

    /// The images that may be meant: those of the folder that was named, else those with a name like it.
    fn images(&self, wanted: &str) -> Vec<String> {
        let images = self.checked.lookup.files().filter(|file| is_image(file));
        let inside = images.clone().filter(|file| folder(file) == wanted);
        let mut inside: Vec<String> = inside.map(|file| format!("/{file}")).collect();
        if inside.is_empty() {
            let all = || Names::new(images.map(|file| (file, format!("/{file}"))));
            return self.known.images.get_or_init(all).nearest(wanted);
        }
        inside.sort_unstable();
        inside.truncate(AT_MOST);
        inside
    }

    fn anchor(&self) -> Option<Diagnostic> {
        let anchor = self.resolution.anchor.as_deref()?;
        let Target::Page(number) = self.resolution.target else {
            return None;
        };
        let built = &self.checked.built[number];
        if self.link.image || anchor == "top" || built.anchors.contains(anchor) {
            return None;
        }
        let name = self.checked.site.name(number);
        let message = format!("`{}` has no heading or anchor `{anchor}`", name);
        let known = self.known.anchors(number, &built.anchors);
        if self.checked.convention.dialect.loose_anchors && known.1.elsewhere(anchor).is_some() {
            return None; // read as it is meant
        }
        let near = known.0.nearest(anchor);
        let hint = suggestion(&near, "correct the part after `#`");
        Some(Diagnostic::error("broken-anchor", self.file, message).hint(hint))
    }

    fn note(&self) -> Option<Diagnostic> {
        let target = &self.link.target;
        let Target::Page(number) = self.resolution.target else {
            return None;
        };
        match self.resolution.note.as_ref()? {
            Note::Repaired(what) => {
                let message = format!(
                    "`{target}` holds {what}; read as {}",
                    self.checked.site.name(number)
                );
                Some(
                    Diagnostic::warning("link-repaired", self.file, message)
                        .hint("write the path of the page"),
                )
            }
            Note::FromTop => {
                let message = format!(
                    "nothing stands at `{target}` beside this page; from the top of the tree it is {}, so the link leads there",
                    self.checked.site.name(number)
                );
                Some(
                    Diagnostic::warning("link-guessed", self.file, message)
                        .hint("begin the path with `/`, or write it from this page"),
                )
            }
            Note::Guessed => {
                let message = format!(
                    "nothing stands at `{target}`; the only page of that name is {}, so the link leads there",
                    self.checked.site.name(number)
                );
                Some(
                    Diagnostic::warning("link-guessed", self.file, message)
                        .hint("write the path of the page"),
                )
            }
        }
    }
}

fn suggestion(near: &[String], otherwise: &str) -> String {
    match near {
        [] => otherwise.to_owned(),
        [only] => format!("did you mean `{only}`?"),
        several => format!("did you mean one of `{}`?", several.join("`, `")),
    }
}
