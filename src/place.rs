//! A place in a page, as somebody left it: how far down, what stood open, and the trail that led there. Pure, and
//! written as text for the tab's session storage: a line each, so that nothing needs a parser of its own.

use burrow_model::PagePath;

/// How a page was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Pixels from the top.
    pub y: i32,
    /// Passages opened or closed by hand, by anchor, the latest word last.
    pub folds: Vec<(String, bool)>,
    /// Pages that were unfolded in place, in the order it was done.
    pub unfolded: Vec<Unfolding>,
    /// The pages burrowed through on the way here, the first one first.
    pub trail: Vec<Step>,
}

/// A link that was unfolded.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfolding {
    /// Where the link stands: 0 for the page, n for the n-th unfolding.
    pub within: u32,
    /// Which link it is of those that stand there.
    pub link: u32,
    /// Where it leads, to know it again.
    pub href: String,
}

/// A page on the trail.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its entry in the history, by which the place in it is kept.
    pub key: u32,
    /// Where it answers.
    pub path: PagePath,
    /// Its title.
    pub title: String,
}

impl Place {
    /// Whether anything stands open that did not when the page was opened.
    pub fn has_open(&self) -> bool {
        !self.folds.is_empty() || !self.unfolded.is_empty()
    }

    /// Reads what [`Place::write`] wrote. A line that means nothing is left out.
    pub fn parse(text: &str) -> Self {
        let mut place = Self::default();
        for line in text.lines() {
            let Some((kind, rest)) = line.split_at_checked(1) else {
                continue;
            };
            match kind {
                "y" => place.y = rest.parse().unwrap_or_default(),
                "+" | "-" => place.folds.push((rest.to_owned(), kind == "+")),
                "@" => place.unfolded.extend(unfolding(rest)),
                ">" => place.trail.extend(step(rest)),
                _ => {}
            }
        }
        place
    }

    /// Writes it as text.
    pub fn write(&self) -> String {
        let mut text = String::new();
        let mut line = |parts: &[&str]| {
            for part in parts {
                text.push_str(part);
            }
            text.push('\n');
        };
        line(&["y", &self.y.to_string()]);
        for (id, open) in &self.folds {
            line(&[if *open { "+" } else { "-" }, id]);
        }
        for Unfolding { within, link, href } in &self.unfolded {
            line(&[
                "@",
                &within.to_string(),
                "\t",
                &link.to_string(),
                "\t",
                href,
            ]);
        }
        for Step { key, path, title } in &self.trail {
            line(&[">", &key.to_string(), "\t", path.as_str(), "\t", title]);
        }
        text
    }
}

fn unfolding(line: &str) -> Option<Unfolding> {
    let (within, link, href) = three(line)?;
    Some(Unfolding {
        within: within.parse().ok()?,
        link: link.parse().ok()?,
        href: href.to_owned(),
    })
}

fn step(line: &str) -> Option<Step> {
    let (key, path, title) = three(line)?;
    Some(Step {
        key: key.parse().ok()?,
        path: PagePath::new(path),
        title: title.to_owned(),
    })
}

fn three(line: &str) -> Option<(&str, &str, &str)> {
    let (first, rest) = line.split_once('\t')?;
    let (second, third) = rest.split_once('\t')?;
    Some((first, second, third))
}

/// Pages a trail names: the first is kept, and as many of the last.
const LONGEST: usize = 8;

/// The trail of a page reached by a link in the page that `from` is. Whoever comes to a page that is on the trail
/// already is back there: the trail ends before it.
pub fn burrowed(trail: &[Step], from: Step, to: &PagePath) -> Vec<Step> {
    let mut longer: Vec<Step> = trail.to_vec();
    longer.retain(|step| step.path != from.path);
    longer.push(from);
    if let Some(at) = longer.iter().position(|step| step.path == *to) {
        longer.truncate(at);
    }
    if longer.len() > LONGEST {
        longer.drain(1..=longer.len() - LONGEST);
    }
    longer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str) -> Step {
        Step {
            key: 7,
            path: PagePath::new(path),
            title: path.to_uppercase(),
        }
    }

    fn paths(trail: &[Step]) -> Vec<&str> {
        trail.iter().map(|step| step.path.as_str()).collect()
    }

    #[test]
    fn a_place_reads_back_as_it_was_written() {
        let place = Place {
            y: 1200,
            folds: vec![("dns".into(), true), ("día-a-día".into(), false)],
            unfolded: vec![Unfolding {
                within: 2,
                link: 5,
                href: "/docs/a b/#c".into(),
            }],
            trail: vec![named(""), named("guide/start")],
        };
        assert_eq!(Place::parse(&place.write()), place);
        assert_eq!(Place::parse(&Place::default().write()), Place::default());
    }

    #[test]
    fn what_is_no_place_is_read_as_the_top_of_a_page() {
        for text in ["", "\n\n", "é", "y", "yx", "@1", ">a\tb\tc", "?", "1200"] {
            assert_eq!(Place::parse(text), Place::default(), "{text:?}");
        }
    }

    #[test]
    fn a_trail_grows_by_the_pages_burrowed_through() {
        let trail = burrowed(&[], named("a"), &PagePath::new("b"));
        let trail = burrowed(&trail, named("b"), &PagePath::new("c"));
        assert_eq!(paths(&trail), ["a", "b"]);
    }

    #[test]
    fn a_link_back_to_a_page_of_the_trail_ends_the_trail_there() {
        let trail = [named("a"), named("b")];
        assert_eq!(
            paths(&burrowed(&trail, named("c"), &PagePath::new("b"))),
            ["a"]
        );
        assert!(burrowed(&trail, named("c"), &PagePath::new("a")).is_empty());
        assert!(burrowed(&[], named("a"), &PagePath::new("a")).is_empty());
    }

    #[test]
    fn a_long_trail_keeps_where_it_began_and_the_last_pages() {
        let mut trail = Vec::new();
        for at in 0..20 {
            let to = PagePath::new(format!("p{}", at + 1));
            trail = burrowed(&trail, named(&format!("p{at}")), &to);
        }
        assert_eq!(trail.len(), LONGEST);
        assert_eq!(paths(&trail)[..2], ["p0", "p13"]);
        assert_eq!(trail.last().map(|step| step.path.as_str()), Some("p19"));
    }
}
