//! The format: what is written is read back, and nothing else is taken for it.

#[path = "support/document.rs"]
mod document;

use burrow_search::{
    DecodeError, Document, EncodedIndex, Index, IndexBuilder, KeptShards, PassageText, analyse,
};
use document::document;
use proptest::prelude::*;
use proptest::sample::Index as Pick;

fn encode(documents: &[Document]) -> EncodedIndex {
    encode_with(documents, &mut KeptShards::default())
}

fn encode_with(documents: &[Document], kept: &mut KeptShards) -> EncodedIndex {
    let mut builder = IndexBuilder::new();
    for document in documents {
        builder.add(document);
    }
    builder.finish_with(kept)
}

fn garden() -> Vec<Document> {
    vec![
        document(
            "Roses",
            &[
                ("Pruning", "Cut above a bud."),
                ("Soil", "Loam, with some clay."),
            ],
        ),
        document(
            "Tulips",
            &[("", "Plant the bulbs in autumn, as deep as a hand.")],
        ),
        document(
            "Compost",
            &[
                ("What goes in", "Leaves, peelings, no meat."),
                ("Soil", "Loam again."),
            ],
        ),
    ]
}

/// Reads everything there is to read.
fn read(encoded: &EncodedIndex) -> Result<Index, DecodeError> {
    let mut index = Index::decode(&encoded.head)?;
    for (number, shard) in (0..).zip(&encoded.shards) {
        index.add_shard(number, shard)?;
    }
    Ok(index)
}

/// Documents of few words, so that postings are long and many.
fn documents() -> impl Strategy<Value = Vec<Document>> {
    let words = || proptest::collection::vec("[a-e]{1,3}", 0..12).prop_map(|words| words.join(" "));
    let passage = (words(), words()).prop_map(|(heading, text)| PassageText { heading, text });
    let document = (words(), words(), proptest::collection::vec(passage, 0..5)).prop_map(
        |(title, keywords, passages)| Document {
            title,
            keywords,
            passages,
        },
    );
    proptest::collection::vec(document, 0..12)
}

#[test]
fn the_head_cut_anywhere_is_an_error() {
    let head = encode(&garden()).head;
    for length in 0..head.len() {
        assert!(Index::decode(&head[..length]).is_err(), "cut at {length}");
    }
}

#[test]
fn a_shard_cut_anywhere_is_an_error() {
    let encoded = encode(&garden());
    let mut index = Index::decode(&encoded.head).expect("the head is whole");
    let shard = &encoded.shards[0];
    for length in 0..shard.len() {
        assert!(
            index.add_shard(0, &shard[..length]).is_err(),
            "cut at {length}"
        );
    }
    assert_eq!(index.add_shard(0, shard), Ok(()));
}

#[test]
fn any_changed_byte_is_an_error() {
    let encoded = encode(&garden());
    for at in 0..encoded.head.len() {
        for flip in [1, 0x80, 0xff] {
            let mut head = encoded.head.clone();
            head[at] ^= flip;
            assert!(Index::decode(&head).is_err(), "byte {at} of the head");
        }
    }
    let mut index = Index::decode(&encoded.head).expect("the head is whole");
    for at in 0..encoded.shards[0].len() {
        for flip in [1, 0x80, 0xff] {
            let mut shard = encoded.shards[0].clone();
            shard[at] ^= flip;
            assert!(
                index.add_shard(0, &shard).is_err(),
                "byte {at} of the shard"
            );
        }
    }
}

#[test]
fn another_version_is_refused_by_name() {
    let mut head = encode(&garden()).head;
    head[0] = 99;
    assert_eq!(
        Index::decode(&head).err(),
        Some(DecodeError::Version { found: 99 })
    );
}

#[test]
fn a_shard_of_another_index_is_refused() {
    let encoded = encode(&garden());
    let other = encode(&garden()[..2]);
    let mut index = Index::decode(&encoded.head).expect("the head is whole");
    assert_eq!(
        index.add_shard(0, &other.shards[0]),
        Err(DecodeError::ForeignShard)
    );
    assert_eq!(
        index.add_shard(7, &encoded.shards[0]),
        Err(DecodeError::ForeignShard)
    );
}

