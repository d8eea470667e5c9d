//! What is found, and in what order: small collections, one property each.

#[path = "support/document.rs"]
mod document;
#[path = "support/index.rs"]
mod index;

use burrow_search::{How, Index, IndexBuilder, Relation, Results};
use document::document;
use index::{index, read_back};

fn search(index: &Index, text: &str) -> Results {
    index.search(&index.plan(text), 10, |_| 1.0)
}

/// The numbers of the documents found, best first.
fn found(index: &Index, text: &str) -> Vec<u32> {
    search(index, text)
        .hits
        .iter()
        .map(|hit| hit.document)
        .collect()
}

fn library() -> Index {
    index(&[
        document(
            "Baking bread",
            &[
                ("Kneading", "Fold the dough until it is smooth and elastic."),
                ("Proving", "Let it rise in a warm place for an hour."),
            ],
        ),
        document(
            "Sourdough starter",
            &[
                ("Feeding", "Give the starter flour and water every day."),
                (
                    "Warmup",
                    "Take it from the fridge an hour before baking bread.",
                ),
            ],
        ),
        document(
            "Cleaning the oven",
            &[(
                "Safety",
                "Switch it off. Policies of the house apply, and the max_heat setting.",
            )],
        ),
        document(
            "Kitchen scales",
            &[("", "Weigh flour in grams; bread likes precision.")],
        ),
    ])
}

#[test]
fn a_title_beats_a_mention() {
    assert_eq!(found(&library(), "baking bread")[0], 0);
    assert_eq!(found(&library(), "bread baking")[0], 0);
}

#[test]
fn a_heading_leads_to_its_passage() {
    let hit = &search(&library(), "feeding").hits[0];
    assert_eq!((hit.document, hit.passages[0].passage), (1, 0));
}

#[test]
fn words_of_the_text_lead_to_their_passage() {
    let hit = &search(&library(), "smooth elastic dough").hits[0];
    assert_eq!((hit.document, hit.passages[0].passage), (0, 0));
}

#[test]
fn a_passage_with_all_words_beats_one_with_many_of_the_same() {
    let index = index(&[
        document(
            "A",
            &[("", "lamp lamp lamp lamp lamp"), ("", "a green one")],
        ),
        document(
            "B",
            &[(
                "",
                "the green lamp on the table by the window of the old house",
            )],
        ),
    ]);
    assert_eq!(found(&index, "green lamp")[0], 1);
}

#[test]
fn the_last_word_may_be_unfinished() {
    assert_eq!(found(&library(), "sourd")[0], 1);
    assert_eq!(found(&library(), "kitchen sca")[0], 3);
}

#[test]
fn other_forms_of_a_word_are_found() {
    assert_eq!(found(&library(), "weighing")[0], 3);
    assert_eq!(found(&library(), "policy")[0], 2);
    assert_eq!(found(&library(), "feeds")[0], 1);
}

#[test]
fn the_typed_form_comes_before_other_forms() {
    let index = index(&[
        document("One", &[("", "connected things here")]),
        document("Two", &[("", "connection things here")]),
        document("Three", &[("", "connecting things here")]),
    ]);
    assert_eq!(found(&index, "connection ")[0], 1);
    assert_eq!(found(&index, "connecting ")[0], 2);
    assert_eq!(found(&index, "connected ").len(), 3);
}

#[test]
fn slips_are_forgiven_and_told() {
    let index = library();
    for slip in ["sourdoguh", "sourdugh", "soourdough", "sourdpugh"] {
        let query = index.plan(&format!("{slip} starter"));
        assert_eq!(
            index.search(&query, 10, |_| 1.0).hits[0].document,
            1,
            "{slip}"
        );
        assert_eq!(
            query.correction().as_deref(),
            Some("sourdough starter"),
            "{slip}"
        );
    }
    assert_eq!(index.plan("sourdough starter").correction(), None);
}

#[test]
fn questions_are_searched_by_what_they_ask_for() {
    let index = library();
    let query = index.plan("How do I clean the oven?");
    assert_eq!(query.words().collect::<Vec<_>>(), ["clean", "oven"]);
    assert_eq!(index.search(&query, 10, |_| 1.0).hits[0].document, 2);
}

#[test]
fn stop_words_alone_still_find_titles() {
    let index = index(&[
        document("How to be", &[]),
        document("Other", &[("", "how to be")]),
    ]);
    assert_eq!(found(&index, "how to be"), [0]);
}

#[test]
fn compounds_are_found_written_together_or_apart() {
    let index = index(&[
        document("Apart", &[("", "You warm up the engine.")]),
        document("Together", &[("", "The warmup of the engine.")]),
        document("Neither", &[("", "An engine that is old.")]),
    ]);
    let mut both = found(&index, "warmup");
    both.sort();
    assert_eq!(both, [0, 1]);
    let mut both = found(&index, "warm up");
    both.sort();
    assert_eq!(both, [0, 1]);
}

#[test]
fn identifiers_are_found_whole_and_by_their_parts() {
    let index = library();
    assert_eq!(found(&index, "max_heat"), [2]);
    assert_eq!(found(&index, "heat setting"), [2]);
}

#[test]
fn a_whole_identifier_beats_its_scattered_parts() {
    let index = index(&[
        document(
            "Parts",
            &[("", "send the rate, send the max, rate the send")],
        ),
        document(
            "Whole",
            &[(
                "",
                "the value of maxSendRate counts among many other things here",
            )],
        ),
    ]);
    assert_eq!(found(&index, "maxSendRate")[0], 1);
}

