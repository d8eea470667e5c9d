//! How strange signs are where they stand: what no language, no notation and no typographer puts side by side.

use super::run::Unit;
use super::segment::Segment;
use std::ops::Range;

/// What a sign is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// White space, the ends of the text, punctuation of ASCII.
    Neutral,
    Lower,
    Upper,
    /// A letter of a script without case.
    Letter,
    Digit,
    /// Opens something: `„`, `¿`.
    Open,
    /// A quotation mark that may stand on either side of a word, or an ellipsis.
    Quote,
    Dash,
    /// Stands raised after a word or number: `®`, `²`, `°`.
    Raised,
    Currency,
    /// `π` and the like: a letter to mathematicians.
    Operand,
    /// `√` and the like, which stand before an operand.
    Prefix,
    /// Stands alone, or between numbers.
    Symbol,
    /// Not meant to be seen at all.
    Never,
}

fn role(sign: Option<char>) -> Role {
    let Some(sign) = sign else {
        return Role::Neutral;
    };
    match sign {
        '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' => Role::Never,
        'ª' | 'º' | '°' | '™' | '®' | '©' | '²' | '³' | '¹' | '·' | '•' => {
            Role::Raised
        }
        '„' | '‚' | '¿' | '¡' => Role::Open,
        '“' | '”' | '‘' | '’' | '«' | '»' | '‹' | '›' | '…' => Role::Quote,
        '–' | '—' => Role::Dash,
        '¢' | '£' | '¤' | '¥' | '€' => Role::Currency,
        'π' | 'Ω' | '∂' | '∑' | '∏' | 'µ' | '∞' => Role::Operand,
        '√' | '≈' | '∆' | '¬' | '≤' | '≥' | '≠' => Role::Prefix,
        'ƒ' | 'ˆ' | '˜' | 'ˇ' => Role::Symbol,
        '\u{ad}' => Role::Neutral,
        sign if sign.is_lowercase() => Role::Lower,
        sign if sign.is_uppercase() => Role::Upper,
        sign if sign.is_alphabetic() => Role::Letter,
        sign if sign.is_numeric() && sign.is_ascii() => Role::Digit,
        sign if sign.is_ascii() || sign.is_whitespace() => Role::Neutral,
        _ => Role::Symbol,
    }
}

impl Role {
    fn is_letter(self) -> bool {
        matches!(self, Self::Lower | Self::Upper | Self::Letter)
    }
}

/// How odd a range of a segment is, its borders with what stands around it included.
pub(super) fn of(segment: &Segment<'_>, range: Range<usize>) -> i32 {
    let (first, last) = (range.start as isize, range.end as isize);
    let pairs = (first - 1..last).map(|at| pair(segment, at));
    let quotes = (first + 1..last).map(|at| quote_inside_word(segment, at));
    let strange: i32 = pairs.chain(quotes).sum();
    // Where one letter beyond ASCII was read wrongly its neighbours were too: a sound one speaks for the others.
    let sound = |at: isize| match segment.get(at) {
        Some(sign) if sign.is_ascii() => 0,
        Some(sign) if sign.is_alphabetic() => 3,
        Some(_) => 1,
        None => 0,
    };
    strange - sound(first - 1) - sound(last)
}