#[test]
fn an_empty_index_is_an_index() {
    let encoded = encode(&[]);
    let index = read(&encoded).expect("it can be read");
    assert_eq!(index.document_count(), 0);
    let query = index.plan("anything");
    assert!(index.missing_shards(&query).is_empty());
    assert_eq!(index.search(&query, 10, |_| 1.0).total, 0);
}

/// Documents with so many words that the lexicon takes several shards.
fn encyclopedia() -> Vec<Document> {
    let word = |number: u32| {
        // Mixed, so that words differ from the first letter on.
        let mut mixed = number.wrapping_mul(2_654_435_761) % 40_000;
        let mut letters = String::new();
        while mixed > 0 {
            letters.push(char::from(b'a' + (mixed % 26) as u8));
            mixed /= 26;
        }
        letters
    };
    (0..400)
        .map(|number| {
            let text: Vec<String> = (0..300).map(|place| word(number * 300 + place)).collect();
            document("Page", &[("", &text.join(" "))])
        })
        .collect()
}

#[test]
fn an_edit_changes_only_the_shards_of_its_words() {
    let mut documents = encyclopedia();
    let before = encode(&documents);
    let text = &mut documents[200].passages[0].text;
    *text = text.replacen(text.split(' ').next().expect("a word"), "page", 1);
    let after = encode(&documents);
    assert_eq!(before.shards.len(), after.shards.len());
    let changed = before
        .shards
        .iter()
        .zip(&after.shards)
        .filter(|(before, after)| before != after);
    assert!((1..=2).contains(&changed.count()));
}

#[test]
fn a_query_needs_only_the_shards_of_its_words() {
    let encoded = encode(&encyclopedia());
    assert!(encoded.shards.len() > 3, "{} shards", encoded.shards.len());
    assert!(encoded.shards.iter().all(|shard| shard.len() < 40_000));
    let mut index = Index::decode(&encoded.head).expect("the head is whole");
    let query = index.plan("page ");
    assert_eq!(index.search(&query, 10, |_| 1.0).total, 0);
    assert_eq!(add_missing(&mut index, &encoded, "page "), 1);
    assert!(index.missing_shards(&query).is_empty());
    assert_eq!(index.search(&query, 10, |_| 1.0).total, 400);
}

/// Adds what a text needs until nothing is missing; returns how many shards that were.
fn add_missing(index: &mut Index, encoded: &EncodedIndex, text: &str) -> usize {
    let mut added = 0;
    loop {
        let missing = index.missing_shards(&index.plan(text));
        if missing.is_empty() {
            return added;
        }
        for shard in missing {
            added += 1;
            index
                .add_shard(shard, &encoded.shards[shard as usize])
                .expect("the shard is whole");
        }
    }
}

#[test]
fn a_rare_word_is_found_without_reading_all_rare_words() {
    let mut documents = encyclopedia();
    documents[123].passages[0].text.push_str(" zweitausendeins");
    documents[7].passages[0].text.push_str(" maxSendRate");
    let encoded = encode(&documents);
    for (text, document) in [
        ("zweitausendeins ", 123),
        ("zweitausend", 123),
        ("maxsendrate ", 7),
        ("maxSendRate", 7),
    ] {
        let mut index = Index::decode(&encoded.head).expect("the head is whole");
        let added = add_missing(&mut index, &encoded, text);
        assert!((1..=4).contains(&added), "{text}: {added} shards");
        let results = index.search(&index.plan(text), 1, |_| 1.0);
        assert_eq!(results.hits[0].document, document, "{text}");
    }
}

#[test]
fn an_analysis_that_was_kept_gives_the_same_index() {
    let mut builder = IndexBuilder::new();
    for (number, document) in (0..).zip(garden()) {
        assert_eq!(builder.add_analysed(analyse(&document)), number);
    }
    assert_eq!(builder.finish(), encode(&garden()));
}

