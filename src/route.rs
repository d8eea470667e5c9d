//! What a URL looks like: the only file that knows. Pure.

use burrow_model::{Depth, PagePath, PersonaId};
use std::fmt::{self, Write};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The page that answers at this path; the empty path is the home page.
    Page(PagePath),
}

/// A whole address: the route, the place in it, and what holds for this visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What is asked for.
    pub route: Route,
    /// The element to show, without `#`.
    pub anchor: Option<String>,
    /// `?depth=`: the dial for this visit.
    pub depth: Option<Depth>,
    /// `?as=`: the persona for this visit; the empty persona is "everyone".
    pub lens: Option<PersonaId>,
    /// `?path=`: the reading path to follow, by its short name.
    pub walk: Option<String>,
    /// `?q=`: the search that is open.
    pub query: Option<String>,
}

impl Address {
    /// A page's own address: no anchor, nothing that holds for one visit.
    pub fn page(path: PagePath) -> Self {
        Self {
            route: Route::Page(path),
            anchor: None,
            depth: None,
            lens: None,
            walk: None,
            query: None,
        }
    }

    /// The same with an anchor.
    pub fn at(mut self, anchor: Option<String>) -> Self {
        self.anchor = anchor.filter(|anchor| !anchor.is_empty());
        self
    }

    /// The path of the page that is asked for.
    pub fn path(&self) -> &PagePath {
        match &self.route {
            Route::Page(path) => path,
        }
    }

    /// Reads an address as the browser gives it: `path` as in `location.pathname`, `search` with or without `?`,
    /// `hash` with or without `#`. None when `path` is not under `base` (which ends with a slash).
    ///
    /// `index.html` at the end, a missing final slash and doubled slashes mean the same page. What cannot be read in
    /// the query is ignored: an address never fails for it.
    pub fn parse(base: &str, path: &str, search: &str, hash: &str) -> Option<Self> {
        let below = match path.strip_prefix(base) {
            Some(below) => below,
            None if path == base.trim_end_matches('/') => "",
            None => return None,
        };
        let below = below.strip_suffix("index.html").unwrap_or(below);
        let mut page = String::new();
        for part in below.split('/').filter(|part| !part.is_empty()) {
            if !page.is_empty() {
                page.push('/');
            }
            page.push_str(&decode(part));
        }
        let mut address =
            Self::page(PagePath::new(page)).at(Some(decode(hash.trim_start_matches('#'))));
        for pair in search.trim_start_matches('?').split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(&value.replace('+', " "));
            match key {
                "depth" => {
                    address.depth = value
                        .parse::<u8>()
                        .ok()
                        .and_then(|number| Depth::try_from(number).ok())
                }
                "as" => address.lens = Some(PersonaId::new(value)),
                "path" => address.walk = Some(value),
                "q" => address.query = Some(value),
                _ => {}
            }
        }
        Some(address)
    }

    /// Writes the address under `base`.
    pub fn href(&self, base: &str) -> String {
        format!("{base}{self}")
    }
}

impl fmt::Display for Address {
    /// The address relative to the base path: `guide/start/?depth=2#dns`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path().as_str();
        if !path.is_empty() {
            encode(path, b"/", f)?;
            f.write_char('/')?;
        }
        let mut mark = '?';
        let mut pair = |f: &mut fmt::Formatter<'_>, key: &str, value: &str| {
            f.write_char(mark)?;
            mark = '&';
            f.write_str(key)?;
            f.write_char('=')?;
            encode(value, b"", f)
        };
        if let Some(depth) = self.depth {
            pair(f, "depth", depth.digit())?;
        }
        if let Some(lens) = &self.lens {
            pair(f, "as", lens.as_str())?;
        }
        if let Some(walk) = &self.walk {
            pair(f, "path", walk)?;
        }
        if let Some(query) = &self.query {
            pair(f, "q", query)?;
        }
        if let Some(anchor) = &self.anchor {
            f.write_char('#')?;
            encode(anchor, b"/", f)?;
        }
        Ok(())
    }
}

/// Percent-encodes everything but unreserved characters and `keep`.
fn encode(text: &str, keep: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || keep.contains(&byte) {
            f.write_char(byte as char)?;
        } else {
            f.write_char('%')?;
            f.write_char(HEX[(byte >> 4) as usize] as char)?;
            f.write_char(HEX[(byte & 15) as usize] as char)?;
        }
    }
    Ok(())
}

/// Percent-decodes; what is not valid stays as it stands.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |offset: usize| {
            bytes
                .get(at + offset)
                .and_then(|byte| (*byte as char).to_digit(16))
        };
        match (bytes[at], hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(url: &str) -> Option<Address> {
        let (rest, hash) = url.split_once('#').unwrap_or((url, ""));
        let (path, search) = rest.split_once('?').unwrap_or((rest, ""));
        Address::parse("/docs/", path, search, hash)
    }

    #[test]
    fn every_address_reads_back_as_it_was_written() {
        let odd = [
            "",
            "guide",
            "guide/start",
            "a b/ü",
            "100%",
            "docs/a.b/C",
            "x?y#z",
        ];
        let depths = [None, Depth::try_from(3).ok()];
        for path in odd {
            for anchor in [
                None,
                Some("what-is-dns".to_owned()),
                Some("ünï 100%#?&".to_owned()),
            ] {
                for depth in depths {
                    for text in [None, Some("warm up & go=1?"), Some("")] {
                        let address = Address {
                            route: Route::Page(PagePath::new(path)),
                            anchor: anchor.clone(),
                            depth,
                            lens: text.map(PersonaId::new),
                            walk: text.map(str::to_owned),
                            query: text.map(str::to_owned),
                        };
                        assert_eq!(
                            parse(&address.href("/docs/")).as_ref(),
                            Some(&address),
                            "{}",
                            address.href("/docs/")
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_same_page_has_one_path_however_it_is_written() {
        for url in [
            "/docs/guide/",
            "/docs/guide",
            "/docs/guide/index.html",
            "/docs//guide//",
        ] {
            assert_eq!(
                parse(url),
                Some(Address::page(PagePath::new("guide"))),
                "{url}"
            );
        }
        for url in ["/docs/", "/docs", "/docs/index.html"] {
            assert_eq!(
                parse(url),
                Some(Address::page(PagePath::default())),
                "{url}"
            );
        }
    }

    #[test]
    fn an_address_outside_the_base_path_is_not_ours() {
        assert_eq!(parse("/blog/guide/"), None);
        assert_eq!(parse("/docsy/"), None);
    }

    #[test]
    fn what_cannot_be_read_in_a_query_is_ignored() {
        let address = parse("/docs/guide/?depth=9&utm_source=x&&as=technical&q").unwrap();
        assert_eq!(address.depth, None);
        assert_eq!(address.lens, Some(PersonaId::new("technical")));
        assert_eq!(address.query.as_deref(), Some(""));
        assert_eq!(parse("/docs/%ff/").unwrap().path().as_str(), "%ff");
    }
}