#[test]
fn accents_may_be_typed_or_not() {
    let index = index(&[document("Café à la crème", &[]), document("Größe", &[])]);
    assert_eq!(found(&index, "cafe creme"), [0]);
    assert_eq!(found(&index, "CAFÉ"), [0]);
    assert_eq!(found(&index, "grosse"), [1]);
}

#[test]
fn scripts_without_spaces_are_found() {
    let index = index(&[
        document("設定", &[("電子郵件", "電子郵件驗證設定")]),
        document("其他", &[("", "完全不同的內容")]),
    ]);
    assert_eq!(found(&index, "郵件"), [0]);
    assert_eq!(found(&index, "郵件驗證"), [0]);
    assert_eq!(found(&index, "內"), [1]);
}

#[test]
fn an_unknown_word_does_not_end_the_search() {
    assert_eq!(found(&library(), "xqzvvk sourdough")[0], 1);
    assert!(found(&library(), "xqzvvk").is_empty());
}

#[test]
fn the_weight_of_a_document_counts_and_zero_rejects_it() {
    let index = library();
    let query = index.plan("bread");
    let all = index.search(&query, 10, |_| 1.0);
    let first = all.hits[0].document;
    let without = index.search(
        &query,
        10,
        |document| if document == first { 0.0 } else { 1.0 },
    );
    assert_eq!(without.total, all.total - 1);
    assert!(without.hits.iter().all(|hit| hit.document != first));
    let last = all.hits.last().expect("there are hits").document;
    let boosted = index.search(
        &query,
        10,
        |document| if document == last { 50.0 } else { 1.0 },
    );
    assert_eq!(boosted.hits[0].document, last);
}

#[test]
fn the_limit_holds_while_the_total_counts_all() {
    let index = library();
    let results = index.search(&index.plan("bread"), 1, |_| 1.0);
    assert_eq!(results.hits.len(), 1);
    assert_eq!(results.total, 3);
    assert!(
        index
            .search(&index.plan("bread"), 0, |_| 1.0)
            .hits
            .is_empty()
    );
}

#[test]
fn an_empty_query_finds_nothing() {
    let index = library();
    for text in ["", "   ", "?!", "🚀"] {
        assert_eq!(search(&index, text), Results::default(), "{text:?}");
    }
}

#[test]
fn long_and_hostile_queries_are_bounded() {
    let index = library();
    let long = "bread ".repeat(1000) + &"word soup of the day ".repeat(300) + &"x".repeat(10_000);
    let query = index.plan(&long);
    assert!(query.words().count() <= 24);
    assert!(index.search(&query, 10, |_| 1.0).total > 0);
    let controls: String = (0..0x400).filter_map(char::from_u32).collect();
    index.search(&index.plan(&controls), 10, |_| 1.0);
}

#[test]
fn why_a_document_matches_is_told_on_request() {
    let index = library();
    let why = |text: &str, document| {
        let reasons = index.why(&index.plan(text), document);
        let told = reasons.into_iter();
        told.map(|reason| (reason.term, reason.how))
            .collect::<Vec<_>>()
    };
    let told = |term: &str, how| vec![(term.to_owned(), how)];
    assert_eq!(why("bread ", 3), told("bread", How::Itself));
    assert_eq!(why("breads ", 3), told("bread", How::Form));
    assert_eq!(why("elast", 0), told("elastic", How::Begins));
    assert_eq!(why("sourdoguh ", 1), told("sourdough", How::Slip));
    assert_eq!(why("sourdough ", 0), []);
    let reason = &index.why(&index.plan("bread "), 0)[0];
    assert!(reason.title && !reason.keywords);
    assert_eq!((reason.headings, reason.passages), (0, 0));
}

/// The library, with words that belong together.
fn related(relation: Relation, words: [&str; 2]) -> Index {
    let mut builder = IndexBuilder::new();
    builder.add(&document("Fees", &[("", "What it costs, and when.")]));
    builder.add(&document("Other", &[("", "Nothing of the kind.")]));
    builder.relate(relation, words.map(str::to_owned));
    read_back(builder)
}

#[test]
fn synonyms_are_found_in_all_their_forms() {
    let index = related(Relation::Synonym, ["price", "fee"]);
    for text in ["price ", "prices ", "fee "] {
        assert_eq!(found(&index, text), [0], "{text}");
    }
    assert_eq!(index.plan("price").unknown().count(), 0);
    assert_eq!(index.why(&index.plan("price "), 0)[0].how, How::Synonym);
    assert!(found(&related(Relation::Synonym, ["dog", "cat"]), "dog ").is_empty());
}

#[test]
fn forms_that_the_build_knows_are_found() {
    let index = related(Relation::Form, ["cost", "costs"]);
    assert_eq!(found(&index, "cost "), [0]);
    let german = related(Relation::Form, ["gebuehr", "fees"]);
    assert_eq!(found(&german, "gebuehr "), [0]);
}

#[test]
fn what_matches_is_counted_with_what_is_left_out() {
    let index = library();
    let query = index.plan("bread");
    let results = index.search(&query, 1, |document| if document == 0 { 0.0 } else { 1.0 });
    let mut matches = results.matches.clone();
    matches.sort_unstable();
    assert_eq!(matches, [0, 1, 3]);
    assert_eq!((results.total, results.left_out), (2, 1));
    assert_eq!(
        index.plan("bread zorblax").unknown().collect::<Vec<_>>(),
        ["zorblax"]
    );
}
