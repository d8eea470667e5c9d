//! How far a mistyped word is from a term: edits, each with what it costs.
//!
//! Bytes are compared: of folded text nearly all words are ASCII, and elsewhere a changed letter is one or two bytes.

/// What one plain edit costs.
const EDIT: u32 = 10;
/// Two letters in the wrong order.
const SWAPPED: u32 = 7;
/// A letter doubled or not doubled.
const DOUBLED: u32 = 6;
/// The key beside the right one.
const NEIGHBOUR: u32 = 8;
/// Added when the first letter is wrong: that is rare.
const FIRST: u32 = 4;
/// Added when only the beginning of a term is near.
const BEGINNING: u32 = 3;

/// Keys by row, each with its place.
const KEYS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

/// Space for [`Typo::cost`], to be used again and again.
#[derive(Default)]
pub(crate) struct Costs([Vec<u32>; 3]);

/// A word that may have been mistyped.
pub(crate) struct Typo<'a> {
    word: &'a [u8],
    letters: u32,
    /// Most edits.
    edits: u32,
    /// Whether more letters may follow.
    unfinished: bool,
}

impl<'a> Typo<'a> {
    /// None when the word is too short for so many edits.
    pub fn new(word: &'a str, edits: u32, unfinished: bool) -> Option<Self> {
        let enough = word.len() >= if edits > 1 { 6 } else { 3 };
        enough.then(|| Self {
            word: word.as_bytes(),
            letters: letters(word),
            edits,
            unfinished: unfinished && word.len() > 3,
        })
    }

    /// What it takes to come from the word to `term`, whose [`letters`] are `theirs`: 10 is one plain edit. None when
    /// they are too far apart.
    pub fn cost(&self, term: &str, theirs: u32, costs: &mut Costs) -> Option<u32> {
        // What can be seen from afar.
        let longest = self.word.len() + self.edits as usize;
        if (self.letters & !theirs).count_ones() > self.edits
            || term.len() + (self.edits as usize) < self.word.len()
            || !self.unfinished
                && (term.len() > longest || (theirs & !self.letters).count_ones() > self.edits)
        {
            return None;
        }
        let term = &term.as_bytes()[..term.len().min(longest)];
        let cost = self.distance(term, costs);
        (cost <= self.edits * EDIT).then_some(cost)
    }

    fn distance(&self, term: &[u8], Costs([before_last, last, row]): &mut Costs) -> u32 {
        let word = self.word;
        *last = (0..=term.len() as u32)
            .map(|column| column * EDIT)
            .collect();
        for (i, &typed) in word.iter().enumerate() {
            row.clear();
            row.push((i as u32 + 1) * EDIT);
            let mut least = u32::MAX;
            for (j, &meant) in term.iter().enumerate() {
                let mut cost = last[j] + substitution(typed, meant);
                cost = cost.min(last[j + 1] + added(typed, i.checked_sub(1).map(|i| word[i])));
                cost = cost.min(row[j] + added(meant, j.checked_sub(1).map(|j| term[j])));
                if i > 0 && j > 0 && typed == term[j - 1] && word[i - 1] == meant && typed != meant
                {
                    cost = cost.min(before_last[j - 1] + SWAPPED);
                }
                least = least.min(cost);
                row.push(cost);
            }
            // A swap may still reach back over one row.
            if least > self.edits * EDIT + SWAPPED {
                return u32::MAX;
            }
            std::mem::swap(before_last, last);
            std::mem::swap(last, row);
        }
        // While the word is unfinished, the beginning of the term may be as near as the whole.
        let mut cost = last[term.len()];
        if self.unfinished {
            let beginnings = last.iter().skip(word.len() - 1);
            cost = beginnings.fold(cost, |cost, beginning| cost.min(beginning + BEGINNING));
        }
        let wrong_first = self.edits > 1 && word.first() != term.first();
        cost.saturating_add(if wrong_first { FIRST } else { 0 })
    }
}

fn added(letter: u8, before: Option<u8>) -> u32 {
    if before == Some(letter) {
        DOUBLED
    } else {
        EDIT
    }
}

fn substitution(typed: u8, meant: u8) -> u32 {
    if typed == meant {
        0
    } else if neighbours(typed, meant) {
        NEIGHBOUR
    } else {
        EDIT
    }
}

fn neighbours(one: u8, other: u8) -> bool {
    let key = |letter| {
        KEYS.iter().enumerate().find_map(|(row, keys)| {
            keys.iter()
                .position(|key| *key == letter)
                .map(|at| (row, at))
        })
    };
    match (key(one), key(other)) {
        (Some((row, at)), Some((other_row, other_at))) => {
            row.abs_diff(other_row) <= 1 && at.abs_diff(other_at) <= 1
        }
        _ => false,
    }
}

/// A bit for each letter; other bytes share them.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes()
        .fold(0, |letters, byte| letters | 1 << (byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(typed: &str, meant: &str) -> Option<u32> {
        (1..=2).find_map(|edits| {
            let typo = Typo::new(typed, edits, false)?;
            typo.cost(meant, letters(meant), &mut Costs::default())
        })
    }

    #[test]
    fn one_slip_is_near() {
        assert_eq!(cost("recieve", "receive"), Some(SWAPPED));
        assert_eq!(cost("adress", "address"), Some(DOUBLED));
        assert_eq!(cost("bouunce", "bounce"), Some(DOUBLED));
        assert_eq!(cost("bojnce", "bounce"), Some(NEIGHBOUR));
        assert_eq!(cost("bouce", "bounce"), Some(EDIT));
        assert_eq!(cost("dkm", "dkim"), Some(EDIT));
    }

    #[test]
    fn likelier_slips_cost_less() {
        assert!(cost("qarmup", "warmup") < cost("parmup", "warmup"));
    }

    #[test]
    fn other_words_are_far() {
        assert_eq!(cost("cat", "dog"), None);
        assert_eq!(cost("ip", "is"), None);
        assert_eq!(cost("sending", "receiving"), None);
    }

    #[test]
    fn an_unfinished_word_may_be_mistyped_too() {
        let typo = Typo::new("delvera", 1, true).expect("seven letters are enough");
        let meant = "deliverability";
        assert!(
            typo.cost(meant, letters(meant), &mut Costs::default())
                .is_some()
        );
        assert_eq!(cost("delvera", "deliverability"), None);
    }
}
