//! What was searched for on this device: kept as lines of text, the latest first. Pure.

/// Most searches kept.
const MOST: usize = 6;
/// Longest search kept, in bytes.
const LONGEST: usize = 200;

/// The searches kept, with `query` as the latest.
pub(super) fn with(kept: &[String], query: &str) -> Vec<String> {
    let mut said = String::new();
    for word in query.split_whitespace() {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(word);
    }
    if !is_kept(&said) {
        return Vec::from(kept);
    }
    let mut searches = vec![said];
    for old in kept {
        if searches.len() < MOST && *old != searches[0] {
            searches.push(old.clone());
        }
    }
    searches
}

/// Reads what was kept; whatever else stands there is cut to size.
pub(super) fn read(text: &str) -> Vec<String> {
    let mut searches = Vec::new();
    for line in text.split('\n') {
        if searches.len() < MOST && is_kept(line) {
            searches.push(line.to_owned());
        }
    }
    searches
}

fn is_kept(search: &str) -> bool {
    !search.trim().is_empty() && search.len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_search_comes_first_and_once() {
        let mut kept = Vec::new();
        for query in ["dkim", "warm  up ", "dkim", " ", &"x".repeat(300)] {
            kept = with(&kept, query);
        }
        assert_eq!(kept, ["dkim", "warm up"]);
        for number in 0..20 {
            kept = with(&kept, &number.to_string());
        }
        assert_eq!(kept.len(), MOST);
        assert_eq!(kept[0], "19");
    }

    #[test]
    fn what_is_kept_is_read_back_and_nothing_larger() {
        let kept = with(&with(&[], "one"), "two");
        assert_eq!(read(&kept.join("\n")), kept);
        assert_eq!(read(&"x\n".repeat(100)).len(), MOST);
        assert_eq!(read("\n \n"), Vec::<String>::new());
    }
}
