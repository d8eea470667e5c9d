//! Fixes: what they change, what they never touch, and that a diff says exactly what is written.

use crate::support::tree;
use burrow_bundle::{
    Bundler, Config, DiskTree, DocTree, Mended, Mending, NoProgress, mend, write_mended,
};
use proptest::prelude::*;
use std::fs;

fn mended(tree: &dyn DocTree) -> Mending {
    mend(
        &mut Bundler::new(Config::default()),
        tree,
        &|_| true,
        &NoProgress,
    )
    .unwrap()
}

/// What a page comes to beside pages that it may have meant.
fn page(text: &str) -> String {
    let tree = tree(&[
        ("a/page.md", text),
        ("guide/set up.md", "# Set up\n\n## First Steps\n"),
        ("guide/README.md", "# Guide\n"),
        ("twin/one.md", "# One\n"),
        ("other/one.md", "# Other one\n"),
        ("pictures/Cat.png", "no picture"),
    ]);
    let mending = mended(&tree);
    let file = mending.files.iter().find(|file| file.file == "a/page.md");
    file.map_or_else(
        || text.to_owned(),
        |file| String::from_utf8(file.after.clone()).unwrap(),
    )
}

#[test]
fn a_link_keeps_the_style_it_is_written_in() {
    for (written, right) in [
        ("[x](set%20up.md)", "[x](../guide/set%20up.md)"),
        ("[x](<old/set up.md>)", "[x](<../guide/set%20up.md>)"),
        ("[x](/old/set%20up)", "[x](/guide/set%20up)"),
        ("[x](/old/set%20up/)", "[x](/guide/set%20up/)"),
        (
            "[x](./set%20up.md?v=1#First-Steps)",
            "[x](../guide/set%20up.md?v=1#first-steps)",
        ),
        ("[x](../guide/Set%20Up.md)", "[x](../guide/set%20up.md)"),
        ("[x](../guide/set%20up.md:12)", "[x](../guide/set%20up.md)"),
        ("[x](..\\guide\\set%20up.md)", "[x](../guide/set%20up.md)"),
        (
            "[x](../guide//set%20up.md \"title\")",
            "[x](../guide/set%20up.md \"title\")",
        ),
        ("<a href=\"../GUIDE/\">x</a>", "<a href=\"../guide/\">x</a>"),
        (
            "[x][y]\n\n[y]: set%20up.md 'title'",
            "[x][y]\n\n[y]: ../guide/set%20up.md 'title'",
        ),
    ] {
        assert_eq!(
            page(&format!("# A\n\n{written}\n")),
            format!("# A\n\n{right}\n")
        );
    }
}

#[test]
fn what_is_not_certain_is_left_to_its_author() {
    for written in [
        "[x](one.md)",
        "[x](seting-up.md)",
        "[x](../guide/set%20up.md#second)",
        "`[x](set%20up.md)`",
        "[x]()",
        "[x](https://example.org/Set%20Up.md)",
        "[x](gone&amp;away.md)",
    ] {
        let text = format!("# A\n\n{written}\n");
        assert_eq!(page(&text), text);
    }
}

#[test]
fn an_opt_out_holds_for_fixes_too() {
    let text = "# A\n\n<!-- burrow-disable-next-line link-guessed -->\n[x](set%20up.md)\n";
    assert_eq!(page(text), text);
}

#[test]
fn a_mark_and_a_second_block_of_front_matter_go_and_nothing_else_changes() {
    let text =
        "\u{feff}---\r\ntitle: A\r\n---\r\n\r\n---\r\ntitle: B\r\n---\r\n# A  \r\n\ttext\r\nlast";
    assert_eq!(
        page(text),
        "---\r\ntitle: A\r\n---\r\n\r\n# A  \r\n\ttext\r\nlast"
    );
}

#[test]
fn garbled_text_is_turned_back_and_nothing_else_changes() {
    let text = "\u{feff}---\r\ntitle: CafÃ© â€“ tea\r\n---\r\n# CafÃ©  \r\n\tdonâ€™t, donâ€™t \u{a0}x\r\n\r\n\
                [Ã©tÃ©](set%20up.md) nÃƒÂ©e âœ… `â†’`\r\nlast ğŸ¯ “fine” é";
    assert_eq!(
        page(text),
        "---\r\ntitle: Café – tea\r\n---\r\n# Café  \r\n\tdon’t, don’t \u{a0}x\r\n\r\n\
         [été](../guide/set%20up.md) née ✅ `→`\r\nlast ğŸ¯ “fine” é"
    );
    let windows = "# A\n\nğŸ“Š Numbers, ğŸš€ go\n";
    assert_eq!(page(windows), "# A\n\n📊 Numbers, 🚀 go\n");
    let mac = "# A\n\ndon‚Äôt ‚Äúquote‚Äù caf√©\n";
    assert_eq!(page(mac), "# A\n\ndon’t “quote” café\n");
}

