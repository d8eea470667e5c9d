//! What the head of a page tells search engines and link previews.

use super::{Card, FEED, Told};
use crate::html::escape;
use std::fmt::Write as _;

/// The elements, one on a line. Those that need an absolute address are there only where the site has one.
pub fn html(
    told: &Told<'_>,
    number: u32,
    description: Option<&str>,
    card: Option<&Card<'_>>,
) -> String {
    let mut html = String::with_capacity(1024);
    let published = told.published(number);
    if published.unlisted {
        html.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    } else if let Some(url) = told.url(number) {
        let _ = writeln!(html, "<link rel=\"canonical\" href=\"{}\">", escape(&url));
    }
    if let Some(markdown) = told.markdown_path(number) {
        let _ = writeln!(
            html,
            "<link rel=\"alternate\" type=\"text/markdown\" href=\"{}\">",
            escape(&markdown)
        );
    }
    if told.has_feed {
        let _ = writeln!(
            html,
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">",
            escape(told.title()),
            escape(&told.address.base().file(FEED))
        );
    }
    let mut property = |name: &str, content: &str| {
        let content = escape(content);
        let _ = writeln!(html, "<meta property=\"{name}\" content=\"{content}\">");
    };
    let is_home = number == 0;
    property("og:type", if is_home { "website" } else { "article" });
    property("og:title", &told.page(number).title);
    property("og:site_name", told.title());
    if let Some(description) = description {
        property("og:description", description);
    }
    if let Some(url) = told.url(number) {
        property("og:url", &url);
    }
    if let Some(locale) = locale(told.language()) {
        property("og:locale", &locale);
    }
    if let Some(modified) = published.modified.filter(|_| !is_home) {
        property("article:modified_time", &modified.timestamp());
    }
    let image = |path: &str| told.address.url(&told.address.base().file(path));
    let card = card.and_then(|card| Some((image(card.path)?, &card.text)));
    let logo = || image(&logo(told)?);
    match &card {
        Some((url, text)) => {
            property("og:image", url);
            property("og:image:type", "image/png");
            property("og:image:width", "1200");
            property("og:image:height", "630");
            property("og:image:alt", text);
        }
        None => {
            if let Some(url) = logo() {
                property("og:image", &url);
                property("og:image:alt", told.title());
            }
        }
    }
    let kind = if card.is_some() {
        "summary_large_image"
    } else {
        "summary"
    };
    let _ = writeln!(html, "<meta name=\"twitter:card\" content=\"{kind}\">");
    html
}

/// The logo, where it is an image that link previews can show.
fn logo(told: &Told<'_>) -> Option<String> {
    let logo = told.bundle.manifest.site.logo.as_deref()?;
    let (_, extension) = logo.rsplit_once('.')?;
    matches!(extension, "png" | "jpg" | "jpeg" | "gif" | "webp").then(|| format!("bundle/{logo}"))
}

/// Language and region as Open Graph writes them: `es_MX`; none where a tag names no region.
fn locale(tag: &str) -> Option<String> {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().filter(|part| matches!(part.len(), 2 | 3))?;
    let region = parts.find(|part| part.len() == 2)?;
    let is_word = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_word(language) && is_word(region)).then(|| {
        format!(
            "{}_{}",
            language.to_ascii_lowercase(),
            region.to_ascii_uppercase()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn a_locale_has_a_region() {
        assert_eq!(locale("es-MX").as_deref(), Some("es_MX"));
        assert_eq!(locale("zh-Hans-cn").as_deref(), Some("zh_CN"));
        for tag in ["en", "", "x", "en-001", "e<-US"] {
            assert_eq!(locale(tag), None, "{tag}");
        }
    }
}
