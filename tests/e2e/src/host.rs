//! A plain static host, as sites are published on: files, folders by their index.html, 404.html for the rest.
//! A journey can make it refuse some of its files.

use crate::server::{Answer, Server, lock};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::{fs, io};

/// A host that serves one folder until it is dropped.
pub struct Host {
    server: Server,
    files: Arc<Files>,
}

impl Host {
    /// Serves `folder` under `base` on a free loopback port.
    pub fn serve(folder: &Path, base: &str) -> io::Result<Self> {
        let files = Arc::new(Files {
            folder: folder.to_owned(),
            base: base.to_owned(),
            refused: Mutex::default(),
            headers: Mutex::default(),
        });
        let shared = Arc::clone(&files);
        let server = Server::start(move |path| shared.answer(path))?;
        Ok(Self { server, files })
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// What it was asked for since the last time, with its query.
    pub fn asked(&self) -> Vec<String> {
        self.server.asked()
    }

    /// From now on answers 503 to every path that contains `part`.
    pub fn refuse(&self, part: &str) {
        lock(&self.files.refused).push(part.to_owned());
    }

    /// Serves everything again.
    pub fn relent(&self) {
        lock(&self.files.refused).clear();
    }

    /// From now on sends this header with everything.
    pub fn send(&self, name: &'static str, value: &str) {
        lock(&self.files.headers).push((name, value.to_owned()));
    }

    /// The status a visitor of `path` (base path included) gets now.
    pub fn status(&self, path: &str) -> u16 {
        self.files.answer(path).status
    }
}

struct Files {
    folder: PathBuf,
    base: String,
    refused: Mutex<Vec<String>>,
    headers: Mutex<Vec<(&'static str, String)>>,
}

impl Files {
    fn answer(&self, path: &str) -> Answer {
        let mut answer = self.plain_answer(path);
        answer.headers.clone_from(&lock(&self.headers));
        answer
    }

    fn plain_answer(&self, path: &str) -> Answer {
        if lock(&self.refused).iter().any(|part| path.contains(part)) {
            return Answer::new(503, "text/plain", b"refused".to_vec());
        }
        let found = self
            .file(path)
            .and_then(|file| Some(Answer::new(200, mime(&file), fs::read(file).ok()?)));
        found.unwrap_or_else(|| {
            let body = fs::read(self.folder.join("404.html")).unwrap_or_default();
            Answer::new(404, mime(Path::new("404.html")), body)
        })
    }

    /// The file that answers at `path`: itself, or the index.html of the folder it names.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let below = decode(path.strip_prefix(&self.base)?)?;
        if below.split('/').any(|part| part == "..") {
            return None;
        }
        let file = self.folder.join(below);
        let file = if file.is_dir() {
            file.join("index.html")
        } else {
            file
        };
        file.is_file().then_some(file)
    }
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// Undoes percent-encoding.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http;

    #[test]
    fn a_host_answers_as_static_hosts_do_until_it_is_told_to_refuse() {
        let folder = std::env::temp_dir().join(format!("burrow-host-{}", std::process::id()));
        fs::create_dir_all(folder.join("a b")).unwrap();
        fs::write(folder.join("a b/index.html"), "page").unwrap();
        fs::write(folder.join("404.html"), "none").unwrap();
        let host = Host::serve(&folder, "/docs/").unwrap();
        assert_eq!(host.status("/docs/a%20b/"), 200);
        assert_eq!(host.status("/a%20b/"), 404);
        assert_eq!(host.status("/docs/../docs/a b/"), 404);
        assert_eq!(host.status("/docs/%zz"), 404);
        host.refuse("a%20b");
        assert_eq!(host.status("/docs/a%20b/"), 503);
        host.relent();
        let address = host.origin().trim_start_matches("http://").parse().unwrap();
        let page = http::request(address, "GET", "/docs/a%20b/?q#x", "").unwrap();
        assert_eq!(page.first_line, "HTTP/1.1 200 OK");
        assert_eq!(page.body, b"page");
        fs::remove_dir_all(folder).unwrap();
    }
}
