//! The search map: where the files of the search index are, and what every document is besides its words.
//!
//! A query needs little of a site: this map, the head of the index, some shards, and the listings of what it finds. None
//! of them grows with the site as the manifest does.

use crate::{ContentHash, Level, PagePath, Persona, PersonaId, record};

/// Most shards that the map names itself.
pub const NAMED: usize = 512;
/// Names in one list of shards.
pub const NAMES: usize = 64;

record! {
    /// `bundle/search/<hash>.json`: what search reads first. Documents and shards are those of the index.
    pub struct SearchMap {
        /// The bundle's [`crate::FORMAT_VERSION`].
        pub format: u32,
        /// Names the head of the index: `bundle/search/<hash>.bin`.
        pub head: ContentHash,
        /// Names of the shards, by their number; empty where lists name them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub shards: Vec<ContentHash>,
        /// Names of the lists of shards, `bundle/search/<hash>.json`, each with the names of the next [`NAMES`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub lists: Vec<ContentHash>,
        /// Who reads, as in [`crate::SiteInfo`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<Persona>,
        /// What kinds of documents there are.
        pub kinds: Vec<Kind>,
        /// Each document's number in `kinds`; see [`write_numbers`].
        pub kind_of: String,
        /// The sections, which are the pages directly below the home page, in the order of the site.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sections: Vec<SearchSection>,
        /// Each document's section: one more than its number in `sections`, 0 where it is in none.
        pub section_of: String,
        /// Names of the listings, `bundle/search/<hash>.json`, in the order of the documents.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub listings: Vec<ContentHash>,
        /// How many documents each of them lists.
        pub listed: String,
    }
}

record! {
    /// What a document's rank depends on besides its words, and what results can be narrowed by.
    pub struct Kind {
        /// The page's own level.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        /// Who it is for; empty means everyone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub personas: Vec<PersonaId>,
    }
}

record! {
    /// A section of the site.
    pub struct SearchSection {
        /// Its page's label.
        pub title: String,
        /// Where its page answers.
        pub path: PagePath,
        /// Left out of the nav tree.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub hidden: bool,
    }
}

record! {
    /// What is shown of some documents. All columns are of one length.
    pub struct Listing {
        /// Where the page answers.
        pub paths: Vec<PagePath>,
        /// Its label.
        pub titles: Vec<String>,
        /// The labels of the pages above it but for the home page, from the top, joined by ` › `.
        pub above: Vec<String>,
        /// Names the page's file: `bundle/pages/<hash>.json`.
        pub pages: Vec<ContentHash>,
    }
}

const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// Writes numbers as digits of base 64, most significant first, as many for each as the largest takes. Text, because a
/// browser hands a string over at once and an array number by number.
pub fn write_numbers(numbers: &[u32]) -> String {
    let largest = numbers.iter().copied().max().unwrap_or(0);
    let mut width = 1;
    while largest >> (6 * width) > 0 {
        width += 1;
    }
    let mut text = String::with_capacity(numbers.len() * width);
    for number in numbers {
        for digit in (0..width).rev() {
            text.push(char::from(DIGITS[(number >> (6 * digit) & 63) as usize]));
        }
    }
    text
}

/// Reads what [`write_numbers`] wrote: `count` numbers below `end`. None when it is anything else.
pub fn read_numbers(text: &str, count: usize, end: usize) -> Option<Vec<u32>> {
    let width = text.len().checked_div(count).unwrap_or(0);
    if width * count != text.len() || width > 5 {
        return None;
    }
    let mut numbers = Vec::with_capacity(count);
    for digits in text.as_bytes().chunks(width.max(1)) {
        let mut number = 0;
        for byte in digits {
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'A'..=b'Z' => byte - b'A' + 10,
                b'a'..=b'z' => byte - b'a' + 36,
                b'-' => 62,
                b'_' => 63,
                _ => return None,
            };
            number = number << 6 | u32::from(digit);
        }
        if number as usize >= end {
            return None;
        }
        numbers.push(number);
    }
    (numbers.len() == count).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_were_written() {
        for numbers in [
            vec![],
            vec![0],
            (0..64).collect(),
            vec![0, 64, 4095, 7],
            vec![4096, 1 << 29],
        ] {
            let text = write_numbers(&numbers);
            assert_eq!(read_numbers(&text, numbers.len(), 1 << 30), Some(numbers));
        }
        assert_eq!(write_numbers(&[0, 63, 10]), "0_A");
        assert_eq!(write_numbers(&[64, 1]), "1001");
    }

    #[test]
    fn what_is_no_such_text_is_not_read() {
        for (text, count, end) in [
            ("0", 0, 9),
            ("", 1, 9),
            ("012", 2, 9),
            ("0 1", 3, 9),
            ("0é", 3, 9),
            ("12", 2, 2),
            ("000000000000", 2, 9),
        ] {
            assert_eq!(read_numbers(text, count, end), None, "{text}");
        }
    }
}
