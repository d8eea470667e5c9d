//! Keys: one table. The listener goes by it, the key sheet shows it, and the manual is held to it by a test.

use crate::{dom, prefs::Theme, reader::Reader, route::Address};
use burrow_model::Depth;
use leptos::prelude::untrack;

/// A key, or two one after the other, and what it does.
pub struct Key {
    /// What is pressed: one key, or two with a space between them.
    pub keys: &'static str,
    /// Whether it is pressed together with Ctrl or Cmd; such a key works while typing too.
    pub command: bool,
    /// What it does.
    pub run: fn(Reader),
}

/// All keys, in the order of the sheet; their names stand in [`crate::strings::Strings::key_names`] in the same order.
pub const KEYS: [Key; 15] = [
    key("/", |reader| reader.search.open()),
    Key {
        command: true,
        ..key("k", |reader| reader.search.open())
    },
    key("1", |reader| reader.turn_dial(Depth::Surface)),
    key("2", |reader| reader.turn_dial(Depth::Detail)),
    key("3", |reader| reader.turn_dial(Depth::Deep)),
    key("p", |_| {
        dom::focus::focus("bw-lens");
    }),
    key("t", toggle_theme),
    key("n", |reader| reader.go_to_neighbour(true)),
    key("b", |reader| reader.go_to_neighbour(false)),
    key("e", Reader::open_all),
    key("o", Reader::toggle_focused),
    key("s", |reader| reader.surface(0)),
    key("g h", |reader| {
        reader.go_anew(Address::page(Default::default()))
    }),
    key("g m", Reader::go_to_map),
    key("?", |reader| reader.sheet.set(true)),
];

const fn key(keys: &'static str, run: fn(Reader)) -> Key {
    Key {
        keys,
        command: false,
        run,
    }
}

/// What a key pressed after `before` (nothing, mostly) means.
#[derive(Clone, Copy)]
pub enum Pressed {
    /// One of the table.
    Key(&'static Key),
    /// The first of two.
    First,
    /// Nothing.
    Nothing,
}

/// Finds a key in the table.
pub fn find(before: &str, key: &str, command: bool) -> Pressed {
    let pressed = |known: &&Key| match known.keys.split_once(' ') {
        Some((first, second)) => first == before && second == key,
        None => known.keys == key,
    };
    let mut of_kind = KEYS.iter().filter(|known| known.command == command);
    match of_kind.clone().find(pressed) {
        Some(found) => Pressed::Key(found),
        None if of_kind
            .any(|known| known.keys.split(' ').next() == Some(key) && known.keys != key) =>
        {
            Pressed::First
        }
        None => Pressed::Nothing,
    }
}

/// Turns light into dark and back, starting from what is shown.
pub fn toggle_theme(reader: Reader) {
    let dark = match untrack(|| reader.prefs.theme()) {
        Some(theme) => theme == Theme::Dark,
        None => dom::root::system_is_dark(),
    };
    reader
        .prefs
        .set_theme(if dark { Theme::Light } else { Theme::Dark });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(before: &str, key: &str, command: bool) -> String {
        match find(before, key, command) {
            Pressed::Key(key) => key.keys.to_owned(),
            Pressed::First => "first".to_owned(),
            Pressed::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn keys_are_found_alone_and_in_pairs() {
        assert_eq!(found("", "/", false), "/");
        assert_eq!(found("", "k", true), "k");
        assert_eq!(found("", "k", false), "nothing");
        assert_eq!(found("", "g", false), "first");
        assert_eq!(found("g", "h", false), "g h");
        assert_eq!(found("", "h", false), "nothing");
        assert_eq!(
            found("g", "t", false),
            "t",
            "a pair that is none is two keys"
        );
    }

    #[test]
    fn no_two_keys_are_the_same() {
        for (at, key) in KEYS.iter().enumerate() {
            let same = |other: &Key| other.keys == key.keys && other.command == key.command;
            assert!(!KEYS[at + 1..].iter().any(same), "{}", key.keys);
        }
    }

    #[test]
    fn the_manual_names_every_key() {
        let manual = include_str!("../docs/start/reading.md");
        for key in &KEYS {
            let shown: Vec<String> = key
                .keys
                .split(' ')
                .map(|key| format!("<kbd>{}</kbd>", if key == "k" { "K" } else { key }))
                .collect();
            assert!(manual.contains(&shown.join(" ")), "{}", key.keys);
        }
    }
}
