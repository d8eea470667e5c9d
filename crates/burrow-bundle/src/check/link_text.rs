//! A link, and an image, should say what it is without the words around it.

use super::subject::Subject;
use super::{Checked, Rule, RuleOption};
use crate::Diagnostic;
use std::collections::HashSet;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[VAGUE, EMPTY, BARE, NO_ALT, NO_LANGUAGE];

const VAGUE: Rule = Rule::warning(
    "link-text-vague",
    "A link that says “here”, “link” or “more”, or prose that says “click here”.",
)
.taking(&[RuleOption::words(
    "texts",
    &SAY_NOTHING,
    "link texts that say nothing",
)]);
const EMPTY: Rule = Rule::warning("link-text-empty", "A link that shows nothing.");
const BARE: Rule = Rule::info(
    "bare-url",
    "A web or mail address in the text that no markup makes a link.",
);
const NO_ALT: Rule = Rule::warning("image-alt-missing", "An image without alternative text.");
const NO_LANGUAGE: Rule = Rule::info(
    "fence-language-missing",
    "A block of code that does not name its language.",
)
.off();

/// Texts, reduced to letters, that say nothing: those of markdownlint and their Spanish sisters.
const SAY_NOTHING: [&str; 18] = [
    "click",
    "click here",
    "here",
    "link",
    "more",
    "read more",
    "this",
    "this link",
    "aquí",
    "clic aquí",
    "enlace",
    "este enlace",
    "haga clic aquí",
    "haz clic aquí",
    "leer más",
    "más",
    "pulsa aquí",
    "ver más",
];

/// `link-text-vague`, `link-text-empty`, `bare-url`, `image-alt-missing`, `fence-language-missing`.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for subject in checked.subjects() {
        vague(checked, subject, diagnostics);
        let structure = subject.structure();
        diagnostics.extend(structure.bare_addresses.iter().map(|(address, place)| {
            let message = format!("`{address}` stands in the text as it is");
            let hint = "make it the target of words that say what is there, or put it in `<…>`";
            subject.found(&BARE, *place, message, hint)
        }));
        let lacks = [
            (
                &EMPTY,
                &structure.links_without_text,
                "this link shows nothing to click on, and nothing to listen to",
                "write between `[` and `]` what stands at its target",
            ),
            (
                &NO_ALT,
                &structure.images_without_text,
                "this image says nothing to readers who do not see it",
                "write between `![` and `]` what it shows",
            ),
            (
                &NO_LANGUAGE,
                &structure.fences_without_language,
                "this block of code does not say what language it is in",
                "name it after the fence, as in ```` ```rust ````; plain text is `text`",
            ),
        ];
        for (rule, places, message, hint) in lacks {
            let found = places
                .iter()
                .map(|place| subject.found(rule, *place, message, hint));
            diagnostics.extend(found);
        }
    }
}

fn vague(checked: &Checked<'_>, subject: Subject<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let places = subject.structure().click_heres.iter();
    diagnostics.extend(places.map(|place| {
        let message = "“click here” says neither where to click nor what is there";
        let hint = "make the words that name the target a link";
        subject.found(&VAGUE, *place, message, hint)
    }));
    let vague = checked
        .policy
        .words(VAGUE.code, "texts", &subject.source.path);
    let names: HashSet<_> = subject.structure().links_of_code.iter().collect();
    let links = subject.built.links.iter();
    for link in links.filter(|link| !link.image && !names.contains(&link.place)) {
        let words = link.text.split(|c: char| !c.is_alphanumeric());
        let words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        if vague.contains(&words.join(" ").as_str()) {
            let message = format!(
                "the link “{}” does not say where it leads",
                link.text.trim()
            );
            let hint = "make the words that name its target the link";
            diagnostics.push(subject.found(&VAGUE, link.place, message, hint));
        }
    }
}
