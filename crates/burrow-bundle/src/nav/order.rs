//! The order of siblings.

use crate::Diagnostic;
use crate::convention::{self, Convention, SiblingOrder};
use crate::front_matter::NavOrder;
use crate::naming::{file_name, is_opener, number_prefix, without_extension};
use crate::site::Site;
use std::cmp::Ordering;

/// What decides a page's place, the strongest first.
struct Rank {
    /// Place in the written nav.
    written: usize,
    nav_order: Option<NavOrder>,
    /// Place in the parent's `children:` list.
    listed: usize,
    opener: bool,
    prefix: Option<u32>,
    title: String,
}

/// Sorts the pages below `parent`.
pub(super) fn sort(
    below: &mut [usize],
    site: &Site,
    titles: &[String],
    parent: usize,
    convention: &Convention,
) {
    let ignore_case = convention.order != SiblingOrder::Titles { ignore_case: false };
    let pages = &site.pages;
    let front = pages[parent].source.as_ref().map(|source| &source.front);
    let listed = front.map_or(&[][..], |front| &front.children);
    let rank = |number: usize| {
        let page = &pages[number];
        let title = &titles[number];
        let facts = convention.folder_of(page);
        let name = if page.is_folder_page {
            file_name(&page.folder)
        } else {
            file_name(page.file())
        };
        Rank {
            written: site
                .placements
                .get(number)
                .map_or(0, |placement| placement.place),
            nav_order: page
                .source
                .as_ref()
                .and_then(|source| source.front.nav_order.clone())
                .or_else(|| facts?.order.clone())
                .or_else(|| {
                    let (order, _) = number_prefix(without_extension(name))?;
                    let counts = convention.numbered && convention::unnumbered(name) != name;
                    counts.then(|| NavOrder::Number(f64::from(order)))
                }),
            listed: listed
                .iter()
                .position(|child| child == title)
                .unwrap_or(usize::MAX),
            opener: !page.is_folder_page && is_opener(page.file()),
            prefix: number_prefix(without_extension(name)).map(|(number, _)| number),
            title: match convention.order {
                SiblingOrder::Names { folders_last } => {
                    // A letter before the name puts folders behind pages, or nowhere in particular.
                    let kind = if folders_last && page.is_folder_page {
                        '2'
                    } else {
                        '1'
                    };
                    format!("{kind}{}", name.to_lowercase())
                }
                _ => sort_key(title, ignore_case),
            },
        }
    };
    let mut ranked: Vec<_> = below
        .iter()
        .map(|number| (rank(*number), *number))
        .collect();
    let by_words = matches!(convention.order, SiblingOrder::Titles { .. })
        && ranked
            .iter()
            .any(|(rank, _)| matches!(rank.nav_order, Some(NavOrder::Word(_))));
    if by_words {
        // Beside words, a title is the word of a page that gives none.
        for (rank, _) in &mut ranked {
            if rank.nav_order.is_none() {
                rank.nav_order = Some(NavOrder::Word(rank.title.clone()));
            }
        }
    }
    ranked.sort_by(|(a, x), (b, y)| compare(a, b).then_with(|| pages[*x].id.cmp(&pages[*y].id)));
    if front.is_some_and(|front| front.children_reversed) {
        ranked.reverse();
    }
    for (place, (_, number)) in below.iter_mut().zip(ranked) {
        *place = number;
    }
}

/// A title as it is sorted: signs and emoji before its first word do not count.
fn sort_key(title: &str, ignore_case: bool) -> String {
    let key = title.trim_start_matches(|c: char| !c.is_alphanumeric());
    let key = if key.is_empty() { title } else { key };
    if ignore_case {
        key.to_lowercase()
    } else {
        key.to_owned()
    }
}

fn compare(a: &Rank, b: &Rank) -> Ordering {
    a.written
        .cmp(&b.written)
        .then_with(|| nav_order(a.nav_order.as_ref(), b.nav_order.as_ref()))
        .then_with(|| a.listed.cmp(&b.listed))
        .then_with(|| b.opener.cmp(&a.opener))
        .then_with(|| {
            a.prefix
                .unwrap_or(u32::MAX)
                .cmp(&b.prefix.unwrap_or(u32::MAX))
        })
        .then_with(|| natural(&a.title, &b.title))
}

/// Numbers before words before pages that have neither.
fn nav_order(a: Option<&NavOrder>, b: Option<&NavOrder>) -> Ordering {
    match (a, b) {
        (Some(NavOrder::Number(a)), Some(NavOrder::Number(b))) => a.total_cmp(b),
        (Some(NavOrder::Word(a)), Some(NavOrder::Word(b))) => natural(a, b),
        (Some(NavOrder::Number(_)), Some(NavOrder::Word(_))) => Ordering::Less,
        (Some(NavOrder::Word(_)), Some(NavOrder::Number(_))) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// Text in which "Step 2" stands before "Step 10".
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let digits =
            |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match (digits(a), digits(b)) {
            (x, y) if x > 0 && y > 0 => {
                let (m, n) = (
                    a[..x].trim_start_matches('0'),
                    b[..y].trim_start_matches('0'),
                );
                let by_value = m.len().cmp(&n.len()).then_with(|| m.cmp(n));
                if by_value != Ordering::Equal {
                    return by_value;
                }
                (a, b) = (&a[x..], &b[y..]);
            }
            _ => match (a.chars().next(), b.chars().next()) {
                (Some(x), Some(y)) if x == y => (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]),
                (x, y) => return x.cmp(&y),
            },
        }
    }
}

/// Puts the sections that the configuration names at the front, in its order.
pub(super) fn put_top(
    top: &mut [usize],
    site: &Site,
    titles: &[String],
    wanted: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let matches = |number: usize, name: &str| {
        let page = &site.pages[number];
        let name = name.trim_matches('/');
        page.id.as_str() == name || file_name(page.id.as_str()) == name || titles[number] == name
    };
    for name in wanted
        .iter()
        .filter(|name| !top.iter().any(|number| matches(*number, name)))
    {
        diagnostics.push(
            Diagnostic::warning(
                "order-unknown",
                "burrow.toml",
                format!("`order` names `{name}`, which is no top section"),
            )
            .hint("use the folder's name, the page's id or its title"),
        );
    }
    let place = |number: &usize| {
        wanted
            .iter()
            .position(|name| matches(*number, name))
            .unwrap_or(usize::MAX)
    };
    top.sort_by_key(place);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_titles_count_by_value() {
        assert_eq!(natural("step 2", "step 10"), Ordering::Less);
        assert_eq!(natural("a", "b"), Ordering::Less);
        assert_eq!(natural("v1.9", "v1.10"), Ordering::Less);
        assert_eq!(natural("same", "same"), Ordering::Equal);
        assert_eq!(natural("a", "ab"), Ordering::Less);
    }

    #[test]
    fn titles_sort_by_their_words() {
        assert_eq!(sort_key("🔥 Warmup", true), "warmup");
        assert_eq!(sort_key("“Quoted”", false), "Quoted”");
        assert_eq!(sort_key("🔥", false), "🔥");
    }

    #[test]
    fn orders_are_numbers_then_words_then_none() {
        let number = NavOrder::Number(2.0);
        let word = NavOrder::Word("a".into());
        assert_eq!(nav_order(Some(&number), Some(&word)), Ordering::Less);
        assert_eq!(nav_order(Some(&word), None), Ordering::Less);
        assert_eq!(
            nav_order(Some(&NavOrder::Number(10.0)), Some(&number)),
            Ordering::Greater
        );
    }
}
