//! Counting a small tree by hand.

use super::*;
use burrow_bundle::{Bundler, Config, MemoryTree, NoProgress};

/// A survey of a tree in memory.
fn survey(config: &str, files: &[(&str, &str)]) -> Survey {
    let mut tree = MemoryTree::new("docs");
    for (path, text) in files {
        tree.insert(path, text);
    }
    let config = Config::parse(config, "burrow.toml").expect("the configuration is sound");
    let surveyed = Bundler::new(config).survey(&tree, &NoProgress);
    surveyed.expect("the tree can be read")
}

/// Home -> guide (a, b, c hidden), reference (d, deep (e)); `reference/` and `reference/deep/` have no page of their own.
const TREE: [(&str, &str); 6] = [
    (
        "index.md",
        "---\nlevel: 1\nlast_modified_date: 2025-06-01\n---\n# Home\n\nOne two [a](guide/a.md) [a](guide/a.md).\n",
    ),
    (
        "guide/README.md",
        "---\nlevel: 1\npersona: business\ndescription: All of it.\nlast_modified_date: 2024-01-01\n---\n# Guide\n\nSee [a](a.md), [gone](gone.md).\n",
    ),
    (
        "guide/a.md",
        "---\nlevel: 2\npersona: [business, technical]\nlast_modified_date: 2025-05-20\n---\n# A\n\n\
         [d](../reference/d.md) [gone](gone.md) [home](../index.md)\n\n## Deep ⭐⭐⭐\n\nfour more words here\n",
    ),
    (
        "guide/c.md",
        "---\nnav_exclude: true\nlast_modified_date: 2031-01-01\n---\n# C\n\nHidden.\n",
    ),
    (
        "reference/d.md",
        "---\nlevel: 3\npersona: technical\n---\n# D\n\n[nowhere](#none)\n",
    ),
    (
        "reference/deep/e.md",
        "# E\n\n[out](https://example.org/) [d](../d.md)\n",
    ),
];

fn facts() -> Facts {
    Facts::new(&survey("", &TREE), Date::parse("2025-06-11"))
}

fn ids(facts: &Facts, pages: &[usize]) -> Vec<String> {
    pages
        .iter()
        .map(|page| facts.pages[*page].id.clone())
        .collect()
}

#[test]
fn pages_are_counted_by_reader_and_level_and_gaps_are_found() {
    let people = facts().people;
    let rows: Vec<_> = people
        .rows
        .iter()
        .map(|row| (&*row.id, row.pages))
        .collect();
    assert_eq!(
        rows,
        [("business", [1, 1, 0, 0]), ("technical", [0, 1, 1, 0])]
    );
    assert_eq!(people.everyone, [1, 0, 0, 2]);
    assert_eq!(people.unlabelled, 2);
    let gaps: Vec<_> = people
        .gaps()
        .map(|(row, level)| (&*row.id, level))
        .collect();
    assert_eq!(gaps, [("business", 3), ("technical", 1)]);
}

#[test]
fn sections_add_up_the_words_of_their_pages_at_each_level() {
    let facts = facts();
    let told: Vec<_> = facts
        .sections
        .iter()
        .map(|section| (&*section.title, section.pages, section.words))
        .collect();
    assert_eq!(
        told,
        [
            // Home, one, two, a, a.
            ("Home", 1, [5, 0, 0, 0]),
            // Guide, see, a, gone; A, d, gone, home; deep and four more; C, hidden.
            ("Guide", 3, [4, 4, 5, 2]),
            // D, nowhere; E, out, d.
            ("Reference", 2, [0, 0, 2, 3]),
        ]
    );
    let total: u64 = facts.sections.iter().map(SectionFacts::total).sum();
    assert_eq!(total, facts.words());
}

#[test]
fn a_folder_that_holds_nearly_everything_is_divided() {
    let mut files = vec![
        ("index.md".to_owned(), "# Home\n"),
        ("readme/x.md".to_owned(), "# X\n"),
    ];
    for part in ["one", "two"] {
        for page in 0..6 {
            files.push((format!("docs/{part}/{page}.md"), "# P\n"));
        }
    }
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    let facts = Facts::new(&survey("", &files), None);
    let titles: Vec<_> = facts
        .sections
        .iter()
        .map(|section| &*section.title)
        .collect();
    assert_eq!(titles, ["Home", "Docs", "One", "Two", "Readme"]);
    let pages: Vec<_> = facts.sections.iter().map(|section| section.pages).collect();
    assert_eq!(pages, [1, 0, 6, 6, 1]);
}

