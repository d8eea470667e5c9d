//! A plain static host, as sites are published on: files, folders by their index.html, 404.html for the rest.
//! A journey can make it refuse some of its files.

use crate::http;
use std::io::{self, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::{fs, thread};

/// A host that serves one folder until it is dropped.
pub struct Host {
    address: SocketAddr,
    files: Arc<Files>,
}

impl Host {
    /// Serves `folder` under `base` on a free loopback port.
    pub fn serve(folder: &Path, base: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let files = Arc::new(Files {
            folder: folder.to_owned(),
            base: base.to_owned(),
            refused: Mutex::default(),
            closed: AtomicBool::new(false),
        });
        let shared = Arc::clone(&files);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                if shared.closed.load(Ordering::Relaxed) {
                    return;
                }
                let files = Arc::clone(&shared);
                // A browser that hangs up is no concern of the host's.
                thread::spawn(move || files.attend(connection).ok());
            }
        });
        Ok(Self { address, files })
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on answers 503 to every path that contains `part`.
    pub fn refuse(&self, part: &str) {
        self.files.refused().push(part.to_owned());
    }

    /// Serves everything again.
    pub fn relent(&self) {
        self.files.refused().clear();
    }

    /// The status a visitor of `path` (base path included) gets now.
    pub fn status(&self, path: &str) -> u16 {
        self.files.answer(path).status
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.files.closed.store(true, Ordering::Relaxed);
        // Wakes the listener, which then sees that it is over.
        let _ = TcpStream::connect(self.address);
    }
}

struct Files {
    folder: PathBuf,
    base: String,
    refused: Mutex<Vec<String>>,
    closed: AtomicBool,
}

struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
}

impl Files {
    fn attend(&self, connection: TcpStream) -> io::Result<()> {
        let request = http::read(&mut BufReader::new(&connection))?;
        let target = request.first_line.split(' ').nth(1).unwrap_or("/");
        let path = target.split(['?', '#']).next().unwrap_or(target);
        let Answer { status, kind, body } = self.answer(path);
        let head = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             Connection: close\r\n\r\n",
            if status == 200 { "OK" } else { "No" },
            body.len()
        );
        let mut connection = &connection;
        connection.write_all(head.as_bytes())?;
        if !request.first_line.starts_with("HEAD ") {
            connection.write_all(&body)?;
        }
        connection.flush()
    }

    fn answer(&self, path: &str) -> Answer {
        if self.refused().iter().any(|part| path.contains(part)) {
            return Answer {
                status: 503,
                kind: "text/plain",
                body: b"refused".to_vec(),
            };
        }
        let found = self.file(path).and_then(|file| {
            Some(Answer {
                status: 200,
                kind: mime(&file),
                body: fs::read(file).ok()?,
            })
        });
        found.unwrap_or_else(|| Answer {
            status: 404,
            kind: mime(Path::new("404.html")),
            body: fs::read(self.folder.join("404.html")).unwrap_or_default(),
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

    fn refused(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        // A list of strings is whole whoever panicked.
        self.refused
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
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
        let page = http::request(host.address, "GET", "/docs/a%20b/?q#x", "").unwrap();
        assert_eq!(page.first_line, "HTTP/1.1 200 OK");
        assert_eq!(page.body, b"page");
        fs::remove_dir_all(folder).unwrap();
    }
}
