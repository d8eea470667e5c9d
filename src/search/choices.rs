//! What the results can be narrowed to, with names and counts, and what lies outside.

use super::engine::Answer;
use burrow_find::{Facets, Only};
use burrow_model::{Level, PersonaId};

/// Sections offered where nothing is left.
const NEAREST: usize = 3;

/// What results are narrowed by; the place of its choices in [`Choices::by`].
#[derive(Clone, Copy)]
pub enum Facet {
    /// The page's level.
    Level,
    /// Who it is for.
    Persona,
    /// The section it is in.
    Section,
}

/// One way to narrow the results.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What stands for it in a list: a level's digit, a persona's id, a section's number.
    pub value: String,
    /// Its name; a level's is the interface's.
    pub name: String,
    /// How many pages it would leave.
    pub count: u32,
    /// Whether it has been made.
    pub is_made: bool,
}

/// What there is to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// By [`Facet`]: what would leave a page, and what has been chosen.
    pub by: [Vec<Choice>; 3],
    /// Pages found that the choices made leave out.
    pub outside: u32,
    /// The sections with most of them, where nothing else is left.
    pub nearest: Vec<Choice>,
}

impl Facet {
    /// Makes the choice of this value, or takes back the one made where it is none.
    pub fn choose(self, only: &mut Only, value: &str) {
        match self {
            Self::Level => {
                only.level = Level::ALL.into_iter().find(|level| level.digit() == value);
            }
            Self::Persona => only.persona = (!value.is_empty()).then(|| PersonaId::new(value)),
            Self::Section => only.section = value.parse().ok(),
        }
    }
}

/// The choices of an answer; `levels` are the names of the levels.
pub(super) fn choices(answer: &Answer, levels: &[&str; 3]) -> Choices {
    let Answer {
        documents,
        only,
        facets,
        results,
        ..
    } = answer;
    let map = &documents.map;
    let mut by: [Vec<Choice>; 3] = Default::default();
    for (level, count) in Level::ALL.into_iter().zip(facets.levels) {
        let is_made = only.level == Some(level);
        let name = levels[level.index()];
        add(&mut by[0], level.digit(), name, count, is_made);
    }
    for (persona, count) in map.personas.iter().zip(&facets.personas) {
        let is_made = only.persona.as_ref() == Some(&persona.id);
        add(
            &mut by[1],
            persona.id.as_str(),
            &persona.label,
            *count,
            is_made,
        );
    }
    let section = |list: &mut Vec<Choice>, number: u32, count: u32| {
        let title = &map.sections[number as usize].title;
        let is_made = only.section == Some(number);
        add(list, &number.to_string(), title, count, is_made);
    };
    for (number, count) in (0..).zip(&facets.sections) {
        section(&mut by[2], number, *count);
    }
    let mut nearest = Vec::new();
    if results.total == 0 && results.left_out > 0 {
        let mut counts = Facets::count(documents, &results.matches, &Only::default()).sections;
        for _ in 0..NEAREST {
            let most = (0..counts.len()).max_by_key(|at| counts[*at]);
            if let Some(most) = most.filter(|at| counts[*at] > 0) {
                section(&mut nearest, most as u32, std::mem::take(&mut counts[most]));
            }
        }
    }
    Choices {
        by,
        outside: results.left_out,
        nearest,
    }
}

#[inline(never)]
fn add(list: &mut Vec<Choice>, value: &str, name: &str, count: u32, is_made: bool) {
    if count > 0 || is_made {
        list.push(Choice {
            value: value.to_owned(),
            name: name.to_owned(),
            count,
            is_made,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_made_and_taken_back_by_its_value() {
        let mut only = Only::default();
        Facet::Level.choose(&mut only, "2");
        Facet::Persona.choose(&mut only, "technical");
        Facet::Section.choose(&mut only, "7");
        let expected = Only {
            level: Some(Level::Detail),
            persona: Some(PersonaId::new("technical")),
            section: Some(7),
        };
        assert_eq!(only, expected);
        for facet in [Facet::Level, Facet::Persona, Facet::Section] {
            facet.choose(&mut only, "");
        }
        assert!(only.is_all());
    }
}
