//! From the home page down, section by section.

use burrow_e2e::{Tree, journey};

#[test]
fn home_shows_the_five_sections() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        assert_eq!(reader.heading(), "PenguinMails documentation");
        assert_eq!(
            reader.texts(".bw-card-title a"),
            [
                "What is PenguinMails",
                "Features",
                "Why PenguinMails",
                "Getting started",
                "Resources"
            ]
        );
    });
}

#[test]
fn the_nav_tree_leads_down_three_levels() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        reader.click("nav.bw-nav a[href$='/features/']");
        reader.shows("Features");
        reader.arrives_at("/features/");
        assert_eq!(reader.texts(".bw-crumbs a"), ["Home"]);

        reader.click("nav.bw-nav a[href$='/core-platform/']");
        reader.shows("Core platform");
        assert_eq!(reader.texts(".bw-crumbs a"), ["Home", "Features"]);

        reader.click("nav.bw-nav a[href$='/warm-up/']");
        reader.shows("Warm-up");
        reader.arrives_at("/features/core-platform/warm-up/");
        assert_eq!(
            reader.texts(".bw-crumbs a"),
            ["Home", "Features", "Core platform"]
        );
        assert_eq!(reader.texts(".bw-nav a[aria-current=page]"), ["Warm-up"]);
        assert!(
            reader.title().starts_with("Warm-up"),
            "the title is {}",
            reader.title()
        );

        reader.click(".bw-crumbs li:nth-child(2) a");
        reader.shows("Features");
    });
}

#[test]
fn a_branch_opens_without_leaving_the_page() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        let branch = ".bw-nav li:has(> a[href$='/getting-started/'])";
        let toggle = format!("{branch} > button");
        let open = |reader: &burrow_e2e::Reader| reader.map(&toggle, "e.ariaExpanded");
        assert_eq!(open(reader), ["false"]);
        assert_eq!(
            reader.count(&format!("{branch} li")),
            0,
            "a closed branch is not rendered"
        );
        reader.click(&toggle);
        reader.comes_into_view(&format!("{branch} a[href$='/quick-setup/']"));
        assert_eq!(open(reader), ["true"]);
        reader.click(&toggle);
        assert_eq!(open(reader), ["false"]);
        assert_eq!(reader.address(), "/");
    });
}

#[test]
fn a_card_leads_into_its_section_and_on_to_the_next_page() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        reader.click(".bw-card-title a[href$='/getting-started/']");
        reader.shows("Getting started");
        reader.click(".bw-inside a[href$='/quick-setup/']");
        reader.shows("Quick setup");
        let next = reader.map("a[rel=next]", "e.pathname");
        reader.click("a[rel=next]");
        reader.arrives_at(&next[0]);
        reader.click("a[rel=prev]");
        reader.shows("Quick setup");
    });
}

#[test]
fn links_in_the_text_are_followed_without_loading_the_site_again() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/core-platform/warm-up/");
        reader.run("window.stillTheSameDocument = true");
        reader.click(".bw-prose a[href$='/health-score/']");
        reader.arrives_at("/why-penguinmails/metrics/health-score/");
        reader.shows("Health score");
        assert!(reader.holds("window.stillTheSameDocument"));
    });
}