#[test]
fn garbled_text_that_is_meant_or_only_likely_is_left_alone() {
    for text in [
        "# A\n\nÄ“ √π MAÇÔ ğŸ¯ â€ here\n",
        "# A\n\n<!-- burrow-disable mojibake -->\n\ncafÃ©\n",
    ] {
        assert_eq!(page(text), text);
    }
    let tree = tree(&[("index.md", "# A\n\ncafÃ©\n")]);
    let config = Config::parse("[repair]\nexcept = [\"index.md\"]\n", "burrow.toml").unwrap();
    let mending = mend(&mut Bundler::new(config), &tree, &|_| true, &NoProgress).unwrap();
    assert!(mending.files.is_empty());
}

#[test]
fn files_on_disk_change_as_the_diff_says_and_only_once() {
    let dir = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| fs::write(dir.path().join(file), text).unwrap();
    write("index.md", "# A\n\n[b](B.md) and [c](C.md#Top)\n");
    write("b.md", "# B\r\n\r\n[c](C.md)\r\n");
    write("c.md", "# C\n\n## Top\n");
    let open = || DiskTree::open(dir.path()).unwrap();
    let first = mended(&open());
    assert_eq!(first.files.len(), 2);
    assert_eq!(
        fs::read(dir.path().join("b.md")).unwrap(),
        first.files[0].before
    );
    for file in &first.files {
        write_mended(dir.path(), file).unwrap();
        let now = fs::read(dir.path().join(&file.file)).unwrap();
        assert_eq!(now, file.after);
        assert_eq!(patched(file), file.after);
    }
    assert_eq!(
        fs::read(dir.path().join("b.md")).unwrap(),
        b"# B\r\n\r\n[c](c.md)\r\n"
    );
    let again = mended(&open());
    assert!(again.files.is_empty(), "{:?}", again.files);
    assert_eq!(again.left, first.left);
}

/// What `patch` makes of the file and its diff.
fn patched(file: &Mended) -> Vec<u8> {
    let before = String::from_utf8(file.before.clone()).unwrap();
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let (mut at, mut new, mut last) = (0, String::new(), ' ');
    for line in file.diff().split_inclusive('\n').skip(2) {
        let (sign, text) = line.split_at(1);
        match sign {
            "@" => {
                let start = text
                    .split(['-', ','])
                    .nth(1)
                    .unwrap()
                    .parse::<usize>()
                    .unwrap();
                let none = text.split([',', ' ']).nth(2) == Some("0");
                let until = if none { start } else { start - 1 };
                new.extend(old[at..until].iter().copied());
                at = until;
            }
            "\\" if last != '-' => drop(new.pop()),
            "\\" => {}
            "+" => new.push_str(text),
            sign => {
                assert_eq!(old[at].trim_end_matches('\n'), text.trim_end_matches('\n'));
                at += 1;
                if sign == " " {
                    new.push_str(text);
                }
            }
        }
        last = sign.chars().next().unwrap();
    }
    new.extend(old[at..].iter().copied());
    new.into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_diff_says_exactly_what_changes(
        before in "([ab\\-+@]?\r?\n){0,12}[ab]?",
        after in "([ab\\-+@]?\r?\n){0,12}[ab]?",
    ) {
        prop_assume!(before != after);
        let file = Mended {
            file: "a.md".into(),
            before: before.into_bytes(),
            after: after.into_bytes(),
            findings: 1,
        };
        prop_assert_eq!(patched(&file), file.after);
    }

    #[test]
    fn no_opt_out_and_no_link_makes_the_check_fail(
        comment in "(burrow-(disable|enable)(-line|-file|-next-line)?)?[ a-z,*\\-\\[{:\n]{0,30}",
        target in "[a-zA-Z./#?%:\\\\()<> é]{0,20}",
    ) {
        let text = format!("# A\n\n<!-- {comment} -->\n[x]({target}) [y][z]\n\n[z]: {target}\n");
        let tree = tree(&[("index.md", &text), ("a/b.md", "# B\n")]);
        let once = mended(&tree);
        if let Some(file) = once.files.first() {
            let after = String::from_utf8(file.after.clone()).unwrap();
            let again = mended(&crate::support::tree(&[("index.md", &after), ("a/b.md", "# B\n")]));
            prop_assert!(again.files.is_empty(), "{:?}", again.files);
        }
    }
}
