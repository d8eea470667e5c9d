//! Level, minutes and personas in words: never by colour alone.

use super::react::{list, maybe};
use crate::{fold, reader::Reader};
use burrow_model::{Level, PersonaId};
use leptos::prelude::*;

/// "Level 2", where a page has a level.
pub fn level_badge(reader: Reader, level: Option<Level>) -> AnyView {
    maybe(level, |level| {
        let number = level.number();
        view! { <span class="bw-level" data-of=number.to_string()>{(reader.strings.level)(number)}</span> }.into_any()
    })
}

/// "4 min".
pub fn minutes(reader: Reader, words: u32) -> AnyView {
    let minutes = fold::minutes(words);
    maybe((minutes > 0).then_some(minutes), |minutes| {
        view! { <span class="bw-minutes">{(reader.strings.minutes)(minutes)}</span> }.into_any()
    })
}

/// Who something is for; nothing when it is for everyone.
pub fn persona_badges(reader: Reader, personas: &[PersonaId]) -> AnyView {
    let labels = reader.persona_labels(personas);
    maybe((!labels.is_empty()).then_some(labels), |labels| {
        let badges = list(labels, |label| {
            view! { <li class="bw-persona">{label}</li> }.into_any()
        });
        view! { <ul class="bw-personas" aria-label=reader.strings.personas>{badges}</ul> }
            .into_any()
    })
}
