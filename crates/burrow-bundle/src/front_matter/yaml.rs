//! YAML to nodes with places. Scalars stay as written; aliases are refused, so that no small file can unfold into
//! a large value.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// Values nested deeper than this are refused.
const MAX_NESTING: usize = 32;
/// Mappings with more keys than this are refused.
const MAX_KEYS: usize = 1_000;

/// A mapping's key and where it stands; lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub text: String,
    pub line: u32,
    pub column: u32,
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub value: Value,
    pub line: u32,
    pub column: u32,
}

/// A value; what a scalar means is decided by the key it stands under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Entries),
    /// What only running a script would tell; never in YAML.
    Computed,
}

/// A mapping in the order of its source.
pub(crate) type Entries = Vec<(Key, Node)>;

/// The value of a key.
pub(crate) fn field<'a>(entries: &'a Entries, key: &str) -> Option<&'a Node> {
    let found = entries.iter().find(|(name, _)| name.text == key);
    found.map(|(_, node)| node)
}

impl Node {
    /// The text of a scalar, trimmed; none if there is none.
    pub fn text(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The value under a key of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        field(self.entries(), key)
    }

    /// The entries of a mapping; none of anything else.
    pub fn entries(&self) -> &Entries {
        const NONE: &Entries = &Vec::new();
        match &self.value {
            Value::Map(entries) => entries,
            _ => NONE,
        }
    }

    /// The items of a list; a scalar is a list of itself, anything else has none.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            Value::Text(_) => std::slice::from_ref(self),
            _ => &[],
        }
    }

    /// Whether the value says yes.
    pub fn is_true(&self) -> bool {
        matches!(&self.value, Value::Text(text) if matches!(&*text.trim().to_ascii_lowercase(), "true" | "yes" | "on"))
    }

    /// Whether the value says no.
    pub fn is_false(&self) -> bool {
        matches!(&self.value, Value::Text(text) if matches!(&*text.trim().to_ascii_lowercase(), "false" | "no" | "off"))
    }
}

/// Why YAML could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct YamlError {
    pub line: u32,
    pub column: u32,
    pub message: String,
}

/// Reads a mapping. `first_line` is the line of the file on which `text` starts.
pub(crate) fn parse(text: &str, first_line: u32) -> Result<Entries, YamlError> {
    let mut reader = Reader {
        parser: Parser::new_from_str(text),
        first_line,
        end: end_of(text),
    };
    loop {
        let (event, span) = reader.next()?;
        match event {
            Event::StreamEnd | Event::DocumentEnd => return Ok(Vec::new()),
            Event::MappingStart(..) => return reader.map(0),
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
            Event::Scalar(text, ScalarStyle::Plain, ..) if is_null(&text) => return Ok(Vec::new()),
            _ => return Err(reader.error(&span, "expected `key: value` lines")),
        }
    }
}

struct Reader<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    first_line: u32,
    /// Line of the text, from 1, and column at which it ends; the parser may see an error beyond.
    end: (u32, u32),
}

