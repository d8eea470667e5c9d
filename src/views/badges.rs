//! Level, minutes and personas in words: never by colour alone.

use super::element::{Element, element};
use crate::{fold, reader::Reader};
use burrow_model::{Level, PersonaId};

/// "Level 2", where a page has a level.
pub fn level_badge(reader: Reader, level: Option<Level>) -> Option<Element> {
    let level = level?;
    let label = (reader.strings.level)(level.number());
    Some(
        element("span")
            .class("bw-level")
            .set("data-of", level.digit())
            .text(label),
    )
}

/// "4 min".
pub fn minutes(reader: Reader, words: u32) -> Option<Element> {
    let minutes = fold::minutes(words);
    (minutes > 0).then(|| {
        element("span")
            .class("bw-minutes")
            .text((reader.strings.minutes)(minutes))
    })
}

/// Who something is for; nothing when it is for everyone.
pub fn persona_badges(reader: Reader, personas: &[PersonaId]) -> Option<Element> {
    let labels = reader.persona_labels(personas);
    (!labels.is_empty()).then(|| {
        let badges = labels
            .into_iter()
            .map(|label| element("li").class("bw-persona").text(label));
        element("ul")
            .class("bw-personas")
            .set("aria-label", reader.strings.personas)
            .children(badges)
    })
}
