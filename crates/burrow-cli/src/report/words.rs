//! Every word of a report, one file a language; the site's language chooses.

mod en;
mod es;

use super::advice::Task;
use super::date::Date;

/// A report's words in one language. Functions are for words that change with a number or a name; numbers come to
/// them as people write them, with what tells one from many where that matters.
#[allow(
    missing_docs,
    reason = "each name says what it is; the texts are in en.rs"
)]
pub struct Words {
    pub tag: &'static str,
    pub number: fn(u64) -> String,
    pub date: fn(Date) -> String,
    pub short_date: fn(Date) -> String,
    pub percent: fn(u64) -> String,
    pub days: fn(i64) -> String,
    pub open_quote: &'static str,
    pub close_quote: &'static str,
    pub and_more: fn(String) -> String,
    pub more_rows: fn(String) -> String,
    pub left_out: fn(String) -> String,
    pub of: fn(String, String) -> String,

    pub report: &'static str,
    pub lead: fn(pages: (u64, String), time: String) -> String,
    pub as_of: fn(day: String, given: bool) -> String,
    pub no_day: &'static str,
    pub on_this_page: &'static str,

    pub glance: &'static str,
    pub tile_clean: &'static str,
    pub tile_broken: &'static str,
    pub tile_broken_note: fn(String) -> String,
    pub tile_unlinked: &'static str,
    pub tile_gaps: &'static str,
    pub tile_gaps_note: fn(String) -> String,
    pub tile_old: &'static str,
    pub tile_old_note: fn(String) -> String,
    pub tile_time: &'static str,
    pub tile_time_note: fn(String) -> String,
    pub of_all_pages: fn(String) -> String,

    pub first_report: &'static str,
    pub first_report_how: &'static str,
    pub since: fn(String) -> String,
    pub since_last: &'static str,
    pub got_better: &'static str,
    pub got_worse: &'static str,
    pub nothing_better: &'static str,
    pub nothing_worse: &'static str,
    pub from_to: fn(String, String) -> String,
    pub pages_came_and_went: fn(new: (u64, String), gone: (u64, String)) -> String,
    pub other_site: &'static str,
    pub more_than_before: fn(String) -> String,
    pub fewer_than_before: fn(String) -> String,
    pub as_before: &'static str,
    pub better: &'static str,
    pub worse: &'static str,
    pub figure: fn(&str) -> &'static str,

