//! Every word of the interface, one file a language; the page's language chooses.

mod en;
mod es;

/// The interface in one language. Functions are for words that change with a number or a name.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each name says what it is; the texts are in en.rs"
)]
pub struct Strings {
    pub skip_to_content: &'static str,
    pub home: &'static str,
    pub close: &'static str,
    pub contents: &'static str,
    pub breadcrumb: &'static str,
    pub on_this_page: &'static str,
    pub search: &'static str,
    pub search_placeholder: &'static str,
    pub search_results: &'static str,
    pub search_hint: &'static str,
    pub search_loading: &'static str,
    pub search_failed: &'static str,
    pub search_none: fn(&str) -> String,
    pub search_count: fn(u32) -> String,
    pub search_unknown: fn(&str) -> String,
    pub search_levels: [&'static str; 3],
    pub did_you_mean: &'static str,
    pub search_known: fn(&str) -> String,
    pub search_narrow: &'static str,
    pub search_by_level: [&'static str; 2],
    pub search_by_persona: [&'static str; 2],
    pub search_by_section: [&'static str; 2],
    pub search_outside: fn(u32) -> String,
    pub search_show_all: &'static str,
    pub search_nearest: &'static str,
    pub search_browse: &'static str,
    pub search_recent: &'static str,
    pub search_forget: &'static str,
    pub search_why: &'static str,
    pub why_title: &'static str,
    pub why_keywords: &'static str,
    pub why_headings: fn(u32) -> String,
    pub why_passages: fn(u32) -> String,
    pub why_missing: &'static str,
    pub depth: &'static str,
    pub depth_names: [&'static str; 3],
    pub level: fn(u8) -> String,
    pub read_as: &'static str,
    pub everyone: &'static str,
    pub personas: &'static str,
    pub theme_to_dark: &'static str,
    pub theme_to_light: &'static str,
    pub expand: fn(&str) -> String,
    pub link_to: fn(&str) -> String,
    pub minutes: fn(u32) -> String,
    pub minutes_in_full: fn(u32, u32) -> String,
    pub pages: fn(u32) -> String,
    pub more: fn(u32) -> String,
    pub more_for_others: fn(u32) -> String,
    pub sections: &'static str,
    pub inside: &'static str,
    pub reading_paths: &'static str,
    pub reading_path: &'static str,
    pub path_place: fn(u32, u32) -> String,
    pub path_read: fn(u32, u32) -> String,
    pub path_end: &'static str,
    pub leave_path: &'static str,
    pub continue_reading: &'static str,
    pub choose_role: &'static str,
    pub map: &'static str,
    pub whole_tree: &'static str,
    pub map_names: &'static str,
    pub map_read: &'static str,
    pub updated: fn(&str) -> String,
    pub edit: &'static str,
    pub in_new_tab: &'static str,
    pub copy_code: &'static str,
    pub copied: &'static str,
    pub copy_page: &'static str,
    pub not_copied: &'static str,
    pub previous: &'static str,
    pub trail: &'static str,
    pub surface: &'static str,
    pub unfold: &'static str,
    pub unfolded: fn(&str) -> String,
    pub fold_up: &'static str,
    pub fold_up_all: &'static str,
    pub too_deep: &'static str,
    pub open_around: &'static str,
    pub keys: &'static str,
    pub command: &'static str,
    pub key_names: [&'static str; 15],
    pub next: &'static str,
    pub onward: &'static str,
    pub deeper: &'static str,
    pub simpler: &'static str,
    pub related: &'static str,
    pub linked_from: &'static str,
    pub footnotes: &'static str,
    pub loading: &'static str,
    pub not_found: &'static str,
    pub not_found_text: fn(&str) -> String,
    pub nearest: &'static str,
    pub to_home: &'static str,
    pub to_search: &'static str,
    pub load_error: &'static str,
    pub try_again: &'static str,
    pub plain_page: &'static str,
    pub error_offline: &'static str,
    pub error_not_found: &'static str,
    pub error_status: fn(u16) -> String,
    pub error_decode: &'static str,
    pub error_format: &'static str,
    pub error_integrity: &'static str,
}

/// The strings for a BCP 47 language tag; English where there are none.
pub fn strings(language: &str) -> &'static Strings {
    match language.split(['-', '_']).next() {
        Some("es" | "ES") => &es::STRINGS,
        _ => &en::STRINGS,
    }
}

/// A number with its noun.
fn plural(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Minutes; hours where minutes would say nothing. "min" and "h" are the same in every language so far.
fn duration(minutes: u32) -> String {
    if minutes < 100 {
        format!("{minutes} min")
    } else {
        format!("{} h", (minutes + 30) / 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_read_is_told_in_hours() {
        assert_eq!(
            [1, 99, 100, 1410].map(duration),
            ["1 min", "99 min", "2 h", "24 h"]
        );
    }

    #[test]
    fn a_language_is_chosen_by_its_first_part() {
        for (tag, home) in [
            ("en", "Home"),
            ("es", "Inicio"),
            ("es-MX", "Inicio"),
            ("de", "Home"),
            ("", "Home"),
        ] {
            assert_eq!(strings(tag).home, home, "{tag}");
        }
    }
}
