//! The control: the same payloads unsanitised, which do execute, so that silence elsewhere means something.

use super::{POLICY, REPORTED, Seen, Text, WITNESS, Way, all_of_them, chosen, embedded, say, show};
use burrow_e2e::{Stage, stage};
use burrow_hostile::{CANARY, Form, Payload};
use serde_json::{Value, json};
use std::collections::HashSet;

/// Payloads that must execute in the control, of our own and of the corpora; fewer would mean that it hears badly.
const HEARD_AT_LEAST: usize = 60;
const HEARD_AT_LEAST_IN_CORPORA: usize = 250;
/// The same of one payload of each kind.
const HEARD_AT_LEAST_IN_KINDS: usize = 60;

/// The page of a control: the payload as it is.
fn control_page(payload: &str, way: Way) -> String {
    let (read, set) = match way {
        Way::Parsed => (payload, String::new()),
        Way::Set => ("", embedded(&json!(payload))),
    };
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>The title</title><script src=\"/witness.js\">\
         </script><script type=\"application/json\" id=\"bw-text\">{set}</script><script src=\"/control.js\"></script></head><body>\
         <header id=\"bw-header\">The header</header><main id=\"bw-main\"><div id=\"root\">{read}</div></main></body></html>"
    )
}

const CONTROL: &str = "
    const text = document.getElementById('bw-text').textContent;
    addEventListener('DOMContentLoaded', () => {
        if (text) document.getElementById('root').innerHTML = JSON.parse(text);
        witness.confess();
    });
    // A page that never comes to its end is heard all the same.
    setTimeout(() => witness.confess(), 1200);";

/// Opens every payload unsanitised; gives the numbers of those that executed, and how many pages went away.
fn control(
    stage: &Stage,
    payloads: &[&Payload],
    way: Way,
    policy: (&'static str, &'static str),
) -> (HashSet<usize>, usize) {
    let origin = stage.origin();
    let mut addresses = Vec::new();
    for (number, payload) in payloads.iter().enumerate() {
        for (place, form) in Form::ALL.into_iter().enumerate() {
            let text = payload.text.replace(CANARY, &origin);
            // Unsanitised Markdown is no attack before something makes HTML of it.
            let Some(html) = form.unsanitised(&text) else {
                continue;
            };
            let address = format!("/control/{number}/{place}");
            stage.put(
                &address,
                "text/html; charset=utf-8",
                control_page(&html, way),
                &[policy],
            );
            addresses.push(address);
        }
    }
    let (mut executed, mut gone) = (HashSet::new(), 0);
    for some in addresses.chunks(400) {
        stage.put(
            "/control",
            "text/html",
            "<!doctype html><title>control</title><script src=/witness.js></script><body>".into(),
            &[],
        );
        stage.open("/control");
        let heard = stage.ask("witness.control(input).then(done);", json!(some));
        let heard = heard.unwrap_or_else(|error| panic!("the control's page went away: {error}"));
        for (address, what) in heard.as_object().into_iter().flatten() {
            let words: Vec<&str> = what
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            gone += usize::from(words.contains(&"went away"));
            if words.iter().any(|word| word.starts_with("ran ")) {
                let number = address
                    .split('/')
                    .nth(2)
                    .and_then(|number| number.parse().ok());
                executed.extend::<Option<usize>>(number);
            }
        }
    }
    (executed, gone)
}

#[test]
fn unsanitised_the_same_payloads_do_execute() {
    stage(|stage| {
        stage.put("/witness.js", "text/javascript", WITNESS.into(), &[]);
        stage.put("/control.js", "text/javascript", CONTROL.into(), &[]);
        let chosen = chosen();
        // The parser's own test cases hold little that executes; they have their turn when all have.
        let tried: Vec<&Payload> = chosen
            .iter()
            .filter(|payload| all_of_them() || !payload.source.starts_with("html5lib"))
            .collect();
        let reported = ("Content-Security-Policy-Report-Only", REPORTED);
        let (read, gone) = control(stage, &tried, Way::Parsed, reported);
        let (set, _) = control(stage, &tried, Way::Set, reported);
        let both: HashSet<usize> = read.union(&set).copied().collect();
        let loud: Vec<&Payload> = both.iter().map(|number| tried[*number]).collect();
        let (held, _) = control(
            stage,
            &loud,
            Way::Parsed,
            ("Content-Security-Policy", POLICY),
        );
        let own = loud
            .iter()
            .filter(|payload| payload.source.starts_with("own/"))
            .count();
        say(&format!(
            "control: of {} payloads unsanitised {} execute ({} when read, {} when set), {own} of them our own; {gone} pages \
             went away; under the policy of a site {} execute",
            tried.len(),
            both.len(),
            read.len(),
            set.len(),
            held.len()
        ));
        assert!(
            own >= HEARD_AT_LEAST,
            "only {own} of our own payloads were heard"
        );
        let corpora = tried
            .iter()
            .any(|payload| !payload.source.starts_with("own/"));
        if corpora {
            let others = both.len() - own;
            let least = if all_of_them() {
                HEARD_AT_LEAST_IN_CORPORA
            } else {
                HEARD_AT_LEAST_IN_KINDS
            };
            assert!(
                others >= least,
                "only {others} payloads of the corpora were heard"
            );
        }
        assert!(
            held.is_empty(),
            "the policy lets through: {:?}",
            held.iter().map(|number| loud[*number]).collect::<Vec<_>>()
        );
    });
}

#[test]
fn the_same_eyes_see_what_is_not_sanitised() {
    stage(|stage| {
        stage.put("/witness.js", "text/javascript", WITNESS.into(), &[]);
        let origin = stage.origin();
        let evils = [
            "<script>canary(1)</script>",
            "<img src=x onerror=canary(1)>",
            "<a href='javascript:canary(1)'>a</a>",
            "<p style='position:fixed'>a</p>",
            "<p id=bw-main>a</p>",
            "</div><p class=after>after 0</p></main>",
            "<form name=querySelector></form>",
            "<iframe src=ORIGIN/canary/frame></iframe>",
            "<link rel=stylesheet href=ORIGIN/canary/style>",
            "<meta http-equiv=refresh content='0;url=ORIGIN/canary/away'>",
            "<img src='ORIGIN/canary/leak?",
            "<svg><circle r=1></circle></svg>",
            "<!-- a -->",
            "<input type=text>",
        ];
        for evil in evils {
            let payload = Payload {
                source: "control".into(),
                number: 1,
                text: evil.into(),
            };
            let text = Text {
                payload: &payload,
                form: Form::Alone,
                html: evil.replace("ORIGIN", &origin),
            };
            let mut seen = Seen::default();
            show(
                stage,
                &[text],
                Way::Parsed,
                ("Content-Security-Policy-Report-Only", REPORTED),
                &mut seen,
            );
            assert!(!seen.faults.is_empty(), "{evil} is not seen");
        }
    });
}
