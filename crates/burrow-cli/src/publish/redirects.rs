//! Former addresses as files: each sends its visitors on, with query and anchor where scripts run, without them where
//! none do.

use crate::base::page_file;
use crate::html::escape;
use burrow_bundle::{Destination, Publication};

/// The same bytes in every such file, so that one hash in a policy allows them all.
const SCRIPT: &str = include_str!("redirects.js").trim_ascii_end();

/// Former addresses by file, with what answers for them. An address may have ended in `.html`, which authors mostly
/// leave out, so each answers either way.
pub fn former(publication: &Publication) -> Vec<(String, Destination)> {
    let former = publication.redirects.iter();
    former
        .flat_map(|(from, to)| {
            let from = from.as_str();
            let files = if from.ends_with(".html") {
                vec![from.to_owned()]
            } else {
                vec![page_file(from), format!("{from}.html")]
            };
            files.into_iter().map(move |file| (file, to.clone()))
        })
        .collect()
}

/// A page that sends its visitor on to `target`, a complete address; `canonical` is the same with scheme and host, as
/// far as they are known.
pub fn html(language: &str, title: &str, target: &str, canonical: &str) -> String {
    let (language, title) = (escape(language), escape(title));
    let (target, canonical) = (escape(target), escape(canonical));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <script data-to=\"{target}\">{SCRIPT}</script>\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url={target}\">\n\
         <link rel=\"canonical\" href=\"{canonical}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n</head>\n<body>\n\
         <p>→ <a href=\"{target}\">{title}</a></p>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_names_its_target_everywhere_and_escapes_it() {
        let html = html(
            "en",
            "Set up & go",
            "/docs/set-up/?a&b",
            "https://a.example/docs/set-up/?a&b",
        );
        assert_eq!(html.matches("\"/docs/set-up/?a&amp;b\"").count(), 2);
        assert!(html.contains("content=\"0; url=/docs/set-up/?a&amp;b\""));
        assert!(html.contains("rel=\"canonical\" href=\"https://a.example/docs/set-up/?a&amp;b\""));
        assert!(html.contains("Set up &amp; go"));
        assert!(!SCRIPT.contains('<'));
    }
}
