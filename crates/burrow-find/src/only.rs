//! What a reader wants to see of what was found, and how much there is of each kind.

use crate::Documents;
use burrow_model::{Kind, Level, PersonaId};

/// What to show of what was found. Nothing chosen shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only {
    /// Pages of this level; a page without one lies at the surface.
    pub level: Option<Level>,
    /// Pages for this persona, which those for everyone are too.
    pub persona: Option<PersonaId>,
    /// Pages in this section, by its number in the search map.
    pub section: Option<u32>,
}

/// How many of the pages found there are of each kind, each counted as if the other choices stood and its own did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By level, shallow first.
    pub levels: [u32; 3],
    /// By persona, in the order of the site.
    pub personas: Vec<u32>,
    /// By section, in the order of the site.
    pub sections: Vec<u32>,
    /// Pages that every choice takes.
    pub inside: u32,
}

impl Only {
    /// Whether nothing is chosen.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether every choice takes a document.
    pub fn takes(&self, documents: &Documents, document: u32) -> bool {
        documents
            .kind(document)
            .is_some_and(|kind| self.judges(kind, documents.section(document)) == [true; 3])
    }

    /// What each choice says: level, persona, section.
    fn judges(&self, kind: &Kind, section: Option<u32>) -> [bool; 3] {
        [
            self.level.is_none_or(|wanted| level(kind) == wanted),
            self.persona
                .as_ref()
                .is_none_or(|wanted| is_for(kind, wanted)),
            self.section.is_none_or(|wanted| section == Some(wanted)),
        ]
    }
}

impl Facets {
    /// Counts the documents found.
    pub fn count(documents: &Documents, found: &[u32], only: &Only) -> Self {
        let map = &documents.map;
        let mut facets = Self {
            personas: vec![0; map.personas.len()],
            sections: vec![0; map.sections.len()],
            ..Self::default()
        };
        for document in found {
            let Some(kind) = documents.kind(*document) else {
                continue;
            };
            let section = documents.section(*document);
            let [of_level, for_persona, in_section] = only.judges(kind, section);
            if for_persona && in_section {
                facets.levels[level(kind).index()] += 1;
            }
            if of_level && in_section {
                for (persona, count) in map.personas.iter().zip(&mut facets.personas) {
                    *count += u32::from(is_for(kind, &persona.id));
                }
            }
            if of_level
                && for_persona
                && let Some(count) =
                    section.and_then(|section| facets.sections.get_mut(section as usize))
            {
                *count += 1;
            }
            facets.inside += u32::from(of_level && for_persona && in_section);
        }
        facets
    }
}

/// The level of a kind of documents; without one they lie at the surface.
pub fn level(kind: &Kind) -> Level {
    kind.level.unwrap_or(Level::Surface)
}

fn is_for(kind: &Kind, persona: &PersonaId) -> bool {
    kind.personas.is_empty() || kind.personas.contains(persona)
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_model::{Persona, SearchMap, SearchSection};

    /// Home; guide with two pages, one deep and technical; about, for business.
    fn documents() -> Documents {
        let kind = |level, personas: &[&str]| Kind {
            level,
            personas: personas.iter().map(|id| PersonaId::new(*id)).collect(),
        };
        let persona = |id: &str| Persona {
            id: PersonaId::new(id),
            label: id.to_owned(),
        };
        let map = SearchMap {
            personas: vec![persona("technical"), persona("business")],
            kinds: vec![
                kind(None, &[]),
                kind(Some(Level::Surface), &[]),
                kind(Some(Level::Detail), &[]),
                kind(Some(Level::Deep), &["technical"]),
                kind(None, &["business"]),
            ],
            kind_of: "01234".into(),
            sections: vec![SearchSection::default(); 2],
            section_of: "01112".into(),
            listings: vec![Default::default()],
            listed: "5".into(),
            ..SearchMap::default()
        };
        Documents::new(map, 5).expect("the map fits")
    }

    const ALL: [u32; 5] = [0, 1, 2, 3, 4];

    #[test]
    fn with_nothing_chosen_everything_is_counted_once_of_each_kind() {
        let facets = Facets::count(&documents(), &ALL, &Only::default());
        assert_eq!(facets.levels, [3, 1, 1]);
        assert_eq!(facets.personas, [4, 4], "what is for everyone is for both");
        assert_eq!(facets.sections, [3, 1], "home is in none");
        assert_eq!(facets.inside, 5);
    }

    #[test]
    fn a_choice_narrows_the_other_counts_and_not_its_own() {
        let only = Only {
            level: Some(Level::Deep),
            ..Only::default()
        };
        let facets = Facets::count(&documents(), &ALL, &only);
        assert_eq!(facets.levels, [3, 1, 1]);
        assert_eq!(facets.personas, [1, 0]);
        assert_eq!(facets.sections, [1, 0]);
        assert_eq!(facets.inside, 1);
        assert!(only.takes(&documents(), 3) && !only.takes(&documents(), 2));
        assert!(
            !only.takes(&documents(), 99),
            "what is not there is of no kind"
        );
    }
}
