//! A report's words in English.

use super::{Date, Task, TaskNames, Told, Words, grouped};

pub(super) static WORDS: Words = Words {
    tag: "en",
    number: |number| grouped(number, ',', 4),
    date,
    short_date: |date| {
        let (year, month, day) = date.parts();
        format!("{day} {} {year}", &MONTHS[month as usize - 1][..3])
    },
    percent: |percent| format!("{percent}%"),
    days: |days| match days {
        0 => "today".to_owned(),
        1 => "1 day".to_owned(),
        2..100 => format!("{days} days"),
        100..730 => format!("{} months", (days + 15) / 30),
        _ => format!("{} years", (days + 182) / 365),
    },
    open_quote: "“",
    close_quote: "”",
    and_more: |count| format!("and {count} more"),
    more_rows: |count| format!("Show {count} more"),
    left_out: |count| format!("And {count} more, which “burrow report --json” lists."),
    of: |some, all| format!("{some} of {all}"),

    report: "Documentation report",
    lead: |(number, pages), time| match number {
        1 => format!("One page, {time} of reading."),
        _ => format!("{pages} pages, {time} of reading."),
    },
    as_of: |day, given| match given {
        true => format!("As of {day}."),
        false => format!("As of {day}, the newest date in the pages."),
    },
    no_day: "No page says when it last changed, so this report has no date.",
    on_this_page: "On this page",

    glance: "At a glance",
    tile_clean: "Pages without errors",
    tile_broken: "Links that lead nowhere",
    tile_broken_note: |pages| format!("{pages} missing pages are asked for"),
    tile_unlinked: "Pages that no text links to",
    tile_gaps: "Gaps for readers",
    tile_gaps_note: |all| format!("of {all} places in the map below"),
    tile_old: "Pages over a year old",
    tile_old_note: |median| format!("half are younger than {median}"),
    tile_time: "Time to read everything",
    tile_time_note: |surface| format!("level 1 alone takes {surface}"),
    of_all_pages: |pages| format!("of {pages} pages"),

    first_report: "This is the first report",
    first_report_how: "Keep this file. Given to the next run with --previous, it lets the next report say here what got better and what got worse.",
    since: |day| format!("Since {day}"),
    since_last: "Since the last report",
    got_better: "Better",
    got_worse: "Worse",
    nothing_better: "Nothing got better.",
    nothing_worse: "Nothing got worse.",
    from_to: |before, now| format!("{before} before, {now} now"),
    pages_came_and_went: |(new, new_text), (gone, gone_text)| match (new, gone) {
        (0, 0) => "No page was added or taken away.".to_owned(),
        _ => format!(
            "{new_text} {} added, {gone_text} taken away.",
            if new == 1 { "page was" } else { "pages were" }
        ),
    },
    other_site: "The earlier report has no page in common with this one. It may be of another site.",
    more_than_before: |count| format!("{count} more than before"),
    fewer_than_before: |count| format!("{count} fewer than before"),
    as_before: "as before",
    better: "better",
    worse: "worse",
    figure: |key| match key {
        "pages" => "Pages",
        "words" => "Words",
        "pages_without_errors" => "Pages without errors",
        "errors" => "Errors",
        "warnings" => "Warnings",
        "broken_links" => "Links that lead nowhere",
        "missing_pages" => "Missing pages that links ask for",
        "unlinked" => "Pages that no text links to",
        "dead_ends" => "Pages that lead no further",
        "unreachable" => "Pages that no click leads to",
        "gaps" => "Gaps for readers",
        "unlabelled" => "Pages without a level",
        "undescribed" => "Pages without a summary",
        "old" => "Pages over a year old",
        "undated" => "Pages without a date",
        _ => "",
    },

    to_do: |count| match count {
        1 => "One thing worth doing this week",
        2 => "Two things worth doing this week",
        _ => "Three things worth doing this week",
    },
    nothing_to_do: "Nothing stands out. Enjoy the week.",
    task,
    task_pages: |task| match task {
        Task::Missing { .. } => "Linked from",
        Task::Start { .. } => "Good pages to sum up",
        Task::Mend { .. } | Task::Divide { .. } => "The page",
        _ => "The pages",
    },
    task_more: |task| match task {
        Task::Missing { .. } => "All missing pages",
        Task::Mend { .. } => "What was found, and how to mend it",
        Task::Reach => "All pages that no click leads to",
        Task::Start { .. } => "Who the pages are for",
        Task::Link { .. } => "All pages that no text links to",
        Task::Review { .. } => "All old pages",
        Task::Label { .. } => "Who the pages are for",
        Task::Divide { .. } => "Time to read",
    },

    people: "Who the pages are for",
    people_intro: "How many pages there are for each kind of reader, at each depth. The deeper the colour, the more pages. A dashed field is a gap: nobody has written anything for these readers there.",
    people_caption: "Pages by reader and level",
    people_corner: "Reader",
    people_none: "No page says who it is for: all are for everyone. Front matter such as “persona: technical” changes that.",
    everyone: "Everyone",
    level: |level| format!("Level {level}"),
    level_names: ["Surface", "Detail", "Everything"],
    no_level: "No level",
    gap: "none",
    gaps: "Gaps",
    no_gaps: "No gaps: every kind of reader finds something at every level.",
    gap_of: |levels| match levels {
        [one] => format!("nothing at level {one}"),
        [one, two] => format!("nothing at levels {one} and {two}"),
        _ => "nothing at any level".to_owned(),
    },
    unlabelled_note: |(number, pages)| match number {
        1 => "One page has no level: it is always open in full, whatever depth a reader chose."
            .to_owned(),
        _ => format!(
            "{pages} pages have no level: they are always open in full, whatever depth a reader chose."
        ),
    },

    reading: "Time to read",
    reading_intro: "How long each part of the site takes to read, and how much of that stands at which level. The bars are to one scale.",
    reading_caption: "Reading time by section and level",
    section: "Section",
    top_section: "The home page and pages beside it",
    pages: "Pages",
    time: "Time",

    links: "How pages hang together",
    links_intro: "Links in the text of pages. The menu is not counted, except where clicks are.",
    links_between: "Links from page to page",
    links_external: "Links to other sites",
    unlinked: "No text links to them",
    unlinked_intro: "Readers find these pages through the menu or by searching, never by reading on.",
    dead_ends: "They lead no further",
    dead_ends_intro: "Pages that link to no other page and have none below them. A reader who arrives here has to turn back.",
    unreachable: "No click leads to them",
    unreachable_intro: "Neither the menu nor any link leads to these pages. Only search or an address does.",
    clicks: "Clicks from the home page",
    clicks_intro: "The shortest way to each page, through the menu or links in text.",
    distance: "Distance",
    click_count: |clicks| match clicks {
        0 => "The home page".to_owned(),
        1 => "1 click".to_owned(),
        _ => format!("{clicks} clicks"),
    },
    no_click: "No way there",
    destinations: "Pages that others rely on",
    destinations_intro: "The pages most linked to. A mistake here is met most often.",
    hubs: "Pages that send readers on",
    hubs_intro: "The pages with links to the most others.",
    page: "Page",
    links_in: "Links in",
    links_out: "Links out",
    clicks_short: "Clicks",
    missing: "Asked for and not there",
    missing_intro: "Links name these pages and nothing stands there. Write the page, or correct the links.",
    missing_page: "Missing page",
    linked_from: "Linked from",
    link_count: "Links",
    broken_by_folder: "Links that lead nowhere, by folder",
    folder: "Folder",
    top_folder: "Top of the tree",

    ages: "How old the pages are",
    ages_intro: |median| {
        format!(
            "Half of the dated pages last changed within {median}. Dates are those that the pages themselves give."
        )
    },
    ages_none: "No page says when it last changed. “last_modified_date: 2025-11-19” in the front matter does.",
    age: "Last changed",
    age_names: [
        "In the last month",
        "1 to 3 months ago",
        "3 to 6 months ago",
        "6 to 12 months ago",
        "1 to 2 years ago",
        "Over 2 years ago",
    ],
    future: "Dated later than this report",
    undated: "No date",
    old_pages: "Old pages that others rely on",
    old_pages_intro: "Over a year old, the most linked first. Worth a look: is it still true?",
    changed: "Changed",

    findings: "What the check found",
    findings_none: "Nothing. Every link leads somewhere and every page could be read as meant.",
    findings_intro: "Errors are what readers run into, warnings what was read in a way that may not be meant, remarks what is worth knowing.",
    severity: [
        |(number, text)| format!("{text} {}", if number == 1 { "error" } else { "errors" }),
        |(number, text)| {
            format!(
                "{text} {}",
                if number == 1 { "warning" } else { "warnings" }
            )
        },
        |(number, text)| format!("{text} {}", if number == 1 { "remark" } else { "remarks" }),
    ],
    severities: ["Errors", "Warnings", "Remarks"],
    by_rule: "By rule",
    by_rule_intro: "Open a rule to see what it means, where it is broken most, and what to do.",
    by_folder: "By folder",
    worst_pages: "Pages with the most to mend",
    in_files: |(number, files)| match number {
        1 => "in 1 file".to_owned(),
        _ => format!("in {files} files"),
    },
    worst_files: "Files with the most",
    whole_tree: "The tree as a whole",
    line: |line| format!("line {line}"),
    what_to_do: "What to do",

    trend: "Every figure, then and now",
    trend_caption: "Figures of the last report and of this one",
    trend_what: "Figure",
    trend_before: "Before",
    trend_now: "Now",
    pages_worse: "Pages with more errors than before",
    pages_better: "Pages with fewer errors than before",
    new_pages: "New pages",
    gone_pages: "Pages that are gone",
    errors_before: "Errors before",
    errors_now: "Errors now",

    about: "How this is counted",
    about_points: &[
        "Reading time is at 220 words a minute. A passage counts at its own level, else at that of its page.",
        "A page for two kinds of readers counts for both. Pages that name nobody are for everyone and stand in the last row only.",
        "A link counts once for each pair of pages. Folder pages that Burrow makes itself are steps on the way, and count nowhere else.",
        "The things worth doing are those that make the most pages or links better. What is broken counts three times, what cannot be found twice, and no two are of one kind.",
        "The same pages always give the same report. It carries its own figures, so that a later report can be compared with it.",
    ],
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn date(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{day} {} {year}", MONTHS[month as usize - 1])
}

fn task(task: &Task, names: &TaskNames<'_>) -> Told {
    let TaskNames {
        page, count, time, ..
    } = names;
    let (title, why) = match task {
        Task::Missing { target, links } => (
            format!("Write “{target}”, or correct the {links} links to it"),
            format!("Readers of {count} pages are sent there, and nothing stands there."),
        ),
        Task::Mend { errors, .. } => (
            format!("Mend {page}"),
            match (errors, names.inbound) {
                (1, 0) => "It has an error, and no page has more.".to_owned(),
                (_, 0) => format!("It has {errors} errors, and no page has more."),
                (1, 1) => "It has an error, no page has more, and another page sends readers there.".to_owned(),
                (_, inbound) => format!(
                    "It has {errors} {}, no page has more, and {inbound} {} readers there.",
                    if *errors == 1 { "error" } else { "errors" },
                    if inbound == 1 { "page sends" } else { "pages send" }
                ),
            },
        ),
        Task::Reach => (
            match names.pages {
                1 => format!("Give {page} a way in"),
                _ => format!("Give {count} pages a way in"),
            },
            "Neither the menu nor any link leads there.".to_owned(),
        ),
        Task::Start { persona, pages } => (
            format!("Write a first page for {persona}"),
            format!("{pages} pages are for them, and none is at level 1, where newcomers start."),
        ),
        Task::Link { .. } if names.is_written => (
            format!("Link to {count} pages from {page}"),
            "They stand below it, and no text leads to them: readers find them only through the menu or by searching.".to_owned(),
        ),
        Task::Link { .. } => (
            format!("Write an opening page for {page} that links to its {count} pages"),
            "No text leads to them: readers find them only through the menu or by searching.".to_owned(),
        ),
        Task::Review { links } => (
            match names.pages {
                1 => format!("Look through {page}"),
                _ => format!("Look through {count} old pages"),
            },
            format!(
                "Over a year has passed since the last change, and {links} {} there.",
                if *links == 1 { "link leads" } else { "links lead" }
            ),
        ),
        Task::Label { .. } => (
            match names.pages {
                1 => format!("Say how deep a page below {page} goes"),
                _ => format!("Say how deep {count} pages below {page} go"),
            },
            "Without a level a page is always open in full, whatever depth a reader chose.".to_owned(),
        ),
        Task::Divide { .. } => (
            format!("Divide {page}"),
            format!("It takes {time} to read, all at one level."),
        ),
    };
    Told { title, why }
}
