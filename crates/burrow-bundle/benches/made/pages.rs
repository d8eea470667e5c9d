//! Made-up trees of any size in the shape of real ones, the same on every machine.

/// Forty pages a folder, forty folders a section.
pub fn page_path(number: usize) -> String {
    format!(
        "section-{}/topic-{}/page-{number}.md",
        number / 1600,
        number / 40
    )
}

/// About 550 words with headings, a table, code and links to pages near and far.
pub fn page_text(number: usize, pages: usize) -> String {
    // A congruential generator: the same text on every machine.
    let mut state = number as u64 + 1;
    let mut next = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let mut text = format!(
        "---\ntitle: Page {number}\nlevel: {}\n---\n\n",
        number % 3 + 1
    );
    for passage in 0..8 {
        text.push_str(&format!(
            "## Passage {passage} on word{}\n\n",
            next() % 5000
        ));
        for _ in 0..60 {
            // Common words are common: the square of a share.
            let share = (next() % 1000) as f64 / 1000.0;
            text.push_str(&format!("word{} ", (share * share * 20_000.0) as usize));
        }
        let target = page_path(next() % pages);
        text.push_str(&format!("and [more](/{target}).\n\n"));
    }
    text.push_str("| a | b |\n| - | - |\n| 1 | 2 |\n\n```rust\nfn main() {}\n```\n");
    text
}
