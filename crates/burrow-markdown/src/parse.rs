//! The Markdown parser and its settings.

use crate::{
    Dialect,
    dollars::{self, Dollars},
    source::Prepared,
    spans,
};
use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeWithOffset};
use std::ops::Range;

/// One parser event and the bytes of the prepared text it came from.
pub(crate) type Placed<'a> = (Event<'a>, Range<usize>);

fn options(dialect: &Dialect) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    options.set(
        Options::ENABLE_HEADING_ATTRIBUTES,
        dialect.kramdown || dialect.attributes,
    );
    options.set(
        Options::ENABLE_DEFINITION_LIST,
        dialect.kramdown || dialect.admonitions,
    );
    options.set(Options::ENABLE_MATH, dialect.math);
    options
}

/// All events of a page, neighbouring texts merged.
pub(crate) fn events<'a>(page: &'a Prepared, dialect: &Dialect) -> Vec<Placed<'a>> {
    let mut options = options(dialect);
    let dollars = if dialect.math && page.text.contains('$') {
        dollars::settle(&page.text, options, dialect.kramdown)
    } else {
        Dollars::None
    };
    options.set(Options::ENABLE_MATH, !matches!(dollars, Dollars::None));
    let mut events: Vec<Placed<'a>> = match &dollars {
        Dollars::Masked(text) => merged(text, options)
            .map(|(event, range)| (dollars::unmasked(event), range))
            .collect(),
        Dollars::Sound | Dollars::None => merged(&page.text, options).collect(),
    };
    page.constructs.turn_back_in_code(&mut events);
    spans::apply(events, dialect, &page.abbreviations)
}

fn merged(text: &str, options: Options) -> impl Iterator<Item = Placed<'_>> {
    TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter())
}

/// Where blocks of code stand in a text, in order.
pub(crate) fn code_block_ranges(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, options(&Dialect::default()))
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}

/// Where code stands in a kramdown text, in order: blocks and spans.
pub(crate) fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let kramdown = Dialect {
        kramdown: true,
        ..Dialect::default()
    };
    Parser::new_ext(text, options(&kramdown))
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}
