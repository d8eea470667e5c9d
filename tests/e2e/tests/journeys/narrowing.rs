//! Search narrowed and explained: choices with counts, what lies outside, why a page was found, what was searched before.

use burrow_e2e::{Key, Reader, Tree, journey};

fn search_for(reader: &Reader, query: &str) {
    reader.press(Key::Char('/'));
    reader.until(
        "the search field has the focus",
        "document.activeElement.matches('dialog.bw-search[open] input')",
    );
    reader.type_text(query);
    reader.until(
        "there are hits",
        "document.querySelector('.bw-search [role=option]')",
    );
}

const STATUS: &str = "document.querySelector('.bw-search [role=status]').textContent";

#[test]
fn a_choice_leaves_as_many_pages_as_it_says_and_can_be_taken_back() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        search_for(reader, "domain");
        let before = reader
            .map(".bw-search [role=status]", "e.textContent")
            .join("");
        reader.run(
            "globalThis.promised = Number([...document.querySelectorAll('.bw-facets select[aria-label=Level] option')].at(-1).textContent.match(/\\d+/)[0])",
        );
        reader.choose(".bw-facets select[aria-label=Level]", "3");
        reader.until(
            "the status says what is left and what is not",
            &format!("{STATUS}.startsWith(globalThis.promised + ' ') && {STATUS}.includes('without these choices')"),
        );
        assert!(
            reader.holds("[...document.querySelectorAll('.bw-hit:not(.is-further) .bw-level')].every(e => e.dataset.of === '3')"),
            "only pages of the level are left"
        );
        reader.click(".bw-facets p button");
        reader.until("all are back", &format!("{STATUS} === {before:?}"));
        assert!(
            reader.holds("document.activeElement.matches('.bw-search input')"),
            "the keyboard is in the field again"
        );
    });
}

#[test]
fn every_choice_is_reached_with_the_tab_key() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        search_for(reader, "domain");
        let mut seen = Vec::new();
        for _ in 0..6 {
            reader.press(Key::Tab);
            seen.extend(reader.map(":focus", "e.getAttribute('aria-label') ?? e.textContent"));
        }
        for wanted in ["Level", "Reader", "Section", "Why these?"] {
            assert!(seen.iter().any(|seen| seen == wanted), "{wanted}: {seen:?}");
        }
    });
}

#[test]
fn a_page_tells_why_it_was_found_when_asked() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        search_for(reader, "supression lists");
        assert_eq!(reader.count(".bw-hit-why"), 0);
        reader.click(".bw-facets [aria-pressed]");
        reader.until(
            "it is told what the slip stands for",
            "document.querySelector('.bw-hit-why')?.textContent.includes('supression (suppression')",
        );
        reader.click(".bw-facets [aria-pressed]");
        reader.until(
            "it is told no more",
            "!document.querySelector('.bw-hit-why')",
        );
    });
}

#[test]
fn a_search_that_led_somewhere_is_offered_again_and_can_be_forgotten() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        search_for(reader, "status words");
        reader.until(
            "the texts have come",
            "document.querySelector('.bw-hit-excerpt:not(.is-pending)')",
        );
        reader.press(Key::Enter);
        reader.until(
            "the dialog is closed",
            "!document.querySelector('dialog.bw-search').open",
        );
        reader.open("/");
        reader.click("#bw-search-open");
        reader.until(
            "the search is offered",
            "[...document.querySelectorAll('.bw-answer li')].some(e => e.textContent === 'status words')",
        );
        reader.click(".bw-answer li button");
        reader.until(
            "it is asked again",
            "document.querySelector('.bw-search [role=option]') && document.activeElement.value === 'status words'",
        );
        reader.run("const field = document.activeElement; field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))");
        reader.until(
            "it is offered again",
            "document.querySelector('.bw-answer > .bw-link')",
        );
        reader.click(".bw-answer > .bw-link");
        reader.until(
            "it is forgotten",
            "!document.querySelector('.bw-answer li')",
        );
        assert!(reader.holds("!localStorage.getItem('burrow-searches')"));
    });
}

#[test]
fn nothing_found_at_all_offers_the_sections() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        reader.click("#bw-search-open");
        reader.until(
            "the field has the focus",
            "document.activeElement.matches('.bw-search input')",
        );
        reader.type_text("qqxxqqzz");
        reader.until(
            "sections are offered",
            "document.querySelectorAll('.bw-answer a[href]').length > 1",
        );
        reader.click(".bw-answer a[href]");
        reader.until(
            "the section is shown and the dialog closed",
            "!document.querySelector('dialog.bw-search').open && location.pathname !== '/'",
        );
    });
}
