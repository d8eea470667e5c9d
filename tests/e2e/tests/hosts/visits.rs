//! What must hold on every host: each file of the site asked for as browsers and caches ask.

use crate::host::Host;
use crate::manual::Headers;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Codings a host may answer in, by how a browser asks, with the extension of the copy.
const CODINGS: [(&str, &str, &str); 3] = [
    ("gzip, deflate, br", "br", "br"),
    ("gzip, deflate", "gzip", "gz"),
    ("br;q=1.0, identity;q=0.5", "br", "br"),
];

/// Visits the whole site.
pub fn visit(host: &Host) {
    let files = files(&host.site.folder);
    assert!(files.len() > 150, "{} files", files.len());
    let headers = Headers::read();
    let mut compressed = 0;
    for (path, content) in &files {
        if is_copy(path, &files) {
            continue;
        }
        every_file_is_answered_as_it_is(host, path, content, &headers);
        compressed += copies_are_answered_to_whom_takes_them(host, path, &files);
        what_has_not_changed_is_not_sent_again(host, path);
    }
    assert!(compressed > 100, "{compressed} copies were answered");
    folders_are_answered_by_their_page(host, &files);
    an_unknown_address_is_answered_by_the_page_for_it(host, &files);
    a_former_address_sends_on(host);
}

fn every_file_is_answered_as_it_is(host: &Host, path: &str, content: &[u8], headers: &Headers) {
    let answer = host.ask("GET", path, &[]);
    assert_eq!(answer.status, 200, "{path}");
    assert!(answer.body == *content, "{path} is another file");
    assert_eq!(answer.header("content-encoding"), None, "{path}");
    assert_eq!(
        answer.header("cache-control"),
        Some(headers.of(path)),
        "{path}"
    );
    let kind = answer.header("content-type").unwrap_or_default();
    let expected = kinds(path);
    assert!(
        expected.is_empty() || expected.contains(&kind.to_ascii_lowercase().as_str()),
        "{path} is said to be {kind:?}, not one of {expected:?}"
    );
    let head = host.ask("HEAD", path, &[]);
    assert_eq!(head.status, 200, "HEAD {path}");
    assert_eq!(
        head.header("content-type"),
        answer.header("content-type"),
        "HEAD {path}"
    );
}

/// How many copies were answered.
fn copies_are_answered_to_whom_takes_them(host: &Host, path: &str, files: &Files) -> usize {
    let plain = host.ask("HEAD", path, &[]);
    let mut answered = 0;
    for (accepted, coding, extension) in CODINGS {
        let answer = host.ask("GET", path, &[("Accept-Encoding", accepted)]);
        let case = format!("{path} for {accepted:?}");
        assert_eq!(answer.status, 200, "{case}");
        assert_eq!(
            answer.header("content-type"),
            plain.header("content-type"),
            "{case}"
        );
        assert_eq!(
            answer.header("cache-control"),
            plain.header("cache-control"),
            "{case}"
        );
        match files.get(&format!("{path}.{extension}")) {
            Some(copy) => {
                assert_eq!(answer.header("content-encoding"), Some(coding), "{case}");
                assert!(answer.body == *copy, "{case}: not the copy");
                let vary = answer
                    .header("vary")
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                assert!(vary.contains("accept-encoding"), "{case}: Vary is {vary:?}");
                answered += 1;
            }
            None => assert!(
                answer.body == files[path] || answer.header("content-encoding").is_some(),
                "{case}"
            ),
        }
    }
    answered
}

fn what_has_not_changed_is_not_sent_again(host: &Host, path: &str) {
    for accepted in ["identity", "br", "gzip"] {
        let asked = ("Accept-Encoding", accepted);
        let first = host.ask("GET", path, &[asked]);
        let tag = first
            .header("etag")
            .unwrap_or_else(|| panic!("{path} has no ETag"));
        let again = host.ask("GET", path, &[asked, ("If-None-Match", tag)]);
        assert_eq!(again.status, 304, "{path}, {accepted}");
        assert!(again.body.is_empty(), "{path}, {accepted}");
        assert_eq!(
            again.header("cache-control"),
            first.header("cache-control"),
            "{path}, {accepted}"
        );
        let other = host.ask("GET", path, &[asked, ("If-None-Match", "\"another\"")]);
        assert_eq!(other.status, 200, "{path}, {accepted}");
    }
}

