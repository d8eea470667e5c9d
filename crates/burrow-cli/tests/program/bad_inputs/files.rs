//! Rows about files and folders themselves.

use super::{built, bundled, checked, tree};
use crate::support::{Run, Tree, files};
use std::fs;
use std::time::{Duration, Instant};

#[test]
fn c07_nothing_outside_of_the_tree_is_ever_read() {
    let tree = Tree::new(&[]);
    tree.write("secret.md", "# Secret words\n");
    tree.write(
        "secret.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Secret words</title></svg>",
    );
    let targets = [
        "../secret.md",
        "../../../../../etc/passwd",
        "%2e%2e/secret.md",
        "..%2fsecret.md",
        "..\\secret.md",
        "/../secret.md",
        "a/../../secret.md",
        "....//secret.md",
        "%2e%2e%5csecret.md",
        "file:///etc/passwd",
        "file:../secret.md",
        "/etc/passwd",
        "~/secret.md",
        "..;/secret.md",
        "\\\\host\\secret.md",
        "C:\\secret.md",
        "//etc/passwd/../x",
    ];
    let mut text = "# H\n\n".to_owned();
    for target in targets {
        let image = target.replace(".md", ".svg");
        text.push_str(&format!(
            "[l](<{target}>) ![i](<{image}>) <img src=\"{image}\">\n\n"
        ));
    }
    tree.write("docs/index.md", &text);
    tree.write("docs/logo.md", "---\nparent: ../secret.md\npermalink: /../../escape/\nredirect_from: [../x, /..%2f/y]\n---\n# L\n");
    let run = checked(
        &tree,
        1,
        &[
            ("link-outside", "index.md", 3, 6),
            ("link-refused", "index.md", 21, 1),
        ],
    );
    assert!(!run.stdout.contains("Secret words"), "{}", run.stdout);
    let html = built(&tree, "index.html");
    assert!(
        !html.contains("Secret words") && !html.contains("root:x:"),
        "{html}"
    );
    for (path, bytes) in files(&tree.path("site")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("Secret words") && !text.contains("root:x:"),
            "{path}"
        );
    }
    assert!(!tree.path("escape").exists() && !tree.path("x").exists());
}

#[cfg(unix)]
#[test]
fn c08_links_out_of_the_tree_and_in_circles_are_not_followed() {
    use std::os::unix::fs::symlink;
    let tree = Tree::sound();
    tree.write("secret.md", "# Secret words\n");
    symlink(tree.path("secret.md"), tree.path("docs/out.md")).unwrap();
    symlink(tree.path(""), tree.path("docs/above")).unwrap();
    symlink("loop.md", tree.path("docs/loop.md")).unwrap();
    symlink("../docs", tree.path("docs/round")).unwrap();
    symlink("nowhere.md", tree.path("docs/gone.md")).unwrap();
    let places =
        ["out.md", "above", "loop.md", "round", "gone.md"].map(|file| ("symlink", file, 0, 0));
    checked(&tree, 0, &places);
    assert!(!bundled(&tree).contains("Secret words"));
}

#[cfg(unix)]
#[test]
fn c09_what_is_no_file_is_passed_over_and_never_blocks() {
    let tree = Tree::sound();
    let make = |program: &str, arguments: &[&str]| {
        let mut command = std::process::Command::new(program);
        command.current_dir(tree.path("docs")).args(arguments);
        command.output().is_ok_and(|output| output.status.success())
    };
    assert!(make("mkfifo", &["pipe.md"]), "mkfifo is part of every Unix");
    let _listener = std::os::unix::net::UnixListener::bind(tree.path("docs/socket.md")).unwrap();
    let mut places = vec![
        ("not-a-file", "pipe.md", 0, 0),
        ("not-a-file", "socket.md", 0, 0),
    ];
    if make("mknod", &["zero.md", "c", "1", "5"]) {
        places.push(("not-a-file", "zero.md", 0, 0));
    }
    tree.write("docs/links.md", "# L\n\n![a](pipe.md) [b](socket.md)\n");
    checked(&tree, 1, &places);
    built(&tree, "index.html");
}

/// The program as a user who may not read everything, even where the tests run as root. None where neither can be.
#[cfg(unix)]
fn as_common_user(tree: &Tree, arguments: &[&str]) -> Option<Run> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    let mut command = tree.command(arguments);
    let is_root = fs::metadata(tree.path("")).unwrap().uid() == 0;
    if is_root {
        fs::set_permissions(tree.path(""), fs::Permissions::from_mode(0o777)).unwrap();
        command.uid(NOBODY).gid(NOBODY);
    }
    match command.output() {
        Ok(output) => Some(Run::new(output)),
        Err(_) => {
            use std::io::Write as _;
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED: the program cannot be run as another user here"
            );
            None
        }
    }
}

