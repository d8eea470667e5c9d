//! A loopback server: answers what it is given to answer with, and remembers what it was asked for.

use crate::http;
use std::io::{self, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

/// What a visitor gets.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) kind: &'static str,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn new(status: u16, kind: &'static str, body: Vec<u8>) -> Self {
        Self {
            status,
            kind,
            headers: Vec::new(),
            body,
        }
    }
}

/// A server that runs until it is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    answer: Box<dyn Fn(&str) -> Answer + Send + Sync>,
    asked: Mutex<Vec<String>>,
    closed: AtomicBool,
}

impl Server {
    /// Serves on a free loopback port; `answer` gets the path, without query and fragment.
    pub(crate) fn start(
        answer: impl Fn(&str) -> Answer + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            answer: Box::new(answer),
            asked: Mutex::default(),
            closed: AtomicBool::new(false),
        });
        let own = Arc::clone(&shared);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                if own.closed.load(Ordering::Relaxed) {
                    return;
                }
                let shared = Arc::clone(&own);
                // A browser that hangs up is no concern of the server's.
                thread::spawn(move || shared.attend(connection).ok());
            }
        });
        Ok(Self { address, shared })
    }

    /// `http://127.0.0.1:PORT`.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was asked for since the last time, with its query.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.shared.asked))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::Relaxed);
        // Wakes the listener, which then sees that it is over.
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn attend(&self, connection: TcpStream) -> io::Result<()> {
        let request = http::read(&mut BufReader::new(&connection))?;
        let target = request.first_line.split(' ').nth(1).unwrap_or("/");
        lock(&self.asked).push(target.to_owned());
        let path = target.split(['?', '#']).next().unwrap_or(target);
        let Answer {
            status,
            kind,
            headers,
            body,
        } = (self.answer)(path);
        let mut head = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             Connection: close\r\n",
            if status == 200 { "OK" } else { "No" },
            body.len()
        );
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut connection = &connection;
        connection.write_all(head.as_bytes())?;
        if !request.first_line.starts_with("HEAD ") {
            connection.write_all(&body)?;
        }
        connection.flush()
    }
}

/// What a lock guards; lists are whole whoever panicked.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}
