//! Queries made from the tree itself by rule, the same every time: many, and blind to what the ranking likes.

use crate::Wanted;
use crate::tree::TreePage;
use std::collections::{BTreeMap, BTreeSet};

/// A small generator of numbers that only look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// Queries of every class that can be made by rule.
pub fn queries(pages: &[TreePage]) -> Vec<Wanted> {
    let mut titles: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut headings: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let mut found_in: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (number, page) in (0..).zip(pages) {
        let document = &page.document;
        titles
            .entry(words(&document.title).join(" "))
            .or_default()
            .push(number);
        for passage in &document.passages {
            let heading = words(&passage.heading).join(" ");
            headings.entry(heading).or_default().insert(number);
            for word in words(&passage.text) {
                found_in.entry(word).or_default().insert(number);
            }
        }
    }
    let mut dice = Dice(42);
    let mut queries = Vec::new();
    for page in pages.iter().skip(1).step_by(4) {
        let title = words(&page.document.title);
        let wanted = |class: &'static str, query: String| Wanted {
            class: class.to_owned(),
            query,
            pages: titles[&title.join(" ")].clone(),
            heading: None,
        };
        queries.push(wanted("title", page.document.title.clone()));
        if title.len() > 2 {
            let mut some = title.clone();
            some.remove(dice.below(some.len()));
            let turn = dice.below(some.len());
            some.rotate_left(turn);
            queries.push(wanted("title in part, reordered", some.join(" ")));
        }
        if title.len() > 1 {
            let mut unfinished = title.join(" ");
            let last = title.last().expect("two words have a last").chars().count();
            for _ in 0..last / 2 {
                unfinished.pop();
            }
            queries.push(wanted("unfinished", unfinished));
            queries.push(wanted("typo", mistype(&title, &mut dice)));
        }
    }
    for (number, page) in (0..).zip(pages).step_by(3) {
        let passages = &page.document.passages;
        let unique: Vec<_> = passages
            .iter()
            .filter(|passage| {
                let heading = words(&passage.heading);
                heading.len() > 1 && headings[&heading.join(" ")].len() == 1
            })
            .collect();
        if !unique.is_empty() {
            let heading = &unique[dice.below(unique.len())].heading;
            queries.push(Wanted {
                class: "heading".into(),
                query: heading.clone(),
                pages: vec![number],
                heading: Some(heading.clone()),
            });
        }
        let passage = &passages[dice.below(passages.len())];
        let mut rare: Vec<String> = words(&passage.text)
            .into_iter()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .filter(|word| word.len() > 3 && (2..60).contains(&found_in[word].len()))
            .collect();
        rare.sort_by_cached_key(|word| (dice.below(1000), word.clone()));

        if rare.len() >= 4 {
            queries.push(Wanted {
                class: "words of the text".into(),
                query: rare[..4].join(" "),
                pages: vec![number],
                heading: None,
            });
        }
    }
    queries
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The words with one slip in the longest.
fn mistype(title: &[String], dice: &mut Dice) -> String {
    let mut words = title.to_vec();
    let longest = words
        .iter_mut()
        .max_by_key(|word| word.len())
        .expect("a title has words");
    let mut letters: Vec<char> = longest.chars().collect();
    if letters.len() > 3 {
        let at = 1 + dice.below(letters.len() - 2);
        match dice.below(4) {
            0 => letters.swap(at, at + 1),
            1 => letters.insert(at, letters[at]),
            2 => {
                letters.remove(at);
            }
            _ => letters[at] = neighbour(letters[at]),
        }
    }
    *longest = letters.into_iter().collect();
    words.join(" ")
}

fn neighbour(letter: char) -> char {
    const ROWS: &str = "qwertyuiop asdfghjkl zxcvbnm";
    let next = ROWS.chars().skip_while(|key| *key != letter).nth(1);
    next.filter(|key| *key != ' ').unwrap_or('p')
}