#[cfg(unix)]
#[test]
fn c10_a_file_that_cannot_be_read_ends_the_build_and_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let lock = |path: std::path::PathBuf| {
        fs::set_permissions(path, fs::Permissions::from_mode(0o0)).unwrap()
    };
    let page = Tree::sound();
    lock(page.path("docs/guide/letters.md"));
    let folder = Tree::sound();
    lock(folder.path("docs/guide"));
    let image = Tree::sound();
    image.write("docs/x.gif", "GIF89a");
    image.write("docs/image.md", "# I\n\n![x](x.gif)\n");
    lock(image.path("docs/x.gif"));
    for (tree, named) in [(&page, "letters.md"), (&folder, "guide"), (&image, "x.gif")] {
        for command in [&["build", "docs", "--out", "site"][..], &["check", "docs"]] {
            let Some(run) = as_common_user(tree, command) else {
                return;
            };
            let run = run.ended_with(3);
            assert!(run.stderr.contains(named), "{}", run.stderr);
        }
        let beside: Vec<_> = fs::read_dir(tree.path(""))
            .unwrap()
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        assert_eq!(beside.len(), 2, "nothing is written: {beside:?}");
    }
}

#[test]
fn c15_what_is_beyond_a_limit_is_named_with_its_option_and_not_read() {
    let tree = Tree::sound();
    let sparse = |path: &str, size| {
        let file = fs::File::create(tree.path(path)).unwrap();
        file.set_len(size).unwrap();
    };
    sparse("docs/huge.md", 1 << 30);
    sparse("docs/huge.png", 1 << 30);
    tree.write("docs/uses.md", "# U\n\n![x](huge.png)\n");
    fs::create_dir_all(tree.path("docs").join("d/".repeat(1_000))).unwrap();
    tree.write(&format!("docs/{}.md", "n".repeat(252)), "# Long name\n");
    let long = "p".repeat(300);
    tree.write(
        "docs/wish.md",
        &format!("---\npermalink: /{long}/\nredirect_from: /{long}/\n---\n# Wish\n"),
    );
    let start = Instant::now();
    let run = checked(
        &tree,
        1,
        &[
            ("too-large", "huge.md", 0, 0),
            ("asset-refused", "uses.md", 3, 6),
        ],
    );
    assert!(start.elapsed() < Duration::from_secs(60));
    for option in ["`page-mib`", "`asset-mib`", "`depth`"] {
        assert!(run.stdout.contains(option), "{option}: {}", run.stdout);
    }
    assert!(built(&tree, "wish/index.html").contains("Wish"));
    tree.write("docs/burrow.toml", "[limits]\nfiles = 3\n");
    let run = tree.run(&["check", "docs"]).ended_with(2);
    assert!(
        run.stderr.contains("more than 3 files") && run.stderr.contains("`files` under [limits]"),
        "{}",
        run.stderr
    );
}

#[test]
fn c18_files_that_are_not_what_they_seem_are_refused() {
    let tree = tree(&[
        (
            "index.md",
            b"# H\n\n![a](a.svg)\n\n![b](b.png)\n\n[c](b.png)\n",
        ),
        (
            "a.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        ),
        ("b.png", b"<html><script>alert(1)</script></html>"),
    ]);
    checked(
        &tree,
        1,
        &[
            ("asset-refused", "index.md", 3, 6),
            ("asset-refused", "index.md", 5, 6),
        ],
    );
    assert!(!bundled(&tree).contains("alert(1)"));
}

#[cfg(unix)]
#[test]
fn c25_odd_names_become_pages_and_unportable_ones_are_told() {
    let names = [
        "two words",
        "a#b",
        "a?b",
        "100%",
        "50%41",
        "it's \"q\"",
        "a&b",
        "<b>",
        "📁",
        "ünï",
        "end.",
        "aux",
        "new\nline",
        "-dash",
        "a;b",
        "a+b",
        "back\\slash",
        "index.html",
        "404.html",
    ];
    let tree = Tree::new(&[(
        "index.md",
        "# Home\n\n[a](<two words.md>) [b](a%23b.md) [c](<100%.md>)\n",
    )]);
    for name in names {
        tree.write(
            &format!("docs/{name}.md"),
            &format!("# Page\n\nText of {}.\n", name.len()),
        );
        tree.write(&format!("docs/in {name}/a.md"), "# Inside\n");
    }
    let run = checked(
        &tree,
        0,
        &[
            ("file-name-portable", "a?b.md", 0, 0),
            ("file-name-portable", "aux.md", 0, 0),
            ("file-name-portable", "new\nline.md", 0, 0),
        ],
    );
    assert!(!run.stdout.contains("broken-link"), "{}", run.stdout);
    tree.run(&["build", "docs", "--out", "site"]).ended_with(0);
    let site = files(&tree.path("site"));
    let pages = site
        .values()
        .filter(|bytes| String::from_utf8_lossy(bytes).contains("Text of "))
        .count();
    assert!(pages >= names.len(), "{pages} of {}", names.len());
    let home = String::from_utf8_lossy(&site["index.html"]);
    for address in ["/two%20words/", "/a%23b/", "/100%25/"] {
        assert!(
            home.contains(&format!("href=\"{address}\"")),
            "{address}: {home}"
        );
    }
    let human = tree.run(&["check", "docs"]).ended_with(0);
    assert!(
        !human.stdout.contains("new\nline"),
        "a name never breaks a line"
    );
}
