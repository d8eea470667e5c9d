//! What attackers write, shown as the reader shows it: nothing executes and the page around it stands. A control shows
//! that the same payloads do execute where nobody sanitises them.

mod control;
mod site;

use burrow_e2e::{Engine, Stage, stage};
use burrow_hostile::{CANARY, Form, Payload, payloads};
use burrow_markdown::{Dialect, Language, Links, Resolved, Source, render};
use burrow_model::{Html, PagePath};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::io::Write;

const WITNESS: &str = include_str!("hostile/witness.js");

/// Reports everything that the reader's own page would not do, and forbids nothing: the sanitiser is judged alone.
const REPORTED: &str =
    "default-src 'none'; script-src 'self'; img-src *; base-uri 'none'; form-action 'none'";
/// The policy that a site is to run under, without `frame-ancestors`, which would break the control's frames.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-src 'self'";

/// Faults after which no more are looked for.
const ENOUGH: usize = 40;

/// Hostile texts on one page; WebKit lays out slowly.
fn batch() -> usize {
    match Engine::chosen() {
        Engine::WebKit => 200,
        _ => 800,
    }
}

/// Whether every payload is asked for, or one of each kind.
fn all_of_them() -> bool {
    std::env::var_os("BURROW_ALL_PAYLOADS").is_some()
}

/// All payloads, or our own and one of each kind that the corpora hold.
fn chosen() -> Vec<Payload> {
    let mut seen = HashSet::new();
    let mut chosen = payloads();
    if !all_of_them() {
        chosen.retain(|payload| payload.source.starts_with("own/") || seen.insert(payload.shape()));
    }
    chosen
}

/// The forms in which a payload is shown: all, or for those of the corpora alone and in another form, each in turn.
fn forms(number: usize, payload: &Payload) -> Vec<Form> {
    if all_of_them() || payload.source.starts_with("own/") {
        return Form::ALL.to_vec();
    }
    vec![Form::Alone, Form::ALL[1 + number % (Form::ALL.len() - 1)]]
}

fn say(line: &str) {
    let _ = writeln!(
        std::io::stderr(),
        "hostile payloads in {:?}: {line}",
        Engine::chosen()
    );
}

/// A world in which most targets are what they look like.
struct World;

impl Links for World {
    fn link(&self, target: &str) -> Resolved {
        match target {
            "/page" => Resolved::Page {
                path: PagePath::new("page"),
                anchor: None,
            },
            _ if target.contains(':') => Resolved::External(target.to_owned()),
            _ => Resolved::Missing {
                path: Some(PagePath::new(target)),
            },
        }
    }

    fn image(&self, target: &str) -> Resolved {
        match target {
            _ if target.contains(':') => Resolved::External(target.to_owned()),
            _ => Resolved::Missing { path: None },
        }
    }
}

/// Every dialect at once.
fn dialect() -> Dialect {
    Dialect {
        kramdown: true,
        callouts: vec![("highlight".into(), None)],
        admonitions: true,
        admonish: true,
        definition_lists: true,
        smart_punctuation: true,
        containers: true,
        attributes: true,
        toc: true,
        jsx: true,
        math: true,
        hidden_lines: Some(vec![("rust".into(), "#".into())]),
        loose_anchors: true,
        language: Language::English,
    }
}

/// One hostile text as the reader shows it.
struct Text<'a> {
    payload: &'a Payload,
    form: Form,
    html: String,
}

impl<'a> Text<'a> {
    fn new(payload: &'a Payload, form: Form, origin: &str) -> Self {
        let text = form.markdown(&payload.text.replace(CANARY, origin));
        let source = Source {
            text: &text,
            line_offset: 0,
            dialect: dialect(),
        };
        let page = render(&source, &World);
        let shown = |html: &Html| html.rebase("/base/");
        let mut html = String::new();
        for passage in page.root.in_order() {
            if !passage.heading.is_empty() {
                html.push_str(&format!(
                    "<h2><span>{}</span></h2>",
                    shown(&passage.heading)
                ));
            }
            html.push_str(&format!(
                "<div class=\"prose\">{}</div>",
                shown(&passage.html)
            ));
        }
        html.push_str(&format!(
            "<div class=\"prose\">{}</div>",
            shown(&page.footnotes)
        ));
        Self {
            payload,
            form,
            html,
        }
    }

    fn name(&self) -> String {
        format!("{:?} of {}", self.form, self.payload)
    }
}

/// How texts come into the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Read with the page, as prerendered pages are.
    Parsed,
    /// Set by a script, as on in-app navigation.
    Set,
}

/// What was seen of some texts.
#[derive(Default)]
struct Seen {
    texts: usize,
    nodes: u64,
    faults: Vec<String>,
}

