//! What was searched for on this device: kept as lines of text, the latest first. Pure.

/// Most searches kept.
const MOST: usize = 6;
/// Longest search kept, in bytes.
const LONGEST: usize = 200;

/// The searches kept, with `query` as the latest.
pub(super) fn with(kept: &[String], query: &str) -> Vec<String> {
    let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut searches = Vec::from(kept);
    if query.is_empty() || query.len() > LONGEST {
        return searches;
    }
    searches.retain(|kept| *kept != query);
    searches.insert(0, query);
    searches.truncate(MOST);
    searches
}

/// Reads what was kept; whatever else stands there is cut to size.
pub(super) fn read(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let short = lines.filter(|line| line.len() <= LONGEST);
    short.take(MOST).map(str::to_owned).collect()
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
