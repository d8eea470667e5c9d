//! The three levels a page or passage can have, and the depth dial that opens them.

use crate::read::{Json, Read};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How deep a page or passage lies: 1 surface, 2 detail, 3 technical depth. Never a heading's rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Level {
    /// Plain language, for everyone.
    Surface = 1,
    /// Organised by concern, still friendly.
    Detail = 2,
    /// Unlimited technical depth.
    Deep = 3,
}

/// How much the reader has asked to see: the position of the depth dial.
///
/// The same three steps as [`Level`]: a dial at 2 opens levels 1 and 2.
pub type Depth = Level;

impl Level {
    /// All levels, shallow first.
    pub const ALL: [Level; 3] = [Level::Surface, Level::Detail, Level::Deep];

    /// 1, 2 or 3.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// "1", "2" or "3".
    pub fn digit(self) -> &'static str {
        ["1", "2", "3"][self.index()]
    }

    /// Place in an array of three, shallow first.
    pub fn index(self) -> usize {
        self as usize - 1
    }
}

/// A number that is no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALevel(pub u8);

impl fmt::Display for NotALevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a level is 1, 2 or 3, not {}", self.0)
    }
}

impl TryFrom<u8> for Level {
    type Error = NotALevel;

    fn try_from(number: u8) -> Result<Self, NotALevel> {
        match number {
            1 => Ok(Level::Surface),
            2 => Ok(Level::Detail),
            3 => Ok(Level::Deep),
            other => Err(NotALevel(other)),
        }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> u8 {
        level.number()
    }
}

impl Read for Level {
    fn read<J: Json>(json: &J) -> Option<Self> {
        u8::read(json)?.try_into().ok()
    }
}
