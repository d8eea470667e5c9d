//! Excerpts and marks: what a reader sees of a hit.

#[path = "support/document.rs"]
mod document;
#[path = "support/index.rs"]
mod index;

use burrow_search::{Document, Excerpt, Index, PassageText, Query, analyse, excerpt, marks};
use document::document;
use proptest::prelude::*;

fn index(text: &str) -> Index {
    index::index(&[document("Title", &[("", text)])])
}

/// What is marked in `text` when it is searched for `query`.
fn marked<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
    let query = index(text).plan(query);
    marks(text, &query)
        .into_iter()
        .map(|mark| &text[mark])
        .collect()
}

const STORY: &str = "The lighthouse stood on a rock. Every night its keeper climbed the stairs, wound the clockwork \
and lit the lamp. Ships far out at sea counted the flashes. One night the lamp stayed dark, and the keeper rowed out \
to see why the fishing boats were late.";

#[test]
fn forms_beginnings_and_slips_are_marked() {
    assert_eq!(
        marked(STORY, "keepers lamp "),
        ["keeper", "lamp", "lamp", "keeper"]
    );
    assert_eq!(marked(STORY, "clockw"), ["clockwork"]);
    assert_eq!(marked(STORY, "lighthuose "), ["lighthouse"]);
    assert_eq!(marked(STORY, "the flashes of the sea"), ["sea", "flashes"]);
}

#[test]
fn identifiers_are_marked_as_one() {
    assert_eq!(
        marked("Set maxSendRate to 5.", "maxSendRate"),
        ["maxSendRate"]
    );
    assert_eq!(marked("Set max_send_rate to 5.", "rate"), ["rate"]);
}

#[test]
fn marks_keep_the_letters_as_they_are_written() {
    assert_eq!(marked("Ein Straßencafé.", "strassencafe"), ["Straßencafé"]);
    assert_eq!(marked("電子郵件", "郵件"), ["郵件"]);
}

#[test]
fn an_excerpt_shows_where_the_words_stand_together() {
    let query = index(STORY).plan("fishing boats late");
    let shown = excerpt(STORY, &query, 80);
    assert!(
        shown.text.contains("fishing boats were late"),
        "{}",
        shown.text
    );
    assert!(shown.text.starts_with('…'));
    let words: Vec<_> = shown
        .marks
        .iter()
        .map(|mark| &shown.text[mark.clone()])
        .collect();
    assert_eq!(words, ["fishing", "boats", "late"]);
}

#[test]
fn a_short_text_is_shown_whole_and_on_one_line() {
    let query = index(STORY).plan("rock");
    let shown = excerpt("  A\n\trock. ", &query, 80);
    assert_eq!(shown.text, "A rock.");
    assert_eq!(shown.marks.as_slice(), std::slice::from_ref(&(2..6)));
}

#[test]
fn an_excerpt_without_matches_is_the_beginning() {
    let shown = excerpt(STORY, &Query::default(), 40);
    assert!(
        shown.text.starts_with("The lighthouse stood"),
        "{}",
        shown.text
    );
    assert!(shown.text.ends_with('…'));
    assert!(shown.marks.is_empty());
}

/// Checks what holds for any excerpt.
fn check(shown: &Excerpt, max_chars: usize) {
    assert!(
        shown.text.chars().count() <= max_chars.max(2),
        "{} > {max_chars}",
        shown.text
    );
    let mut end = 0;
    for mark in &shown.marks {
        assert!(mark.start < mark.end && (end == 0 || mark.start > end));
        assert!(
            shown.text.get(mark.clone()).is_some(),
            "{mark:?} parts a letter"
        );
        end = mark.end;
    }
}

proptest! {
    #[test]
    fn excerpts_and_marks_hold_for_any_text(text: String, query: String, max_chars in 0usize..300) {
        let query = index(&text).plan(&query);
        check(&excerpt(&text, &query, max_chars), max_chars);
        for mark in marks(&text, &query) {
            prop_assert!(text.get(mark).is_some());
        }
    }

    #[test]
    fn they_hold_where_the_text_is_searched_for_itself(
        text in "([a-d]{1,4}[ _.\u{301}]|[A-D]{1,2}|設|ß|é|🚀|\\s){0,60}",
        from in 0usize..20,
        max_chars in 0usize..60,
    ) {
        let query: String = text.chars().skip(from).take(20).collect();
        let query = index(&text).plan(&query);
        check(&excerpt(&text, &query, max_chars), max_chars);
        for mark in marks(&text, &query) {
            prop_assert!(text.get(mark).is_some());
        }
    }

    #[test]
    fn any_text_can_be_analysed(title: String, heading: String, text: String) {
        let document = Document {
            keywords: title.clone(),
            title,
            passages: vec![PassageText { heading, text }],
        };
        prop_assert_eq!(analyse(&document), analyse(&document));
    }
}
