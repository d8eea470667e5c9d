//! The same through `burrow build` and the reader itself: a page for each payload, opened cold and turned to in the
//! reader.

use super::{WITNESS, say};
use burrow_e2e::{Engine, Reader, Site, Tree, journey};
use serde_json::{Value, json};

/// Reports what the reader itself would not do, once it has started.
const REPORTED: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src *; base-uri 'none'; form-action 'none'";

/// Turns to all pages as clicks do; on each, stirs the text and says what was heard and seen.
const VISIT: &str = r"
    const words = e => e?.textContent.replace(/\s+/g, ' ').trim();
    const visit = async stop => {
        const link = document.createElement('a');
        link.href = stop.address;
        document.querySelector('.bw-app').append(link);
        const start = performance.now();
        witness.follow(link);
        link.remove();
        // The heading stands before its page has come.
        while (words(document.querySelector('#bw-main h1')) !== stop.heading || !document.querySelector('#bw-main .bw-prose')) {
            if (performance.now() - start > 10000) return [`never headed ${stop.heading}`];
            await witness.pause(8);
        }
        return look(stop);
    };
    const look = async stop => {
        const faults = [];
        const main = document.querySelector('#bw-main');
        const prose = [...main.querySelectorAll('.bw-prose, h2 > span:not(.bw-level), h2 > button > span, h3 > span:not(.bw-level)')];
        if (!prose.length) faults.push('no text');
        for (const run of prose) {
            witness.walk(run, 'the text', faults, true);
            for (const e of run.querySelectorAll('*')) {
                if (getComputedStyle(e).position === 'fixed') faults.push(`<${e.localName}> is fixed`);
            }
        }
        for (const run of prose) witness.stir(run);
        for (const css of ['.bw-header', '.bw-nav', '#bw-main', '#bw-title', '#bw-app']) {
            if (document.querySelectorAll(css).length !== 1) faults.push(`${document.querySelectorAll(css).length} times ${css}`);
        }
        if (words(main.querySelector('h1')) !== stop.heading) faults.push(`headed ${words(main.querySelector('h1'))}`);
        if (!words(main).startsWith(stop.start)) faults.push(`starts ${words(main).slice(0, 60)}`);
        return [...faults, ...witness.shadowed(), ...witness.heard.splice(0).filter(what => !/^(policy: img-src|navigates to)/.test(what))];
    };
    (async () => {
        const found = {};
        for (const stop of input.stops) {
            const faults = await (input.here ? look : visit)(stop);
            if (faults.length) found[stop.address] = faults;
        }
        done(found);
    })();";

fn stops(site: &Site) -> Vec<Value> {
    let manifest = site.manifest();
    let pages = manifest
        .pages
        .iter()
        .filter(|meta| meta.id.as_str().starts_with("pages/"));
    let mut stops: Vec<(usize, Value)> = pages
        .map(|meta| {
            let number = meta.id.as_str().trim_start_matches("pages/").to_owned();
            let stop = json!({
                "address": format!("{}{}/", site.base, meta.address()),
                "heading": format!("Page {number}"),
                "start": format!("HomePage {number}"),
            });
            (number.parse().unwrap_or(0), stop)
        })
        .collect();
    stops.sort_by_key(|(number, _)| *number);
    stops.into_iter().map(|(_, stop)| stop).collect()
}

/// What was found on some pages, a line each.
fn faults(reader: &Reader, stops: &[Value], here: bool) -> Vec<String> {
    let found = reader.run_until_done(VISIT, json!({ "stops": stops, "here": here }));
    let pages = found.as_object().into_iter().flatten();
    pages
        .map(|(address, what)| format!("{address}: {what}"))
        .collect()
}

#[test]
fn a_site_of_hostile_pages_reads_like_any_other() {
    journey(Tree::Hostile, |reader| {
        // Pictures that are not there, and the boot script, which a policy of this test's own reports.
        for expected in ["net::ERR_", "404", "eport", "does not load"] {
            reader.expects_console(expected);
        }
        reader
            .host()
            .send("Content-Security-Policy-Report-Only", REPORTED);
        let stops = stops(reader.site());
        assert!(stops.len() > 150, "there are {} pages", stops.len());
        reader.open("/");
        reader.run(WITNESS);
        let mut found = Vec::new();
        let every = if Engine::chosen() == Engine::WebKit {
            15
        } else {
            1
        };
        let turned: Vec<Value> = stops.iter().step_by(every).cloned().collect();
        for some in turned.chunks(100) {
            found.extend(faults(reader, some, false));
        }
        let cold: Vec<&Value> = stops.iter().step_by(stops.len() / 25).collect();
        for stop in &cold {
            reader.open(stop["address"].as_str().unwrap_or_default());
            reader.run(WITNESS);
            found.extend(faults(reader, &[(*stop).clone()], true));
        }
        say(&format!(
            "a built site: {} pages turned to, {} opened cold, {} with faults",
            turned.len(),
            cold.len(),
            found.len()
        ));
        assert!(
            found.is_empty(),
            "{} pages:\n{}",
            found.len(),
            found[..found.len().min(20)].join("\n")
        );
    });
}
