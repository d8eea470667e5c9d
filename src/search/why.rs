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
        if !told.is_empty() {
            told.push_str(" · ");
        }
        told.push_str(word);
        let own: Vec<&Reason> = reasons.iter().filter(|own| own.word == word).collect();
        let others = own.iter().map(|own| own.term.as_str());
        let others: Vec<&str> = others.filter(|term| *term != word).take(TERMS).collect();
        if !others.is_empty() {
            told.push_str(&[" (", &others.join(", "), ")"].concat());
        }
        told.push_str(": ");
        told.push_str(&places(&own, strings));
    }
    told
}

fn places(own: &[&Reason], strings: &Strings) -> String {
    let most = |count: fn(&Reason) -> u32| own.iter().map(|own| count(own)).max().unwrap_or(0);
    let (headings, passages) = (most(|own| own.headings), most(|own| own.passages));
    let mut places = Vec::new();
    if own.iter().any(|own| own.title) {
        places.push(strings.why_title.to_owned());
    }
    if own.iter().any(|own| own.keywords) {
        places.push(strings.why_keywords.to_owned());
    }
    if headings > 0 {
        places.push((strings.why_headings)(headings));
    }
    if passages > 0 {
        places.push((strings.why_passages)(passages));
    }
    if places.is_empty() {
        return strings.why_missing.to_owned();
    }
    places.join(", ")
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
