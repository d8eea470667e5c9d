//! Why a page was found, in words: a line for whoever asks. Pure.

use crate::strings::Strings;
use burrow_search::{Query, Reason};

/// Most terms told for a word.
const TERMS: usize = 4;

/// For each word of the query what stands for it in the page, and where: "price (cost): title, 2 passages · x: not on
/// this page".
pub(super) fn why(query: &Query, reasons: &[Reason], strings: &Strings) -> String {
    let mut told = String::new();
    for word in query.words() {
        join(&mut told, " · ", word);
        let mut others = String::new();
        let mut count = 0;
        let (mut title, mut keywords, mut headings, mut passages) = (false, false, 0, 0);
        for own in reasons {
            if own.word != word {
                continue;
            }
            if own.term != word && count < TERMS {
                count += 1;
                join(&mut others, ", ", &own.term);
            }
            title |= own.title;
            keywords |= own.keywords;
            headings = headings.max(own.headings);
            passages = passages.max(own.passages);
        }
        if count > 0 {
            told.push_str(" (");
            told.push_str(&others);
            told.push(')');
        }
        let mut places = String::new();
        if title {
            join(&mut places, ", ", strings.why_title);
        }
        if keywords {
            join(&mut places, ", ", strings.why_keywords);
        }
        if headings > 0 {
            join(&mut places, ", ", &(strings.why_headings)(headings));
        }
        if passages > 0 {
            join(&mut places, ", ", &(strings.why_passages)(passages));
        }
        if places.is_empty() {
            places.push_str(strings.why_missing);
        }
        told.push_str(": ");
        told.push_str(&places);
    }
    told
}

/// Adds one more to a list.
fn join(list: &mut String, between: &str, one: &str) {
    if !list.is_empty() {
        list.push_str(between);
    }
    list.push_str(one);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strings::strings;
    use burrow_search::{Document, Index, IndexBuilder, PassageText};

    #[test]
    fn each_word_is_told_with_what_stands_for_it_and_where() {
        let mut builder = IndexBuilder::new();
        builder.add(&Document {
            title: "Warm up a domain".into(),
            keywords: "ramp".into(),
            passages: vec![PassageText {
                heading: "Warming plans".into(),
                text: "Domains are warmed slowly.".into(),
            }],
        });
        let encoded = builder.finish();
        let mut index = Index::decode(&encoded.head).unwrap();
        for (number, shard) in (0..).zip(&encoded.shards) {
            index.add_shard(number, shard).unwrap();
        }
        let query = index.plan("warming ramp zeppelin ");
        let told = why(&query, &index.why(&query, 0), strings("en"));
        let told: Vec<&str> = told.split(" · ").collect();
        assert!(told[0].starts_with("warming (warm"), "{told:?}");
        assert!(
            told[0].contains("): title, 1 heading, 1 passage"),
            "{told:?}"
        );
        assert_eq!(told[1..], ["ramp: keywords", "zeppelin: not on this page"]);
    }
}
