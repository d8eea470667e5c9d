//! The HTML around a page: everything outside the element that the reader hydrates.

use crate::base::BasePath;
use std::fmt::Write as _;

/// What all documents of a site share.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Language of the content as a BCP 47 tag.
    pub language: &'a str,
    /// Where the site's root is.
    pub base: &'a BasePath,
    /// What the head links to.
    pub assets: &'a Assets,
    /// The content security policy.
    pub policy: &'a str,
    /// What the site shows, as the live-reload script knows it; none outside `burrow serve`.
    pub revision: Option<&'a str>,
}

/// What one document has of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// The window's title.
    pub title: &'a str,
    /// One or two plain sentences; none leaves the description out.
    pub description: Option<&'a str>,
    /// More elements of the head, each on a line of its own.
    pub head: &'a str,
    /// Elements behind the page's text, for programs: nobody waits for them.
    pub tail: &'a str,
    /// What the reader hydrates; empty where there is nothing to hydrate.
    pub body: &'a str,
    /// How many elements and comments the body has; none where there is nothing to hydrate.
    pub nodes: Option<&'a str>,
    /// The data the first render is a function of, as JSON without `<`; none on a page that is mounted.
    pub seed: Option<&'a str>,
    /// Shown only where scripts do not run.
    pub without_script: Option<&'a str>,
}

/// Complete addresses of what every page of a site loads.
#[derive(Debug, Default)]
pub struct Assets {
    /// The reader's style sheet.
    pub style: String,
    /// The author's theme, where there is one.
    pub theme: Option<String>,
    /// The glue that wasm-bindgen writes.
    pub script: String,
    /// The reader.
    pub wasm: String,
    /// The module that starts the reader.
    pub loader: String,
    /// The icon, an SVG.
    pub icon: Option<String>,
    /// The web app manifest.
    pub web_manifest: Option<String>,
    /// Runs before the first paint and sets theme, depth and persona on the root element.
    pub boot: &'static str,
}

/// A script that does nothing, last in the page: scripts wait for style sheets, and so a page is parsed to its end only when
/// it has its styles. Browsers lay a page out at its end, for what fills in forms, and would do so once without styles.
pub const HOLD: &str = "0";

/// Where the live-reload script is served.
pub const LIVE_SCRIPT: &str = "/_burrow/live.js";

impl Frame<'_> {
    /// The whole file.
    pub fn html(&self, document: &Document<'_>) -> String {
        let seed_length = document.seed.map_or(0, str::len);
        let mut html = String::with_capacity(document.body.len() + seed_length + 2048);
        self.write_head(document, &mut html);
        html.push_str("<body>\n");
        if let Some(text) = document.without_script {
            let _ = writeln!(html, "<noscript>{}</noscript>", escape(text));
        }
        html.push_str("<div id=\"bw-app\"");
        if let Some(nodes) = document.nodes {
            let _ = write!(
                html,
                " data-build=\"{}\" data-nodes=\"{nodes}\"",
                burrow_reader::BUILD
            );
        }
        // No white space inside: hydration walks these nodes.
        let _ = writeln!(html, ">{}</div>", document.body);
        if let Some(seed) = document.seed {
            let _ = writeln!(
                html,
                "<script type=\"application/json\" id=\"bw-seed\">{seed}</script>"
            );
        }
        html.push_str(document.tail);
        let _ = writeln!(html, "<script>{HOLD}</script>");
        html.push_str("</body>\n</html>\n");
        html
    }

    fn write_head(&self, document: &Document<'_>, html: &mut String) {
        let Self {
            assets,
            base,
            policy,
            ..
        } = self;
        let _ = write!(
            html,
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <link rel=\"preload\" as=\"style\" href=\"{}\">\n<title>{}</title>\n",
            escape(self.language),
            // Asked for before the boot script runs, which may take a while.
            escape(&assets.style),
            escape(document.title),
        );
        if let Some(description) = document.description {
            let _ = writeln!(
                html,
                "<meta name=\"description\" content=\"{}\">",
                escape(description)
            );
        }
        html.push_str(document.head);
        let _ = writeln!(
            html,
            "<meta name=\"burrow-base\" content=\"{}\">",
            escape(base.as_str())
        );
        if let Some(icon) = &assets.icon {
            let _ = writeln!(
                html,
                "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\">",
                escape(icon)
            );
        }
        if let Some(web_manifest) = &assets.web_manifest {
            let _ = writeln!(
                html,
                "<link rel=\"manifest\" href=\"{}\">",
                escape(web_manifest)
            );
        }
        let _ = writeln!(html, "<script>{}</script>", assets.boot);
        let _ = writeln!(
            html,
            "<link rel=\"stylesheet\" href=\"{}\">",
            escape(&assets.style)
        );
        if let Some(theme) = &assets.theme {
            let _ = writeln!(html, "<link rel=\"stylesheet\" href=\"{}\">", escape(theme));
        }
        let _ = write!(
            html,
            // Named and not asked for: the boot script starts the loader once the page has been painted, so that nothing of
            // the reader stands in the way of its text.
            "<link rel=\"bw-reader\" id=\"bw-js\" href=\"{}\">\n\
             <link rel=\"bw-reader\" id=\"bw-wasm\" href=\"{}\">\n\
             <link rel=\"bw-reader\" id=\"bw-loader\" href=\"{}\">\n",
            escape(&assets.script),
            escape(&assets.wasm),
            escape(&assets.loader),
        );
        if let Some(revision) = self.revision {
            let _ = writeln!(
                html,
                "<script defer src=\"{LIVE_SCRIPT}\" data-revision=\"{}\"></script>",
                escape(revision)
            );
        }
        html.push_str("</head>\n");
    }
}

/// Text as it may stand between tags and in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Assets {
        Assets {
            style: "/docs/reader/a.css".to_owned(),
            script: "/docs/reader/a.js".to_owned(),
            wasm: "/docs/reader/a_bg.wasm".to_owned(),
            loader: "/docs/reader/loader-1.js".to_owned(),
            boot: "1",
            ..Assets::default()
        }
    }

    fn html(document: &Document<'_>, revision: Option<&str>) -> String {
        let (base, assets) = (BasePath::default(), assets());
        Frame {
            language: "en",
            base: &base,
            assets: &assets,
            policy: "default-src 'none'",
            revision,
        }
        .html(document)
    }

    #[test]
    fn text_cannot_leave_its_place() {
        let html = html(
            &Document {
                title: "</title><script>alert(1)</script>",
                description: Some("\" onload=\"alert(1)"),
                body: "<main>kept</main>",
                seed: Some("{}"),
                ..Document::default()
            },
            None,
        );
        assert!(html.contains("<title>&lt;/title&gt;&lt;script&gt;"));
        assert!(html.contains("content=\"&quot; onload=&quot;alert(1)\""));
        assert!(html.contains("<script type=\"application/json\" id=\"bw-seed\">{}</script>"));
        assert!(html.contains("<div id=\"bw-app\"><main>kept</main></div>"));
    }

    #[test]
    fn the_live_script_is_there_only_when_served() {
        let built = html(&Document::default(), None);
        assert!(!built.contains("_burrow"));
        let served = html(&Document::default(), Some("abc"));
        assert!(served.contains("src=\"/_burrow/live.js\" data-revision=\"abc\""));
    }
}