proptest! {
    #[test]
    fn an_index_has_the_same_bytes_whatever_is_kept_of_another(
        before in documents(),
        changed in documents(),
        at in any::<Pick>(),
    ) {
        let mut kept = KeptShards::default();
        encode_with(&before, &mut kept);
        // An edit, a page that goes, pages that come.
        let mut after = before.clone();
        if let (false, Some(new)) = (after.is_empty(), changed.first()) {
            let place = at.index(after.len());
            after[place] = new.clone();
        }
        for documents in [&after, &changed, &before] {
            prop_assert_eq!(encode_with(documents, &mut kept), encode(documents));
        }
    }

    #[test]
    fn what_is_written_is_found_again(documents in documents()) {
        let encoded = encode(&documents);
        prop_assert_eq!(&encoded, &encode(&documents));
        let index = read(&encoded).expect("a fresh index can be read");
        prop_assert_eq!(index.document_count() as usize, documents.len());
        for (number, document) in (0..).zip(&documents) {
            for (place, passage) in (0..).zip(&document.passages) {
                // The last word of a text is there, unless it is a stop word.
                let Some(word) = passage.text.split(' ').next_back().filter(|word| word.len() == 3) else {
                    continue;
                };
                if word == "add" || word == "dad" {
                    continue;
                }
                let query = index.plan(&format!("{word} "));
                let results = index.search(&query, documents.len(), |_| 1.0);
                let hit = results.hits.iter().find(|hit| hit.document == number);
                prop_assert!(hit.is_some(), "{} in document {}", word, number);
                let passages = &hit.expect("just seen").passages;
                prop_assert!(passages.len() == 3 || passages.iter().any(|hit| hit.passage == place));
            }
        }
    }

    #[test]
    fn any_bytes_are_an_error_or_an_index(bytes: Vec<u8>) {
        let _ = Index::decode(&bytes);
        let mut named = vec![2];
        named.extend(&bytes);
        let _ = Index::decode(&named);
    }

    #[test]
    fn damage_behind_a_right_checksum_is_no_panic(documents in documents(), at: Pick, byte: u8) {
        let encoded = encode(&documents);
        let mut head = encoded.head.clone();
        let at = at.index(head.len() - 4);
        head[at] = byte;
        seal(&mut head);
        if let Ok(mut index) = Index::decode(&head) {
            for (number, shard) in (0..).zip(&encoded.shards) {
                let _ = index.add_shard(number, shard);
            }
            ask(&index, "abc dde ea");
        }
    }

    #[test]
    fn a_damaged_shard_that_its_head_vouches_for_is_no_panic(
        documents in documents(), which: Pick, at: Pick, bytes in proptest::collection::vec(any::<u8>(), 1..9),
    ) {
        let encoded = encode(&documents);
        prop_assume!(!encoded.shards.is_empty());
        let number = which.index(encoded.shards.len());
        let mut shard = encoded.shards[number].clone();
        let sum = shard.split_off(shard.len() - 4);
        let at = at.index(shard.len());
        shard.splice(at..(at + bytes.len()).min(shard.len()), bytes);
        shard.extend([0; 4]);
        seal(&mut shard);
        let place = encoded.head.windows(4).rposition(|four| four == sum).expect("the head names it");
        let mut head = encoded.head.clone();
        head[place..place + 4].copy_from_slice(&shard[shard.len() - 4..]);
        seal(&mut head);
        let mut index = Index::decode(&head).expect("only a checksum differs");
        if index.add_shard(number as u32, &shard).is_ok() {
            ask(&index, "abc dde ea");
        }
    }

    #[test]
    fn any_text_can_be_asked(documents in documents(), text: String) {
        let index = read(&encode(&documents)).expect("a fresh index can be read");
        ask(&index, &text);
    }
}

/// Puts the right checksum at the end.
fn seal(file: &mut Vec<u8>) {
    let end = file.len() - 4;
    let sum = file[..end].iter().fold(0x811c_9dc5_u32, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    file.truncate(end);
    file.extend(sum.to_le_bytes());
}

fn ask(index: &Index, text: &str) {
    let query = index.plan(text);
    let _ = index.missing_shards(&query);
    assert!(query.words().count() <= 24);
    assert!(index.search(&query, 10, |_| 1.0).hits.len() <= 10);
    burrow_search::excerpt(text, &query, 20);
}
