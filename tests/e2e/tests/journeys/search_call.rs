//! Search from a page of somebody else's, on another origin: the same hits as the program's, and errors in words.

use burrow_e2e::{Host, Site, Stage, Tree, build, skip, stage};
use serde_json::{Value, json};
use std::process::Command;
use std::{env, fs};

/// What a page of somebody else's allows itself: nothing but its own inline script and what the call needs.
const POLICY: &str =
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' SITE; connect-src SITE";

/// Puts a site on one origin and a page on another, and hands over the stage with the page open.
fn elsewhere(site: &Site, steps: impl FnOnce(&Stage, &Host, &str)) {
    stage(|stage| {
        let host = Host::serve(&site.folder, site.base).expect("a host for the site");
        host.send("Access-Control-Allow-Origin", "*");
        let root = format!("{}{}", host.origin(), site.base);
        let policy = POLICY.replace("SITE", &host.origin());
        let page = "<!doctype html><title>Elsewhere</title><p>A page of somebody else's.";
        stage.put(
            "/blog/",
            "text/html",
            page.to_owned(),
            &[("Content-Security-Policy", &policy)],
        );
        stage.open("/blog/");
        steps(stage, &host, &root);
    });
}

fn sample(steps: impl FnOnce(&Stage, &Host, &str)) {
    match Tree::SampleBelowDocs.site() {
        Ok(site) => elsewhere(site, steps),
        Err(reason) => skip(reason),
    }
}

/// Runs `body` in the page with `burrow`, the module, and `input` at hand; an error where that is what comes of it.
fn run(stage: &Stage, root: &str, body: &str, input: Value) -> Value {
    let script = format!(
        "const work = async ({{ root, input }}) => {{
           const burrow = await import(root + 'search/search.js');
           {body}
         }};
         work(input).then(
           value => done(value ?? null),
           ({{ name, code, message }}) => done({{ name, code, message }}),
         );"
    );
    stage
        .ask(&script, json!({ "root": root, "input": input }))
        .unwrap_or_else(|error| panic!("{body}: {error}"))
}

/// What `burrow search` says of the same site.
fn program(site: &Site, query: &str, limit: u32, persona: &str) -> Vec<Value> {
    let program = env::var_os("BURROW_BIN").expect("the site was built by it");
    let mut burrow = Command::new(program);
    burrow.arg("search").arg(&site.folder).arg(query).args([
        "--json",
        "--limit",
        &limit.to_string(),
    ]);
    if !persona.is_empty() {
        burrow.args(["--as", persona]);
    }
    let output = burrow.output().expect("the program runs");
    let answer: Value =
        serde_json::from_slice(&output.stdout).expect("the program answers in JSON");
    answer["hits"].as_array().cloned().expect("a list of hits")
}

#[test]
fn a_page_of_another_origin_finds_what_the_program_finds() {
    let Ok(site) = Tree::SampleBelowDocs.site() else {
        return skip("there is no site");
    };
    sample(|stage, _, root| {
        for (query, limit, persona) in [
            ("warm up", 10, ""),
            ("supression", 3, ""),
            ("how do i warm up a new ip", 5, "technical"),
            ("next day's vol", 10, "business"),
            ("SPF", 100, ""),
            ("dkim \u{1f427} <b>", 10, ""),
            ("qqxxqqzz", 10, ""),
            ("", 10, ""),
        ] {
            let asked = json!({ "query": query, "limit": limit, "persona": persona });
            let hits = run(
                stage,
                root,
                "const { query, limit, persona } = input;
                 return await burrow.search(query, persona ? { limit, persona } : { limit });",
                asked,
            );
            let hits = hits.as_array().unwrap_or_else(|| panic!("{query}: {hits}"));
            let expected = program(site, query, limit, persona);
            assert_eq!(hits.len(), expected.len(), "{query}: {hits:?}");
            for (hit, expected) in hits.iter().zip(&expected) {
                let path = expected["url"].as_str().unwrap_or_default();
                let url = format!("{root}{}", path.trim_start_matches('/'));
                let anchor = hit["anchor"].as_str().unwrap_or_default();
                let mark = if anchor.is_empty() { "" } else { "#" };
                assert_eq!(hit["url"], format!("{url}{mark}{anchor}"), "{query}");
                for field in ["title", "anchor", "heading", "excerpt", "level", "personas"] {
                    assert_eq!(hit[field], expected[field], "{query}: {field} of {url}");
                }
            }
        }
    });
}

#[test]
fn marks_count_as_javascript_counts() {
    sample(|stage, _, root| {
        let marked = run(
            stage,
            root,
            "const hits = await burrow.search('suppression lists');
             return hits.flatMap(hit => hit.marks.map(([from, to]) => hit.excerpt.slice(from, to).toLowerCase()));",
            Value::Null,
        );
        let marked: Vec<&str> = marked
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        assert!(marked.len() > 3, "{marked:?}");
        assert!(
            marked
                .iter()
                .all(|word| word.contains("suppress") || word.contains("list")),
            "{marked:?}"
        );
    });
}

