//! Who asks, and what that does to the order of pages.

use burrow_model::{Level, PersonaId};

/// Who asks a search, besides its words. Nothing here leaves a page out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Who reads: pages written for this persona rank higher.
    pub persona: Option<PersonaId>,
    /// How deep the reader likes it: pages that lie deeper rank lower.
    pub level: Option<Level>,
}

impl Asked {
    /// What the score of a page for `personas` and of this level is multiplied by.
    pub fn weigh(&self, personas: &[PersonaId], level: Option<Level>) -> f32 {
        persona_weight(personas, self.persona.as_ref()) * level_weight(level, self.level)
    }
}

/// How much search favours a page for `personas` when read as `persona`: a boost, never an exclusion.
pub fn persona_weight(personas: &[PersonaId], persona: Option<&PersonaId>) -> f32 {
    match persona {
        Some(persona) if personas.contains(persona) => 1.3,
        Some(_) if !personas.is_empty() => 0.85,
        _ => 1.0,
    }
}

/// How much search favours a page of some level for those who like it no deeper than `wanted`.
fn level_weight(page: Option<Level>, wanted: Option<Level>) -> f32 {
    match (page, wanted) {
        (Some(page), Some(wanted)) if page > wanted => {
            [1.0, 0.85, 0.7][page.index() - wanted.index()]
        }
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_s_own_pages_rank_higher_and_none_is_left_out() {
        let asked = Asked {
            persona: Some(PersonaId::new("technical")),
            level: None,
        };
        let weigh = |persona| asked.weigh(&[PersonaId::new(persona)], None);
        let [own, all, other] = [
            weigh("technical"),
            asked.weigh(&[], None),
            weigh("business"),
        ];
        assert!(own > all && all > other && other > 0.5);
    }

    #[test]
    fn what_lies_deeper_than_wanted_ranks_lower() {
        let asked = Asked {
            persona: None,
            level: Some(Level::Surface),
        };
        let [surface, detail, deep] = Level::ALL.map(|level| asked.weigh(&[], Some(level)));
        assert!(surface > detail && detail > deep && deep > 0.5);
        assert_eq!(asked.weigh(&[], None), surface);
        assert_eq!(Asked::default().weigh(&[], Some(Level::Deep)), 1.0);
    }
}
