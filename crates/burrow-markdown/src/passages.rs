//! The tree of passages: nested by rank, levels handed down.

use crate::{Rendered, level, outline::Entry, words, writer::Flat, writer::Written};
use burrow_model::{Level, Passage};

/// Puts what was written in a tree.
pub(crate) fn assemble(written: Written) -> Rendered {
    let Written {
        passages,
        outline,
        footnotes,
        summary,
        raw_h1,
        raw_title,
        anchors,
        links,
        findings,
    } = written;
    let entries = &outline.entries;
    let mut flat = passages.into_iter().peekable();
    let mut root = flat
        .next()
        .map_or_else(Passage::default, |first| passage(first, entries));
    let raw_opens = raw_title.is_some();
    if let Some((id, heading)) = raw_title {
        root.id = id;
        root.heading = heading;
    } else if let Some(title) =
        flat.next_if(|next| next.entry.is_some_and(|entry| entries[entry].rank == 1))
    {
        let title = passage(title, entries);
        let before = std::mem::take(&mut root.html);
        root = Passage {
            html: crate::sanitise::join(before, title.html),
            ..title
        };
    }
    root.rank = 1;
    root.words = words_of(&root);
    let mut words = root.words + words::count(&footnotes.text());
    // Passages still open to children, outermost first, below the root.
    let mut open: Vec<Passage> = Vec::new();
    let mut handed_on = None;
    while let Some(next) = flat.next() {
        if next.only_contents && next.entry.is_some_and(|entry| entries[entry].rank > 1) {
            continue;
        }
        let mut next = passage(next, entries);
        let own_level = next.level;
        next.words = words_of(&next);
        words += next.words;
        close(&mut root, &mut open, next.rank);
        // The title's level is the page's own, and what folds is measured against the page's.
        let above = open.last().and_then(|above| above.level);
        next.level = handed_on.take().or(next.level).or(above);
        if let Some(entry) = flat
            .peek()
            .and_then(|after| after.entry)
            .map(|at| &entries[at])
            && next.html.is_empty()
            && entry.rank < next.rank
            && entry.level.is_none()
        {
            // "### Level 2" right above "## Setup": the label is meant for what follows.
            handed_on = own_level.and_then(|_| next.level.take());
        }
        open.push(next);
    }
    close(&mut root, &mut open, 0);
    let markdown_h1 = entries
        .iter()
        .find(|entry| entry.passage && entry.rank == 1)
        .map(|entry| entry.text.clone());
    let h1 = if raw_opens {
        raw_h1
    } else {
        markdown_h1.or(raw_h1)
    };
    let h1 = h1.map(|h1| level::without_stars(&h1));
    let unlisted = entries.iter().filter(|entry| entry.unlisted);
    let unlisted = unlisted.map(|entry| entry.id.clone()).collect();
    Rendered {
        root,
        footnotes,
        words,
        h1,
        summary,
        anchors,
        links,
        unlisted,
        findings,
        ..Rendered::default()
    }
}

/// Hands every open passage of this rank or deeper to the one above it.
fn close(root: &mut Passage, open: &mut Vec<Passage>, rank: u8) {
    while let Some(done) = open.pop_if(|last| last.rank >= rank) {
        open.last_mut().unwrap_or(root).children.push(done);
    }
}

fn passage(flat: Flat, entries: &[Entry]) -> Passage {
    let entry = flat.entry.map(|entry| &entries[entry]);
    Passage {
        id: entry.map(|entry| entry.id.clone()).unwrap_or_default(),
        rank: entry.map_or(1, |entry| entry.rank),
        level: entry.and_then(|entry| entry.level as Option<Level>),
        unlisted: entry.is_some_and(|entry| entry.unlisted),
        heading: flat.heading,
        html: flat.html,
        words: 0,
        children: Vec::new(),
    }
}

fn words_of(passage: &Passage) -> u32 {
    words::count(&passage.heading.text()) + words::count(&passage.html.text())
}
