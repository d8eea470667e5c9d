//! Finding the same words again: a hash of all of them, and a sketch by which texts that differ a little are alike.

/// Numbers in a sketch.
const NUMBERS: usize = 32;
/// Words that overlap in one shingle.
const SHINGLE: usize = 3;
/// Words from which on a block has a sketch.
const LONG: usize = 25;
/// Numbers that stand for one text in a bucket of like ones.
const BAND: usize = 4;

/// What the words of a text amount to. Letter case, marks and white space do not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// Equal for equal words in equal order.
    pub hash: u64,
    /// For each of some ways of shuffling all shingles, the first of this text's (MinHash).
    numbers: [u32; NUMBERS],
}

impl Sketch {
    /// How much of two texts is the same, from 0 to 1: an estimate of the part of their shingles that both have.
    pub fn likeness(&self, other: &Self) -> f32 {
        let same = self.numbers.iter().zip(&other.numbers);
        let same = same.filter(|(a, b)| a == b).count();
        same as f32 / NUMBERS as f32
    }

    /// Keys of which texts that are much alike have at least one in common, nearly always.
    pub fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        let bands = self.numbers.chunks_exact(BAND).enumerate();
        bands.map(|(band, numbers)| {
            numbers
                .iter()
                .fold(band as u64, |key, number| mix(key ^ u64::from(*number)))
        })
    }
}

/// The words of a block, as they come.
#[derive(Debug, Default)]
pub(super) struct Words {
    hashes: Vec<u64>,
    markup: bool,
}

impl Words {
    pub(super) fn clear(&mut self) {
        self.hashes.clear();
        self.markup = false;
    }

    /// Adds the words of a text: runs between white space that hold a letter or a digit.
    pub(super) fn add(&mut self, text: &str) {
        for run in text.split_whitespace() {
            let mut hash = 0;
            for c in run.chars().filter(|c| c.is_alphanumeric()) {
                for c in c.to_lowercase() {
                    hash = (hash ^ u64::from(u32::from(c)) ^ 0x9e37).wrapping_mul(0x0100_0000_01b3);
                }
            }
            if hash != 0 {
                self.hashes.push(mix(hash));
            }
        }
    }

    /// Takes note of an element that holds no words.
    pub(super) fn see_markup(&mut self) {
        self.markup = true;
    }

    pub(super) fn is_untouched(&self) -> bool {
        self.hashes.is_empty() && !self.markup
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.hashes.len()).unwrap_or(u32::MAX)
    }

    /// The sketch of all words, when there are enough of them.
    pub(super) fn sketch(&self) -> Option<Sketch> {
        if self.hashes.len() < LONG {
            return None;
        }
        let mut numbers = [u32::MAX; NUMBERS];
        for shingle in self.hashes.windows(SHINGLE) {
            let mut shuffled = fold(shingle);
            for number in &mut numbers {
                shuffled = mix(shuffled);
                *number = (*number).min((shuffled >> 32) as u32);
            }
        }
        Some(Sketch {
            hash: fold(&self.hashes),
            numbers,
        })
    }
}

fn fold(hashes: &[u64]) -> u64 {
    hashes
        .iter()
        .fold(0, |all, hash| mix(all.rotate_left(5) ^ hash))
}

/// Spreads a number over all 64 bits (the finaliser of SplitMix64).
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Sketch {
        let mut words = Words::default();
        words.add(text);
        words.sketch().expect("the text is long enough")
    }

    /// A text of 100 words, of which those at `other` are others.
    fn text(other: std::ops::Range<usize>) -> String {
        let word = |number| {
            let mark = if other.contains(&number) { "x" } else { "w" };
            format!("{mark}{number}, ")
        };
        (0..100).map(word).collect()
    }

    #[test]
    fn case_marks_and_space_do_not_count() {
        let plain = text(0..0);
        let loud = plain.to_uppercase().replace(", ", "\n- ");
        assert_eq!(sketch(&plain), sketch(&loud));
        assert_ne!(sketch(&plain).hash, sketch(&text(50..51)).hash);
    }

    #[test]
    fn texts_that_differ_a_little_are_alike_and_share_a_key() {
        let (one, near) = (sketch(&text(0..0)), sketch(&text(50..52)));
        assert!(one.likeness(&near) > 0.75, "{}", one.likeness(&near));
        assert!(one.keys().any(|key| near.keys().any(|other| other == key)));
        let far = sketch(&text(0..60));
        assert!(one.likeness(&far) < 0.6, "{}", one.likeness(&far));
        assert!(one.likeness(&sketch(&text(0..100))) < 0.1);
    }

    #[test]
    fn few_words_have_no_sketch() {
        let mut words = Words::default();
        words.add("only a few words – here");
        assert_eq!((words.count(), words.sketch()), (5, None));
    }
}
