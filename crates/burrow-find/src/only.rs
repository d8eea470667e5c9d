//! What a reader wants to see of what was found, and how much there is of each kind.

use burrow_model::{Level, Manifest, PageMeta, PersonaId};

/// What to show of what was found. Nothing chosen shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only {
    /// Pages of this level; a page without one lies at the surface.
    pub level: Option<Level>,
    /// Pages for this persona, which those for everyone are too.
    pub persona: Option<PersonaId>,
    /// Pages in this section, by the number of its page.
    pub section: Option<u32>,
}

/// How many of the pages found there are of each kind, each counted as if the other choices stood and its own did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By level, shallow first.
    pub levels: [u32; 3],
    /// By persona, in the order of the site.
    pub personas: Vec<u32>,
    /// By section, in the order of the site; sections without any are left out, but for a chosen one.
    pub sections: Vec<(u32, u32)>,
    /// Pages that every choice takes.
    pub inside: u32,
}

impl Only {
    /// Whether nothing is chosen.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether every choice takes a page.
    pub fn takes(&self, manifest: &Manifest, page: u32) -> bool {
        self.judges(manifest, page) == [true; 3]
    }

    /// What each choice says to a page: level, persona, section.
    fn judges(&self, manifest: &Manifest, number: u32) -> [bool; 3] {
        let Some(page) = manifest.pages.get(number as usize) else {
            return [false; 3];
        };
        [
            self.level.is_none_or(|wanted| level(page) == wanted),
            self.persona
                .as_ref()
                .is_none_or(|wanted| is_for(page, wanted)),
            self.section
                .is_none_or(|wanted| section(manifest, number) == Some(wanted)),
        ]
    }
}

impl Facets {
    /// Counts the pages found.
    pub fn count(manifest: &Manifest, found: impl Iterator<Item = u32>, only: &Only) -> Self {
        let known = &manifest.site.personas;
        let mut facets = Self {
            personas: vec![0; known.len()],
            // What is chosen stays among the choices.
            sections: only.section.iter().map(|chosen| (*chosen, 0)).collect(),
            ..Self::default()
        };
        for number in found {
            let Some(page) = manifest.pages.get(number as usize) else {
                continue;
            };
            let [of_level, for_persona, in_section] = only.judges(manifest, number);
            if for_persona && in_section {
                facets.levels[level(page).index()] += 1;
            }
            if of_level && in_section {
                for (persona, count) in known.iter().zip(&mut facets.personas) {
                    *count += u32::from(is_for(page, &persona.id));
                }
            }
            if of_level
                && for_persona
                && let Some(section) = section(manifest, number)
            {
                match facets
                    .sections
                    .binary_search_by_key(&section, |known| known.0)
                {
                    Ok(at) => facets.sections[at].1 += 1,
                    Err(at) => facets.sections.insert(at, (section, 1)),
                }
            }
            facets.inside += u32::from(of_level && for_persona && in_section);
        }
        facets
    }
}

/// A page's level; without one it lies at the surface.
pub fn level(page: &PageMeta) -> Level {
    page.level.unwrap_or(Level::Surface)
}

fn is_for(page: &PageMeta, persona: &PersonaId) -> bool {
    page.personas.is_empty() || page.personas.contains(persona)
}

/// The section a page is in, or is the page of: what stands directly below the home page. The home page is in none.
pub fn section(manifest: &Manifest, page: u32) -> Option<u32> {
    let above = |number: u32| manifest.pages.get(number as usize)?.parent;
    let mut section = page;
    let mut parent = above(page)?;
    // A parent stands before its children or is damaged; so this ends.
    for _ in 0..manifest.pages.len() {
        match above(parent) {
            Some(next) => (section, parent) = (parent, next),
            None => return Some(section),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use burrow_model::{Persona, SiteInfo};

    /// Home; guide with two pages, one deep and technical; about, for business.
    fn manifest() -> Manifest {
        let page = |parent, level, personas: &[&str]| PageMeta {
            parent,
            level,
            personas: personas.iter().map(|id| PersonaId::new(*id)).collect(),
            ..PageMeta::default()
        };
        let persona = |id: &str| Persona {
            id: PersonaId::new(id),
            label: id.to_owned(),
        };
        Manifest {
            site: SiteInfo {
                personas: vec![persona("technical"), persona("business")],
                ..SiteInfo::default()
            },
            pages: vec![
                page(None, None, &[]),
                page(Some(0), Some(Level::Surface), &[]),
                page(Some(1), Some(Level::Detail), &[]),
                page(Some(2), Some(Level::Deep), &["technical"]),
                page(Some(0), None, &["business"]),
            ],
            ..Manifest::default()
        }
    }

    #[test]
    fn with_nothing_chosen_everything_is_counted_once_of_each_kind() {
        let facets = Facets::count(&manifest(), 0..5, &Only::default());
        assert_eq!(facets.levels, [3, 1, 1]);
        assert_eq!(facets.personas, [4, 4], "what is for everyone is for both");
        assert_eq!(facets.sections, [(1, 3), (4, 1)], "home is in none");
        assert_eq!(facets.inside, 5);
    }

    #[test]
    fn a_choice_narrows_the_other_counts_and_not_its_own() {
        let only = Only {
            level: Some(Level::Deep),
            ..Only::default()
        };
        let facets = Facets::count(&manifest(), 0..5, &only);
        assert_eq!(facets.levels, [3, 1, 1]);
        assert_eq!(facets.personas, [1, 0]);
        assert_eq!(facets.sections, [(1, 1)]);
        assert_eq!(facets.inside, 1);
        assert!(only.takes(&manifest(), 3) && !only.takes(&manifest(), 2));
        assert!(
            !only.takes(&manifest(), 99),
            "what is not there is in no section"
        );
    }

    #[test]
    fn pages_that_stand_below_each_other_in_a_circle_are_in_no_section() {
        let mut damaged = manifest();
        damaged.pages[1].parent = Some(2);
        assert_eq!(section(&damaged, 3), None);
    }
}