/// How odd it is that the sign after `at` follows it.
fn pair(segment: &Segment<'_>, at: isize) -> i32 {
    let (a, b) = (segment.get(at), segment.get(at + 1));
    let (left, right) = (role(a), role(b));
    let single_letter = || !role(segment.get(at - 1)).is_letter();
    match (left, right) {
        (Role::Never, _) | (_, Role::Never) => 3,
        (Role::Lower, Role::Upper) => 2,
        (Role::Lower | Role::Upper, Role::Upper | Role::Lower) if is_rare_pair(a, b) => 2,
        (Role::Upper, Role::Lower) if is_foreign_pair(a, b) => 1,
        (Role::Lower | Role::Upper | Role::Letter, Role::Prefix) if single_letter() => 0,
        (
            Role::Lower | Role::Upper | Role::Letter,
            Role::Open | Role::Currency | Role::Symbol | Role::Prefix,
        ) => 2,
        (Role::Lower | Role::Upper | Role::Letter, Role::Operand) => 1,
        (Role::Digit, Role::Lower | Role::Upper | Role::Open | Role::Prefix) => 1,
        (Role::Raised, Role::Lower) => 1,
        (Role::Raised, Role::Upper) => i32::from(a != Some('°')),
        (Role::Lower | Role::Upper, Role::Raised) if b == Some('°') => {
            i32::from(a.is_some_and(|a| !a.is_ascii()))
        }
        (Role::Operand, Role::Lower) if a != Some('µ') => 1,
        // An operand after a sign for it is a formula; anything else that is not ASCII is none.
        (Role::Prefix, Role::Operand) => i32::from(!matches!(b, Some('π' | 'Ω' | '∞'))),
        (Role::Prefix, Role::Symbol) if a == Some('¬') => 1,
        (Role::Prefix, Role::Raised | Role::Currency | Role::Quote | Role::Symbol) => 2,
        (Role::Prefix | Role::Symbol, Role::Lower | Role::Upper)
            if matches!(a, Some('√' | 'ƒ')) && b.is_some_and(|b| !b.is_ascii()) =>
        {
            2
        }
        (Role::Prefix, Role::Lower | Role::Upper) if b.is_some_and(|b| !b.is_ascii()) => 1,
        (Role::Prefix, Role::Prefix) if a != b => 2,
        (Role::Currency | Role::Symbol, Role::Lower | Role::Upper) => 1,
        (Role::Currency | Role::Symbol, Role::Symbol | Role::Currency | Role::Raised) if a != b => {
            2
        }
        (Role::Quote, Role::Currency) if matches!(a, Some('”' | '’' | '…')) => 1,
        (Role::Quote | Role::Dash | Role::Raised, Role::Symbol) => 1,
        _ => 0,
    }
}

/// Letters that much UTF-8 starts with, before letters that no word has after them.
fn is_rare_pair(a: Option<char>, b: Option<char>) -> bool {
    matches!(
        a,
        Some('Â' | 'Ã' | 'Ä' | 'Å' | 'â' | 'ã' | 'ê' | 'î' | 'ï' | 'ð' | 'ğ')
    ) && matches!(b, Some('Š' | 'Œ' | 'Ž' | 'Ÿ' | 'š' | 'œ' | 'ž'))
}

/// An umlaut as the capital of a word whose second letter has another accent: `Äô`.
fn is_foreign_pair(a: Option<char>, b: Option<char>) -> bool {
    matches!(a, Some('Ä' | 'Å' | 'Ö' | 'Ü'))
        && b.is_some_and(|b| !b.is_ascii() && !matches!(b, 'ä' | 'å' | 'ö' | 'ü'))
}

/// A quotation mark with letters on both sides; apostrophes and dashes stand there rightly.
fn quote_inside_word(segment: &Segment<'_>, at: isize) -> i32 {
    let is_quote = matches!(
        segment.get(at),
        Some('“' | '”' | '‘' | '«' | '»' | '‹' | '›' | '„' | '‚' | '™' | '®' | '©')
    );
    let inside =
        is_quote && role(segment.get(at - 1)).is_letter() && role(segment.get(at + 1)).is_letter();
    2 * i32::from(inside)
}

/// How odd a unit's first sign is as a word of its own. On the Mac these are signs, not letters.
pub(super) fn of_lead(segment: &Segment<'_>, unit: &Unit, is_mac: bool) -> i32 {
    let at = unit.start as isize;
    let alone = !role(segment.get(at - 1)).is_letter() && !role(segment.get(at + 1)).is_letter();
    match segment.get(at) {
        Some('Ã' | 'Â') if alone && !is_mac => 2,
        Some('â' | 'ã' | 'ä' | 'ç' | 'ê' | 'ë' | 'î' | 'ï' | 'ð' | 'ğ') if alone && !is_mac => {
            1
        }
        _ => 0,
    }
}
