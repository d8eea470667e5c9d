//! The content security policy of a page: nothing runs but the reader and two inline scripts, nothing is asked for but the
//! site's own files and the pictures its pages name, and text becomes HTML in one place only.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use burrow_model::{Page, Passage};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The policy as it stands in a page's head. `frame-ancestors` counts in a header only; docs/publish/hosting.md has it.
pub fn policy(inline_scripts: &[&str], image_origins: &BTreeSet<String>) -> String {
    let hash = |script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)));
    let scripts: Vec<String> = inline_scripts.iter().map(hash).collect();
    let scripts = scripts.join(" ");
    let images: String = image_origins
        .iter()
        .map(|origin| format!(" {origin}"))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self'; connect-src 'self'; \
         img-src 'self'{images}; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'self'; require-trusted-types-for 'script'; trusted-types burrow"
    )
}

/// The origins outside the site that pictures of these pages come from.
pub fn image_origins<'a>(pages: impl Iterator<Item = &'a Page>) -> BTreeSet<String> {
    let mut origins = BTreeSet::new();
    for page in pages {
        collect(&page.root, &mut origins);
        add(page.footnotes.as_str(), &mut origins);
    }
    origins
}

fn collect(passage: &Passage, origins: &mut BTreeSet<String>) {
    add(passage.heading.as_str(), origins);
    add(passage.html.as_str(), origins);
    for child in &passage.children {
        collect(child, origins);
    }
}

/// Reads the addresses of pictures in sanitised HTML, whose attributes all stand in double quotes.
fn add(html: &str, origins: &mut BTreeSet<String>) {
    let values = |attribute| {
        let values = html.split(attribute).skip(1);
        values.filter_map(|rest: &str| rest.split('"').next())
    };
    origins.extend(values("src=\"").filter_map(origin));
    let several = values("srcset=\"").flat_map(|value| value.split(','));
    origins.extend(several.filter_map(|one| origin(one.split_whitespace().next()?)));
}

/// The origin of an absolute address, where it can stand in a policy as it is.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    let is_known = matches!(scheme, "http" | "https") && !host.is_empty();
    (is_known && host.bytes().all(is_plain)).then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_may_come_from_where_the_pages_have_them_and_nowhere_else() {
        let mut origins = BTreeSet::new();
        add(
            r#"<img src="https://img.example/a.png?x=1"><img src="&/bundle/assets/b.png"><a href="https://other.example/">a</a>
               <source srcset="https://big.example:8443/a.png 2x, https://img.example/b.png">"#,
            &mut origins,
        );
        add(
            r#"<img src="https://ex ample/"><img src="https://x;script-src *">"#,
            &mut origins,
        );
        let found: Vec<_> = origins.iter().map(String::as_str).collect();
        assert_eq!(found, ["https://big.example:8443", "https://img.example"]);
        let images = "img-src 'self' https://big.example:8443 https://img.example;";
        assert!(policy(&["1"], &origins).contains(images));
    }

    #[test]
    fn inline_scripts_are_allowed_by_their_hashes() {
        let policy = policy(&["alert(1)", "0"], &BTreeSet::new());
        assert!(
            policy.contains(
                "'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=' 'sha256-"
            ),
            "{policy}"
        );
        assert!(policy.contains("img-src 'self';"), "{policy}");
    }
}
