//! The search index of a site: which pages are in it, which words mean the same, and the forms of words.

mod english;
mod map;

use crate::Progress;
use crate::manifest::Parts;
use burrow_model::{ContentHash, Manifest, SearchMap};
use burrow_search::{IndexBuilder, KeptShards, Relation};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeMap;

/// A site's index.
pub(crate) struct Searchable {
    /// Its map.
    pub map: SearchMap,
    /// The number in the manifest of each document's page.
    pub documents: Vec<u32>,
}

/// Indexes the pages in byte order of their ids, so that a change of navigation does not change the index; what is
/// `kept` of the last index is not written again, `add` keeps a file of a kind, `bin` or `json`, and returns its name.
pub(crate) fn index(
    parts: &Parts<'_>,
    manifest: &Manifest,
    kept: &mut KeptShards,
    progress: &dyn Progress,
    add: &mut dyn FnMut(&'static str, Vec<u8>) -> ContentHash,
) -> Searchable {
    let numbers = parts.numbers();
    progress.step("Indexing", parts.built.len() as u64);
    let mut builder = IndexBuilder::new();
    let mut documents = Vec::with_capacity(numbers.len());
    for (number, page) in parts.site.pages.iter().enumerate() {
        let excluded = page
            .source
            .as_ref()
            .is_some_and(|source| source.front.search_exclude)
            || parts.convention.unsearched(page);
        if !excluded {
            builder.add_analysed(parts.built[number].analysed.clone());
            documents.push(numbers[number]);
        }
        progress.advance(1);
    }
    for words in &parts.config.search.synonyms {
        builder.relate(
            Relation::Synonym,
            words.iter().filter_map(|word| folded(word)),
        );
    }
    if primary(&parts.convention.language) == "en" {
        for (relation, words) in english::groups() {
            builder.relate(relation, words);
        }
    }
    if let Some(algorithm) = algorithm(&parts.convention.language) {
        for forms in forms(&builder, &Stemmer::create(algorithm)) {
            builder.relate(Relation::Form, forms);
        }
    }
    let encoded = builder.finish_with(kept);
    let head = add("bin", encoded.head);
    let shards = encoded.shards.into_iter().map(|shard| add("bin", shard));
    let shards = shards.collect();
    Searchable {
        map: map::map(manifest, &documents, head, shards, &mut |bytes| {
            add("json", bytes)
        }),
        documents,
    }
}

/// A word as the index has it; none when it is not one word.
pub(crate) fn folded(word: &str) -> Option<String> {
    // Small letters have no humps that part an identifier: 2FA is one word here.
    let mut words = burrow_search::words(&word.to_lowercase());
    (words.len() == 1).then(|| words.swap_remove(0))
}

/// The words of the index that are forms of one word.
fn forms(builder: &IndexBuilder, stemmer: &Stemmer) -> Vec<Vec<String>> {
    let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for word in builder.words() {
        if word.chars().all(char::is_alphabetic) {
            let stem = stemmer.stem(word).into_owned();
            families.entry(stem).or_default().push(word.to_owned());
        }
    }
    families
        .into_values()
        .filter(|family| family.len() > 1)
        .collect()
}

/// The first part of a language's tag, in small letters.
fn primary(language: &str) -> String {
    let primary = language.split(['-', '_']).next().unwrap_or("");
    primary.to_ascii_lowercase()
}

/// How words of a language are stemmed. None for English, whose forms the index knows by itself, and for languages
/// without a stemmer.
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match primary(language).as_str() {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_search::{Document, Index};

    fn document(title: &str) -> Document {
        Document {
            title: title.to_owned(),
            ..Document::default()
        }
    }

    #[test]
    fn forms_of_a_word_are_found_in_the_site_s_language() {
        let mut builder = IndexBuilder::new();
        for title in ["Rechnung", "Rechnungen", "Konto"] {
            builder.add(&document(title));
        }
        let stemmer = Stemmer::create(algorithm("de-AT").expect("German has a stemmer"));
        let found = forms(&builder, &stemmer);
        assert_eq!(found, [["rechnung", "rechnungen"]]);
        for family in found {
            builder.relate(Relation::Form, family);
        }
        let encoded = builder.finish();
        let mut index = Index::decode(&encoded.head).expect("a fresh head can be read");
        for (number, shard) in (0..).zip(&encoded.shards) {
            index
                .add_shard(number, shard)
                .expect("a fresh shard can be read");
        }
        let mut found: Vec<u32> = index.search(&index.plan("rechnung "), 10, |_| 1.0).matches;
        found.sort_unstable();
        assert_eq!(found, [0, 1]);
    }

    #[test]
    fn english_needs_no_other_stemmer_and_unknown_languages_have_none() {
        for language in ["en", "en-GB", "tlh", ""] {
            assert!(algorithm(language).is_none(), "{language}");
        }
        assert!(algorithm("pt_BR").is_some());
    }

    #[test]
    fn a_synonym_is_one_word() {
        assert_eq!(folded("Größe").as_deref(), Some("grosse"));
        assert_eq!(folded("2FA").as_deref(), Some("2fa"));
        assert_eq!(folded("two factor"), None);
        assert_eq!(folded(""), None);
    }
}
