//! As much HTTP/1.1 as a WebDriver and a static host need: one message per connection, bodies of known length.

use std::io::{self, BufRead, BufReader, Read, Write};
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

/// What a host answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Names in small letters, with values, in their order.
    headers: Vec<(String, String)>,
    /// The body; empty where there is none.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, its name in small letters; of several, the first.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Asks a host for `path`, as a browser would with these headers.
pub fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
) -> io::Result<Answer> {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(head.as_bytes())?;
    let mut stream = BufReader::new(stream);
    let (first_line, headers) = read_head(&mut stream)?;
    let status = first_line
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok());
    let status = status.ok_or_else(|| io::Error::other(format!("no status in {first_line:?}")))?;
    let is_chunked = headers
        .iter()
        .any(|(name, value)| name == "transfer-encoding" && value.eq_ignore_ascii_case("chunked"));
    let body = if method == "HEAD" {
        Vec::new()
    } else if is_chunked {
        chunks(&mut stream)?
    } else {
        let mut body = vec![0; length(&headers)?];
        stream.read_exact(&mut body)?;
        body
    };
    Ok(Answer {
        status,
        headers,
        body,
    })
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
    let (first_line, headers) = read_head(stream)?;
    let length = length(&headers)?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(Message { first_line, body })
}

/// The first line and the headers.
fn read_head(stream: &mut impl BufRead) -> io::Result<(String, Vec<(String, String)>)> {
    let mut line = || {
        let mut line = String::new();
        match stream.read_line(&mut line)? {
            0 => Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
            _ => Ok(line.trim_end().to_owned()),
        }
    };
    let first_line = line()?;
    let mut headers = Vec::new();
    loop {
        let line = line()?;
        if line.is_empty() {
            return Ok((first_line, headers));
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
}

/// A body in pieces, each after its length; nothing that may follow it is read.
fn chunks(stream: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let length = line.trim_end().split(';').next().unwrap_or_default();
        let length = usize::from_str_radix(length, 16).map_err(io::Error::other)?;
        if length == 0 {
            return Ok(body);
        }
        let start = body.len();
        body.resize(start + length, 0);
        stream.read_exact(&mut body[start..])?;
        stream.read_line(&mut String::new())?;
    }
}

fn length(headers: &[(String, String)]) -> io::Result<usize> {
    let found = headers.iter().find(|(name, _)| name == "content-length");
    found.map_or(Ok(0), |(_, value)| value.parse().map_err(io::Error::other))
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
    fn a_body_in_pieces_is_put_together() {
        let mut wire = &b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"[..];
        assert_eq!(chunks(&mut wire).unwrap(), b"abcde");
        assert!(chunks(&mut &b"5\r\nabc"[..]).is_err());
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
