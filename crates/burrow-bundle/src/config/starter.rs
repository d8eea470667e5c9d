//! The `burrow.toml` that `burrow init` writes: everything commented, filled with what the tree already says.

use crate::{Bundle, DocTree};
use burrow_model::NavTree;
use std::fmt::Write;

/// A commented configuration for the tree that `bundle` was made from. Read back as it is, it changes nothing.
pub fn starter_config(bundle: &Bundle, tree: &dyn DocTree) -> String {
    let site = &bundle.manifest.site;
    let pages = &bundle.manifest.pages;
    let nav = NavTree::new(pages);
    let mut text = format!(
        "# Burrow's configuration for {}: {} {}, {} words.\n\
         # Everything here is optional; what is commented out shows what holds without it.\n\n",
        tree.name(),
        pages.len(),
        if pages.len() == 1 { "page" } else { "pages" },
        bundle.words
    );
    let mut line = |comment: &str, key: &str, value: String| {
        let _ = write!(text, "# {comment}\n# {key} = {value}\n\n");
    };
    line("The site's name.", "title", quote(&site.title));
    line(
        "One or two sentences about it.",
        "description",
        quote(site.description.as_deref().unwrap_or("")),
    );
    line(
        "Path of an image in this folder.",
        "logo",
        quote("assets/logo.svg"),
    );
    line(
        "The path the site is served under.",
        "base-path",
        quote("/"),
    );
    line(
        "The absolute address of the site's top, for search engines and feeds.",
        "site-url",
        quote("https://example.org/"),
    );
    line(
        "Language of the content.",
        "language",
        quote(&site.language),
    );
    let sections = nav.children(0).iter().map(|page| &pages[*page as usize]);
    let order: Vec<_> = sections.map(|page| quote(page.id.as_str())).collect();
    let order: String = order.iter().map(|id| format!("\n#   {id},")).collect();
    line(
        "The top sections in order.",
        "order",
        if order.is_empty() {
            "[]".into()
        } else {
            format!("[{order}\n# ]")
        },
    );
    line(
        "Where a page can be edited; {path} stands for its file.",
        "edit-url",
        quote(
            site.edit_url
                .as_deref()
                .unwrap_or("https://example.org/edit/main/{path}"),
        ),
    );
    line(
        "Files that are not part of the site.",
        "exclude",
        "[\"drafts/**\"]".into(),
    );
    text.push_str(
        "# Levels for pages that state none in their front matter: 1 for everyone, 2 in detail, 3 technical.\n\
         # [levels]\n# \"guide/**\" = 1\n\n\
         # Pages to leave out.\n# [visibility]\n# drafts = false\n# status = [\"draft\"]\n# exclude = [\"internal/**\"]\n\n\
         # Colours and measures.\n# [theme]\n# accent = \"#0b7285\"\n# font = \"Georgia, serif\"\n# radius = \"0.5rem\"\n\
         # width = \"70ch\"\n\n\
         # Who reads. Those named here replace the default five.\n",
    );
    for persona in &site.personas {
        let _ = write!(
            text,
            "# [[persona]]\n# id = {}\n# label = {}\n# aliases = []\n\n",
            quote(persona.id.as_str()),
            quote(&persona.label)
        );
    }
    let stops: Vec<_> = nav.reading_order().iter().skip(1).take(3).collect();
    let stops: Vec<_> = stops
        .iter()
        .map(|page| quote(pages[**page as usize].id.as_str()))
        .collect();
    let _ = write!(
        text,
        "# A walk through existing pages.\n# [[path]]\n# id = \"start\"\n# title = \"Start here\"\n# pages = [{}]\n\n\
         # Repairs that may lose something.\n# [repair]\n# lossy = false\n",
        stops.join(", ")
    );
    text
}

/// A TOML string.
fn quote(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
