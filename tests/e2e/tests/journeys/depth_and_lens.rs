//! The two controls: how deep, and for whom.

use burrow_e2e::{Reader, Tree, journey};

/// A surface page with one passage of each deeper level.
const PAGE: &str = "/features/";

/// Whether the passages of levels 2 and 3 are open, as their buttons say.
fn open_passages(reader: &Reader) -> [String; 2] {
    [2, 3].map(|level| {
        let toggle = format!(".passage[data-level='{level}'] > :is(h2, h3) > button");
        reader.map(&toggle, "e.ariaExpanded").join(" ")
    })
}

fn passages_become(reader: &Reader, expected: [&str; 2]) {
    reader.until(
        &format!("passages of levels 2 and 3 are open: {expected:?}"),
        &format!(
            "[2, 3].map(level => document.querySelector(`.passage[data-level='${{level}}'] button`)?.ariaExpanded) \
             .join() === '{}'",
            expected.join(",")
        ),
    );
}

fn turn_dial(reader: &Reader, depth: u8) {
    reader.click(&format!(".bw-dial label:has(input[value='{depth}'])"));
}

fn dial(reader: &Reader) -> Vec<String> {
    reader.map(".bw-dial input:checked", "e.value")
}

#[test]
fn the_dial_opens_what_lies_deeper_and_is_remembered() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        assert_eq!(dial(reader), ["1"]);
        assert_eq!(open_passages(reader), ["false", "false"]);
        turn_dial(reader, 2);
        passages_become(reader, ["true", "false"]);
        turn_dial(reader, 3);
        passages_become(reader, ["true", "true"]);
        assert!(
            reader
                .text(".passage[data-level='3'] .bw-prose")
                .contains("in development")
        );

        reader.reload();
        assert_eq!(dial(reader), ["3"]);
        passages_become(reader, ["true", "true"]);
        turn_dial(reader, 1);
        passages_become(reader, ["false", "false"]);
    });
}

#[test]
fn opening_one_passage_does_not_move_the_dial() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        let fold = ".passage[data-level='3'] > .fold";
        assert_eq!(
            reader.map(fold, "e.hidden"),
            ["until-found"],
            "find-in-page still reaches it"
        );
        reader.click(".passage[data-level='3'] > h2 > button");
        passages_become(reader, ["false", "true"]);
        assert!(reader.shows_element(&format!("{fold} > .bw-prose")));
        assert_eq!(dial(reader), ["1"]);
    });
}

#[test]
fn a_page_is_never_shallower_than_itself() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/core-platform/warm-up/?depth=1");
        assert!(reader.sees(".bw-prose"));
        assert_eq!(
            reader.count("button[aria-expanded=false].bw-fold-toggle"),
            0
        );
    });
}

#[test]
fn a_depth_in_the_link_holds_for_the_visit_only() {
    journey(Tree::Sample, |reader| {
        reader.open(&format!("{PAGE}?depth=3"));
        passages_become(reader, ["true", "true"]);
        assert_eq!(dial(reader), ["3"]);
        reader.click(".bw-nav a[href$='/why-penguinmails/']");
        reader.shows("Why PenguinMails");
        assert_eq!(dial(reader), ["3"], "it holds on the next page");
        assert!(
            reader
                .map("#bw-app a[href]", "e.search")
                .iter()
                .all(String::is_empty),
            "links carry neither depth nor persona"
        );

        reader.open(PAGE);
        assert_eq!(dial(reader), ["1"], "it was not stored");
        passages_become(reader, ["false", "false"]);
    });
}

#[test]
fn the_lens_puts_ones_own_pages_first_and_hides_nothing_in_silence() {
    journey(Tree::Sample, |reader| {
        reader.open(PAGE);
        let groups = ".bw-inside > .bw-cards .bw-card-title";
        assert_eq!(reader.count(groups), 5);
        reader.choose(".bw-lens select", "technical");
        reader.until(
            "the groups for other roles stand behind one line",
            "document.querySelector('details.bw-others summary')",
        );
        assert_eq!(
            reader.texts(groups),
            ["Architecture", "Security and compliance", "Development"]
        );
        assert_eq!(
            reader.texts(".bw-others .bw-card-title"),
            ["Core platform", "User experience"]
        );
        assert!(reader.text(".bw-others summary").starts_with("2 "));
        reader.click(".bw-others summary");
        reader.until(
            "they open in place",
            "document.querySelector('.bw-others').open",
        );

        reader.reload();
        assert_eq!(
            reader.map(".bw-lens select", "e.value"),
            ["technical"],
            "it is remembered"
        );
        reader.choose(".bw-lens select", "");
        reader.until(
            "everyone sees all",
            &format!("document.querySelectorAll({groups:?}).length === 5"),
        );
    });
}

#[test]
fn a_persona_in_the_link_holds_for_the_visit_only() {
    journey(Tree::Sample, |reader| {
        reader.open(&format!("{PAGE}?as=design"));
        assert_eq!(reader.map(".bw-lens select", "e.value"), ["design"]);
        assert_eq!(reader.map("html", "e.dataset.as"), ["design"]);
        reader.open(PAGE);
        assert_eq!(reader.map(".bw-lens select", "e.value"), [""]);
    });
}
