//! `feed.xml`: the pages that changed last, as an Atom feed (RFC 4287).

use super::{FEED, Told, xml};
use std::fmt::Write as _;

/// So many pages are told of.
const MOST: usize = 50;

/// The feed; none where it is not wanted, where the site's absolute address is not known, or where no page says when it
/// changed.
pub fn xml(told: &Told<'_>) -> Option<String> {
    if !told.options.feed {
        return None;
    }
    let entries = entries(told);
    let home = told.url(0)?;
    let own = told.address.url(&told.address.base().file(FEED))?;
    let title = xml::escape(told.title());
    let newest = told.published(*entries.first()?).modified?.timestamp();
    let mut text = format!(
        "{}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{}</id>\n<title>{title}</title>\n\
         <updated>{newest}</updated>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<author><name>{title}</name></author>\n",
        xml::DECLARATION,
        xml::escape(told.language()),
        xml::escape(&home),
        xml::escape(&own),
        xml::escape(&home),
    );
    if let Some(description) = &told.bundle.manifest.site.description {
        let _ = writeln!(text, "<subtitle>{}</subtitle>", xml::escape(description));
    }
    for number in entries {
        text.push_str(&entry(told, number)?);
    }
    text.push_str("</feed>\n");
    Some(text)
}

/// The pages that say when they changed, the newest first.
fn entries(told: &Told<'_>) -> Vec<u32> {
    let mut dated: Vec<_> = told
        .listed()
        .filter_map(|number| Some((told.published(number).modified?, number)))
        .collect();
    dated.sort_by(|(day, number), (other_day, other)| {
        let path = |number: u32| told.meta(number).address();
        other_day
            .timestamp()
            .cmp(&day.timestamp())
            .then_with(|| path(*number).cmp(path(*other)))
    });
    dated.truncate(MOST);
    dated.into_iter().map(|(_, number)| number).collect()
}

fn entry(told: &Told<'_>, number: u32) -> Option<String> {
    let url = xml::escape(&told.url(number)?);
    let mut text = format!(
        "<entry>\n<id>{url}</id>\n<title>{}</title>\n<updated>{}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n",
        xml::escape(&told.page(number).title),
        told.published(number).modified?.timestamp(),
    );
    if let Some(description) = told.description(number) {
        let _ = writeln!(text, "<summary>{}</summary>", xml::escape(&description));
    }
    text.push_str("</entry>\n");
    Some(text)
}