#[test]
fn calls_at_the_same_time_share_what_they_load() {
    sample(|stage, host, root| {
        host.asked();
        let answers = run(
            stage,
            root,
            "const words = ['warm', 'warm u', 'warm up', 'dkim', 'supression', 'warm up'];
             const before = Object.keys(globalThis);
             const all = await Promise.all(words.map(word => burrow.search(word, { limit: 2 })));
             const globals = Object.keys(globalThis).filter(name => !before.includes(name));
             return { all, globals };",
            Value::Null,
        );
        assert_eq!(
            answers["all"][2], answers["all"][5],
            "one query, one answer"
        );
        assert!(
            answers["all"].as_array().is_some_and(|all| all
                .iter()
                .all(|hits| hits.as_array().is_some_and(|hits| !hits.is_empty()))),
            "{answers}"
        );
        assert_eq!(answers["globals"], json!([]), "no globals are set");
        let mut asked = host.asked();
        let count = asked.len();
        asked.sort();
        asked.dedup();
        assert_eq!(asked.len(), count, "each file is read once: {asked:#?}");
    });
}

#[test]
fn a_search_that_is_overtaken_can_be_called_off() {
    sample(|stage, _, root| {
        let outcome = run(
            stage,
            root,
            "const told = promise => promise.then(hits => hits.length, error => error.name);
             const controller = new AbortController();
             const first = told(burrow.search('warm', { signal: controller.signal }));
             controller.abort();
             const second = told(burrow.search('warm up'));
             const third = told(burrow.search('warm', { signal: AbortSignal.abort() }));
             return Promise.all([first, second, third]);",
            Value::Null,
        );
        assert_eq!(outcome[0], "AbortError");
        assert_eq!(outcome[2], "AbortError");
        assert!(
            outcome[1].as_u64().is_some_and(|hits| hits > 0),
            "{outcome}"
        );
    });
}

#[test]
fn what_cannot_be_asked_is_said_in_words_and_the_next_call_works() {
    sample(|stage, _, root| {
        let calls = [
            ("undefined", "{}", "a string"),
            ("{ toString() { return 'x' } }", "{}", "a string"),
            ("'x'.repeat(2001)", "{}", "longer than"),
            ("'warm'", "{ limit: 0 }", "limit"),
            ("'warm'", "{ limit: 1e9 }", "limit"),
            ("'warm'", "{ limit: '5' }", "limit"),
            ("'warm'", "{ level: 4 }", "level"),
            ("'warm'", "{ persona: 'nobody' }", "technical"),
            ("'warm'", "{ persona: {} }", "persona"),
            ("'warm'", "{ signal: true }", "signal"),
            ("'warm'", "{ base: 'javascript:alert(1)' }", "https://"),
            ("'warm'", "{ base: 'http://[' }", "base"),
        ];
        for (query, options, words) in calls {
            let body = format!("return await burrow.search({query}, {options});");
            let error = run(stage, root, &body, Value::Null);
            let message = error["message"].as_str().unwrap_or_default();
            assert!(message.contains(words), "{query} {options}: {error}");
            assert_eq!(error["code"], "argument", "{query} {options}: {error}");
        }
        let body = "return await burrow.search('\\ud800 warm \\0', null);";
        let hits = run(stage, root, body, Value::Null);
        assert!(
            hits.as_array().is_some_and(|hits| !hits.is_empty()),
            "{hits}"
        );

        let nowhere = format!("return await burrow.search('warm', {{ base: '{root}nowhere' }});");
        assert_eq!(run(stage, root, &nowhere, Value::Null)["code"], "gone");
    });
}

#[test]
fn a_failure_is_said_in_words_and_not_kept() {
    sample(|stage, host, root| {
        host.refuse("/bundle/search/");
        let body = "return await burrow.search('warm up');";
        let error = run(stage, root, body, Value::Null);
        let message = error["message"].as_str().unwrap_or_default();
        assert!(message.contains("503"), "{error}");
        host.relent();
        let hits = run(stage, root, body, Value::Null);
        assert!(
            hits.as_array().is_some_and(|hits| !hits.is_empty()),
            "{hits}"
        );
    });
}

#[test]
fn a_site_that_is_published_anew_is_read_anew() {
    let tree = env::temp_dir().join(format!("burrow-renewed-{}", std::process::id()));
    let write = |text: &str| {
        fs::create_dir_all(&tree).expect("a folder");
        fs::write(tree.join("index.md"), format!("# Harbour\n\n{text}\n")).expect("a page");
        build(&tree, "renewed", "/")
    };
    let site = match write("Old boats are moored here.") {
        Ok(site) => site,
        Err(reason) => return skip(&reason),
    };
    elsewhere(&site, |stage, _, root| {
        let excerpts = "return (await burrow.search(input)).map(hit => hit.excerpt);";
        let first = run(stage, root, "await burrow.load();", Value::Null);
        assert_eq!(first, Value::Null);
        write("New boats are moored here.").expect("it was built before");
        assert_eq!(
            run(stage, root, excerpts, json!("boats")),
            json!(["New boats are moored here."])
        );
    });
    fs::remove_dir_all(&tree).expect("the folder is ours");
}