#[test]
fn links_tell_unlinked_dead_ends_and_distances() {
    let facts = facts();
    let links = &facts.links;
    assert_eq!((links.between, links.external), (5, 1));
    assert_eq!(
        ids(&facts, &links.unlinked),
        ["guide", "guide/c", "reference/deep/e"]
    );
    assert_eq!(ids(&facts, &links.dead_ends), ["guide/c", "reference/d"]);
    assert_eq!(ids(&facts, &links.unreachable), ["guide/c"]);
    // home; guide and a; d (a click on from a, or through its folder); e, through two folders.
    assert_eq!(links.by_clicks, [1, 2, 1, 1]);
    assert_eq!(ids(&facts, &links.destinations), ["guide/a", "reference/d"]);
    assert_eq!(ids(&facts, &links.hubs)[0], "guide/a");
    let missing = &facts.missing[0];
    assert_eq!((&*missing.target, missing.links), ("guide/gone", 2));
}

#[test]
fn a_reading_path_is_a_way_and_the_page_for_lost_readers_needs_none() {
    let mut files = TREE.to_vec();
    files.push(("404.md", "---\nnav_exclude: true\n---\n# Lost\n"));
    let path = "[[path]]\nid = \"x\"\ntitle = \"X\"\npages = [\"guide/c\"]\n";
    let facts = Facts::new(&survey(path, &files), None);
    assert_eq!(facts.links.unreachable, [0; 0]);
    assert!(!ids(&facts, &facts.links.unlinked).contains(&"404".to_owned()));
}

#[test]
fn ages_are_counted_to_the_day_that_is_given() {
    let facts = facts();
    let ages = &facts.ages;
    assert_eq!(ages.buckets, [2, 0, 0, 0, 1, 0]);
    assert_eq!((ages.future, ages.undated), (1, 2));
    assert_eq!(ids(&facts, &ages.old), ["guide"]);
    assert_eq!(ages.median, Some(22), "of 0, 10, 22 and 527 days");
}

#[test]
fn without_a_day_ages_are_counted_to_the_newest_date() {
    let facts = Facts::new(&survey("", &TREE[..3]), None);
    assert_eq!(facts.day, Date::parse("2025-06-01"));
    assert!(!facts.day_given);
    let none = Facts::new(&survey("", &[("a.md", "# A\n")]), None);
    assert_eq!(
        (none.day, none.ages.median, none.ages.undated),
        (None, None, 1)
    );
}

#[test]
fn findings_are_counted_by_rule_folder_and_page() {
    let facts = facts();
    let found = &facts.findings;
    assert_eq!(
        found.broken, 3,
        "two links to a missing page, one to a missing heading"
    );
    let rule = |code: &str| found.rules.iter().find(|rule| rule.code == code).unwrap();
    assert_eq!(
        (rule("broken-link").count, rule("broken-link").files.len()),
        (2, 2)
    );
    assert_eq!(rule("broken-anchor").files[0].file, "reference/d.md");
    assert!(!rule("broken-link").about.is_empty());
    let folder = |name: &str| {
        found
            .folders
            .iter()
            .find(|folder| folder.folder == name)
            .unwrap()
    };
    assert_eq!((folder("guide").pages, folder("guide").broken), (3, 2));
    assert_eq!((folder("").pages, folder("").broken), (1, 0));
    let errors: u32 = facts.pages.iter().map(|page| page.found[0]).sum();
    assert_eq!(errors, found.total[0]);
}

#[test]
fn the_smallest_tree_has_a_report() {
    let facts = Facts::new(&survey("", &[("a.md", "")]), None);
    assert_eq!(facts.written().count(), 1);
    assert_eq!(facts.people.gaps().count(), 0);
    assert_eq!(
        facts.words(),
        facts.sections.iter().map(SectionFacts::total).sum::<u64>()
    );
}

#[test]
fn an_address_to_edit_at_is_a_web_address_or_none() {
    let edit = |url: &str| {
        let config = format!("edit-url = \"{url}\"");
        Facts::new(&survey(&config, &TREE), None).edit_url
    };
    assert!(edit("https://example.org/{path}").is_some());
    assert_eq!(edit("javascript:alert(1)//{path}"), None);
}

mod advice {
    use super::*;
    use crate::report::advice::{AT_MOST, Task, advise};

    #[test]
    fn what_helps_most_comes_first_and_names_its_pages() {
        let facts = facts();
        let advice = advise(&facts);
        let gains: Vec<_> = advice.iter().map(|advice| advice.gain).collect();
        assert_eq!(advice.len(), AT_MOST);
        assert!(gains.is_sorted_by(|a, b| a >= b), "{gains:?}");
        assert_eq!(
            advice[0].task,
            Task::Missing {
                target: "guide/gone".to_owned(),
                links: 2
            }
        );
        assert_eq!(ids(&facts, &advice[0].pages), ["guide", "guide/a"]);
        assert!(advice.iter().all(|advice| !advice.pages.is_empty()));
    }

