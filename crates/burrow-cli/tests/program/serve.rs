//! `burrow serve`: answers like a static host, and tells open pages of changes.

use crate::support::Tree;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server; ended when dropped.
struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    fn start(tree: &Tree, arguments: &[&str]) -> Self {
        let mut command = tree.command(&["serve", "docs"]);
        let mut process = command
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let mut stdout = BufReader::new(process.stdout.take().expect("it is piped"));
        stdout.read_line(&mut line).expect("the address is printed");
        let address = line
            .trim()
            .strip_prefix("http://")
            .and_then(|rest| rest.strip_suffix('/'));
        let address = address.and_then(|address| address.parse().ok());
        let address = address.unwrap_or_else(|| panic!("not an address: {line:?}"));
        Self { process, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("the server listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a socket takes a timeout");
        stream
    }

    /// Sends a request as it is and reads all of the answer.
    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut stream = self.connect();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("it is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("the head ends");
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .expect("a status");
        Answer {
            status,
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &self.address.to_string())
    }

    fn events(&self) -> Events {
        let mut stream = self.connect();
        write!(
            stream,
            "GET /_burrow/events HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.address
        )
        .expect("it is sent");
        Events(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Answer {
    status: u16,
    /// Status line and headers, in lower case.
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn has(&self, header: &str) -> bool {
        self.head.lines().any(|line| line == header)
    }
}

/// What the server tells open pages.
struct Events(BufReader<TcpStream>);

impl Events {
    fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert_ne!(
                self.0.read_line(&mut line).expect("an event comes in time"),
                0,
                "the stream ended"
            );
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("events are JSON");
            }
        }
    }

    /// The first event that `wanted` accepts.
    fn until(&mut self, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let start = Instant::now();
        loop {
            let event = self.next();
            if wanted(&event) {
                return event;
            }
            assert!(start.elapsed() < PATIENCE, "last: {event}");
        }
    }
}

#[test]
fn it_answers_as_a_static_host_would() {
    let tree = Tree::sound();
    let server = Server::start(&tree, &["--port", "0"]);

    let page = server.get("/guide/letters/");
    assert_eq!(page.status, 200);
    assert!(
        page.has("content-type: text/html; charset=utf-8") && page.has("cache-control: no-store"),
        "{}",
        page.head
    );
    assert!(page.text().contains("<title>Letters · Post</title>"));
    assert!(
        page.text()
            .contains("<script defer src=\"/_burrow/live.js\" data-revision=\"")
    );

    let slash = server.get("/guide/letters?depth=2");
    assert_eq!(slash.status, 302);
    assert!(
        slash.has("location: /guide/letters/?depth=2"),
        "{}",
        slash.head
    );

    let html = page.text();
    let style = html
        .split('"')
        .find(|part| part.starts_with("/reader/style-"))
        .expect("a style sheet");
    for (path, kind) in [
        ("/reader/app-0123456789abcdef_bg.wasm", "application/wasm"),
        (
            "/reader/app-0123456789abcdef.js",
            "text/javascript; charset=utf-8",
        ),
        (style, "text/css; charset=utf-8"),
    ] {
        let file = server.get(path);
        assert!(
            file.has(&format!("content-type: {kind}")),
            "{path}: {}",
            file.head
        );
        assert!(
            file.has("cache-control: public, max-age=31536000, immutable"),
            "{path}: {}",
            file.head
        );
    }
    let icon = server.get("/reader/icon.svg");
    assert!(
        icon.has("content-type: image/svg+xml") && icon.has("cache-control: no-store"),
        "{}",
        icon.head
    );
    let latest = server.get("/bundle/latest.json");
    assert!(
        latest.has("content-type: application/json") && latest.has("cache-control: no-store"),
        "{}",
        latest.head
    );
    let live = server.get("/_burrow/live.js");
    assert!(
        live.has("content-type: text/javascript; charset=utf-8"),
        "{}",
        live.head
    );
    assert!(!live.text().contains("innerHTML"));
}

#[test]
fn what_is_not_there_is_a_404_with_a_page_and_nothing_outside_is_there() {
    let tree = Tree::sound();
    tree.write("secret.md", "the key is under the mat");
    let server = Server::start(&tree, &["--port", "0"]);
    for path in [
        "/nowhere/",
        "/nowhere",
        "/../secret.md",
        "/guide/../../secret.md",
        "/%2e%2e/secret.md",
        "/..%2fsecret.md",
        "/..%5csecret.md",
        "//secret.md",
        "/%ff/",
        "/index.md",
        "/bundle/",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(
            answer
                .text()
                .contains("<title>Page not found · Post</title>"),
            "{path}: {}",
            answer.text()
        );
        assert!(!answer.text().contains("under the mat"), "{path}");
    }
}