fn folders_are_answered_by_their_page(host: &Host, files: &Files) {
    for (path, content) in files {
        let Some(folder) = path.strip_suffix("index.html") else {
            continue;
        };
        let answer = host.ask("GET", folder, &[]);
        assert_eq!(answer.status, 200, "{folder}");
        assert!(answer.body == *content, "{folder} is another page");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{folder}");
        let kind = answer.header("content-type").unwrap_or_default();
        assert_eq!(
            kind.to_ascii_lowercase(),
            "text/html; charset=utf-8",
            "{folder}"
        );
        let small = host.ask("GET", folder, &[("Accept-Encoding", "br")]);
        let copy = files.get(&format!("{path}.br")).unwrap_or(content);
        assert!(small.body == *copy, "{folder} is not answered by the copy");
        let Some(bare) = folder.strip_suffix('/') else {
            continue;
        };
        let answer = host.ask("GET", &format!("{bare}?as=owner"), &[]);
        assert!(
            matches!(answer.status, 301 | 307 | 308),
            "{bare}: {}",
            answer.status
        );
        // Caddy 2.6 forgets the query here.
        let target = answer.header("location").unwrap_or_default();
        let target = target.split('?').next().unwrap_or(target);
        assert_eq!(target, format!("{}{folder}", host.site.base), "{bare}");
    }
}

fn an_unknown_address_is_answered_by_the_page_for_it(host: &Host, files: &Files) {
    let unknown = [
        "no/such/page/",
        "no-such.html",
        "bundle/",
        "bundle/pages/aaaaaaaaaaaaaaaaaaaaaa.json",
        "reader/app-0000000000000000.js",
        "%C3%B1/",
    ];
    for path in unknown {
        let answer = host.ask("GET", path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            answer.body == files["404.html"],
            "{path} is answered by another page"
        );
        let kind = answer.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("text/html"), "{path} is {kind}");
        // What is missing may be there after the next deploy.
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
    }
}

fn a_former_address_sends_on(host: &Host) {
    let target = format!("{}moved/", host.site.base);
    for path in ["old/place/", "old/place.html"] {
        let answer = host.ask("GET", path, &[]);
        let text = String::from_utf8_lossy(&answer.body);
        let moved = match answer.status {
            200 => text.contains(&format!("content=\"0; url={target}\"")),
            301 | 302 | 308 => answer
                .header("location")
                .is_some_and(|place| place.ends_with(&target)),
            _ => false,
        };
        assert!(moved, "{path}: {} {text}", answer.status);
    }
}

/// What a kind of file may be called; anything for the rest, which browsers take as it is.
fn kinds(path: &str) -> &'static [&'static str] {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => &["text/html; charset=utf-8"],
        "css" => &["text/css; charset=utf-8"],
        "js" => &[
            "text/javascript; charset=utf-8",
            "application/javascript; charset=utf-8",
        ],
        "json" => &["application/json"],
        "wasm" => &["application/wasm"],
        "svg" => &["image/svg+xml"],
        "png" => &["image/png"],
        "xml" => &[
            "text/xml; charset=utf-8",
            "application/xml; charset=utf-8",
            "application/xml",
        ],
        "txt" | "md" => &["text/plain; charset=utf-8"],
        "webmanifest" => &["application/manifest+json"],
        _ => &[],
    }
}

/// Contents by path.
type Files = BTreeMap<String, Vec<u8>>;

fn is_copy(path: &str, files: &Files) -> bool {
    let original = path.strip_suffix(".br").or(path.strip_suffix(".gz"));
    original.is_some_and(|original| files.contains_key(original))
}

fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).expect("the site is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below");
                let content = fs::read(&path).expect("a file can be read");
                files.insert(name.display().to_string(), content);
            }
        }
    }
    files
}
