//! What can be done with a page at its end: change it at its source, take it along.

use super::element::{Element, button, element, link};
use crate::{
    page_data::PageData,
    react::{flag, text},
    reader::Reader,
};

/// The link for editing, and copying as Markdown where the site has that.
pub fn page_tools(reader: Reader, data: &PageData) -> Element {
    let edit = data
        .source
        .as_deref()
        .zip(reader.site().edit_url.as_deref())
        .map(|(source, url)| {
            link(with_path(url, source))
                .set("rel", "noopener noreferrer")
                .text(reader.strings.edit)
        });
    // Its place is kept until it is known whether there is Markdown: nothing moves when the reader comes.
    let copy = button("bw-link")
        .set_while("hidden", "", flag(move || !reader.has_markdown.get()))
        .on_click(move |_| reader.copy_page())
        .child(text(move || match reader.said.get() {
            said if said.is_empty() => reader.strings.copy_page.to_owned(),
            said => said,
        }));
    element("p").class("bw-edit").child(edit).child(copy)
}

/// An address with `path` in the place of `{path}`.
fn with_path(url: &str, path: &str) -> String {
    let mut address = String::new();
    for (number, part) in url.split('{').enumerate() {
        match part.strip_prefix("path}") {
            Some(rest) if number > 0 => address.extend([path, rest]),
            _ if number > 0 => address.extend(["{", part]),
            _ => address.push_str(part),
        }
    }
    address
}
