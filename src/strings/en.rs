//! The interface in English.

use super::Strings;

fn plural(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Minutes; hours where minutes would say nothing.
fn duration(minutes: u32) -> String {
    if minutes < 100 {
        format!("{minutes} min")
    } else {
        format!("{} h", (minutes + 30) / 60)
    }
}

pub(super) static STRINGS: Strings = Strings {
    skip_to_content: "Skip to content",
    home: "Home",
    menu: "Contents",
    close: "Close",
    contents: "Contents",
    breadcrumb: "Where you are",
    on_this_page: "On this page",
    search: "Search",
    search_placeholder: "Search these docs",
    search_results: "Results",
    search_hint: "Type a few words, or part of one. Typos are fine.",
    search_loading: "Getting the search index…",
    search_failed: "Search could not be loaded. The pages themselves can still be read.",
    search_none: |query| format!("Nothing found for “{query}”."),
    search_count: |pages| plural(pages, "page found", "pages found"),
    did_you_mean: "Did you mean",
    depth: "Depth",
    depth_names: ["Surface", "Detail", "Everything"],
    level: |level| format!("Level {level}"),
    read_as: "I read as",
    everyone: "Everyone",
    personas: "For",
    theme_to_dark: "Switch to the dark theme",
    theme_to_light: "Switch to the light theme",
    expand: |title| format!("What is inside {title}"),
    link_to: |heading| format!("Link to “{heading}”"),
    minutes: duration,
    minutes_in_full: |here, full| format!("{} here, {} in full", duration(here), duration(full)),
    pages: |pages| plural(pages, "page", "pages"),
    more: |more| format!("and {more} more"),
    more_for_others: |more| format!("{more} more for other roles"),
    sections: "Sections",
    inside: "What is inside",
    reading_paths: "Reading paths",
    updated: |date| format!("Updated {date}"),
    edit: "Edit this page",
    previous: "Previous",
    next: "Next",
    footnotes: "Footnotes",
    loading: "Loading the page…",
    not_found: "There is no page here",
    not_found_text: |path| {
        format!(
            "Nothing answers at “{path}”. It may have moved, or it may be planned and not written yet."
        )
    },
    nearest: "Pages most like it",
    to_home: "Go to the start",
    to_search: "Search instead",
    load_error: "This page could not be loaded",
    try_again: "Try again",
    plain_page: "Open it as a plain page",
    error_offline: "The network did not answer. Check the connection, then try again.",
    error_not_found: "The server no longer has this version of the page; the site may just have been updated.",
    error_status: |status| format!("The server answered with an error ({status})."),
    error_decode: "What arrived is not a page. A proxy or a sign-in screen may stand between you and the site.",
    error_format: "The site has been updated and this tab is too old to read it. Reload to go on.",
    error_integrity: "What arrived is damaged: it does not match its checksum.",
    wide_table: "Wide table",
};
