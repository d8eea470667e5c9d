//! Where a site stands: the path it is served under, and scheme and host where somebody said them.

use crate::base::BasePath;
use burrow_bundle::{Publication, SiteUrl};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What the URL standard lets stand in a path and RFC 3986, by which lists and feeds are checked, does not; escapes that
/// are there stay.
const NOT_STRICT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Where a site stands; the default is the top of a host whose name nobody knows.
#[derive(Clone, Debug, Default)]
pub struct Address {
    base: BasePath,
    origin: Option<String>,
}

/// What command line and configuration say of it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The absolute address.
    pub url: Option<SiteUrl>,
    /// The path.
    pub base: Option<BasePath>,
}

impl Address {
    /// Puts together what the command line says and, behind it, the configuration. Said twice it must be said alike.
    pub fn new(line: Said, file: Said) -> Result<Self, String> {
        // An address on the command line is a whole one: a path in the file is that of another host.
        let base = match &line.url {
            Some(_) => line.base,
            None => line.base.or(file.base),
        };
        let Some(url) = line.url.or(file.url) else {
            return Ok(Self {
                base: base.unwrap_or_default(),
                origin: None,
            });
        };
        let of_url: BasePath = url.path().parse()?;
        let base = match base {
            Some(base) if of_url == BasePath::default() => base,
            Some(base) if base != of_url => {
                return Err(format!(
                    "the site's address is {url}, but the path it is built for is {base}: give --site-url and \
                     --base-path (in burrow.toml site-url and base-path) that agree, or leave the path out"
                ));
            }
            _ => of_url,
        };
        Ok(Self {
            base,
            origin: Some(url.origin().to_owned()),
        })
    }

    /// The same, with scheme and host from the project's own configuration where nobody else says them. That
    /// configuration speaks of one place: where the site is built for another path, it is no help, and the second part
    /// says so.
    pub fn or_as_published(mut self, publication: &Publication) -> (Self, Option<String>) {
        let url = match &publication.site_url {
            Some(url) if self.origin.is_none() => url,
            _ => return (self, None),
        };
        if url.path() == self.base.as_str() {
            self.origin = Some(url.origin().to_owned());
            return (self, None);
        }
        let said = format!(
            "{} says that the site is at {url}, but it is built for {}: its absolute address is not known; \
             --site-url {url} builds it for there",
            publication.site_url_file, self.base
        );
        (self, Some(said))
    }

    /// The path it is served under.
    pub fn base(&self) -> &BasePath {
        &self.base
    }

    /// Whether scheme and host are known.
    pub fn is_absolute(&self) -> bool {
        self.origin.is_some()
    }

    /// An address of the site with scheme and host, where they are known. `path` is complete and encoded.
    pub fn url(&self, path: &str) -> Option<String> {
        let origin = self.origin.as_ref()?;
        Some(format!("{origin}{}", strict(path)))
    }
}

/// An address whose every character RFC 3986 knows.
pub fn strict(address: &str) -> String {
    utf8_percent_encode(address, NOT_STRICT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(url: &str, base: &str) -> Said {
        Said {
            url: (!url.is_empty()).then(|| url.parse().unwrap()),
            base: (!base.is_empty()).then(|| base.parse().unwrap()),
        }
    }

    fn top(line: Said, file: Said) -> Result<String, String> {
        let address = Address::new(line, file)?;
        let top = address.base().as_str().to_owned();
        Ok(address.url(&top).unwrap_or(top))
    }

    #[test]
    fn the_path_of_an_address_is_the_base_path_and_the_command_line_comes_first() {
        for ((line_url, line_base), (url, base), expected) in [
            (("", ""), ("", ""), "/"),
            (("", ""), ("", "/docs/"), "/docs/"),
            (
                ("", ""),
                ("https://a.example/x/", ""),
                "https://a.example/x/",
            ),
            (
                ("", ""),
                ("https://a.example", "/x/"),
                "https://a.example/x/",
            ),
            (
                ("", "/y/"),
                ("https://a.example", "/x/"),
                "https://a.example/y/",
            ),
            (
                ("https://b.example/z/", ""),
                ("https://a.example", "/x/"),
                "https://b.example/z/",
            ),
        ] {
            let address = top(said(line_url, line_base), said(url, base));
            assert_eq!(address.as_deref(), Ok(expected));
        }
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let refused = top(said("", "/y/"), said("https://a.example/x/", "")).unwrap_err();
        assert!(refused.contains("https://a.example/x/") && refused.contains("/y/"));
    }

    #[test]
    fn the_project_s_own_address_counts_only_for_the_path_it_speaks_of() {
        let publication = |url: &str| Publication {
            site_url: url.parse().ok(),
            site_url_file: "mkdocs.yml".into(),
            ..Publication::default()
        };
        let at = |base: &str| Address::new(said("", base), Said::default()).unwrap();
        let (address, told) = at("/x/").or_as_published(&publication("https://a.example/x/"));
        assert!(address.is_absolute() && told.is_none());
        let (address, told) = at("").or_as_published(&publication("https://a.example/x/"));
        assert!(!address.is_absolute());
        assert!(
            told.unwrap()
                .starts_with("mkdocs.yml says that the site is at https://a.example/x/")
        );
        let (address, told) = at("").or_as_published(&publication(""));
        assert!(!address.is_absolute() && told.is_none());
    }

    #[test]
    fn addresses_hold_what_standards_allow() {
        let address = Address::new(said("https://a.example", ""), Said::default()).unwrap();
        let path = address.base().page("a [b]|c/100%/ñ");
        assert_eq!(
            address.url(&path).as_deref(),
            Some("https://a.example/a%20%5Bb%5D%7Cc/100%25/%C3%B1/")
        );
        assert_eq!(Address::default().url("/a/"), None);
    }
}
