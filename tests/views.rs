//! The views, rendered natively: what stands in the HTML before any script has run.

use burrow_model::{Manifest, Onward, Page};
use burrow_reader::{catalog::Catalog, prerender, style};

fn catalog() -> Catalog {
    let manifest: Manifest = serde_json::from_value(serde_json::json!({
        "format": 1,
        "site": {
            "title": "Harbour", "language": "en", "theme": {},
            "personas": [{"id": "technical", "label": "Technical"}, {"id": "business", "label": "Business"}],
            "nav_links": [{"title": "Shop & more", "url": "https://shop.example/?a=1&b=2", "new_tab": true}],
            "aux_links": [{"title": "Begin", "url": "&/guide/#spf"}],
            "paths": [{"id": "first", "title": "First day", "personas": ["technical"], "pages": ["guide", "guide/dns"]}]
        },
        "pages": [
            {"id": "", "title": "Harbour", "words": [20, 20, 20], "hash": "h"},
            {"id": "guide", "title": "Guide", "parent": 0, "level": 1, "words": [200, 400, 600], "promise": "How to moor.", "hash": "g"},
            {"id": "guide/dns", "title": "DNS records", "parent": 1, "level": 2, "personas": ["technical"], "words": [0, 440, 900], "hash": "d"},
            {"id": "about", "title": "About", "parent": 0, "words": [10, 10, 10], "hash": "a"}
        ]
    }))
    .expect("the manifest of this test");
    Catalog::new(manifest)
}

fn render(number: u32, page: serde_json::Value, base: &str) -> prerender::Prerendered {
    let page: Page = serde_json::from_value(page).expect("the page of this test");
    prerender::page(&catalog(), number, &page, &Onward::default(), base)
}

fn dns() -> serde_json::Value {
    serde_json::json!({
        "id": "guide/dns", "title": "DNS records", "description": "Names & numbers.", "level": 2, "personas": ["technical"],
        "source": "guide/dns.md", "words": [0, 440, 900],
        "root": {
            "id": "dns", "rank": 1, "heading": "DNS <em>records</em>", "html": "<p>See <a href=\"&/guide/\">the guide</a>.</p>",
            "children": [
                {"id": "spf", "rank": 2, "heading": "SPF", "html": "<p>One record.</p>", "words": 3},
                {"id": "inside", "rank": 2, "level": 3, "heading": "Inside", "html": "<p>Bytes.</p>", "words": 2}
            ]
        }
    })
}

