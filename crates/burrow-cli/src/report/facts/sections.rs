//! The parts of a site: the folders under the home page, or those inside a folder that holds nearly everything.

use super::PageFacts;

/// A part of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionFacts {
    /// Number of the page that opens it.
    pub page: usize,
    /// Its title.
    pub title: String,
    /// Pages in it that have a file.
    pub pages: u32,
    /// Words at levels 1, 2 and 3, and words that have no level.
    pub words: [u64; 4],
}

impl SectionFacts {
    /// All its words.
    pub fn total(&self) -> u64 {
        self.words.iter().sum()
    }
}

/// A section that holds more than so many hundredths of all pages is divided into those inside it.
const NEARLY_ALL: usize = 60;

/// Divides the site into sections in reading order and tells every page its own. The first holds the home page with
/// the pages that stand directly below it.
pub(super) fn divide(pages: &mut [PageFacts], title: &str) -> Vec<SectionFacts> {
    let mut opened = vec![false; pages.len()];
    if let Some(home) = opened.first_mut() {
        *home = true;
    }
    let mut roots = assign(pages, &opened);
    // A tree is rarely wrapped in more than a few folders.
    for _ in 0..4 {
        let Some(large) = too_large(pages, &roots, &opened) else {
            break;
        };
        opened[large] = true;
        roots = assign(pages, &opened);
    }
    let mut sections: Vec<SectionFacts> = roots
        .iter()
        .map(|root| SectionFacts {
            page: *root,
            title: match root {
                0 => title.to_owned(),
                root => pages[*root].title.clone(),
            },
            ..SectionFacts::default()
        })
        .collect();
    for page in pages.iter() {
        let section = &mut sections[page.section];
        section.pages += u32::from(page.is_written());
        for (sum, words) in section.words.iter_mut().zip(page.words) {
            *sum += u64::from(words);
        }
    }
    sections
}

/// Gives every page its section; the answer are the pages that open one.
fn assign(pages: &mut [PageFacts], opened: &[bool]) -> Vec<usize> {
    let mut roots = Vec::new();
    for number in 0..pages.len() {
        let parent = pages[number].parent.filter(|parent| *parent < number);
        let opens = match parent {
            None => number == 0,
            Some(parent) => opened[parent] && pages[number].has_children,
        };
        pages[number].section = if opens {
            roots.push(number);
            roots.len() - 1
        } else {
            pages[parent.unwrap_or(0)].section
        };
    }
    roots
}

/// The page that opens a section which holds nearly all pages and has sections of its own.
fn too_large(pages: &[PageFacts], roots: &[usize], opened: &[bool]) -> Option<usize> {
    let mut sizes = vec![0usize; roots.len()];
    let mut inside = vec![0usize; roots.len()];
    for page in pages {
        sizes[page.section] += 1;
        if page.has_children && page.parent == Some(roots[page.section]) {
            inside[page.section] += 1;
        }
    }
    let large =
        (0..roots.len()).find(|section| sizes[*section] * 100 > pages.len() * NEARLY_ALL)?;
    (!opened[roots[large]] && inside[large] >= 2).then_some(roots[large])
}
