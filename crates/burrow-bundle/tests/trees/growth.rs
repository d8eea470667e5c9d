//! Rules look at every page, and some at pairs of pages: twice as large a tree may take about twice as long.

use crate::support::tree;
use burrow_bundle::{Bundler, Config, MemoryTree, NoProgress, rules};
use burrow_effort::{LINEAR, effort, growth_by};
use std::collections::HashMap;
use std::fmt::Write as _;

/// Checks a tree with every rule there is, on this thread alone.
fn check(tree: &MemoryTree) -> usize {
    let mut config = String::from("[check]\n");
    for rule in rules() {
        let _ = writeln!(config, "{} = true", rule.code);
    }
    let config = Config::parse(&config, "burrow.toml").expect("every rule can be switched on");
    let work = || {
        let mut bundler = Bundler::new(config);
        bundler
            .check(tree, &NoProgress)
            .expect("it is checked")
            .len()
    };
    ALONE.with(|pool| pool.install(work))
}

thread_local! {
    /// This thread as a pool of its own, so that all work is done on it and its time is counted.
    static ALONE: rayon::ThreadPool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build()
        .expect("a thread is a pool");
}

/// Holds trees of growing numbers of something to linear time; each must have something found.
fn assert_linear_trees(what: &str, make: impl Fn(usize) -> MemoryTree) {
    assert!(check(&make(20)) > 0, "{what}: nothing is found");
    let mut made: HashMap<usize, MemoryTree> = HashMap::new();
    let time = |size| {
        let tree = made.entry(size).or_insert_with(|| make(size));
        effort(|| {
            check(tree);
        })
    };
    if let Some(ratio) = growth_by(20_000, 100, time) {
        assert!(
            ratio <= LINEAR,
            "{what}: twice as much takes {ratio:.2} times as long"
        );
    }
}

fn pages(count: usize, text: impl Fn(usize) -> String) -> MemoryTree {
    let mut all = tree(&[("index.md", "# Home\n\nText.\n")]);
    for number in 0..count {
        all.insert(&format!("{}/{number}.md", number % 50), text(number));
    }
    all
}

fn one_page(count: usize, part: impl Fn(usize) -> String) -> MemoryTree {
    let text: String = (0..count).map(part).collect();
    tree(&[("index.md", &format!("# Home\n\n{text}"))])
}

/// Words that a number stands for.
fn words(seed: usize, count: usize) -> String {
    let word = |n: usize| {
        let mixed = (seed * 7919 + n * 104_729) % 100_003;
        format!("w{mixed} ")
    };
    (0..count).map(word).collect()
}

#[test]
fn pages_of_one_title() {
    assert_linear_trees("equal titles", |count| {
        pages(count, |_| "# The same title\n\nText.\n".into())
    });
    assert_linear_trees("titles that begin alike", |count| {
        let text = |n| format!("---\ntitle: The title {n}\nparent: The title\n---\n\nText.\n");
        pages(count, text)
    });
}

#[test]
fn links_that_lead_nowhere() {
    assert_linear_trees("broken links on one page", |count| {
        one_page(count, |n| {
            format!("[a page](gone-{n}.md) [b](#gone-{n})\n\n")
        })
    });
    assert_linear_trees("broken links on many pages", |count| {
        let text = |n| format!("# Page {n}\n\n[the setup guide](setup-guide-{n}-old.md)\n");
        pages(count, text)
    });
}

#[test]
fn one_giant_page() {
    assert_linear_trees("headings", |count| {
        one_page(count, |n| format!("#### Part {}\n\n", n % 7))
    });
    assert_linear_trees("paragraphs", |count| {
        one_page(count, |n| format!("{}\n\n", words(n, 30)))
    });
    assert_linear_trees("one paragraph", |count| {
        one_page(count, |n| format!("https://a.org/{n} click here <b>x</b> "))
    });
}

#[test]
fn blocks_that_are_repeated() {
    assert_linear_trees("one block on all pages", |count| {
        pages(count, |n| format!("# Page {n}\n\n{}\n", words(1, 40)))
    });
    assert_linear_trees("blocks that are nearly the same", |count| {
        pages(count, |n| format!("# Page {n}\n\n{} w{n}\n", words(1, 40)))
    });
    assert_linear_trees("blocks that pairs of pages share", |count| {
        pages(count, |n| format!("# Page {n}\n\n{}\n", words(n / 2, 40)))
    });
}

#[test]
fn references_redirects_and_labels() {
    assert_linear_trees("references", |count| {
        one_page(count, |n| {
            format!("[a][gone-{n}] [^gone-{n}] \n\n[unused-{n}]: /x\n[unused-{n}]: /y\n\n")
        })
    });
    assert_linear_trees("redirects", |count| {
        let to = |n: usize| format!("/{}/{}", (n + 1) % 50, n + 1);
        pages(count, |n| {
            format!("---\ntitle: P{n}\nredirect_to: {}\n---\n", to(n))
        })
    });
    assert_linear_trees("labels that nobody knows", |count| {
        let text = |n| {
            format!("---\ntitle: P{n}\npersona: Reader {n}\nkey_{n}: x\nlevel: 9\n---\n\nText.\n")
        };
        pages(count, text)
    });
}

#[test]
fn text_that_is_only_signs() {
    for unit in ["a: b\n", "---\n", "[x](y))\n", "](", "k:\n  - \n"] {
        assert_linear_trees(unit, |count| {
            let text = unit.repeat(count * 10);
            let block = format!("---\n{text}\n---\n");
            tree(&[
                ("a.md", &format!("---\n{text}")),
                ("b.md", &block),
                ("c.md", &text),
            ])
        });
    }
}
