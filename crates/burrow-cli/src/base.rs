//! The path a site is served under, and how addresses and files below it are written.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::fmt;
use std::str::FromStr;

/// `/` or `/docs/`: starts and ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePath(String);

/// What may not stand as it is in the path of an address (the path percent-encode set of the URL standard, `%` added).
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}');

impl BasePath {
    /// The path itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a file of the site.
    pub fn file(&self, path: &str) -> String {
        format!("{}{}", self.0, encode_path(path))
    }

    /// The address of a page; an empty path is the home page.
    pub fn page(&self, path: &str) -> String {
        if path.is_empty() {
            self.0.clone()
        } else {
            format!("{}/", self.file(path))
        }
    }
}

/// A path as it stands in an address.
pub fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, IN_PATH).to_string()
}

impl Default for BasePath {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl fmt::Display for BasePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for BasePath {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let inner = text.trim_matches('/');
        if inner.is_empty() {
            return Ok(Self::default());
        }
        let plain = |part: &str| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        };
        if inner.split('/').all(plain) {
            Ok(Self(format!("/{inner}/")))
        } else {
            Err("a base path is the part of the address after the host, such as /docs/: letters, digits, - . _ ~ \
                 between slashes"
                .to_owned())
        }
    }
}

/// The file that answers at a page's path: `guide/start/index.html`.
pub fn page_file(path: &str) -> String {
    if path.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{path}/index.html")
    }
}

/// The path of a request with its escapes undone; none when that is not text.
pub fn decode(path: &str) -> Option<String> {
    percent_decode_str(path)
        .decode_utf8()
        .ok()
        .map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_path_gets_its_slashes() {
        for (given, kept) in [
            ("/", "/"),
            ("", "/"),
            ("docs", "/docs/"),
            ("/a/b", "/a/b/"),
            ("//x//", "/x/"),
        ] {
            assert_eq!(
                given.parse::<BasePath>().as_ref().map(BasePath::as_str),
                Ok(kept)
            );
        }
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for given in [
            "https://example.com/docs/",
            "/a b/",
            "/../",
            "/a//b/",
            "/a?b/",
            "/\"/",
        ] {
            assert!(given.parse::<BasePath>().is_err(), "{given}");
        }
    }

    #[test]
    fn addresses_are_encoded_and_come_back() {
        let base: BasePath = "/docs/".parse().unwrap();
        assert_eq!(base.page(""), "/docs/");
        assert_eq!(base.page("a b/100%/ñ"), "/docs/a%20b/100%25/%C3%B1/");
        assert_eq!(
            decode("/docs/a%20b/100%25/%C3%B1/").as_deref(),
            Some("/docs/a b/100%/ñ/")
        );
        assert_eq!(decode("/%ff"), None);
    }
}
