//! Rows about what stands in a file.

use super::{built, bundled, checked, tree};
use std::time::{Duration, Instant};

#[test]
fn c01_bytes_that_are_no_text_are_named_by_offset_and_other_files_are_read() {
    let utf_16: Vec<u8> = "\u{feff}# Wide\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let tree = tree(&[
        ("index.md", b"# Home\n\nSound.\n"),
        ("bad.md", b"# Bad\n\nOne tw\xe9 three.\n"),
        ("wide.md", &utf_16),
        ("nul.md", b"# Nul\n\na\0b\n"),
    ]);
    let places = [
        ("invalid-utf8", "bad.md", 3, 7),
        ("utf-16", "wide.md", 1, 1),
        ("nul", "nul.md", 3, 2),
    ];
    let run = checked(&tree, 1, &places);
    assert!(run.stdout.contains("byte 13 (0xe9)"), "{}", run.stdout);
    assert!(built(&tree, "index.html").contains("Sound."));
    assert!(built(&tree, "bad/index.html").contains("One tw\u{fffd} three."));
    assert!(built(&tree, "wide/index.html").contains("Wide"));
}

#[test]
fn c02_marks_and_line_ends_leave_no_trace_and_controls_of_direction_are_told() {
    let text = "---\ntitle: A\n---\n# A\n\nOne\ntwo\n\n```sh\nls\n```\n";
    let forms = [
        text.to_owned(),
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        format!("\u{feff}{}", text.replace("One", "\u{feff}One")),
    ];
    let mut bundles = forms.map(|form| bundled(&tree(&[("index.md", form.as_bytes())])));
    bundles.as_mut_slice().sort();
    assert_eq!(bundles[0], bundles[4], "one page, written in five ways");
    let told = tree(&[("index.md", "# A\n\nif \u{202e}x\u{202c} {\n".as_bytes())]);
    checked(&told, 0, &[("bidi-control", "index.md", 3, 4)]);
}

#[test]
fn c03_faults_of_front_matter_are_placed_and_never_swallow_the_body() {
    let tree = tree(&[
        ("index.md", b"# Home\n"),
        ("open.md", b"---\ntitle: Open\n\nThe body.\n"),
        ("bad.md", b"---\ntitle: \"Bad\nlevel: 2\n---\nThe body.\n"),
        (
            "twice.md",
            b"---\ntitle: Twice\nlevel: 2\ntitle: Again\n---\nThe body.\n",
        ),
        (
            "type.md",
            b"---\ntitle: Type\nlevel: deep\n---\nThe body.\n",
        ),
        (
            "bomb.md",
            b"---\ntitle: Bomb\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nThe body.\n",
        ),
        (
            "deep.md",
            format!(
                "---\ntitle: Deep\na: {}{}\n---\nThe body.\n",
                "[".repeat(5_000),
                "]".repeat(5_000)
            )
            .as_bytes(),
        ),
    ]);
    let places = [
        ("front-matter-unclosed", "open.md", 1, 1),
        ("front-matter", "twice.md", 4, 1),
        ("front-matter-value", "type.md", 3, 8),
        ("front-matter", "bomb.md", 4, 8),
        ("front-matter", "deep.md", 3, 259),
    ];
    let run = checked(&tree, 1, &places);
    assert!(run.stdout.contains("\"file\":\"bad.md\""), "{}", run.stdout);
    for page in ["open", "bad", "twice", "type", "bomb", "deep"] {
        let html = built(&tree, &format!("{page}/index.html"));
        assert!(html.contains("The body."), "{page}: {html}");
    }
}

#[test]
fn c04_two_pages_of_one_address_are_both_named_and_both_kept() {
    let tree = tree(&[
        ("index.md", b"# Home\n"),
        (
            "a.md",
            b"---\ntitle: A\npermalink: /same/\n---\nText of a.\n",
        ),
        (
            "b.md",
            b"---\ntitle: B\npermalink: /same/\n---\nText of b.\n",
        ),
        ("Case.md", b"# One\n"),
        ("case.md", b"# Two\n"),
        ("caf\u{e9}.md", b"# Composed\n"),
        ("cafe\u{301}.md", b"# Decomposed\n"),
    ]);
    let run = checked(&tree, 1, &[("duplicate-url", "b.md", 3, 1)]);
    for pair in [
        ["b.md", "a.md"],
        ["case.md", "Case.md"],
        ["caf\u{e9}.md", "cafe\u{301}.md"],
    ] {
        let named = run.json()["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| {
                one["code"] == "duplicate-url"
                    && pair.iter().any(|file| one["file"] == *file)
                    && pair
                        .iter()
                        .any(|file| one["message"].as_str().unwrap_or_default().contains(file))
            });
        assert!(named, "{pair:?}: {}", run.stdout);
    }
    let bundle = bundled(&tree);
    for text in [
        "Text of a.",
        "Text of b.",
        "One",
        "Two",
        "Composed",
        "Decomposed",
    ] {
        assert!(bundle.contains(text), "{text}");
    }
}