    #[test]
    fn a_sound_tree_asks_for_nothing() {
        let files = [
            ("index.md", "---\nlevel: 1\n---\n# Home\n\n[a](a.md)\n"),
            ("a.md", "---\nlevel: 1\n---\n# A\n\n[home](index.md)\n"),
        ];
        assert_eq!(advise(&Facts::new(&survey("", &files), None)), []);
    }

    #[test]
    fn a_persona_without_a_first_page_is_given_one() {
        let mut files = vec![("index.md".to_owned(), "# Home\n".to_owned())];
        for page in 0..5 {
            let links = if page == 0 {
                ""
            } else {
                "[0](0.md) [home](index.md)"
            };
            let text = format!("---\nlevel: 2\npersona: design\n---\n# {page}\n\n{links}\n");
            files.push((format!("{page}.md"), text));
        }
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (&**path, &**text))
            .collect();
        let facts = Facts::new(&survey("", &files), None);
        let start = advise(&facts)
            .into_iter()
            .find(|advice| matches!(advice.task, Task::Start { .. }));
        let start = start.expect("design has no page at level 1");
        assert_eq!(start.gain, 5);
        assert_eq!(ids(&facts, &start.pages)[0], "0", "the most linked");
    }
}

mod trend {
    use super::*;
    use crate::report::data::Data;
    use crate::report::trend::{Moved, Trend};

    fn after() -> Facts {
        let mut files = TREE.to_vec();
        files[1].1 = "---\nlevel: 1\npersona: business\n---\n# Guide\n\n[a](a.md) [c](c.md)\n";
        files[4] = ("reference/new.md", "# New\n");
        Facts::new(&survey("", &files), Date::parse("2025-06-18"))
    }

    #[test]
    fn two_reports_tell_what_got_better_what_got_worse_and_which_pages_moved() {
        let (before, after) = (facts(), after());
        let earlier = Data::new(&before, None);
        let now = Data::new(&after, Some(&earlier));
        let trend = Trend::new(&after, &now, &earlier);
        assert_eq!(trend.since.as_deref(), Some("2025-06-11"));
        assert_eq!(ids(&after, &trend.new), ["reference/new"]);
        assert_eq!(trend.gone, ["reference/d"]);
        assert!(!trend.other_site);
        let moved = |moved: &[Moved]| -> Vec<_> {
            let of = |moved: &Moved| (after.pages[moved.page].id.clone(), moved.before, moved.now);
            moved.iter().map(of).collect()
        };
        assert_eq!(moved(&trend.better), [("guide".to_owned(), 1, 0)]);
        // The page that was taken away is missed by two.
        assert_eq!(
            moved(&trend.worse),
            [
                ("guide/a".to_owned(), 1, 2),
                ("reference/deep/e".to_owned(), 0, 1)
            ]
        );
        let change = |key: &str| {
            let change = trend.of(key).unwrap();
            (change.before, change.now, change.is_better())
        };
        assert_eq!(change("unreachable"), (1, 0, Some(true)));
        assert_eq!(change("missing_pages"), (1, 2, Some(false)));
        assert_eq!(change("pages"), (6, 6, None));
    }

    #[test]
    fn a_course_grows_by_one_point_a_report_and_remembers_a_year() {
        let facts = facts();
        let mut data = Data::new(&facts, None);
        for _ in 0..60 {
            data = Data::new(&facts, Some(&data));
        }
        assert_eq!(data.history.len(), 52);
        let trend = Trend::new(&facts, &data, &data);
        assert_eq!(trend.of("pages").unwrap().course.len(), 53);
    }

    #[test]
    fn data_come_back_from_a_page_and_from_json_as_they_were() {
        let data = Data::new(&facts(), None);
        assert_eq!(Data::read(&data.json()).as_ref(), Ok(&data));
        let page = crate::report::Report::new(&survey("", &TREE), Date::parse("2025-06-11"), None);
        assert_eq!(Data::read(&page.html), Ok(data));
    }

    #[test]
    fn what_is_no_report_is_refused_in_words() {
        for (text, why) in [
            ("", "is no report of burrow"),
            ("# Notes", "is no report of burrow"),
            ("{\"title\":\"x\"}", "is no report of burrow"),
            ("{\"burrow_report\":9}", "has format 9"),
            ("{\"burrow_report\":1}", "cannot be read as a report"),
            (
                "<script type=\"application/json\" id=\"burrow-report\">{",
                "ends too early",
            ),
        ] {
            let error = Data::read(text).unwrap_err();
            assert!(error.starts_with(why), "{text}: {error}");
        }
    }

    #[test]
    fn a_report_of_another_site_is_noticed() {
        let facts = facts();
        let data = Data::new(&facts, None);
        let other = Data::new(
            &Facts::new(&survey("", &[("z.md", "# Z\n"), ("y.md", "# Y\n")]), None),
            None,
        );
        assert!(Trend::new(&facts, &data, &other).other_site);
    }
}