/// Line and column after the last character of a text.
fn end_of(text: &str) -> (u32, u32) {
    let last = text.rsplit('\n').next().unwrap_or(text);
    (
        text.matches('\n').count() as u32 + 1,
        last.chars().count() as u32 + 1,
    )
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Span), YamlError> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                let at = (
                    error.marker().line() as u32,
                    error.marker().col() as u32 + 1,
                );
                let (line, column) = at.min(self.end);
                Err(YamlError {
                    line: self.line(line as usize),
                    column,
                    message: error.info().to_owned(),
                })
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn line(&self, line: usize) -> u32 {
        self.first_line + (line as u32).saturating_sub(1)
    }

    fn error(&self, span: &Span, message: impl Into<String>) -> YamlError {
        YamlError {
            line: self.line(span.start.line()),
            column: span.start.col() as u32 + 1,
            message: message.into(),
        }
    }

    fn map(&mut self, nesting: usize) -> Result<Entries, YamlError> {
        let mut entries: Entries = Vec::new();
        loop {
            let (event, span) = self.next()?;
            let key = match event {
                Event::MappingEnd => return Ok(entries),
                Event::Scalar(text, ..) => Key {
                    text: text.into_owned(),
                    line: self.line(span.start.line()),
                    column: span.start.col() as u32 + 1,
                },
                _ => return Err(self.error(&span, "a key must be plain text")),
            };
            if let Some((first, _)) = entries.iter().find(|(other, _)| other.text == key.text) {
                let message = format!("`{}` stands here and on line {}", key.text, first.line);
                return Err(self.error(&span, message));
            }
            if entries.len() == MAX_KEYS {
                return Err(self.error(&span, format!("more than {MAX_KEYS} keys")));
            }
            let (event, span) = self.next()?;
            let node = self.node(event, &span, nesting + 1)?;
            entries.push((key, node));
        }
    }

    fn node(&mut self, event: Event<'a>, span: &Span, nesting: usize) -> Result<Node, YamlError> {
        if nesting > MAX_NESTING {
            return Err(self.error(span, format!("nested deeper than {MAX_NESTING}")));
        }
        let value = match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if is_null(&text) => Value::Null,
            Event::Scalar(text, ..) => Value::Text(text.into_owned()),
            Event::MappingStart(..) => Value::Map(self.map(nesting)?),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    let (event, span) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        break;
                    }
                    items.push(self.node(event, &span, nesting + 1)?);
                }
                Value::List(items)
            }
            Event::Alias(_) => return Err(self.error(span, "aliases (`*name`) are not read")),
            _ => return Err(self.error(span, "a value is missing")),
        };
        Ok(Node {
            value,
            line: self.line(span.start.line()),
            column: span.start.col() as u32 + 1,
        })
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// What can be read of YAML that does not parse: its `key: value` lines. The first of two equal keys stands.
pub(crate) fn salvage(text: &str, first_line: u32) -> Entries {
    let mut entries: Entries = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        if !is_key || value.is_empty() || entries.iter().any(|(other, _)| other.text == key) {
            continue;
        }
        if entries.len() == MAX_KEYS {
            break;
        }
        let line = first_line + number as u32;
        let node = Node {
            value: Value::Text(unquote(value).to_owned()),
            line,
            column: key.len() as u32 + 3,
        };
        let key = Key {
            text: key.to_owned(),
            line,
            column: 1,
        };
        entries.push((key, node));
    }
    entries
}

fn unquote(value: &str) -> &str {
    value.trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_know_where_they_stand() {
        let entries = parse("a: 1.10\nlist:\n  - x\n  - {k: v}\n", 3).unwrap();
        assert_eq!(entries[0].1.value, Value::Text("1.10".into()));
        assert_eq!((entries[1].0.line, entries[1].0.column), (4, 1));
        let Value::List(items) = &entries[1].1.value else {
            panic!("a list")
        };
        assert_eq!((items[0].line, items[0].column), (5, 5));
    }

    #[test]
    fn errors_name_their_line_in_the_file() {
        let error = parse("title: \"open\nlevel: 2\nx: [\n", 2).unwrap_err();
        assert!(error.line >= 2, "{error:?}");
        let twice = parse("a: 1\nb: 2\na: 3\n", 2).unwrap_err();
        assert_eq!((twice.line, twice.column), (4, 1));
        assert_eq!(twice.message, "`a` stands here and on line 2");
    }

    #[test]
    fn an_alias_is_refused_and_deep_nesting_too() {
        assert!(
            parse("a: &x [1]\nb: *x\n", 1)
                .unwrap_err()
                .message
                .contains("aliases")
        );
        let deep = format!("a: {}{}\n", "[".repeat(40), "]".repeat(40));
        assert!(
            parse(&deep, 1)
                .unwrap_err()
                .message
                .contains("nested deeper")
        );
    }

    #[test]
    fn a_mapping_has_a_limit() {
        let many: String = (0..2_000).map(|key| format!("k{key}: 1\n")).collect();
        assert_eq!(parse(&many, 1).unwrap_err().line, 1_001);
        assert_eq!(salvage(&many, 1).len(), MAX_KEYS);
    }

    #[test]
    fn simple_lines_are_salvaged_from_what_does_not_parse() {
        let entries = salvage("title: \"A: b\nbroken [\nlevel: \"2\"\nlevel: 3\n", 2);
        let read: Vec<_> = entries
            .iter()
            .map(|(key, node)| (&*key.text, node.value.clone(), node.line))
            .collect();
        assert_eq!(
            read,
            [
                ("title", Value::Text("A: b".into()), 2),
                ("level", Value::Text("2".into()), 4)
            ]
        );
    }
}
