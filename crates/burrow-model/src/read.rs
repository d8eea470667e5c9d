//! Reading the wire's JSON without serde: what the wasm uses.
//!
//! Deserializing through serde costs the reader 33 kB of its 90 (brotli); the browser's own parser and these few
//! functions cost 2. Both sides come from one definition ([`record!`](crate::record)), and a test holds that they agree.

#[cfg(feature = "browser")]
pub mod browser;

use std::collections::BTreeMap;

/// A parsed JSON value, whoever holds it.
pub trait Json: Sized {
    /// The value under a key; none when it is absent or null, or this is no object.
    fn get(&self, key: &str) -> Option<Self>;
    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// The keys and values of an object.
    fn entries(&self) -> Option<Vec<(String, Self)>>;
    /// A string.
    fn text(&self) -> Option<String>;
    /// A number that is whole and not negative.
    fn number(&self) -> Option<u32>;
    /// True or false.
    fn truth(&self) -> Option<bool>;
}

/// What can be read from JSON. None when the value has another shape.
pub trait Read: Sized {
    /// Reads a value.
    fn read<J: Json>(json: &J) -> Option<Self>;
}

/// Reads a field; an absent one has its default, and so has one of another shape, for which `sound` becomes false.
///
/// A record reads all its fields in this way and looks at `sound` once: leaving at each field that fails would compile
/// to as many ways of dropping the fields before it.
pub fn field<T: Read + Default, J: Json>(json: &J, key: &str, sound: &mut bool) -> T {
    match json.get(key) {
        Some(value) => T::read(&value).unwrap_or_else(|| {
            *sound = false;
            T::default()
        }),
        None => T::default(),
    }
}

impl Read for String {
    fn read<J: Json>(json: &J) -> Option<Self> {
        json.text()
    }
}

impl Read for u32 {
    fn read<J: Json>(json: &J) -> Option<Self> {
        json.number()
    }
}

impl Read for u8 {
    fn read<J: Json>(json: &J) -> Option<Self> {
        json.number()?.try_into().ok()
    }
}

impl Read for bool {
    fn read<J: Json>(json: &J) -> Option<Self> {
        json.truth()
    }
}

impl<T: Read> Read for Option<T> {
    fn read<J: Json>(json: &J) -> Option<Self> {
        T::read(json).map(Some)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read<J: Json>(json: &J) -> Option<Self> {
        let items = json.items()?;
        let mut all = Vec::with_capacity(items.len());
        for item in &items {
            all.push(T::read(item)?);
        }
        Some(all)
    }
}

impl Read for [u32; 3] {
    fn read<J: Json>(json: &J) -> Option<Self> {
        Vec::read(json)?.try_into().ok()
    }
}

impl<K: Read + Ord + From<String>, V: Read> Read for BTreeMap<K, V> {
    fn read<J: Json>(json: &J) -> Option<Self> {
        let mut all = Self::new();
        for (key, value) in json.entries()? {
            all.insert(K::from(key), V::read(&value)?);
        }
        Some(all)
    }
}

/// Defines records of the wire: a struct that serde writes and reads, and that [`Read`] reads without it.
#[macro_export]
macro_rules! record {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        impl $crate::read::Read for $name {
            fn read<J: $crate::read::Json>(json: &J) -> Option<Self> {
                let mut sound = true;
                let record = Self { $($field: $crate::read::field(json, stringify!($field), &mut sound),)* };
                sound.then_some(record)
            }
        }
    )*};
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Listing, Manifest, Page, SearchMap};
    use serde_json::Value;

    impl Json for Value {
        fn get(&self, key: &str) -> Option<Self> {
            self.as_object()?
                .get(key)
                .filter(|value| !value.is_null())
                .cloned()
        }

        fn items(&self) -> Option<Vec<Self>> {
            self.as_array().cloned()
        }

        fn entries(&self) -> Option<Vec<(String, Self)>> {
            Some(
                self.as_object()?
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
            )
        }

        fn text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }

        fn number(&self) -> Option<u32> {
            self.as_u64()?.try_into().ok()
        }

        fn truth(&self) -> Option<bool> {
            self.as_bool()
        }
    }

    #[test]
    fn both_ways_of_reading_agree() {
        let manifest = serde_json::json!({
            "format": 1,
            "site": {
                "title": "Harbour", "language": "en", "theme": {"accent": "teal"},
                "personas": [{"id": "technical", "label": "Technical"}],
                "nav_links": [{"title": "Code", "url": "https://example.org", "new_tab": true}],
                "aux_links": [{"title": "Top", "url": "&/guide/#top"}],
                "paths": [{"id": "first", "title": "First day", "personas": ["technical"], "pages": ["guide"]}]
            },
            "pages": [
                {"id": "", "title": "Home", "words": [1, 2, 3], "hash": "h"},
                {"id": "guide", "title": "Guide", "parent": 0, "hidden": true, "level": 3, "personas": ["technical"],
                 "path": "g", "promise": "How.", "prev": 1, "next": 0, "next_title": "Back", "words": [0, 0, 9], "hash": "g"}
            ],
            "redirects": {"old": "guide"}
        });
        assert_eq!(
            Manifest::read(&manifest),
            serde_json::from_value(manifest).ok()
        );
        let map = serde_json::json!({
            "format": 2, "head": "h", "shards": ["a", "b"], "lists": ["c"], "listings": ["l"], "listed": "2",
            "personas": [{"id": "technical", "label": "Technical"}],
            "kinds": [{}, {"level": 2, "personas": ["technical"]}], "kind_of": "01",
            "sections": [{"title": "Guide", "path": "guide", "hidden": true}], "section_of": "01"
        });
        assert_eq!(SearchMap::read(&map), serde_json::from_value(map).ok());
        let listing =
            serde_json::json!({"paths": ["g"], "titles": ["G"], "above": [""], "pages": ["p"]});
        assert_eq!(
            Listing::read(&listing),
            serde_json::from_value(listing).ok()
        );
        let page = serde_json::json!({
            "id": "guide", "title": "Guide", "level": 2, "keywords": ["a"], "status": "draft", "no_cards": true, "words": [1, 2, 3],
            "root": {"id": "g", "rank": 1, "heading": "G", "children": [{"rank": 2, "level": 3, "unlisted": true, "html": "<p>x</p>", "words": 1}]},
            "footnotes": "<p>n</p>"
        });
        assert_eq!(Page::read(&page), serde_json::from_value(page).ok());
    }

    #[test]
    fn a_value_of_another_shape_is_not_read() {
        for wrong in [
            serde_json::json!({"id": 7}),
            serde_json::json!({"level": 4}),
            serde_json::json!({"words": [1, 2]}),
            serde_json::json!({"root": {"rank": 300}}),
        ] {
            assert_eq!(Page::read(&wrong), None, "{wrong}");
        }
    }
}
