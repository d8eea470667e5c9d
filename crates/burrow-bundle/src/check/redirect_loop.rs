//! A redirect must lead somewhere.

use super::{Checked, Rule};
use crate::Diagnostic;
use crate::links::Target;
use crate::site::address;
use burrow_model::PagePath;
use std::collections::HashMap;

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[LOOP, MISSING];

const LOOP: Rule = Rule::error("redirect-loop", "Redirects that lead back to themselves.");
const MISSING: Rule = Rule::error(
    "redirect-missing",
    "Nothing stands where `redirect_to` leads.",
);

/// Where a page sends its readers, and the key that says so.
type Step = (usize, &'static str, usize);

/// `redirect-loop` and `redirect-missing`.
pub(super) fn check(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    missing(checked, diagnostics);
    loops(checked, diagnostics);
}

fn missing(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for subject in checked.subjects() {
        let front = &subject.source.front;
        let Some(to) = front.redirect_to.as_deref() else {
            continue;
        };
        let resolution = checked.resolve(subject.number, to);
        let nowhere = match resolution.target {
            Target::Missing { .. } | Target::Withheld(_) => true,
            // A guess that comes back here is none.
            Target::Page(page) => page == subject.number && resolution.note.is_some(),
            _ => false,
        };
        if nowhere {
            let message = format!("this page has moved to `{to}`, where nothing stands");
            let hint = "write the address of a page, or take the redirect out";
            diagnostics.push(subject.found(&MISSING, front.place("redirect_to"), message, hint));
        }
    }
}

/// Follows every redirect; each page has at most one, so that a walk ends, comes round, or meets an earlier walk.
fn loops(checked: &Checked<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let steps = steps(checked);
    let mut met: HashMap<usize, usize> = HashMap::new();
    for start in 0..checked.site.pages.len() {
        let mut at = start;
        while let Some((next, ..)) = steps.get(&at)
            && !met.contains_key(&at)
        {
            met.insert(at, start);
            at = *next;
        }
        if met.get(&at) == Some(&start)
            && let Some(step) = steps.get(&at)
        {
            diagnostics.push(tell(checked, &steps, at, *step));
        }
    }
}

/// A round, told where its first page's redirect is written.
fn tell(
    checked: &Checked<'_>,
    steps: &HashMap<usize, Step>,
    at: usize,
    (mut next, key, said_by): Step,
) -> Diagnostic {
    let mut round = vec![checked.site.name(at)];
    while next != at {
        round.push(checked.site.name(next));
        next = steps.get(&next).map_or(at, |(next, ..)| *next);
    }
    let message = match round.as_slice() {
        [_] => "this page redirects to itself".to_owned(),
        _ => format!(
            "redirects lead round and round: {}, and back",
            round.join(", ")
        ),
    };
    let page = &checked.site.pages[said_by];
    let source = page.source.as_ref();
    let (line, column) = source.map_or((1, 1), |source| source.front.place(key));
    Diagnostic::new(LOOP.severity, LOOP.code, page.file(), message)
        .at(line, column)
        .hint(format!("take one of the addresses out of `{key}`"))
}

/// Every page that sends its readers on: by its own `redirect_to`, or because another claims its address.
fn steps(checked: &Checked<'_>) -> HashMap<usize, Step> {
    let pages = checked.site.pages.iter().enumerate();
    let by_path: HashMap<&PagePath, usize> =
        pages.map(|(number, page)| (&page.path, number)).collect();
    let find = |written: &str| by_path.get(&PagePath::new(address(written)?)).copied();
    let mut steps = HashMap::new();
    for subject in checked.subjects() {
        for from in &subject.source.front.redirect_from {
            if let Some(from) = find(from) {
                let step = (subject.number, "redirect_from", subject.number);
                steps.entry(from).or_insert(step);
            }
        }
    }
    for subject in checked.subjects() {
        let to = subject.source.front.redirect_to.as_deref();
        if let Some(to) = to.and_then(find) {
            steps.insert(subject.number, (to, "redirect_to", subject.number));
        }
    }
    steps
}