#[test]
fn a_page_can_be_read_and_left_without_any_script() {
    let html = render(2, dns(), "/docs/").body;
    for part in [
        r#"<a href="/docs/guide/">Guide</a>"#,
        r#"<span>DNS <em>records</em></span>"#,
        r#"<p>See <a href="/docs/guide/">the guide</a>.</p>"#,
        "Names &amp; numbers.",
        "Level 2",
        "<p>Bytes.</p>",
        r#"rel="prev""#,
        r#"rel="next""#,
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
}

#[test]
fn links_of_the_site_stand_in_the_header_and_behind_the_nav_tree() {
    let html = render(2, dns(), "/docs/").body;
    let begin = r##"<a href="/docs/guide/#spf">Begin</a>"##;
    assert_eq!(
        html.matches(begin).count(),
        2,
        "at the top, and in the drawer"
    );
    let shop = concat!(
        r#"<a href="https://shop.example/?a=1&amp;b=2" rel="noopener noreferrer" target="_blank" "#,
        r#"aria-label="Shop &amp; more (opens in a new tab)" class="bw-external">Shop &amp; more</a>"#
    );
    assert!(html.contains(shop), "{html}");
}

#[test]
fn an_authors_neighbours_and_outline_take_the_place_of_the_usual() {
    let mut manifest = catalog().manifest;
    manifest.pages[2].prev = Some(2);
    manifest.pages[2].next = Some(1);
    manifest.pages[2].next_title = Some("Once more".into());
    let mut page: Page = serde_json::from_value(dns()).expect("the page of this test");
    page.root.children[0].unlisted = true;
    let html = prerender::page(
        &Catalog::new(manifest.clone()),
        2,
        &page,
        &Onward::default(),
        "/",
    )
    .body;
    assert!(!html.contains(r#"rel="prev""#));
    assert!(html.contains("<span>Once more</span>"));
    assert!(
        !html.contains(r#"class="bw-outline""#),
        "one heading is no outline"
    );

    let guide = serde_json::json!({"id": "guide", "title": "Guide", "words": [1, 1, 1], "root": {"rank": 1}});
    let mut guide: Page = serde_json::from_value(guide).expect("the page of this test");
    let cards = |page: &Page| {
        let html = prerender::page(
            &Catalog::new(manifest.clone()),
            1,
            page,
            &Onward::default(),
            "/",
        )
        .body;
        html.contains("bw-cards") || html.contains("bw-row")
    };
    assert!(cards(&guide));
    guide.no_cards = true;
    assert!(!cards(&guide));
}

#[test]
fn a_page_ends_with_where_it_leads_on_and_says_it_once() {
    let page: Page = serde_json::from_value(dns()).expect("the page of this test");
    let onward: Onward = serde_json::from_value(serde_json::json!({
        "simpler": ["guide"], "related": ["about"], "linked_from": ["", "guide", "about", "guide/dns", "guide", "about"],
        "linked_more": 4
    }))
    .expect("the ways on of this test");
    let rendered = prerender::page(&catalog(), 2, &page, &onward, "/docs/");
    let (_, end) = rendered
        .body
        .split_once("<nav aria-label=\"Where to go from here\"")
        .expect("ways on");
    for part in [
        r#"<h2>Simpler</h2>"#,
        r#"<a href="/docs/guide/">Guide</a><span data-of="1" class="bw-level">Level 1</span>"#,
        r#"<summary>and 5 more</summary>"#,
        r#"<li>and 4 more</li>"#,
    ] {
        assert!(end.contains(part), "{part} is not in\n{end}");
    }
    assert!(!end.contains("One level deeper"), "an empty list is none");
    assert!(!rendered.seed.contains("\"related\""), "{}", rendered.seed);
    assert!(!render(2, dns(), "/").body.contains("bw-onward"));
}

#[test]
fn nothing_is_folded_in_the_html_but_what_can_fold_says_so() {
    let html = render(2, dns(), "/").body;
    assert!(!html.contains("until-found"), "{html}");
    assert_eq!(
        html.matches("data-level=\"3\"").count(),
        1,
        "only the passage deeper than its page folds\n{html}"
    );
    assert_eq!(html.matches("bw-fold-toggle").count(), 1, "{html}");
}

#[test]
fn home_shows_its_sections_with_their_promise_and_what_is_inside() {
    let html = render(0, serde_json::json!({"id": "", "title": "Harbour", "words": [20, 20, 20], "root": {"rank": 1}}), "/").body;
    for part in [
        "How to moor.",
        r#"<a href="/guide/dns/">DNS records</a>"#,
        "2 pages",
        "First day",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
}

#[test]
fn the_nav_tree_holds_only_the_branches_that_lead_to_the_page() {
    let home = render(
        0,
        serde_json::json!({"id": "", "title": "Harbour", "words": [1, 1, 1], "root": {"rank": 1}}),
        "/",
    )
    .body;
    assert_eq!(home.matches("bw-nav-item").count(), 2, "{home}");
    let page = render(2, dns(), "/").body;
    assert_eq!(page.matches("bw-nav-item").count(), 3, "{page}");
    assert_eq!(page.matches(r#"aria-current="page""#).count(), 1, "{page}");
}

#[test]
fn what_the_html_says_does_not_travel_twice() {
    let rendered = render(2, dns(), "/docs/");
    assert!(!rendered.seed.contains("\"nav\"") && !rendered.seed.contains("\"outline\""));
    for part in [
        r#"<a href="/docs/guide/dns/" data-for="technical" aria-current="page">DNS records</a>"#,
        r##"<li data-rank="2" class="bw-outline-item"><a href="#spf">SPF</a></li>"##,
    ] {
        assert!(
            rendered.body.contains(part),
            "{part} is not in\n{}",
            rendered.body
        );
    }
    assert!(!rendered.body.contains(r#"<a href="/docs/about/" data-id"#));
}

#[test]
fn the_seed_cannot_end_its_script_element() {
    let mut page = dns();
    page["title"] = "</script><b>".into();
    let rendered = render(2, page, "/");
    assert!(!rendered.seed.contains('<'), "{}", rendered.seed);
    assert!(
        !rendered.body.contains("<b>"),
        "titles are text\n{}",
        rendered.body
    );
}

#[test]
fn the_interface_speaks_spanish_where_the_site_does() {
    let mut spanish = catalog().manifest;
    spanish.site.language = "es-MX".into();
    let page: Page = serde_json::from_value(dns()).expect("the page of this test");
    let html = prerender::page(&Catalog::new(spanish), 2, &page, &Onward::default(), "/").body;
    assert!(
        html.contains("Ir al contenido") && html.contains("Nivel 2"),
        "{html}"
    );
    assert!(!html.contains("Skip to content"), "{html}");
}

#[test]
fn the_same_page_renders_the_same_twice() {
    assert_eq!(render(2, dns(), "/").body, render(2, dns(), "/").body);
}

#[test]
fn the_page_for_developing_links_every_file_of_the_style_sheet_in_order() {
    let index = include_str!("../index.html");
    let linked: Vec<&str> = index
        .split("href=\"style/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let files: Vec<&str> = style::FILES.iter().map(|(name, _)| *name).collect();
    assert_eq!(linked, files);
}
