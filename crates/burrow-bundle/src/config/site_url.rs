//! The absolute address of a site: what search engines, feeds and link previews need beyond paths.

use std::fmt;
use std::str::FromStr;

/// Where a site stands on the web: `https://example.com/docs/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl {
    origin: String,
    path: String,
}

impl SiteUrl {
    /// Scheme and host, without a slash at the end: `https://example.com`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path the site is served under; starts and ends with a slash.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.path)
    }
}

impl FromStr for SiteUrl {
    /// What is wrong, in words.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = |why: &str| {
            Err(format!(
                "a site's address is like https://example.com/docs/: {why}"
            ))
        };
        let Some((scheme, rest)) = text.trim().split_once("://") else {
            return refused("it starts with https:// or http://");
        };
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "https" | "http") {
            return refused("it starts with https:// or http://");
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if !is_host(host) {
            return refused(
                "between :// and the next / stands the name of a host in ASCII (xn--… for other letters), perhaps with a port",
            );
        }
        let parts = path.trim_matches('/').split('/');
        let is_plain = |part: &str| {
            !matches!(part, "" | "." | "..")
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        };
        let path = match path.trim_matches('/') {
            "" => "/".to_owned(),
            path if parts.clone().all(is_plain) => format!("/{path}/"),
            _ => return refused("after the host stand letters, digits, - . _ ~ between slashes"),
        };
        Ok(Self {
            origin: format!("{scheme}://{}", host.to_ascii_lowercase()),
            path,
        })
    }
}

/// A name or number of a host, perhaps with a port.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !host.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    };
    let is_port = |port: &str| port.parse::<u16>().is_ok() && !port.starts_with('+');
    let is_name = |name: &str| {
        let is_label = |label: &str| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        name.split('.').all(is_label)
    };
    let is_number = |name: &str| {
        let inner = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'));
        inner.is_some_and(|inner| inner.parse::<std::net::Ipv6Addr>().is_ok())
    };
    port.is_none_or(is_port) && (is_name(name) || is_number(name))
}

#[cfg(test)]
mod tests {
    use super::SiteUrl;

    #[test]
    fn an_address_has_an_origin_and_a_path() {
        for (given, kept) in [
            ("https://example.com", "https://example.com/"),
            ("HTTPS://Docs.Example.com/", "https://docs.example.com/"),
            ("http://localhost:8080/a/b", "http://localhost:8080/a/b/"),
            ("https://[::1]:81/x//", "https://[::1]:81/x/"),
            (
                "https://xn--bcher-kva.example/",
                "https://xn--bcher-kva.example/",
            ),
        ] {
            let url: SiteUrl = given.parse().unwrap();
            assert_eq!(url.to_string(), kept);
        }
    }

    #[test]
    fn what_could_leave_its_place_is_no_address() {
        for given in [
            "",
            "/docs/",
            "example.com",
            "ftp://example.com",
            "javascript://example.com",
            "https://",
            "https:///docs/",
            "https://user@example.com/",
            "https://example.com:99999/",
            "https://exa mple.com/",
            "https://example.com/?a",
            "https://example.com/#a",
            "https://example.com/a/../b",
            "https://example.com/\"><script>",
            "https://bücher.example/",
        ] {
            assert!(given.parse::<SiteUrl>().is_err(), "{given}");
        }
    }
}
