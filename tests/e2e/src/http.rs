//! As much HTTP/1.1 as a WebDriver and a static host need: one message per connection, bodies of known length.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than any single thing a journey asks for; the page's own timeouts come first.
const PATIENCE: Duration = Duration::from_secs(400);

/// A message as it came over the wire.
pub(crate) struct Message {
    /// The request line or the status line.
    pub(crate) first_line: String,
    /// The body; empty without a Content-Length.
    pub(crate) body: Vec<u8>,
}

/// Sends a JSON request to `address`; gives the answer.
pub(crate) fn request(
    address: SocketAddr,
    method: &str,
    path: &str,
    body: &str,
) -> io::Result<Message> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body.as_bytes()].concat())?;
    read(&mut BufReader::new(stream))
}

/// Reads one message; an error where the connection ends before it does.
pub(crate) fn read(stream: &mut impl BufRead) -> io::Result<Message> {
    let mut first_line = String::new();
    if stream.read_line(&mut first_line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(Message {
        first_line: first_line.trim_end().to_owned(),
        body,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_as_long_as_its_header_says() {
        let mut wire = &b"HTTP/1.1 200 OK\r\ncontent-LENGTH: 2\r\n\r\n{}and more"[..];
        let message = read(&mut wire).unwrap();
        assert_eq!(message.first_line, "HTTP/1.1 200 OK");
        assert_eq!(message.body, b"{}");
    }

    #[test]
    fn a_message_cut_short_is_an_error() {
        for wire in [
            "",
            "GET / HTTP/1.1\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
        ] {
            assert!(read(&mut wire.as_bytes()).is_err(), "{wire:?}");
        }
    }
}
