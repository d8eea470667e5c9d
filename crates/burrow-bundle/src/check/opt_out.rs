//! Opt-outs: comments and front matter by which an author says that a finding is meant so.

use super::policy::{Policy, named};
use super::{Rule, rules};
use crate::Diagnostic;
use crate::site::SitePage;
use burrow_markdown::{Comment, comments};
use std::collections::{HashMap, HashSet};

/// The rules of this file.
pub(super) const RULES: &[Rule] = &[
    Rule::info(
        "unused-opt-out",
        "An opt-out without which nothing would be found.",
    ),
    Rule::warning(
        "unknown-opt-out",
        "An opt-out that names no rule, or is misspelt itself.",
    ),
];

/// What every one of our comments begins with.
const PREFIX: &str = "burrow-";

/// How far an opt-out reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// From here to the next [`Reach::Enable`] that names its rules, or to the end.
    On,
    /// Ends what [`Reach::On`] began.
    Enable,
    /// The line it stands on.
    Line,
    /// The next line that is not blank.
    NextLine,
    /// The whole file.
    File,
}

/// The words that authors write, as in other linters.
const NAMES: [(&str, Reach); 5] = [
    ("burrow-disable", Reach::On),
    ("burrow-enable", Reach::Enable),
    ("burrow-disable-line", Reach::Line),
    ("burrow-disable-next-line", Reach::NextLine),
    ("burrow-disable-file", Reach::File),
];

/// One name in an opt-out, or all rules where it names none.
struct OptOut {
    reach: Reach,
    /// As written; none for all.
    name: Option<String>,
    /// The rules it stands for.
    codes: HashSet<&'static str>,
    line: u32,
    column: u32,
    /// The line it speaks of, for those that speak of one.
    about: u32,
    used: bool,
}

/// Takes what its author has opted out of from the findings of a page, and adds what is wrong with the opt-outs.
/// `found` are the findings of its file, in order.
pub(super) fn apply(page: &SitePage, policy: &Policy, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let Some(source) = &page.source else {
        return found;
    };
    let has_comments = source.body.contains(PREFIX);
    if !has_comments && source.front.disable.is_empty() {
        return found;
    }
    let mut said = Said {
        file: page.file(),
        opt_outs: Vec::new(),
        wrong: Vec::new(),
    };
    for (name, line, column) in &source.front.disable {
        said.add(Reach::File, std::slice::from_ref(name), (*line, *column), 0);
    }
    if has_comments {
        let is_mdx = crate::naming::extension(page.file()) == "mdx";
        let lines: Vec<&str> = source.body.lines().collect();
        let mut next = (0, 0);
        for comment in comments(&source.body, source.line_offset, is_mdx) {
            if next.0 != comment.last_line {
                let after = comment.last_line.saturating_sub(source.line_offset) as usize;
                let blank = lines.iter().skip(after);
                let blank = blank.take_while(|line| line.trim().is_empty()).count();
                next = (comment.last_line, comment.last_line + 1 + blank as u32);
            }
            said.read(&comment, next.1);
        }
    }
    let mut kept = sweep(&mut said.opt_outs, found);
    kept.extend(said.unused(policy));
    kept.append(&mut said.wrong);
    kept
}

struct Said<'a> {
    file: &'a str,
    opt_outs: Vec<OptOut>,
    wrong: Vec<Diagnostic>,
}

