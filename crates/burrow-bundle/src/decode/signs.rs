//! Signs that mislead, that nobody sees, or that stand for what was lost.

use super::{DecodeFinding, Places};
use crate::diagnostic::Fix;

/// A finding in a line: the byte at which it stands, its rule, what it says, what to do, and what to write instead.
type Found = (
    usize,
    &'static str,
    String,
    &'static str,
    Option<(char, &'static str)>,
);

/// Reports what stands in a page's text, at most one finding a rule and line. `is_sound` unless the text holds
/// U+FFFD that decoding has put there.
pub(super) fn report(text: &str, is_sound: bool, findings: &mut Vec<DecodeFinding>) {
    let mut places = Places::new(text);
    let mut blocks = Blocks::default();
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let region = blocks.region(number, line);
        if !line.is_ascii() {
            let mut found: Vec<Found> = Vec::new();
            found.extend(bidi_control(line));
            found.extend(invisible(line));
            found.extend(replacement(line).filter(|_| is_sound));
            found.extend(no_break_space(line, region));
            found.sort_by_key(|(at, ..)| *at);
            for (at, code, message, hint, instead) in found {
                let place = places.of(start + at);
                findings.push(DecodeFinding {
                    code,
                    message,
                    hint: hint.to_owned(),
                    line: place.0,
                    column: place.1,
                    fix: instead.map(|(from, to)| Fix::replace(place, from, to)),
                });
            }
        }
        start += line.len();
    }
}

/// Controls that turn the direction of what follows, so that text reads otherwise than it is.
fn bidi_control(line: &str) -> Option<Found> {
    let is_control = |sign: char| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let (at, sign) = line.char_indices().find(|(_, sign)| is_control(*sign))?;
    let what = match sign {
        '\u{202d}' | '\u{202e}' => "overrides",
        '\u{202c}' | '\u{2069}' => "ends a change of",
        _ => "changes",
    };
    let message = format!(
        "an invisible control (U+{:04X}) {what} the direction of text: what is shown may not be what stands here",
        u32::from(sign)
    );
    let hint = "remove it; text in other directions needs none";
    Some((at, "bidi-control", message, hint, None))
}

/// Spaces without width, and joiners where nothing is joined: searching and copying stumble over them.
fn invisible(line: &str) -> Option<Found> {
    let mut before = None;
    for (at, sign) in line.char_indices() {
        let is_ascii_word =
            |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
        let found = match sign {
            '\u{200b}' | '\u{2060}' | '\u{180e}' => true,
            // Joiners belong to emoji and to many scripts, not to Latin words.
            '\u{200c}' | '\u{200d}' => {
                is_ascii_word(before) && is_ascii_word(line[at..].chars().nth(1))
            }
            _ => false,
        };
        if found {
            let message = format!(
                "an invisible character (U+{:04X}) stands here",
                u32::from(sign)
            );
            let hint = "remove it: search and copied commands stumble over it";
            return Some((at, "invisible-character", message, hint, None));
        }
        before = Some(sign);
    }
    None
}

fn replacement(line: &str) -> Option<Found> {
    let at = line.find('\u{fffd}')?;
    let message = "“�” stands for something that was lost when the file was converted".to_owned();
    let hint = "write what stood here; an older version of the file may still have it";
    Some((at, "replacement-character", message, hint, None))
}

/// A no-break or typographic space where only a common one makes markup: `# Title` is no heading with it.
fn no_break_space(line: &str, region: Region) -> Option<Found> {
    let at = match region {
        Region::Code => return None,
        Region::FrontMatter => front_matter_space(line)?,
        Region::Text => markup_space(line)?,
    };
    let space = line[at..].chars().next()?;
    let message = format!(
        "a special space (U+{:04X}) stands where {} needs a common one",
        u32::from(space),
        if region == Region::Text {
            "Markdown"
        } else {
            "YAML"
        }
    );
    Some((
        at,
        "no-break-space",
        message,
        "write a common space",
        Some((space, " ")),
    ))
}

