//! What a host page says about where the reader stands.

/// Where the reader and its bundle are. Every door fills it in its own way (the site from `<meta>`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Base path of all addresses; starts and ends with a slash.
    pub base: String,
}

impl Config {
    /// Takes a base path as people write it: `docs`, `/docs` and `/docs/` mean the same.
    pub fn new(base: &str) -> Self {
        let inner = base.trim_matches('/');
        Self {
            base: if inner.is_empty() {
                "/".to_owned()
            } else {
                format!("/{inner}/")
            },
        }
    }

    /// Where a file of the bundle is: `pages/<hash>.json` and the like.
    pub fn bundle_url(&self, file: &str) -> String {
        format!("{}bundle/{file}", self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_path_starts_and_ends_with_one_slash() {
        for (written, base) in [
            ("", "/"),
            ("/", "/"),
            ("docs", "/docs/"),
            ("/a/b", "/a/b/"),
            ("/a/b/", "/a/b/"),
        ] {
            assert_eq!(Config::new(written).base, base);
        }
    }
}