    pub to_do: fn(usize) -> &'static str,
    pub nothing_to_do: &'static str,
    pub task: fn(&Task, names: &TaskNames<'_>) -> Told,
    pub task_pages: fn(&Task) -> &'static str,
    pub task_more: fn(&Task) -> &'static str,

    pub people: &'static str,
    pub people_intro: &'static str,
    pub people_caption: &'static str,
    pub people_corner: &'static str,
    pub people_none: &'static str,
    pub everyone: &'static str,
    pub level: fn(u8) -> String,
    pub level_names: [&'static str; 3],
    pub no_level: &'static str,
    pub gap: &'static str,
    pub gaps: &'static str,
    pub no_gaps: &'static str,
    pub gap_of: fn(levels: &[u8]) -> String,
    pub unlabelled_note: fn((u64, String)) -> String,

    pub reading: &'static str,
    pub reading_intro: &'static str,
    pub reading_caption: &'static str,
    pub section: &'static str,
    pub top_section: &'static str,
    pub pages: &'static str,
    pub time: &'static str,

    pub links: &'static str,
    pub links_intro: &'static str,
    pub links_between: &'static str,
    pub links_external: &'static str,
    pub unlinked: &'static str,
    pub unlinked_intro: &'static str,
    pub dead_ends: &'static str,
    pub dead_ends_intro: &'static str,
    pub unreachable: &'static str,
    pub unreachable_intro: &'static str,
    pub clicks: &'static str,
    pub clicks_intro: &'static str,
    pub distance: &'static str,
    pub click_count: fn(u64) -> String,
    pub no_click: &'static str,
    pub destinations: &'static str,
    pub destinations_intro: &'static str,
    pub hubs: &'static str,
    pub hubs_intro: &'static str,
    pub page: &'static str,
    pub links_in: &'static str,
    pub links_out: &'static str,
    pub clicks_short: &'static str,
    pub missing: &'static str,
    pub missing_intro: &'static str,
    pub missing_page: &'static str,
    pub linked_from: &'static str,
    pub link_count: &'static str,
    pub broken_by_folder: &'static str,
    pub folder: &'static str,
    pub top_folder: &'static str,

    pub ages: &'static str,
    pub ages_intro: fn(median: String) -> String,
    pub ages_none: &'static str,
    pub age: &'static str,
    pub age_names: [&'static str; 6],
    pub future: &'static str,
    pub undated: &'static str,
    pub old_pages: &'static str,
    pub old_pages_intro: &'static str,
    pub changed: &'static str,

    pub findings: &'static str,
    pub findings_none: &'static str,
    pub findings_intro: &'static str,
    pub severity: [fn((u64, String)) -> String; 3],
    pub severities: [&'static str; 3],
    pub by_rule: &'static str,
    pub by_rule_intro: &'static str,
    pub by_folder: &'static str,
    pub worst_pages: &'static str,
    pub in_files: fn(files: (u64, String)) -> String,
    pub worst_files: &'static str,
    pub whole_tree: &'static str,
    pub line: fn(u32) -> String,
    pub what_to_do: &'static str,

    pub trend: &'static str,
    pub trend_caption: &'static str,
    pub trend_what: &'static str,
    pub trend_before: &'static str,
    pub trend_now: &'static str,
    pub pages_worse: &'static str,
    pub pages_better: &'static str,
    pub new_pages: &'static str,
    pub gone_pages: &'static str,
    pub errors_before: &'static str,
    pub errors_now: &'static str,

    pub about: &'static str,
    pub about_points: &'static [&'static str],
}

/// The names a task speaks of.
pub struct TaskNames<'a> {
    /// The page or folder that the task names, in quotation marks.
    pub page: &'a str,
    /// How many pages it is about.
    pub pages: usize,
    /// The same as people write it.
    pub count: &'a str,
    /// How many pages send readers to the page.
    pub inbound: u32,
    /// A time to read, where the task has one.
    pub time: &'a str,
    /// Whether the page it names is a file that someone can edit.
    pub is_written: bool,
}

/// A task in words.
pub struct Told {
    /// What to do.
    pub title: String,
    /// Why.
    pub why: String,
}

/// The words for a BCP 47 language tag; English where there are none.
pub fn words(language: &str) -> &'static Words {
    match language.split(['-', '_']).next() {
        Some("es" | "ES") => &es::WORDS,
        _ => &en::WORDS,
    }
}

/// A number in groups of three digits, once it has `from` digits.
fn grouped(number: u64, separator: char, from: usize) -> String {
    let digits = number.to_string();
    if digits.len() < from {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() + 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_written_as_each_language_writes_them() {
        let day = Date::new(2025, 11, 9).unwrap();
        let (en, es) = (words("en-GB"), words("es-MX"));
        assert_eq!(
            [0, 999, 1149, 1_234_567].map(en.number),
            ["0", "999", "1,149", "1,234,567"]
        );
        assert_eq!([1149, 12_345].map(es.number), ["1149", "12\u{202f}345"]);
        assert_eq!((en.date)(day), "9 November 2025");
        assert_eq!((es.short_date)(day), "9 nov 2025");
        assert_eq!((es.date)(day), "9 de noviembre de 2025");
        assert_eq!(words("fi").tag, "en");
    }

    #[test]
    fn every_figure_and_every_part_has_words_in_both_languages() {
        for words in [words("en"), words("es")] {
            for figure in crate::report::data::FIGURES {
                assert_ne!(
                    (words.figure)(figure.key),
                    "",
                    "{} {}",
                    words.tag,
                    figure.key
                );
            }
            assert_eq!(words.about_points.len(), en::WORDS.about_points.len());
        }
    }
}