fn is_special_space(sign: char) -> bool {
    !sign.is_ascii() && sign.is_whitespace() && !matches!(sign, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Where a special space follows the marker of a heading or of a list's item.
fn markup_space(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(['>', ' ']);
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let digits = rest.len()
        - rest
            .trim_start_matches(|sign: char| sign.is_ascii_digit())
            .len();
    let marker = match rest.as_bytes() {
        [b'-' | b'*' | b'+', ..] => 1,
        [b'#', ..] if hashes <= 6 => hashes,
        _ if (1..=9).contains(&digits) && rest[digits..].starts_with(['.', ')']) => digits + 1,
        _ => return None,
    };
    let space = rest[marker..].chars().next()?;
    is_special_space(space).then(|| line.len() - rest.len() + marker)
}

/// Where a special space stands before a key, or between a key and its value.
fn front_matter_space(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    if line[indent..].starts_with(is_special_space) {
        return Some(indent);
    }
    let key = line.find(':')?;
    let is_key = line[..key]
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_- ".contains(&byte));
    (is_key && line[key + 1..].starts_with(is_special_space)).then_some(key + 1)
}

/// What a line belongs to, as far as signs matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Region {
    FrontMatter,
    Text,
    Code,
}

/// Walks over front matter and fenced code.
#[derive(Default)]
struct Blocks {
    in_front_matter: bool,
    /// The sign and length of the open fence.
    fence: Option<(u8, usize)>,
}

impl Blocks {
    fn region(&mut self, number: usize, line: &str) -> Region {
        let trimmed = line.trim();
        if number == 0 || self.in_front_matter {
            let is_fence = trimmed == "---";
            let was_in = self.in_front_matter;
            self.in_front_matter = is_fence != was_in;
            if is_fence || was_in {
                return Region::FrontMatter;
            }
        }
        let sign = trimmed
            .bytes()
            .next()
            .filter(|sign| matches!(sign, b'`' | b'~'));
        let length = trimmed
            .bytes()
            .take_while(|byte| Some(*byte) == sign)
            .count();
        match self.fence {
            Some((open, least)) => {
                if sign == Some(open) && length >= least && length == trimmed.len() {
                    self.fence = None;
                }
                Region::Code
            }
            None if length >= 3 => {
                self.fence = sign.map(|sign| (sign, length));
                Region::Code
            }
            None => Region::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(&'static str, u32, u32)> {
        let mut findings = Vec::new();
        report(text, true, &mut findings);
        let all = findings.iter();
        all.map(|finding| (finding.code, finding.line, finding.column))
            .collect()
    }

    #[test]
    fn controls_of_direction_are_found_at_their_place() {
        assert_eq!(said("a\nif \u{202e}x\u{202c}\n"), [("bidi-control", 2, 4)]);
        assert_eq!(said("\u{2067}a\u{2069}\n"), [("bidi-control", 1, 1)]);
        assert_eq!(
            said("שלום \u{200f}(a)\n"),
            [],
            "marks change nothing that is not seen"
        );
    }

    #[test]
    fn what_nobody_sees_is_found_except_where_a_script_needs_it() {
        assert_eq!(
            said("ab\u{200b}c \u{200b}\n"),
            [("invisible-character", 1, 3)]
        );
        assert_eq!(said("ab\u{200d}c\n"), [("invisible-character", 1, 3)]);
        assert_eq!(said("👨\u{200d}💻 می\u{200c}خواهم soft\u{ad}ly\n"), []);
    }

    #[test]
    fn what_was_lost_is_found_once_a_line() {
        assert_eq!(
            said("### �� Next\n\n�\n"),
            [
                ("replacement-character", 1, 5),
                ("replacement-character", 3, 1)
            ]
        );
        let mut findings = Vec::new();
        report("�\n", false, &mut findings);
        assert_eq!(findings, []);
    }

    #[test]
    fn special_spaces_are_found_where_they_break_markup_and_can_be_mended() {
        let text = "---\ntitle:\u{a0}A\n---\n#\u{a0}A\n-\u{a0}b\n1.\u{2009}c\n> ##\u{a0}d\n5\u{a0}€ or #\u{a0}e\n```sh\n#\u{a0}f\n```\n";
        let places = [(2, 7), (4, 2), (5, 2), (6, 3), (7, 5)];
        assert_eq!(
            said(text),
            places.map(|(line, column)| ("no-break-space", line, column))
        );
        let mut findings = Vec::new();
        report("#\u{a0}A\n", true, &mut findings);
        assert_eq!(findings[0].fix, Some(Fix::replace((1, 2), "\u{a0}", " ")));
    }
}
