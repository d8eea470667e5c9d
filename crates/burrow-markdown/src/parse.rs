//! The Markdown parser and its settings.

use crate::{Dialect, source::Prepared};
use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeWithOffset};
use std::ops::Range;

/// One parser event and the bytes of the prepared text it came from.
pub(crate) type Placed<'a> = (Event<'a>, Range<usize>);

fn options(kramdown: bool) -> Options {
    let github = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    if kramdown {
        github | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_DEFINITION_LIST
    } else {
        github
    }
}

/// All events of a page, neighbouring texts merged.
pub(crate) fn events<'a>(page: &'a Prepared, dialect: &Dialect) -> Vec<Placed<'a>> {
    let parser = Parser::new_ext(&page.text, options(dialect.kramdown));
    TextMergeWithOffset::new(parser.into_offset_iter()).collect()
}

/// Where code stands in a kramdown text, in order: blocks and spans.
pub(crate) fn code_ranges(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, options(true))
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}
