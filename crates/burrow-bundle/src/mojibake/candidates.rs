//! What a character may have been whose bytes are not all there.

use super::code_page::CodePage;
use super::run::Unit;
use super::segment::Segment;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Signs that documentation is full of; of two that the same remains fit, the earlier one is likelier.
const USUAL: &str = "’”“‘–—…•→←↑↓↔✅❌✓✔✗✘☐☑☒│─├└┌┐┘┤┬┴┼═║╔╗╚╝╠╣╦╩╬█▓▒░▌▐▄▀●○◉◦■□▪▫◼◻▶►▸▼▾▲▴◀◄◆◇★☆⭐\
    ≤≥≠≈±×÷−√∞∑∏∂∫∆∈∉∩∪⊂⊆∀∃∧∨¬⇒⇐⇔↩↪↳↵↗↘↙↖⟶⟵⟷➜➡⬅⬆⬇➤➔➕➖➗❗❓❔❕❤⚠⚡⚙⚖⚪⚫⛔⏱⏰⏳⌛⏸⏹⏺▷☁☀☎☝✏✍✉✂✨✋✊✌\
    ℹ™©®€£§†‡‰‹›«»№ℓ⌘⌥⌃⇧⏎⌫␣\u{fe0f}\u{200d}‑‐―‚„₂₃⁴⁰₁½¼¾\
    🎯🏠🏗📁📝🔐🔍🏢🏆🎨📍📎📐📞🔁🔎🎉🚀👍👎👏🏷🏛🏦🏥🏭🏪🎓🎁🎊🎬🎮🎥🎧🎭🎤🎟🎪🎛🎚🐛🐞🐳🐍🐧🐙🐢🐘🍪🍎🍕🍺🌍🌎🌏🌐🌟🌱🌈\
    🏁🏃🏅🥇🏝🏞🏖🏨🏫🏬🏰💎💍💐💝💞👐👁👏👝👞📏🔏🔝😁😍😎😏😐😞🙏🙁🛍🛎🛏🚍🚎🚐🤝🤍🤎🤐🤞🥁🥞🧐🧍🧎🧝🗝🗞🗎🗁🗐🕐🕝🕞";

/// Words that tell apart signs of which the same may be left, found in the line around them.
const TOPICS: [(char, &[&str]); 11] = [
    (
        '🔐',
        &[
            "secur",
            "auth",
            "encrypt",
            "passw",
            "login",
            "credential",
            "privacy",
            "access",
            "secret",
            "sign in",
        ],
    ),
    (
        '🔍',
        &[
            "search", "find", "discover", "monitor", "analy", "research", "inspect", "debug",
            "audit", "quality", "review", "observ",
        ],
    ),
    ('🔎', &["zoom"]),
    ('🔁', &["repeat", "retry", "loop", "sync", "cycle", "again"]),
    (
        '📝',
        &[
            "note",
            "writ",
            "edit",
            "template",
            "draft",
            "changelog",
            "form",
            "content",
            "sign up",
            "contribut",
        ],
    ),
    (
        '📍',
        &[
            "location",
            "place",
            "where",
            "region",
            "address",
            "you are here",
        ],
    ),
    ('📎', &["attach", "clip", "appendix"]),
    (
        '📐',
        &[
            "design",
            "architect",
            "blueprint",
            "standard",
            "layout",
            "measure",
        ],
    ),
    ('📞', &["phone", "call", "contact", "support", "hotline"]),
    (
        '🎓',
        &[
            "learn", "tutorial", "course", "train", "educat", "academ", "student",
        ],
    ),
    (
        '🎉',
        &["celebrat", "congrat", "launch", "welcome", "release"],
    ),
];

/// Signs that are never followed by the mark that asks for a colourful form.
const PLAIN: &str = "☐”┐═←•";

static RANKS: LazyLock<HashMap<char, usize>> = LazyLock::new(|| {
    let signs = USUAL.chars().enumerate();
    signs.map(|(rank, sign)| (sign, rank)).collect()
});

/// Whether documentation is full of a sign.
pub(super) fn is_usual(sign: char) -> bool {
    RANKS.contains_key(&sign)
}

/// The unit at a sign of which only these bytes are left, of `length`. None where too little is left to be noticed.
pub(super) fn unit(
    segment: &Segment<'_>,
    page: &CodePage,
    at: usize,
    left: &[u8],
    length: usize,
) -> Option<Unit> {
    if page.dropped.is_empty() {
        return None;
    }
    let end = at + left.len();
    let next = segment.get(end as isize);
    let unit = |end, meant| Unit {
        start: at,
        end,
        meant,
        lossy: true,
    };
    if left == [0xc3] && next == Some(' ') {
        return a_grave(segment, at).then(|| unit(end, Some('à')));
    }
    if left.len() < 2 || left.len() + 1 != length {
        return None;
    }
    if next == Some('\u{fffd}') {
        // The program that could not keep the byte has left a sign in its place.
        let meant = best(segment, page, left, left.len()..left.len() + 1, end + 1);
        return Some(unit(end + 1, meant));
    }
    if left == [0xe2, 0x80] && next.and_then(|next| page.byte(next)) == Some(0xf0) {
        return Some(unit(end, Some('\u{200d}'))); // joins two emoji
    }
    let meant = best(segment, page, left, 1..left.len() + 1, end);
    let is_noticed = meant.is_some() || matches!(left[0], 0xe2 | 0xf0);
    is_noticed.then(|| unit(end, meant))
}

/// Whether the rest of `à`, whose second byte is a space to many programs, is all there is of a letter.
fn a_grave(segment: &Segment<'_>, at: usize) -> bool {
    match segment.get(at as isize - 1) {
        Some(before) if before.is_alphanumeric() => before.is_lowercase(),
        Some(before) => before.is_whitespace() || before.is_ascii_punctuation(),
        None => true,
    }
}

/// The likeliest character with one more byte at one of these positions; `end` is the sign after what is left.
fn best(
    segment: &Segment<'_>,
    page: &CodePage,
    left: &[u8],
    positions: Range<usize>,
    end: usize,
) -> Option<char> {
    let next = segment.get(end as isize);
    let mut fits = Vec::new();
    for position in positions {
        // A no-break space was turned into a common one by many programs.
        let spaced = (position == left.len() && next == Some(' ')).then_some(&0xa0);
        for byte in page.dropped.iter().chain(spaced) {
            let mut bytes = left.to_vec();
            bytes.insert(position, *byte);
            let meant = std::str::from_utf8(&bytes)
                .ok()
                .and_then(|text| text.chars().next());
            fits.extend(meant.and_then(|meant| Some((*RANKS.get(&meant)?, meant))));
        }
    }
    if next == Some('ï') && segment.get(end as isize + 1) == Some('¸') {
        fits.retain(|(_, fit)| !PLAIN.contains(*fit));
    }
    if fits.len() > 1 {
        let line = segment.around(end).to_lowercase();
        let is_topic = |fit: char| {
            let words = TOPICS.iter().find(|(sign, _)| *sign == fit);
            words.is_some_and(|(_, words)| words.iter().any(|word| line.contains(word)))
        };
        fits.sort_by_key(|(rank, fit)| {
            let is_folder = segment.starts_tree && *fit == '📁';
            (!is_folder, !is_topic(*fit), *rank)
        });
    }
    fits.first().map(|(_, fit)| *fit)
}
