//! Level, minutes and personas in words: never by colour alone.

use crate::{fold, reader::Reader};
use burrow_model::{Level, PersonaId};
use leptos::prelude::*;

/// "Level 2", where a page has a level.
#[component]
pub fn LevelBadge(
    /// The level.
    level: Option<Level>,
) -> impl IntoView {
    let reader = Reader::current();
    level.map(|level| {
        let number = level.number();
        view! { <span class="bw-level" data-of=number.to_string()>{(reader.strings.level)(number)}</span> }
    })
}

/// "4 min".
#[component]
pub fn Minutes(
    /// Words to read.
    words: u32,
) -> impl IntoView {
    let reader = Reader::current();
    let minutes = fold::minutes(words);
    (minutes > 0).then(|| view! { <span class="bw-minutes">{(reader.strings.minutes)(minutes)}</span> })
}

/// Who something is for; nothing when it is for everyone.
#[component]
pub fn PersonaBadges(
    /// The personas.
    personas: Vec<PersonaId>,
) -> impl IntoView {
    let reader = Reader::current();
    let labels = reader.persona_labels(&personas);
    (!labels.is_empty()).then(|| {
        let badges = labels.into_iter().map(|label| view! { <li class="bw-persona">{label}</li> }).collect_view();
        view! { <ul class="bw-personas" aria-label=reader.strings.personas>{badges}</ul> }
    })
}