#[test]
fn head_has_no_body_and_writing_is_refused() {
    let tree = Tree::sound();
    let server = Server::start(&tree, &["--port", "0"]);
    let host = server.address.to_string();
    let head = server.ask("HEAD", "/", &host);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert!(head.head.contains("content-length: "), "{}", head.head);
    assert_eq!(server.ask("POST", "/", &host).status, 405);
}

#[test]
fn a_name_that_is_not_this_machine_is_refused() {
    let tree = Tree::sound();
    let server = Server::start(&tree, &["--port", "0"]);
    for path in ["/", "/_burrow/events", "/bundle/latest.json"] {
        let answer = server.ask("GET", path, "rebound.example");
        assert_eq!(answer.status, 403, "{path}");
        assert!(!answer.text().contains("Post"), "{path}");
    }
    assert_eq!(server.ask("GET", "/", "localhost:9").status, 200);
}

#[test]
fn an_edit_reaches_open_pages() {
    let tree = Tree::sound();
    let server = Server::start(&tree, &["--port", "0"]);
    let mut events = server.events();
    let first = events.next();
    assert!(
        server
            .get("/")
            .text()
            .contains(first["revision"].as_str().unwrap())
    );

    let start = Instant::now();
    tree.write(
        "docs/guide/letters.md",
        "---\ntitle: Epistles\n---\n# Epistles\n\nPaper and quill.\n",
    );
    let second = events.until(|event| event["revision"] != first["revision"]);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    let page = server.get("/guide/letters/").text();
    assert!(page.contains("<title>Epistles · Post</title>"), "{page}");
    assert!(page.contains(second["revision"].as_str().unwrap()));

    tree.write("docs/guide/new.md", "# New\n");
    events.until(|event| event["revision"] != second["revision"]);
    assert_eq!(server.get("/guide/new/").status, 200);
}

#[test]
fn reading_the_tree_is_not_taken_for_a_change() {
    let tree = Tree::sound();
    let server = Server::start(&tree, &["--port", "0"]);
    let stream = server.events();
    stream
        .0
        .get_ref()
        .set_read_timeout(Some(Duration::from_millis(600)))
        .unwrap();
    let mut told = String::new();
    // Reads until nothing has come for a while; the timeout is the end that is wanted.
    let mut stream = stream.0;
    while stream.read_line(&mut told).is_ok_and(|length| length > 0) {}
    assert_eq!(told.matches("data: ").count(), 1, "{told}");
}

#[test]
fn errors_are_told_to_the_page_and_gone_when_mended() {
    let tree = Tree::sound();
    let server = Server::start(&tree, &["--port", "0"]);
    let mut events = server.events();
    assert_eq!(events.next()["total"], 0);
    tree.write(
        "docs/guide/parcels.md",
        "# Parcels\n\nSee [boxes](boxes.md).\n",
    );
    let told = events.until(|event| event["total"] == 1);
    assert_eq!(told["fresh"], 1);
    assert_eq!(told["errors"][0]["code"], "broken-link");
    assert_eq!(told["errors"][0]["file"], "guide/parcels.md");
    tree.write("docs/guide/parcels.md", "# Parcels\n");
    events.until(|event| event["total"] == 0);
}

#[test]
fn a_broken_configuration_keeps_the_last_good_site() {
    let tree = Tree::sound();
    tree.write("docs/burrow.toml", "title = \"Mail\"\n");
    let server = Server::start(&tree, &["--port", "0"]);
    let mut events = server.events();
    let first = events.next();
    tree.write("docs/burrow.toml", "titel = \"Mail\"\n");
    let told = events.until(|event| !event["failure"].is_null());
    assert!(
        told["failure"]
            .as_str()
            .unwrap()
            .contains("did you mean `title`?"),
        "{told}"
    );
    assert_eq!(told["revision"], first["revision"]);
    assert!(server.get("/").text().contains("· Mail</title>"));
    // Still broken, whatever else changes.
    tree.write("docs/index.md", "# Post office\n");
    assert!(!events.next()["failure"].is_null());
    tree.write("docs/burrow.toml", "title = \"Letterbox\"\n");
    events.until(|event| event["failure"].is_null());
    assert!(server.get("/").text().contains("· Letterbox</title>"));
}

#[test]
fn a_port_that_was_asked_for_must_be_free() {
    let tree = Tree::sound();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = tree.run(&["serve", "docs", "--port", &port]).ended_with(3);
    assert!(run.stderr.contains(&port), "{}", run.stderr);
}
