//! How the index grows: `cargo bench -p burrow-search --bench growth [-- PAGES]`. Prints, asserts nothing.
//!
//! Collections are generated in the shape of a real tree of 1,149 pages: 19 passages a page, headings of three words,
//! words with the frequencies of a language (Zipf), of a section's subject and of a page's own, so that the vocabulary
//! grows without end and words cluster as they do in texts.

#![allow(clippy::print_stdout, reason = "it prints what it measures")]

use burrow_search::{Document, Index, IndexBuilder, PassageText};
use std::time::{Duration, Instant};

const SIZES: [u32; 3] = [1_000, 10_000, 100_000];
/// Queries asked of each collection.
const QUERIES: u32 = 400;

fn main() {
    let asked = std::env::args().skip(1).find_map(|word| word.parse().ok());
    println!(
        "{:>7} {:>9} {:>8} {:>9} {:>9} {:>7} {:>8} {:>8} {:>8} {:>7} {:>7} {:>7}",
        "pages",
        "words",
        "pages/s",
        "head",
        "(brotli)",
        "shards",
        "all",
        "a query",
        "p95",
        "p50",
        "p95",
        "max"
    );
    for pages in asked.map_or(SIZES.to_vec(), |pages| vec![pages]) {
        measure(pages);
    }
}

fn measure(pages: u32) {
    let start = Instant::now();
    let mut builder = IndexBuilder::new();
    let mut words = 0;
    let mut generating = Duration::ZERO;
    for number in 0..pages {
        let before = Instant::now();
        let document = page(number);
        generating += before.elapsed();
        words += document
            .passages
            .iter()
            .map(|passage| passage.text.split(' ').count())
            .sum::<usize>();
        builder.add(&document);
    }
    let encoded = builder.finish();
    let built = start.elapsed() - generating;
    let brotli = brotli(&encoded.head);
    let shards: usize = encoded.shards.iter().map(Vec::len).sum();

    // What each query loads when it is the first.
    let fresh = Index::decode(&encoded.head).expect("a fresh head can be read");
    let mut cold: Vec<usize> = Vec::new();
    let mut index = fresh.clone();
    let queries: Vec<String> = (0..QUERIES).map(|number| query(number, pages)).collect();
    for query in &queries {
        let mut own = fresh.clone();
        let mut bytes = 0;
        loop {
            let missing = own.missing_shards(&own.plan(query));
            if missing.is_empty() {
                break;
            }
            for number in missing {
                let shard = &encoded.shards[number as usize];
                bytes += shard.len();
                own.add_shard(number, shard)
                    .expect("a fresh shard can be read");
                index
                    .add_shard(number, shard)
                    .expect("a fresh shard can be read");
            }
        }
        cold.push(bytes);
    }
    cold.sort_unstable();
    let mut times: Vec<Duration> = Vec::new();
    for query in &queries {
        let start = Instant::now();
        let query = index.plan(query);
        index.search(&query, 12, |_| 1.0);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    let ms = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1e3);
    let kb = |bytes: usize| format!("{:.0}k", bytes as f64 / 1e3);
    println!(
        "{pages:>7} {:>9} {:>8.0} {:>9} {:>9} {:>7} {:>8} {:>8} {:>8} {:>7} {:>7} {:>7}",
        kb(words),
        f64::from(pages) / built.as_secs_f64(),
        kb(encoded.head.len()),
        kb(brotli),
        encoded.shards.len(),
        kb(shards + brotli),
        kb(cold.iter().sum::<usize>() / cold.len()),
        kb(cold[cold.len() * 95 / 100]),
        ms(at(50)),
        ms(at(95)),
        ms(at(100)),
    );
}

fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("memory can be written");
    out.len()
}

/// Numbers that only look random.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let mut mixed = self.0 >> 11;
        mixed = (mixed ^ (mixed >> 23)).wrapping_mul(0x2127_599b_f432_5c37);
        (mixed >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number below `most`, each as likely as one over itself.
    fn zipf(&mut self, most: f64) -> u32 {
        (most.powf(self.next()) - 1.0) as u32
    }
}

/// A word by its number; frequent ones are short.
fn word(mut number: u32) -> String {
    const HEADS: [&str; 16] = [
        "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl",
    ];
    const HEARTS: [&str; 6] = ["a", "e", "i", "o", "u", "ea"];
    let mut word = String::new();
    loop {
        word.push_str(HEADS[number as usize % 16]);
        number /= 16;
        word.push_str(HEARTS[number as usize % 6]);
        number /= 6;
        if number == 0 {
            word.push('n');
            return word;
        }
    }
}

/// A page: its own words, those of its section (60 pages), and those of the language.
fn page(number: u32) -> Document {
    let mut dice = Dice(u64::from(number) * 2 + 1);
    for _ in 0..4 {
        dice.next();
    }
    let section = number / 60;
    let any = |dice: &mut Dice| match dice.next() {
        share if share < 0.5 => word(dice.zipf(4_000.0)),
        share if share < 0.85 => word(300 + (section * 37) % 4_000 + dice.zipf(400.0) * 7),
        share if share < 0.985 => word(300 + (number * 101) % 9_000 + dice.zipf(40.0) * 3),
        // Identifiers and names: new ones for ever.
        _ => word(20_000 + number * 12 + dice.zipf(24.0)),
    };
    let text = |dice: &mut Dice, words: u32| {
        let words: Vec<String> = (0..words).map(|_| any(dice)).collect();
        words.join(" ")
    };
    let passages = (0..19)
        .map(|_| PassageText {
            heading: text(&mut dice, 3),
            text: {
                let words = 8 + (dice.next() * dice.next() * 120.0) as u32;
                text(&mut dice, words)
            },
        })
        .collect();
    Document {
        title: text(&mut dice, 4),
        keywords: text(&mut dice, 10),
        passages,
    }
}

/// Words of a title, a heading or a text; some unfinished, some with a slip.
fn query(number: u32, pages: u32) -> String {
    let page = page((number * 7_919) % pages);
    let passage = &page.passages[number as usize % 19];
    let some = |text: &str, words: usize| text.split(' ').take(words).collect::<Vec<_>>().join(" ");
    match number % 4 {
        0 => some(&page.title, 3),
        1 => passage.heading.clone(),
        2 => {
            let mut unfinished = some(&page.title, 2);
            unfinished.truncate(unfinished.len() - 2);
            unfinished
        }
        _ => {
            let mut slip = some(&passage.text, 4);
            slip.remove(slip.len() / 2);
            slip
        }
    }
}
