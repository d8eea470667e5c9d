//! How likely a character is to have been meant, by itself and between its neighbours.

use super::candidates::is_usual;
use super::run::Unit;
use super::segment::Segment;

/// What a character that mojibake spells may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Punctuation, arrows, emoji and other signs that documentation is full of.
    Usual,
    /// Other signs.
    Sign,
    /// A letter of the languages in Latin script.
    Latin,
    /// An accent that is written after its letter.
    Accent,
    /// A byte order mark, or the sign for what could not be read.
    Mark,
    /// A letter of another script, with a number for it.
    Script(u8),
    /// Part of what was read wrongly more than once.
    Control,
    /// Anything else: possible, not likely.
    Rare,
    /// No character that anybody writes.
    Never,
}

impl Kind {
    pub fn of(meant: char) -> Self {
        match u32::from(meant) {
            // The Mac's apple is what the first byte of an emoji is read as.
            0x80..=0x9f | 0xf8ff => Self::Control,
            0x00..=0x7f | 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xf_0000.. => Self::Never,
            code if code & 0xfffe == 0xfffe => Self::Never,
            0xfeff | 0xfffd => Self::Mark,
            0xa0..=0xbf | 0xd7 | 0xf7 => Self::Sign,
            0xc0..=0x17f | 0x18f | 0x1a0 | 0x1a1 | 0x1af | 0x1b0 | 0x218..=0x21b | 0x259 => {
                Self::Latin
            }
            0x1e9e | 0x1ea0..=0x1ef9 => Self::Latin,
            0x300..=0x36f => Self::Accent,
            0x370..=0x3ff => Self::Script(1),
            0x400..=0x45f | 0x490..=0x491 => Self::Script(2),
            0x531..=0x589 => Self::Script(3),
            0x591..=0x5f4 => Self::Script(4),
            0x60c..=0x6ff => Self::Script(5),
            0x900..=0xdff => Self::Script(6),
            0xe01..=0xe5b => Self::Script(7),
            0x10a0..=0x10ff => Self::Script(8),
            0x3000..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7a3 | 0xff01..=0xffef => {
                Self::Script(9)
            }
            0x2_0000..=0x3_ffff => Self::Script(9),
            0x1f300..=0x1f64f | 0x1f680..=0x1f6ff | 0x1f900..=0x1f9ff | 0x1fa70..=0x1faff => {
                Self::Usual
            }
            0x1f100..=0x1f2ff | 0xfb00..=0xfb06 | 0xfe0f => Self::Usual,
            _ if is_usual(meant) => Self::Usual,
            0x200b..=0x206f | 0x20a0..=0x23ff | 0x2460..=0x27ff | 0x2900..=0x2bff => Self::Sign,
            _ => Self::Rare,
        }
    }

    /// Whether it may stand alone in text of a western language.
    pub fn is_western(self) -> bool {
        matches!(self, Self::Usual | Self::Sign | Self::Latin | Self::Mark)
    }
}

/// Letters that are words by themselves in some language of Latin script.
fn is_word(letter: char) -> bool {
    matches!(
        letter,
        'à' | 'é' | 'è' | 'ó' | 'ò' | 'í' | 'á' | 'å' | 'ö' | 'ä' | 'ü' | 'ú' | 'ø' | 'æ' | 'ý'
    ) || matches!(
        letter,
        'À' | 'É' | 'È' | 'Ó' | 'Í' | 'Á' | 'Å' | 'Ö' | 'Ä' | 'Ü' | 'Ú' | 'Ø' | 'Æ'
    )
}

/// What the character of a unit adds to the likelihood that it was meant.
pub(super) fn weight(segment: &Segment<'_>, units: &[Unit], number: usize) -> i32 {
    let Some(meant) = units[number].meant else {
        return 0;
    };
    match Kind::of(meant) {
        Kind::Usual => 2,
        Kind::Mark => 3,
        Kind::Sign => 1,
        Kind::Latin => in_word(segment, units, number, meant),
        Kind::Accent => {
            i32::from(
                neighbours(segment, units, number)
                    .0
                    .is_some_and(char::is_alphabetic),
            ) - 1
        }
        Kind::Script(script) => in_script(units, number, script, meant),
        Kind::Control if units.len() > 1 => 0,
        Kind::Control | Kind::Rare | Kind::Never => -2,
    }
}

/// The characters before and after a unit as they are meant.
fn neighbours(
    segment: &Segment<'_>,
    units: &[Unit],
    number: usize,
) -> (Option<char>, Option<char>) {
    let before = match number.checked_sub(1) {
        Some(other) => units[other].meant,
        None => segment.get(units[number].start as isize - 1),
    };
    let after = match units.get(number + 1) {
        Some(other) => other.meant,
        None => segment.get(units[number].end as isize),
    };
    (before, after)
}

fn in_word(segment: &Segment<'_>, units: &[Unit], number: usize, meant: char) -> i32 {
    let (before, after) = neighbours(segment, units, number);
    let before = before.filter(|sign| sign.is_alphabetic());
    let after = after.filter(|sign| sign.is_alphabetic());
    match (before, after) {
        (None, None) if !is_word(meant) => -2,
        (Some(before), after)
            if before.is_uppercase()
                && meant.is_lowercase()
                && after.is_none_or(char::is_uppercase) =>
        {
            // A small letter among capitals; in a word of two letters there is only one capital.
            let is_second = number > 0
                || !segment
                    .get(units[number].start as isize - 2)
                    .is_some_and(char::is_alphabetic);
            if is_second && after.is_none() { 1 } else { -2 }
        }
        (Some(before), _) if before.is_lowercase() && meant.is_uppercase() => -1,
        _ => 1,
    }
}

/// Letters of other scripts come in words; Greek ones also alone, as signs.
fn in_script(units: &[Unit], number: usize, script: u8, meant: char) -> i32 {
    let is_same = |unit: &&Unit| {
        unit.meant
            .is_some_and(|other| Kind::of(other) == Kind::Script(script))
    };
    let before = units[..number]
        .iter()
        .rev()
        .take(4)
        .take_while(is_same)
        .count();
    let after = units[number + 1..]
        .iter()
        .take(4)
        .take_while(is_same)
        .count();
    match before + after {
        0 if matches!(meant, 'Α'..='ω') => 1,
        0 => -1,
        1 => 0,
        _ => 1,
    }
}
