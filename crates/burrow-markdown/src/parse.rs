//! The Markdown parser and its settings.

use crate::{
    Dialect,
    dollars::{self, Dollars},
    source::Prepared,
    spans,
};
use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TextMergeWithOffset};
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
        dialect.kramdown || dialect.admonitions || dialect.definition_lists,
    );
    options.set(Options::ENABLE_SMART_PUNCTUATION, dialect.smart_punctuation);
    options.set(Options::ENABLE_MATH, dialect.math);
    options
}

/// A page as the parser sees it.
pub(crate) struct Parsed<'a> {
    /// All events, neighbouring texts merged.
    pub(crate) events: Vec<Placed<'a>>,
    /// Labels that are defined, with where each definition that counts stands, in order of place.
    pub(crate) definitions: Vec<Definition>,
    /// Links and images by reference whose label nothing defines, with that label, as the parser comes to them.
    pub(crate) undefined: Vec<(String, Range<usize>)>,
}

/// The definition of a label.
pub(crate) struct Definition {
    /// The label as written.
    pub(crate) label: String,
    /// Where it leads, as written.
    pub(crate) target: String,
    /// Where it stands.
    pub(crate) range: Range<usize>,
}

/// All events of a page, neighbouring texts merged.
pub(crate) fn events<'a>(page: &'a Prepared, dialect: &Dialect) -> Vec<Placed<'a>> {
    parse(page, dialect).events
}

/// Parses a page.
pub(crate) fn parse<'a>(page: &'a Prepared, dialect: &Dialect) -> Parsed<'a> {
    let mut options = options(dialect);
    let dollars = if dialect.math && page.text.contains('$') {
        dollars::settle(&page.text, options, dialect.kramdown)
    } else {
        Dollars::None
    };
    options.set(Options::ENABLE_MATH, !matches!(dollars, Dollars::None));
    let mut parsed = match &dollars {
        Dollars::Masked(text) => {
            let mut masked = read(text, options);
            for definition in &mut masked.definitions {
                definition.label = dollars::unmasked_text(&definition.label);
            }
            for (label, _) in &mut masked.undefined {
                *label = dollars::unmasked_text(label);
            }
            let events = masked.events.into_iter();
            Parsed {
                events: events
                    .map(|(event, range)| (dollars::unmasked(event), range))
                    .collect(),
                definitions: masked.definitions,
                undefined: masked.undefined,
            }
        }
        Dollars::Sound | Dollars::None => read(&page.text, options),
    };
    page.constructs.turn_back_in_code(&mut parsed.events);
    parsed.events = spans::apply(parsed.events, dialect, &page.abbreviations);
    parsed
}

/// What the parser makes of a text.
fn read<'a>(text: &'a str, options: Options) -> Parsed<'a> {
    let mut undefined = Vec::new();
    let mut note = |link: BrokenLink<'a>| {
        // Brackets alone are mostly meant as such, and the parser looks past a backslash between two pairs.
        let is_meant = match link.link_type {
            LinkType::Reference => text[link.span.clone()].contains("]["),
            LinkType::Collapsed => true,
            _ => false,
        };
        if is_meant {
            undefined.push((link.reference.into_string(), link.span));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, options, Some(&mut note));
    let defined = parser.reference_definitions().iter();
    let mut definitions: Vec<Definition> = defined
        .map(|(label, definition)| Definition {
            label: label.to_owned(),
            target: definition.dest.to_string(),
            range: definition.span.clone(),
        })
        .collect();
    definitions.sort_by_key(|definition| definition.range.start);
    let events = TextMergeWithOffset::new(parser.into_offset_iter()).collect();
    Parsed {
        events,
        definitions,
        undefined,
    }
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
