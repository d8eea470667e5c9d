//! Everything in the hostile corpora and of our own, in every form and dialect: only the allow-list comes out.

use crate::{check, world};
use burrow_hostile::{Form, Payload, own, payloads};
use burrow_markdown::Dialect;
use std::collections::HashSet;
use std::panic::catch_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// GitHub's, Jekyll's, Material's, Docusaurus' Markdown, and everything at once.
fn dialects() -> [Dialect; 5] {
    let math = true;
    [
        Dialect::default(),
        Dialect {
            kramdown: true,
            callouts: vec![("highlight".into(), None)],
            math,
            ..Dialect::default()
        },
        Dialect {
            admonitions: true,
            attributes: true,
            toc: true,
            math,
            ..Dialect::default()
        },
        Dialect {
            containers: true,
            attributes: true,
            toc: true,
            jsx: true,
            math,
            ..Dialect::default()
        },
        world::all_dialects(),
    ]
}

/// Which dialects a payload is tried in, by its number and its form's; none leaves the form out.
type Choice = fn(usize, usize, &[Dialect; 5]) -> &[Dialect];

/// Whether every kind of payload has its turn in every form: `cargo xtask test --full`.
fn is_full() -> bool {
    std::env::var_os("BURROW_ALL_PAYLOADS").is_some()
}

/// Renders every form of every payload in some dialects; gives how many texts that were, and what got through.
fn try_all(payloads: &[&Payload], forms: &[Form], choose: Choice) -> (usize, Vec<String>) {
    let next = AtomicUsize::new(0);
    let dialects = dialects();
    let work = || {
        let (mut count, mut bad) = (0, Vec::new());
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(payload) = payloads.get(number) else {
                return (count, bad);
            };
            for (place, form) in forms.iter().enumerate() {
                let chosen = choose(number, place, &dialects);
                if chosen.is_empty() {
                    continue;
                }
                let text = form.markdown(&payload.text);
                for dialect in chosen {
                    count += 1;
                    let page = || check::page_faults(&world::render_in(&text, dialect.clone()));
                    let faults = catch_unwind(page);
                    let faults = faults.unwrap_or_else(|_| vec!["it panics".to_owned()]);
                    if !faults.is_empty() {
                        bad.push(format!(
                            "{faults:?}\n{form:?} of {payload}\n{dialect:?}\n{text}"
                        ));
                    }
                }
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..thread::available_parallelism().map_or(1, usize::from))
            .map(|_| scope.spawn(work))
            .collect();
        let mut all = (0, Vec::new());
        for worker in workers {
            let (count, bad) = worker.join().expect("a worker only counts");
            all.0 += count;
            all.1.extend(bad);
        }
        all
    })
}

fn assert_none(what: &str, (count, bad): (usize, Vec<String>)) {
    eprintln!("{what}: {count} hostile texts, {} got through", bad.len());
    let some = &bad[..bad.len().min(10)];
    assert!(
        bad.is_empty(),
        "{} got through:\n{}",
        bad.len(),
        some.join("\n----\n")
    );
}

#[test]
fn no_payload_of_the_corpora_gets_through() {
    let all = payloads();
    let all: Vec<&Payload> = all.iter().collect();
    assert_none(
        "every payload, alone, in a line and as a target, with every dialect at once",
        try_all(
            &all,
            &[Form::Alone, Form::Line, Form::Target],
            |_, _, all| &all[4..],
        ),
    );
}

#[test]
fn no_kind_of_payload_gets_through() {
    let mut seen = HashSet::new();
    let all = payloads();
    let kinds: Vec<&Payload> = all
        .iter()
        .filter(|payload| seen.insert(payload.shape()))
        .collect();
    let every: Choice = |number, form, all| &all[(number + form) % 5..][..1];
    // Each kind in two forms, every fifth kind in each form, and every dialect in all of them.
    let some: Choice = |number, form, all| match (number + form) % 5 {
        0 => &all[(number / 5 + form) % 5..][..1],
        _ => &[],
    };
    let (forms, choice) = if is_full() {
        ("every form", every)
    } else {
        ("two forms", some)
    };
    assert_none(
        &format!(
            "{} kinds of payload in {forms}, each in one dialect",
            kinds.len()
        ),
        try_all(&kinds, &Form::ALL, choice),
    );
}

#[test]
fn no_payload_of_our_own_gets_through_in_any_form_and_dialect() {
    let own = own();
    let own: Vec<&Payload> = own.iter().collect();
    assert_none(
        "our own payloads in every form and dialect",
        try_all(&own, &Form::ALL, |_, _, all| all),
    );
}
