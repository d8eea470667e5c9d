//! `burrow build` and `burrow bundle`: what they write, and what they leave alone.

use crate::support::{Tree, files, keys};

#[test]
fn a_site_has_the_reader_the_bundle_and_a_file_for_each_page() {
    let tree = Tree::sound();
    let run = tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    assert!(run.stdout.starts_with("site: 3 pages, "), "{}", run.stdout);
    let site = files(&tree.path("site"));
    for path in [
        "index.html",
        "404.html",
        "guide/index.html",
        "guide/letters/index.html",
        "bundle/latest.json",
        "reader/app-0123456789abcdef.js",
        "reader/app-0123456789abcdef_bg.wasm",
        "reader/icon.svg",
        ".nojekyll",
    ] {
        assert!(
            site.contains_key(path),
            "{path} is missing of {:?}",
            site.keys()
        );
    }
    assert!(
        site.keys()
            .any(|path| path.starts_with("reader/loader-") && path.ends_with(".js"))
    );
    assert!(
        site.keys()
            .any(|path| path.starts_with("reader/style-") && path.ends_with(".css"))
    );
    assert!(!site.contains_key("reader/style-0123456789abcdef.css"));
    assert!(!site.contains_key("reader/loader.js") && !site.contains_key("reader/index.html"));
    assert_ne!(
        site["bundle/latest.json"],
        b"Trunk's own sample, not the reader's"
    );
}

#[test]
fn pages_link_to_the_reader_under_the_base_path() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "site", "--base-path", "handbook"])
        .ended_with(0);
    let site = files(&tree.path("site"));
    for path in ["index.html", "guide/letters/index.html", "404.html"] {
        let html = String::from_utf8_lossy(&site[path]);
        assert!(
            html.starts_with("<!doctype html>\n<html lang=\"en\">"),
            "{path}"
        );
        assert!(
            html.contains("<meta name=\"burrow-base\" content=\"/handbook/\">"),
            "{path}"
        );
        assert!(
            html.contains("id=\"bw-js\" href=\"/handbook/reader/app-0123456789abcdef.js\""),
            "{path}"
        );
        assert!(
            html.contains("id=\"bw-wasm\" href=\"/handbook/reader/app-0123456789abcdef_bg.wasm\""),
            "{path}"
        );
        assert!(
            html.contains("id=\"bw-loader\" href=\"/handbook/reader/loader-"),
            "{path}"
        );
        assert!(
            !html.contains("\"&/"),
            "{path} has an address that was not put under the base path"
        );
        assert!(!html.contains("_burrow"), "{path}");
    }
    let letters = String::from_utf8_lossy(&site["guide/letters/index.html"]);
    assert!(
        letters.contains("<title>Letters · Post</title>"),
        "{letters}"
    );
    assert!(
        letters.contains("<meta name=\"description\" content=\"Writing letters.\">"),
        "{letters}"
    );
}

#[test]
fn the_summary_is_one_json_object() {
    let tree = Tree::sound();
    let run = tree
        .run(&["build", "docs", "--out", "site", "--format", "json"])
        .ended_with(0);
    let summary = run.json();
    assert_eq!(
        keys(&summary),
        [
            "bytes",
            "compressed_bytes",
            "compressed_files",
            "diagnostics",
            "files",
            "pages",
            "seconds",
            "words"
        ]
    );
    assert_eq!(summary["pages"], 3);
    assert_eq!(summary["diagnostics"], 0);
    let site = files(&tree.path("site"));
    assert_eq!(summary["files"], site.len());
    assert_eq!(summary["bytes"], site.values().map(Vec::len).sum::<usize>());
    assert_eq!(summary["compressed_files"], 0);
    assert_eq!(run.stderr, "");
}

#[test]
fn compressed_copies_stand_beside_what_shrinks_and_are_counted_apart() {
    let tree = Tree::sound();
    tree.write(
        "docs/guide/long.md",
        &format!("# Long\n\n{}\n", "Much to say. ".repeat(500)),
    );
    let build = |out: &str| {
        let arguments = ["build", "docs", "--out", out, "--format", "json"];
        let run = tree.run(&[&arguments[..], &["--precompress"]].concat());
        run.ended_with(0).json()
    };
    let summary = build("site");
    let site = files(&tree.path("site"));
    for path in [
        "guide/long/index.html.br",
        "guide/long/index.html.gz",
        "index.html.br",
    ] {
        assert!(site.contains_key(path), "{path} of {:?}", site.keys());
    }
    assert!(!site.contains_key("reader/icon.svg.br"), "it is too small");
    let is_copy = |path: &String| path.ends_with(".br") || path.ends_with(".gz");
    let copies = site.iter().filter(|(path, _)| is_copy(path));
    let bytes: usize = copies.clone().map(|(_, copy)| copy.len()).sum();
    assert_eq!(summary["compressed_files"], copies.count());
    assert_eq!(summary["compressed_bytes"], bytes);
    for (path, copy) in site.iter().filter(|(path, _)| is_copy(path)) {
        let original = &site[&path[..path.len() - 3]];
        assert!(copy.len() < original.len(), "{path}");
    }
    // With what stands there taken over, and without.
    build("site");
    build("fresh");
    assert!(files(&tree.path("site")) == site);
    assert!(files(&tree.path("fresh")) == site);
    // And gone when they are not asked for.
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    assert!(!files(&tree.path("site")).keys().any(is_copy));
}

