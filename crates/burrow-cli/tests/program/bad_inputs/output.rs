//! Rows about what is written, under which circumstances, and how the program is called.

use super::tree;
use crate::support::{Run, Tree, files};
use std::fs;
use std::time::{Duration, Instant};

#[test]
fn c11_an_output_inside_the_input_is_refused() {
    let tree = Tree::sound();
    for out in ["docs", "docs/site", "docs/guide/../out", "."] {
        let run = tree.run(&["build", "docs", "--out", out]).ended_with(2);
        assert!(run.stderr.contains("lies inside"), "{out}: {}", run.stderr);
    }
    assert_eq!(files(&tree.path("docs")).len(), 3);
}

#[cfg(unix)]
#[test]
fn c12_a_full_disk_leaves_the_earlier_site_as_it_was() {
    let tree = Tree::sound();
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let before = files(&tree.path("site"));
    tree.write(
        "docs/long.md",
        &format!("# Long\n\n{}\n", "Words and words. ".repeat(20_000)),
    );
    // A file may not grow beyond 64 blocks of 512 bytes: writing fails as on a full disk.
    let program = env!("CARGO_BIN_EXE_burrow");
    let script = format!("trap '' XFSZ; ulimit -f 64; exec '{program}' build docs --out site");
    let mut command = std::process::Command::new("sh");
    command
        .current_dir(tree.path(""))
        .args(["-c", &script])
        .env("NO_COLOR", "1")
        .env("BURROW_READER", "dist");
    let run = Run::new(command.output().unwrap()).ended_with(3);
    assert!(run.stderr.contains("cannot write"), "{}", run.stderr);
    assert!(files(&tree.path("site")) == before);
    assert_eq!(
        fs::read_dir(tree.path("")).unwrap().count(),
        3,
        "nothing is left beside it"
    );
}

#[test]
fn c13_a_build_that_is_killed_leaves_an_old_or_a_new_site_complete() {
    let tree = Tree::sound();
    for number in 0..150 {
        tree.write(
            &format!("docs/many/{number}.md"),
            &format!("# Page {number}\n\nText.\n"),
        );
    }
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let old = files(&tree.path("site"));
    tree.write("docs/index.md", "# Changed\n");
    let start = Instant::now();
    tree.run(&["build", "docs", "--out", "other"]).ended_with(0);
    let whole = start.elapsed();
    let new = files(&tree.path("other"));
    for part in 1..=8 {
        let mut build = tree
            .command(&["build", "docs", "--out", "site"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole * part / 8);
        let _ = build.kill();
        build.wait().unwrap();
        let now = files(&tree.path("site"));
        assert!(now == old || now == new, "killed after {part}/8 of a build");
    }
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    assert!(files(&tree.path("site")) == new);
    #[cfg(target_os = "linux")]
    assert_eq!(
        fs::read_dir(tree.path("")).unwrap().count(),
        4,
        "what the killed builds left is swept"
    );
}

#[test]
fn c16_what_is_nested_or_padded_without_end_takes_no_time() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(300));
    let table = format!("{}{}{}", row("h"), row("-"), "|a|\n".repeat(2_000));
    let texts = [
        (">".repeat(20_000), "quotes"),
        ("<div>".repeat(20_000), "elements"),
        ("- ".repeat(20_000), "lists"),
        ("[".repeat(20_000), "brackets"),
        ("*a _b ".repeat(10_000), "emphasis"),
        ("![](".repeat(10_000), "images"),
        (table, "table"),
    ];
    let tree = Tree::sound();
    for (text, name) in &texts {
        tree.write(
            &format!("docs/{name}.md"),
            &format!("# {name}\n\nBefore.\n\n{text}\n"),
        );
    }
    let start = Instant::now();
    tree.run(&["bundle", "docs", "--out", "bundle"])
        .ended_with(0);
    // Generous: the program under test is not optimised, and seven pages share the machine with other tests.
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
    let size: usize = files(&tree.path("bundle")).values().map(Vec::len).sum();
    assert!(size < 24 << 20, "{size} bytes");
}

#[test]
fn c23_a_tree_without_pages_is_told_by_its_name() {
    let empty = tree(&[("notes.json", b"{}")]);
    let drafts = tree(&[("a.md", b"---\ndraft: true\n---\n# A\n")]);
    for tree in [empty, drafts] {
        for command in [
            &["build", "docs", "--out", "site"][..],
            &["check", "docs"],
            &["bundle", "docs", "--out", "site"],
        ] {
            let run = tree.run(command);
            assert!(matches!(run.code, Some(1 | 2)), "{:?}", run.code);
            assert!(
                run.stderr.contains("no pages found under docs"),
                "{}",
                run.stderr
            );
        }
        assert!(!tree.path("site").exists());
    }
}

// C 24, a corrupt build cache: there is none on disk; what is kept between builds is kept in memory by `serve` alone.

#[cfg(unix)]
#[test]
fn c26_the_same_bytes_under_any_locale_zone_mask_and_number_of_threads() {
    let tree = Tree::sound();
    for number in 0..30 {
        tree.write(
            &format!("docs/İıŞ {number}.md"),
            "# Äpfel\n\n## I\n\nText & mehr – “so”.\n",
        );
    }
    tree.run(&["build", "docs", "--out", "first"]).ended_with(0);
    let first = files(&tree.path("first"));
    let program = env!("CARGO_BIN_EXE_burrow");
    for (number, (locale, zone, mask, threads)) in [
        ("tr_TR.UTF-8", "Pacific/Kiritimati", "077", "1"),
        ("C", "America/St_Johns", "000", "7"),
    ]
    .into_iter()
    .enumerate()
    {
        let script = format!("umask {mask}; exec '{program}' build docs --out again{number}");
        let output = std::process::Command::new("sh")
            .current_dir(tree.path(""))
            .args(["-c", &script])
            .env("BURROW_READER", "dist")
            .env("LC_ALL", locale)
            .env("LANG", locale)
            .env("TZ", zone)
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        Run::new(output).ended_with(0);
        assert!(
            files(&tree.path(&format!("again{number}"))) == first,
            "{locale}"
        );
    }
}

#[test]
fn c28_a_mistyped_option_or_key_is_answered_with_the_right_one() {
    let tree = Tree::sound();
    let option = tree
        .run(&["check", "docs", "--formt", "json"])
        .ended_with(2);
    assert!(option.stderr.contains("--format"), "{}", option.stderr);
    for (text, place, meant) in [
        ("[limits]\npage-mb = 3\n", "burrow.toml:2:1", "`page-mib`"),
        ("[repair]\nlosy = true\n", "burrow.toml:2:1", "`lossy`"),
        ("titel = \"x\"\n", "burrow.toml:1:1", "`title`"),
    ] {
        tree.write("docs/burrow.toml", text);
        for command in [&["check", "docs"][..], &["build", "docs", "--out", "site"]] {
            let run = tree.run(command).ended_with(2);
            assert!(
                run.stderr.contains(place) && run.stderr.contains(meant),
                "{}",
                run.stderr
            );
        }
    }
    assert!(!tree.path("site").exists());
}