impl Said<'_> {
    /// Reads a comment; `next_line` is the line it speaks of if it speaks of the next.
    fn read(&mut self, comment: &Comment, next_line: u32) {
        let Some(word) = comment.text.split([':', ' ', '\t', '\n']).next() else {
            return;
        };
        if !word.starts_with(PREFIX) {
            return;
        }
        let place = (comment.place.line, comment.place.column);
        let Some((_, reach)) = NAMES.iter().find(|(name, _)| *name == word) else {
            let names = NAMES.iter().map(|(name, _)| *name);
            let nearest = names
                .map(|name| (strsim::jaro_winkler(word, name), name))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, name)) = nearest.filter(|(likeness, _)| *likeness > 0.9) {
                let message = format!("`{word}` means nothing here, so nothing is left out by it");
                let hint = format!("did you mean `{name}`?");
                self.add_wrong(place, message, hint);
            }
            return;
        };
        let rest = &comment.text[word.len()..];
        let reason = [rest.find("--"), rest.find(':')]
            .into_iter()
            .flatten()
            .min();
        let names =
            rest[..reason.unwrap_or(rest.len())].split(|c: char| c == ',' || c.is_whitespace());
        let names: Vec<String> = names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        let about = match reach {
            Reach::NextLine => next_line,
            _ => comment.place.line,
        };
        self.add(*reach, &names, place, about);
    }

    fn add(&mut self, reach: Reach, names: &[String], (line, column): (u32, u32), about: u32) {
        let opt_out = |name: Option<&String>, codes| OptOut {
            reach,
            name: name.cloned(),
            codes,
            line,
            column,
            about,
            used: false,
        };
        if names.is_empty() {
            let all = rules().map(|rule| rule.code).collect();
            self.opt_outs.push(opt_out(None, all));
        }
        let mut unknown = Vec::new();
        for name in names {
            match named(name) {
                Ok(rules) => {
                    let codes = rules.into_iter().map(|rule| rule.code).collect();
                    self.opt_outs.push(opt_out(Some(name), codes));
                }
                Err(hint) => unknown.push((name, hint)),
            }
        }
        if let Some((_, hint)) = unknown.first() {
            let names: Vec<_> = unknown
                .iter()
                .map(|(name, _)| format!("`{name}`"))
                .collect();
            let (is, hint) = match names.len() {
                1 => ("is no rule", hint.clone()),
                _ => ("are no rules", "a reason stands after `--`".to_owned()),
            };
            self.add_wrong((line, column), format!("{} {is}", names.join(", ")), hint);
        }
    }

    fn add_wrong(&mut self, (line, column): (u32, u32), message: String, hint: String) {
        let wrong = Diagnostic::warning("unknown-opt-out", self.file, message);
        self.wrong.push(wrong.at(line, column).hint(hint));
    }

    /// What was written for nothing. A rule that is off anyway does not count: it may be on elsewhere.
    fn unused(&self, policy: &Policy) -> Vec<Diagnostic> {
        let file = self.file;
        let unused = self.opt_outs.iter().filter(|opt_out| {
            !opt_out.used
                && opt_out.reach != Reach::Enable
                && opt_out.codes.iter().any(|code| policy.is_on(code, file))
        });
        unused
            .map(|opt_out| {
                let what = match &opt_out.name {
                    Some(name) => format!("`{name}`"),
                    None => "anything".to_owned(),
                };
                let message = format!("without this opt-out {what} would not be found here either");
                Diagnostic::info("unused-opt-out", file, message)
                    .at(opt_out.line, opt_out.column)
                    .hint("take it out")
            })
            .collect()
    }
}

