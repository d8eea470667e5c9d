//! The Markdown parser and its settings.

use crate::{Dialect, source::Prepared, spans};
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
///
/// A page where one `$` only looks like the start of a formula ("$5/$10") is read without formulas.
pub(crate) fn events<'a>(page: &'a Prepared, dialect: &Dialect) -> Vec<Placed<'a>> {
    let parse = |options| -> Vec<Placed<'a>> {
        let parser = Parser::new_ext(&page.text, options);
        let mut events: Vec<_> = TextMergeWithOffset::new(parser.into_offset_iter()).collect();
        page.constructs.turn_back_in_code(&mut events);
        spans::apply(events, dialect, &page.abbreviations)
    };
    let mut options = options(dialect);
    if !page.text.contains('$') {
        options.remove(Options::ENABLE_MATH);
    }
    let events = parse(options);
    let doubtful = |(event, range): &Placed<'_>| match event {
        Event::InlineMath(_) => dialect.kramdown || !stands_alone(&page.text, range),
        Event::DisplayMath(_) => !stands_alone(&page.text, range),
        _ => false,
    };
    if options.contains(Options::ENABLE_MATH) && events.iter().any(doubtful) {
        options.remove(Options::ENABLE_MATH);
        return parse(options);
    }
    events
}

/// Whether no letter or digit touches either end of what stands at `range`.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    ![before, after]
        .into_iter()
        .flatten()
        .any(|c| c.is_alphanumeric() || c == '$')
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;

    fn formulas(text: &str, kramdown: bool) -> Vec<String> {
        let dialect = Dialect {
            kramdown,
            math: true,
            ..Dialect::default()
        };
        let source = Source {
            text,
            line_offset: 0,
            dialect,
        };
        let page = Prepared::new(&source);
        let formula = |(event, _)| match event {
            Event::InlineMath(code) | Event::DisplayMath(code) => Some(code.to_string()),
            _ => None,
        };
        events(&page, &source.dialect)
            .into_iter()
            .filter_map(formula)
            .collect()
    }

    #[test]
    fn a_dollar_is_a_formula_only_where_all_of_a_page_are() {
        assert_eq!(
            formulas("so $a^2$, and\n\n$$\nb\n$$\n", false),
            ["a^2", "\nb\n"]
        );
        let prices = [
            "$5/$10",
            "US$5 (A$7)",
            "$HOME/$USER",
            "from $10 to $20",
            "it costs 5$, or 10$.",
            "a $x$ and $5/$10",
        ];
        for text in prices {
            assert_eq!(formulas(text, false), [""; 0], "{text}");
        }
        assert_eq!(formulas("$x$", true), [""; 0], "kramdown's have two");
        assert_eq!(formulas("so $$x$$.", true), ["x"]);
    }
}