/// JSON that cannot end the script element it stands in.
fn embedded(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn page_of(texts: &[Text<'_>], way: Way) -> String {
    let mut roots = String::new();
    for (number, text) in texts.iter().enumerate() {
        let html = if way == Way::Parsed {
            text.html.as_str()
        } else {
            ""
        };
        roots.push_str(&format!(
            "<div class=\"root\">{html}</div><p class=\"after\">after {number}</p>"
        ));
    }
    let data: Vec<&str> = texts.iter().map(|text| text.html.as_str()).collect();
    let data = if way == Way::Set {
        json!(data)
    } else {
        json!([])
    };
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>The title</title><script src=\"/witness.js\">\
         </script></head><body><header id=\"bw-header\">The header</header><nav id=\"bw-nav\">The contents</nav>\
         <main id=\"bw-main\">{roots}</main><footer id=\"bw-footer\">The footer</footer>\
         <script type=\"application/json\" id=\"bw-texts\">{}</script></body></html>",
        embedded(&data)
    )
}

/// Shows texts and says what is wrong with them. What cannot be told from the page is found by halving.
fn show(
    stage: &Stage,
    texts: &[Text<'_>],
    way: Way,
    policy: (&'static str, &'static str),
    seen: &mut Seen,
) {
    if seen.faults.len() > ENOUGH {
        return;
    }
    stage.strays();
    stage.put(
        "/texts",
        "text/html; charset=utf-8",
        page_of(texts, way),
        &[policy],
    );
    stage.open("/texts");
    let script = "if (input.set) witness.fill(); \
        witness.judge(input.count).then(done, error => done({ failed: String(error) }));";
    let found = stage.ask(
        script,
        json!({ "set": way == Way::Set, "count": texts.len() }),
    );
    let (nodes, mut off, mut unplaced) = match &found {
        Ok(found) if found["nodes"].is_u64() => {
            let mut unplaced = list(&found["ran"]);
            unplaced.extend(list(&found["broken"]));
            (
                found["nodes"].as_u64().unwrap_or(0),
                list(&found["off"]),
                unplaced,
            )
        }
        other => (
            0,
            Vec::new(),
            vec![format!("the page went away: {other:?}")],
        ),
    };
    // Pictures from elsewhere are all that a page may ask for, and nothing of the page may go along in their address.
    let strays = stage.strays().into_iter();
    let strays =
        strays.filter(|target| !["/canary/image", "/canary/leak?"].contains(&target.as_str()));
    unplaced.extend(strays.map(|target| format!("asked for {target}")));
    if !unplaced.is_empty() && texts.len() > 1 {
        let (first, second) = texts.split_at(texts.len() / 2);
        let known = seen.faults.len();
        show(stage, first, way, policy, seen);
        show(stage, second, way, policy, seen);
        if seen.faults.len() == known {
            seen.faults
                .push(format!("{way:?}, only together: {unplaced:?}"));
        }
        return;
    }
    seen.texts += texts.len();
    seen.nodes += nodes;
    for fault in &mut off {
        let (number, what) = fault.split_once(": ").unwrap_or(("0", fault));
        if let Some(text) = number
            .parse::<usize>()
            .ok()
            .and_then(|number| texts.get(number))
        {
            *fault = format!("{what} in {way:?} {}\n{}", text.name(), text.html);
        }
    }
    seen.faults.extend(off);
    if let [text] = texts
        && !unplaced.is_empty()
    {
        seen.faults.push(format!(
            "{unplaced:?} in {way:?} {}\n{}",
            text.name(),
            text.html
        ));
    }
}

/// A list of texts in what the page answers.
fn list(value: &Value) -> Vec<String> {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

fn assert_none(seen: &Seen) {
    let some = &seen.faults[..seen.faults.len().min(12)];
    assert!(
        seen.faults.is_empty(),
        "{} got through:\n{}",
        seen.faults.len(),
        some.join("\n----\n")
    );
}

#[test]
fn nothing_executes_and_the_page_stands() {
    stage(|stage| {
        stage.put("/witness.js", "text/javascript", WITNESS.into(), &[]);
        let payloads = chosen();
        let origin = stage.origin();
        let pairs: Vec<(&Payload, Form)> = payloads
            .iter()
            .enumerate()
            .flat_map(|(number, payload)| {
                forms(number, payload)
                    .into_iter()
                    .map(move |form| (payload, form))
            })
            .collect();
        let reported = ("Content-Security-Policy-Report-Only", REPORTED);
        let mut seen = Seen::default();
        for batch in pairs.chunks(batch()) {
            let batch = batch.iter();
            let texts: Vec<Text<'_>> = batch
                .map(|(payload, form)| Text::new(payload, *form, &origin))
                .collect();
            for way in [Way::Parsed, Way::Set] {
                show(stage, &texts, way, reported, &mut seen);
            }
        }
        say(&format!(
            "{} payloads in {} forms, read and set: {} texts, {} nodes, {} executions or nodes off the list",
            payloads.len(),
            Form::ALL.len(),
            seen.texts,
            seen.nodes,
            seen.faults.len()
        ));
        assert_none(&seen);
    });
}

#[test]
fn under_the_policy_of_a_site_nothing_is_even_blocked() {
    stage(|stage| {
        stage.put("/witness.js", "text/javascript", WITNESS.into(), &[]);
        let payloads = chosen();
        let origin = stage.origin();
        let texts: Vec<Text<'_>> = payloads
            .iter()
            .map(|payload| Text::new(payload, Form::Alone, &origin))
            .collect();
        let mut seen = Seen::default();
        for batch in texts.chunks(batch()) {
            show(
                stage,
                batch,
                Way::Parsed,
                ("Content-Security-Policy", POLICY),
                &mut seen,
            );
        }
        say(&format!(
            "{} texts under the policy of a site, {} violations",
            seen.texts,
            seen.faults.len()
        ));
        assert_none(&seen);
    });
}