#[test]
fn a_copy_gives_way_to_a_page_of_its_name() {
    let tree = Tree::sound();
    let page = format!("# Page\n\n{}\n", "Much to say. ".repeat(500));
    tree.write("docs/guide/index.html.br.md", &page);
    tree.write("docs/404.html.gz/README.md", &page);
    tree.run(&["build", "docs", "--out", "site", "--precompress"])
        .ended_with(0);
    let site = files(&tree.path("site"));
    assert!(site.contains_key("guide/index.html.br/index.html"));
    assert!(site.contains_key("404.html.gz/index.html"));
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "one"]).ended_with(0);
    tree.run(&["build", "docs", "--out", "two"]).ended_with(0);
    assert!(files(&tree.path("one")) == files(&tree.path("two")));
}

#[test]
fn a_build_replaces_an_earlier_one_whole() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    std::fs::remove_file(tree.path("docs/guide/letters.md")).unwrap();
    tree.write("docs/index.md", "# Post\n");
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let site = files(&tree.path("site"));
    assert!(!site.contains_key("guide/letters/index.html"));
    tree.run(&["build", "docs", "--out", "fresh"]).ended_with(0);
    assert!(site == files(&tree.path("fresh")));
}

#[test]
fn a_build_that_fails_leaves_the_earlier_site_as_it_was() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let before = files(&tree.path("site"));
    tree.write("docs/burrow.toml", "titel = \"Post\"\n");
    let run = tree.run(&["build", "docs", "--out", "site"]).ended_with(2);
    assert!(
        run.stderr.contains("burrow.toml:1:1") && run.stderr.contains("did you mean `title`?"),
        "{}",
        run.stderr
    );
    assert!(files(&tree.path("site")) == before);
    let beside = std::fs::read_dir(tree.path("")).unwrap().count();
    assert_eq!(beside, 3, "only docs, dist and site are there");
}

#[cfg(unix)]
#[test]
fn a_page_that_cannot_be_read_ends_the_build_and_is_named() {
    use std::io::Write as _;
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::sound();
    let page = tree.path("docs/guide/letters.md");
    std::fs::set_permissions(&page, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&page).is_ok() {
        let _ = writeln!(std::io::stderr(), "skipped: this user may read every file");
        return;
    }
    let run = tree.run(&["build", "docs", "--out", "site"]).ended_with(3);
    assert!(run.stderr.contains("letters.md"), "{}", run.stderr);
    assert!(!tree.path("site").exists());
}

#[test]
fn output_and_input_are_kept_apart() {
    let tree = Tree::sound();
    for out in ["docs", "docs/site", ".", "site/../docs/x"] {
        let run = tree.run(&["build", "docs", "--out", out]).ended_with(2);
        assert!(run.stderr.contains("lies inside"), "{out}: {}", run.stderr);
    }
    assert_eq!(files(&tree.path("docs")).len(), 3);
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let tree = Tree::sound();
    tree.write("site/thesis.txt", "years of work");
    let run = tree.run(&["build", "docs", "--out", "site"]).ended_with(2);
    assert!(
        run.stderr.contains("not a site written by Burrow"),
        "{}",
        run.stderr
    );
    assert_eq!(files(&tree.path("site")).len(), 1);
}

#[test]
fn findings_do_not_stop_a_build_unless_it_is_strict() {
    let tree = Tree::sound();
    tree.write(
        "docs/guide/parcels.md",
        "# Parcels\n\nSee [boxes](boxes.md).\n",
    );
    let run = tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    assert!(run.stderr.contains("guide/parcels.md:3:"), "{}", run.stderr);
    tree.run(&["build", "docs", "--out", "site", "--strict"])
        .ended_with(1);
    assert!(tree.path("site/guide/parcels/index.html").is_file());
}

#[test]
fn former_addresses_lead_to_the_page() {
    let tree = Tree::sound();
    tree.write(
        "docs/moved.md",
        "---\ntitle: Moved\nredirect_from: [/old/place, /older.html]\n---\n# Moved\n",
    );
    tree.run(&["build", "docs", "--out", "site", "--base-path", "/b/"])
        .ended_with(0);
    let site = files(&tree.path("site"));
    for former in ["old/place/index.html", "older.html", "older/index.html"] {
        let html = String::from_utf8_lossy(
            site.get(former)
                .unwrap_or_else(|| panic!("no {former} in {:?}", site.keys())),
        );
        assert!(
            html.contains("http-equiv=\"refresh\" content=\"0; url=/b/moved/\""),
            "{html}"
        );
        assert!(
            html.contains("<link rel=\"canonical\" href=\"/b/moved/\">"),
            "{html}"
        );
    }
}

#[test]
fn a_tree_without_pages_is_refused_and_nothing_is_written() {
    let tree = Tree::new(&[("notes.json", "{}")]);
    let run = tree.run(&["build", "docs", "--out", "site"]);
    assert!(matches!(run.code, Some(1 | 2)), "{:?}", run.code);
    assert!(run.stderr.contains("no pages found"), "{}", run.stderr);
    assert!(!tree.path("site").exists());
}

#[test]
fn a_reader_is_needed_and_the_way_to_one_is_told() {
    let tree = Tree::sound();
    let run = tree
        .run(&["build", "docs", "--out", "site", "--reader", "docs"])
        .ended_with(2);
    assert!(
        run.stderr.contains("wasm") && run.stderr.contains("trunk build"),
        "{}",
        run.stderr
    );
    tree.run(&["build", "docs", "--out", "site", "--reader", "nowhere"])
        .ended_with(3);
    assert!(!tree.path("site").exists());
}

#[test]
fn a_bundle_can_be_written_alone() {
    let tree = Tree::sound();
    let run = tree
        .run(&["bundle", "docs", "--out", "out/bundle"])
        .ended_with(0);
    assert!(
        run.stdout.starts_with("out/bundle: 3 pages, "),
        "{}",
        run.stdout
    );
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    assert!(files(&tree.path("out/bundle")) == files(&tree.path("site/bundle")));
    tree.run(&["bundle", "docs", "--out", "out/bundle"])
        .ended_with(0);
}