#[test]
fn c05_headings_of_one_name_are_numbered_in_order() {
    let tree = tree(&[(
        "index.md",
        b"# A\n\n## B\n\n1\n\n## B\n\n2\n\n## B\n\n3\n\n## B-1\n\n4\n",
    )]);
    let html = built(&tree, "index.html");
    for id in ["id=\"b\"", "id=\"b-1\"", "id=\"b-2\""] {
        assert_eq!(html.matches(id).count(), 1, "{id} in {html}");
    }
}

#[test]
fn c06_a_missing_page_comes_with_at_most_three_candidates() {
    let tree = tree(&[
        (
            "index.md",
            b"# H\n\n[a](guide/setup-one.md)\n\n[b](guide/Setup.md)\n\n[c](guide/setup.md#lmits)\n",
        ),
        ("guide/setup.md", b"# Setup\n\n## Limits\n"),
        ("guide/setup-two.md", b"# S2\n"),
        ("guide/setup-three.md", b"# S3\n"),
        ("guide/setup-tone.md", b"# S4\n"),
        ("guide/setups.md", b"# S5\n"),
    ]);
    let run = checked(
        &tree,
        1,
        &[
            ("broken-link", "index.md", 3, 5),
            ("broken-anchor", "index.md", 7, 5),
        ],
    );
    let json = run.json();
    for one in json["diagnostics"].as_array().unwrap() {
        let hint = one["hint"].as_str().unwrap_or_default();
        assert!(hint.matches('`').count() <= 6, "{hint}");
    }
    assert!(run.stdout.contains("`#limits`"), "{}", run.stdout);
}

#[test]
fn c17_markup_that_could_run_is_removed_at_its_place() {
    let text = "# H\n\n<script>alert(1)</script>\n\nA <b onclick=\"alert(1)\">b</b>.\n\n[l](javascript:alert(1))\n\n<svg onload=\"alert(1)\"><script>alert(1)</script></svg>\n\n<iframe src=\"javascript:alert(1)\"></iframe>\n";
    let tree = tree(&[("index.md", text.as_bytes())]);
    let places = [
        ("html-removed", "index.md", 3, 1),
        ("html-attribute-removed", "index.md", 5, 3),
        ("link-refused", "index.md", 7, 1),
        ("html-removed", "index.md", 9, 1),
        ("html-removed", "index.md", 11, 1),
    ];
    checked(&tree, 0, &places);
    let html = built(&tree, "index.html");
    for gone in ["onclick", "onload", "javascript:", "<iframe"] {
        assert!(!html.contains(gone), "{gone}: {html}");
    }
}

#[test]
fn c19_a_fence_that_is_never_closed_is_told_at_its_opening() {
    let tree = tree(&[("index.md", b"# H\n\nText.\n\n```sh\nls\n\nMore.\n")]);
    checked(&tree, 0, &[("fence-unclosed", "index.md", 5, 1)]);
    assert!(built(&tree, "index.html").contains("More."));
}

#[test]
fn c27_twenty_thousand_attributes_and_a_line_of_half_a_megabyte_take_no_time() {
    let attributes: String = (0..20_000)
        .map(|number| format!(" a{number}=\"{number}\""))
        .collect();
    let tree = tree(&[
        ("index.md", b"# Home\n"),
        (
            "attributes.md",
            format!("# A\n\n<b{attributes}>bold</b>\n").as_bytes(),
        ),
        (
            "line.md",
            format!(
                "# L\n\n{}\n",
                "word [a](b.md) *x* `y` \u{e2}\u{20ac}\u{2122} ".repeat(20_000)
            )
            .as_bytes(),
        ),
        (
            "letters.md",
            format!("# M\n\n{}\n", "x".repeat(500_000)).as_bytes(),
        ),
    ]);
    let start = Instant::now();
    tree.run(&["bundle", "docs", "--out", "bundle"])
        .ended_with(0);
    // Generous: the program under test is not optimised and shares the machine with other tests.
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}
