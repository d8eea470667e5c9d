//! What stands where there is no page, before the reader runs and where it cannot: a way to search and the top sections.

use super::Told;
use crate::html::escape;
use burrow_reader::strings::strings;
use std::fmt::Write as _;

/// The content of the reader's own element, which the reader replaces by its view with the nearest pages. Every address
/// is complete, because a host answers with this file at any depth.
pub fn html(told: &Told<'_>) -> String {
    let words = strings(told.language());
    let home = escape(&told.path(0));
    let mut html = format!(
        "<div class=\"bw-app\"><main class=\"bw-main\"><div class=\"bw-not-found bw-text\"><h1>{}</h1>\
         <form role=\"search\" action=\"{home}\" method=\"get\"><p class=\"bw-ways\">\
         <input class=\"bw-button\" type=\"search\" name=\"q\" size=\"20\" aria-label=\"{search}\" placeholder=\"{}\"> \
         <button class=\"bw-button\">{search}</button></p></form>",
        escape(words.not_found),
        escape(words.search_placeholder),
        search = escape(words.search),
    );
    let sections = told.catalog.nav.children(0).iter();
    let sections: Vec<_> = sections.filter(|page| told.is_listed(**page)).collect();
    if !sections.is_empty() {
        let _ = write!(
            html,
            "<h2>{}</h2><ul class=\"bw-rows\">",
            escape(words.sections)
        );
        for page in sections {
            let _ = write!(
                html,
                "<li class=\"bw-row\"><a href=\"{}\">{}</a></li>",
                escape(&told.path(*page)),
                escape(&told.meta(*page).title)
            );
        }
        html.push_str("</ul>");
    }
    let _ = write!(
        html,
        "<p class=\"bw-ways\"><a class=\"bw-button\" href=\"{home}\">{}</a></p></div></main></div>",
        escape(words.to_home)
    );
    html
}
