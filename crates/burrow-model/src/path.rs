//! Names of pages and personas: plain strings that must not be mixed up.

use crate::read::{Json, Read};
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a string as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The string inside.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl Read for $name {
            fn read<J: Json>(json: &J) -> Option<Self> {
                json.text().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name! {
    /// A page's identity: its path in the tree without extension, `/` between parts, no slash at either end.
    ///
    /// A folder's own page has the folder's path; the home page has the empty id. Titles, permalinks and
    /// navigation never change an id.
    PageId
}

name! {
    /// Where a page answers, relative to the site's base path, without a slash at either end; empty is the home page.
    ///
    /// The same as the page's id unless a `permalink` or `slug` says otherwise.
    PagePath
}

name! {
    /// A persona's short name, as written in `?as=`: lower case, no spaces.
    PersonaId
}

impl PageId {
    /// The address this page has when nothing overrides it.
    pub fn to_path(&self) -> PagePath {
        PagePath::new(self.0.clone())
    }
}
