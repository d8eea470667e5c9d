//! One document as the index sees it: which words stand where, and how long everything is.

use crate::stop_words::is_stop_word;
use crate::tokenize::{Kind, tokenize};
use std::collections::BTreeMap;

/// A document to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its name.
    pub title: String,
    /// Extra text that counts for the whole document: the author's keywords, a description, the words of its path.
    pub keywords: String,
    /// Its text, cut into units that can be found by themselves.
    pub passages: Vec<PassageText>,
}

/// A unit of a document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassageText {
    /// The heading it stands under; may be empty.
    pub heading: String,
    /// Its words.
    pub text: String,
}

/// A document cut into words: all that [`crate::IndexBuilder`] needs of it.
///
/// It depends on its document alone, so it can be kept for as long as the document stays the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysed {
    /// Words in the title; see [`each_word`] for what counts.
    pub(crate) title_length: u32,
    /// Per passage: words in its heading and in its text.
    pub(crate) lengths: Vec<(u32, u32)>,
    pub(crate) terms: BTreeMap<Box<str>, Occurrence>,
}

/// Where one term stands in one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Occurrence {
    pub title: bool,
    pub keywords: bool,
    /// In order of `passage`.
    pub passages: Vec<InPassage>,
}

/// How often one term stands in one passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct InPassage {
    /// Number of the passage in its document.
    pub passage: u32,
    pub heading: bool,
    /// Times in the text.
    pub count: u32,
}

/// Cuts a document into words.
///
/// Stop words count in titles, keywords and headings only.
pub fn analyse(document: &Document) -> Analysed {
    let mut terms: BTreeMap<Box<str>, Occurrence> = BTreeMap::new();
    let title_length = each_word(&document.title, &mut |word| {
        entry(&mut terms, word).title = true
    });
    each_word(&document.keywords, &mut |word| {
        entry(&mut terms, word).keywords = true;
    });
    let mut lengths = Vec::with_capacity(document.passages.len());
    for (number, passage) in (0..).zip(&document.passages) {
        let heading = each_word(&passage.heading, &mut |word| {
            in_passage(entry(&mut terms, word), number).heading = true;
        });
        let text = each_word(&passage.text, &mut |word| {
            if !is_stop_word(word) {
                in_passage(entry(&mut terms, word), number).count += 1;
            }
        });
        lengths.push((heading, text));
    }
    Analysed {
        title_length,
        lengths,
        terms,
    }
}

fn entry<'a>(terms: &'a mut BTreeMap<Box<str>, Occurrence>, word: &str) -> &'a mut Occurrence {
    if !terms.contains_key(word) {
        terms.insert(word.into(), Occurrence::default());
    }
    terms.get_mut(word).expect("it was just put there")
}

fn in_passage(occurrence: &mut Occurrence, passage: u32) -> &mut InPassage {
    let passages = &mut occurrence.passages;
    if passages.last().is_none_or(|last| last.passage != passage) {
        passages.push(InPassage {
            passage,
            ..InPassage::default()
        });
    }
    passages.last_mut().expect("it was just put there")
}

/// Hands out every term of `text`; returns how many words it has.
///
/// Identifiers count as their parts; stop words count only where there is nothing else.
fn each_word(text: &str, take: &mut dyn FnMut(&str)) -> u32 {
    let (mut content, mut stops) = (0, 0);
    tokenize(text, &mut |_, word, kind| {
        if is_stop_word(word) {
            stops += 1;
        } else {
            content += u32::from(!matches!(kind, Kind::Whole(_)));
        }
        take(word);
    });
    if content > 0 { content } else { stops }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_word_is_counted() {
        let analysed = analyse(&Document {
            title: "Tea".into(),
            keywords: "drinks tea".into(),
            passages: vec![
                PassageText {
                    heading: "Brewing".into(),
                    text: "Water first.".into(),
                },
                PassageText {
                    heading: "Green tea".into(),
                    text: "Tea likes cool water; tea of the east.".into(),
                },
            ],
        });
        assert_eq!(analysed.title_length, 1);
        assert_eq!(analysed.lengths, [(1, 2), (2, 6)]);
        assert_eq!(
            analysed.terms["tea"],
            Occurrence {
                title: true,
                keywords: true,
                passages: vec![InPassage {
                    passage: 1,
                    heading: true,
                    count: 2
                }]
            }
        );
        assert_eq!(analysed.terms["water"].passages.len(), 2);
        assert!(!analysed.terms.contains_key("the"));
    }

    #[test]
    fn stop_words_count_in_titles_and_headings() {
        let analysed = analyse(&Document {
            title: "How to be".into(),
            ..Document::default()
        });
        assert!(analysed.terms["how"].title);
    }
}