/// Goes through opt-outs and findings in the order of their places; what is left stays.
fn sweep(opt_outs: &mut [OptOut], found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut by_line: HashMap<(u32, &'static str), usize> = HashMap::new();
    let mut by_file: HashMap<&'static str, usize> = HashMap::new();
    for (number, opt_out) in opt_outs.iter().enumerate() {
        for code in &opt_out.codes {
            match opt_out.reach {
                Reach::Line | Reach::NextLine => {
                    by_line.entry((opt_out.about, code)).or_insert(number);
                }
                Reach::File => {
                    by_file.entry(code).or_insert(number);
                }
                Reach::On | Reach::Enable => {}
            }
        }
    }
    let mut open: HashMap<&'static str, usize> = HashMap::new();
    let mut next = 0;
    let mut kept = Vec::new();
    for diagnostic in found {
        while let Some(opt_out) = opt_outs.get(next) {
            if (opt_out.line, opt_out.column) > (diagnostic.line, diagnostic.column) {
                break;
            }
            for code in &opt_out.codes {
                match opt_out.reach {
                    Reach::On => {
                        open.entry(code).or_insert(next);
                    }
                    Reach::Enable => {
                        open.remove(code);
                    }
                    Reach::Line | Reach::NextLine | Reach::File => {}
                }
            }
            next += 1;
        }
        let code = &*diagnostic.code;
        let on_line = rules()
            .find(|rule| rule.code == code)
            .and_then(|rule| by_line.get(&(diagnostic.line, rule.code)));
        let by = on_line
            .or_else(|| open.get(code))
            .or_else(|| by_file.get(code));
        match by {
            Some(number) => opt_outs[*number].used = true,
            None => kept.push(diagnostic),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use crate::{Bundler, CheckFlags, Config, Diagnostic, MemoryTree, NoProgress};

    fn check(text: &str) -> Vec<Diagnostic> {
        check_with(text, CheckFlags::default())
    }

    fn check_with(text: &str, flags: CheckFlags) -> Vec<Diagnostic> {
        let mut config = Config::default();
        config.check = config.check.with_flags(flags).unwrap();
        let tree = MemoryTree::new("docs").with("index.md", text);
        let mut found = Bundler::new(config).check(&tree, &NoProgress).unwrap();
        found.retain(|one| one.code.ends_with("-link") || one.code.ends_with("-opt-out"));
        found
    }

    /// Codes and lines of what is found in a page titled on its first line.
    fn found(text: &str) -> Vec<(String, u32)> {
        let all = check(&format!("# A\n{text}")).into_iter();
        all.map(|d| (d.code.into_owned(), d.line)).collect()
    }

    fn link(line: u32) -> (String, u32) {
        ("broken-link".into(), line)
    }

    #[test]
    fn a_block_a_line_the_next_line_and_the_file_can_be_left_out() {
        let bad = "[a](gone.md)\n";
        assert_eq!(
            found(&format!(
                "{bad}\n<!-- burrow-disable broken-link -->\n\n{bad}\n<!-- burrow-enable -->\n\n{bad}"
            )),
            [link(2), link(10)]
        );
        assert_eq!(
            found(&format!(
                "[a](gone.md) <!-- burrow-disable-line broken-link -->\n\n{bad}"
            )),
            [link(4)]
        );
        for blank in ["", "\n", "\n\n"] {
            let text = format!("<!-- burrow-disable-next-line -->\n{blank}{bad}\n{bad}");
            assert_eq!(found(&text).len(), 1, "{text}");
        }
        assert_eq!(
            found(&format!("{bad}\n<!-- burrow-disable-file broken-* -->\n")),
            []
        );
    }

    #[test]
    fn front_matter_leaves_out_for_the_whole_page() {
        let text = "---\nburrow:\n  disable: [broken-link]\n---\n# A\n\n[a](gone.md)\n";
        assert_eq!(check(text), []);
        let text = "---\nburrow: {disable: broken-lnk}\n---\n# A\n";
        let found = check(text);
        assert_eq!((&*found[0].code, found[0].line), ("unknown-opt-out", 2));
        assert_eq!(
            found[0].hint.as_deref(),
            Some("did you mean `broken-link`?")
        );
    }

    #[test]
    fn several_codes_are_parted_by_spaces_or_commas_and_a_reason_may_follow() {
        for comment in [
            "burrow-disable-next-line broken-link, empty-link -- the tool makes it",
            "burrow-disable-next-line empty-link broken-link: the tool makes it",
            "burrow-disable-next-line -- broken on purpose",
        ] {
            let text = format!("<!-- {comment} -->\n[a](gone.md) [b]()\n");
            assert_eq!(found(&text), [], "{comment}");
        }
    }

    #[test]
    fn an_opt_out_for_nothing_is_found_unless_its_rule_is_off() {
        let text = "# A\n\n<!-- burrow-disable broken-link empty-link -->\n\n[a]()\n";
        let unused = check(text);
        assert_eq!((&*unused[0].code, unused[0].line), ("unused-opt-out", 3));
        assert_eq!(unused.len(), 1);
        let flags = CheckFlags {
            allow: vec!["broken-link".into()],
            ..CheckFlags::default()
        };
        assert_eq!(check_with(text, flags), []);
    }

    #[test]
    fn a_misspelt_opt_out_leaves_nothing_out() {
        let found = found("<!-- burrow-disable because it is old -->\n\n[a](gone.md)\n");
        assert_eq!(found, [("unknown-opt-out".into(), 2), link(4)]);
        let misspelt = check("# A\n\n<!-- burrow-disable-nextline -->\n");
        assert_eq!(
            misspelt[0].hint.as_deref(),
            Some("did you mean `burrow-disable-next-line`?")
        );
    }

    #[test]
    fn opt_outs_in_code_and_those_of_other_linters_mean_nothing() {
        for comment in [
            "`<!-- burrow-disable -->`",
            "```html\n<!-- burrow-disable -->\n```",
            "<!-- markdownlint-disable -->",
            "<!-- burrow-note: see below -->",
        ] {
            let found = found(&format!("{comment}\n\n[a](gone.md)\n"));
            assert_eq!(found.len(), 1, "{comment}: {found:?}");
            assert_eq!(found[0].0, "broken-link");
        }
    }
}
