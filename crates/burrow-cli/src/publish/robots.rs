//! `robots.txt`: everything may be read, and where the sitemap is; an author's own comes first.

use super::{SITEMAP, Told};

/// The file.
pub fn text(told: &Told<'_>) -> String {
    let own = told.bundle.publication.robots.as_deref();
    let mut text = match own {
        Some(own) => format!("{}\n", own.trim_end()),
        None => "User-agent: *\nAllow: /\n".to_owned(),
    };
    let says_where = |line: &str| {
        let key = line.split_once(':').map(|(key, _)| key.trim());
        key.is_some_and(|key| key.eq_ignore_ascii_case("sitemap"))
    };
    if let Some(sitemap) = told.address.url(&told.address.base().file(SITEMAP))
        && !text.lines().any(says_where)
        && told.listed().next().is_some()
    {
        text.push_str(&format!("\nSitemap: {sitemap}\n"));
    }
    text
}
