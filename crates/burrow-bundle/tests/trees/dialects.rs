//! Pages of other tools: what their Markdown adds is read as its authors meant.

use crate::support::{build, build_fixture, html, page, places, tree};

#[test]
fn a_book_s_pages_read_as_mdbook_shows_them() {
    let stains = html(&build_fixture("mdbook"), "stains");
    for part in [
        "They go – “mostly” – in an hour:",
        "<dt>Scale</dt>",
        "<p class=\"alert-title\">Acid</p>",
        "<p>Rinse <strong>well</strong>:</p>",
        "<summary>More</summary>",
        "# as often as it takes",
    ] {
        assert!(stains.contains(part), "{part} in {stains}");
    }
    for part in ["main", "import", "admonish"] {
        assert!(!stains.contains(part), "{part} in {stains}");
    }
}

#[test]
fn mkdocs_pages_read_as_their_extensions_have_them() {
    let bundle = build_fixture("mkdocs");
    let black = html(&bundle, "leaves/black");
    for part in [
        "<p class=\"alert-title\">Steep <em>long</em></p>",
        "<details class=\"alert alert-warning\" open=\"\"><summary>Why</summary>",
        "<summary>Assam</summary>",
        "<summary>Ceylon</summary>",
        "<p><code>tea.leaves.Black</code></p>",
        "<a href=\"https://example.org/green\"",
        "<a href=\"#hot--clear-water\">hotter</a>",
        "<a href=\"&/leaves/black/#hot--clear-water\">the time</a>",
        "<strong>Assam</strong> in the cup",
        "<figcaption>A cup</figcaption>",
    ] {
        assert!(black.contains(part), "{part} in {black}");
    }
    assert_eq!(black.matches("<div class=\"tabs\">").count(), 1);
    assert!(!black.contains("///") && !black.contains("{:"), "{black}");
    let page = page(&bundle, "leaves/black");
    let water = page.root.children.first().expect("a passage");
    assert_eq!(water.id.as_str(), "brewing");
    assert_eq!(
        places(&bundle, "directive-unknown"),
        [("docs/leaves/black.md", 27, 1)]
    );
    for code in ["broken-anchor", "include-missing", "reference-unused"] {
        assert_eq!(places(&bundle, code), [], "{code}");
    }
}

#[test]
fn a_page_without_a_title_is_called_what_the_nav_calls_it() {
    let bundle = build(&tree(&[
        (
            "mkdocs.yml",
            "site_name: T\nnav:\n  - Home: index.md\n  - WebSockets & co: websockets.md\n",
        ),
        ("docs/index.md", "# T\n"),
        ("docs/websockets.md", "They stay open.\n"),
    ]));
    assert_eq!(page(&bundle, "websockets").title, "WebSockets & co");
    assert_eq!(places(&bundle, "missing-title"), []);
}
