//! A link, and an image, should say what it is without the words around it.

use super::subject::Subject;
use super::{Checked, Rule, RuleOption};
use crate::Diagnostic;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[VAGUE, EMPTY, NO_ALT, NO_LANGUAGE];

const VAGUE: Rule = Rule::warning(
    "link-text-vague",
    "A link that says “here”, “click here”, “link” or “more”.",
)
.taking(&[RuleOption::words(
    "texts",
    &SAY_NOTHING,
    "link texts that say nothing",
)]);
const EMPTY: Rule = Rule::warning("link-text-empty", "A link that shows nothing.");
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

/// `link-text-vague`, `link-text-empty`, `image-alt-missing`, `fence-language-missing`.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for subject in checked.subjects() {
        vague(checked, subject, diagnostics);
        let structure = subject.structure();
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
    let vague = checked
        .policy
        .words(VAGUE.code, "texts", &subject.source.path);
    for link in subject.built.links.iter().filter(|link| !link.image) {
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
