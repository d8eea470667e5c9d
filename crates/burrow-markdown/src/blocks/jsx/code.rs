//! Where code stands in MDX: fences at any indentation, and spans.

use super::super::lines::{self, Fence};
use std::{collections::HashMap, ops::Range};

/// All code of a text.
pub(super) struct Code(Vec<Range<usize>>);

impl Code {
    /// Where the code that holds an offset ends.
    pub(super) fn end_at(&self, at: usize) -> Option<usize> {
        let next = self.0.partition_point(|range| range.end <= at);
        self.0
            .get(next)
            .filter(|range| range.start <= at)
            .map(|range| range.end)
    }
}

/// Finds it.
pub(super) fn find(text: &str) -> Code {
    let mut all = Vec::new();
    let mut fence: Option<(Fence, usize)> = None;
    // Runs of backticks in the paragraph at hand: where and how long.
    let mut runs: Vec<Range<usize>> = Vec::new();
    for line in lines::lines(text) {
        if let Some((open, start)) = fence {
            if open.is_closed_by(line.text()) {
                all.push(start..line.end());
                fence = None;
            }
            continue;
        }
        let content = line.text();
        let skipped = lines::list_mark(content).unwrap_or(0);
        if let Some(opened) = Fence::opened_by(&content[skipped..]) {
            spans(&mut runs, &mut all);
            fence = Some((opened, line.at() + skipped));
            continue;
        }
        if content.is_empty() {
            spans(&mut runs, &mut all);
            continue;
        }
        let mut at = line.at();
        while let Some(found) = text[at..line.end()].find('`') {
            let start = at + found;
            let length = text[start..]
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count();
            at = start + length;
            runs.push(start..at);
        }
    }
    spans(&mut runs, &mut all);
    if let Some((_, start)) = fence {
        all.push(start..text.len());
    }
    Code(all)
}

/// Pairs the runs of a paragraph: a span ends at the next run of its length.
fn spans(runs: &mut Vec<Range<usize>>, all: &mut Vec<Range<usize>>) {
    let mut next_of_length: HashMap<usize, usize> = HashMap::new();
    let mut partner = vec![None; runs.len()];
    for (number, run) in runs.iter().enumerate().rev() {
        partner[number] = next_of_length.insert(run.len(), number);
    }
    let mut number = 0;
    while number < runs.len() {
        match partner[number] {
            Some(end) => {
                all.push(runs[number].start..runs[end].end);
                number = end + 1;
            }
            None => number += 1,
        }
    }
    runs.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_fences_are_code_wherever_they_stand() {
        let text = "a `b ``c` d``\n\n`e\n\n- ```\n  `\n  ```\nf `g\nh`\n";
        let found: Vec<&str> = find(text).0.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["`b ``c`", "```\n  `\n  ```", "`g\nh`"]);
    }
}
