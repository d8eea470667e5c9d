//! How far somebody has read, as it is kept on their device: pages read, the path followed, the place last read. Pure.

use burrow_model::{PageId, PagePath};

/// The first line of what is kept. Another one is of another release, and is left alone until that one reads it.
const VERSION: &str = "1";
/// Pages remembered as read, the latest ones.
const MOST: usize = 5000;

/// How far somebody has read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The path being followed, by its short name.
    pub followed: Option<String>,
    /// Where reading went on last.
    pub at: Option<Place>,
    /// Pages that were read, the latest last.
    pub read: Vec<PageId>,
}

/// A place in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The page's address.
    pub path: PagePath,
    /// The heading there; empty at the top.
    pub anchor: String,
    /// The page's title.
    pub title: String,
}

impl Progress {
    /// Reads what was kept: a line for each thing, its parts set apart by tabs. What cannot be read is passed over.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(VERSION) {
            return None;
        }
        let mut progress = Self::default();
        for line in lines {
            let mut parts = line.splitn(4, '\t');
            let kind = parts.next();
            let mut part = || parts.next().unwrap_or_default();
            match kind {
                Some("path") => progress.followed = Some(part().to_owned()),
                Some("at") => {
                    progress.at = Some(Place {
                        path: PagePath::new(part()),
                        anchor: part().to_owned(),
                        title: part().to_owned(),
                    });
                }
                Some("read") => progress.read.push(PageId::new(part())),
                _ => {}
            }
        }
        Some(progress)
    }

    /// What is kept.
    pub fn text(&self) -> String {
        let mut text = String::from(VERSION);
        let mut line = |parts: &[&str]| {
            for (number, part) in parts.iter().enumerate() {
                text.push(if number == 0 { '\n' } else { '\t' });
                text.push_str(part);
            }
        };
        if let Some(path) = &self.followed {
            line(&["path", path]);
        }
        if let Some(Place {
            path,
            anchor,
            title,
        }) = &self.at
        {
            line(&["at", path.as_str(), anchor, title]);
        }
        for page in &self.read {
            line(&["read", page.as_str()]);
        }
        text
    }

    /// Remembers a page as read.
    pub fn has_read(&mut self, page: &PageId) {
        self.read.retain(|other| other != page);
        self.read.push(page.clone());
        if self.read.len() > MOST {
            self.read.remove(0);
        }
    }

    /// Whether a page was read.
    pub fn is_read(&self, page: &PageId) -> bool {
        self.read.contains(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        let mut progress = Progress {
            followed: Some("first-week".into()),
            at: Some(Place {
                path: PagePath::new("guide/start"),
                anchor: String::new(),
                title: "First steps\tand more".into(),
            }),
            read: Vec::new(),
        };
        for page in ["guide", "", "guide"] {
            progress.has_read(&PageId::new(page));
        }
        assert_eq!(progress.read.len(), 2);
        assert!(progress.is_read(&PageId::default()));
        assert_eq!(Progress::parse(&progress.text()), Some(progress));
        assert_eq!(
            Progress::parse(&Progress::default().text()),
            Some(Progress::default())
        );
    }

    #[test]
    fn what_another_release_has_kept_is_left_alone() {
        assert_eq!(Progress::parse("2\nread\tguide"), None);
        assert_eq!(Progress::parse(""), None);
        let odd = Progress::parse("1\nnonsense\n\nread\ta\nread");
        assert_eq!(odd.unwrap().read.len(), 2);
    }

    #[test]
    fn the_latest_pages_are_remembered() {
        let mut progress = Progress::default();
        for page in 0..MOST + 2 {
            progress.has_read(&PageId::new(page.to_string()));
        }
        assert_eq!(progress.read.len(), MOST);
        assert!(!progress.is_read(&PageId::new("1")));
    }
}
