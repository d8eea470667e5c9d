//! Who the pages are for and how deep they go: a row for each persona, a column for each level.

use super::{PageFacts, written};
use burrow_model::Persona;

/// Pages by persona and level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// One row a persona, in the order they are offered.
    pub rows: Vec<Row>,
    /// Pages that are for everyone.
    pub everyone: [u32; 4],
    /// Pages without a level.
    pub unlabelled: u32,
}

/// The pages of one persona.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Short name.
    pub id: String,
    /// Name shown to people.
    pub label: String,
    /// Pages at levels 1, 2 and 3, and pages without a level. A page for two personas counts for both.
    pub pages: [u32; 4],
}

impl Row {
    /// All its pages.
    pub fn total(&self) -> u32 {
        self.pages.iter().sum()
    }

    /// The levels, 1 to 3, at which there is no page.
    pub fn gaps(&self) -> impl Iterator<Item = u8> {
        (1..=3u8).filter(|level| self.pages[usize::from(*level) - 1] == 0)
    }
}

impl People {
    /// Counts the pages that have a file.
    pub(super) fn count(personas: &[Persona], pages: &[PageFacts]) -> Self {
        let rows = personas.iter().map(|persona| Row {
            id: persona.id.as_str().to_owned(),
            label: persona.label.clone(),
            pages: [0; 4],
        });
        let mut people = Self {
            rows: rows.collect(),
            ..Self::default()
        };
        for (_, page) in written(pages) {
            let column = page.level.map_or(3, burrow_model::Level::index);
            people.unlabelled += u32::from(page.level.is_none());
            if page.personas.is_empty() {
                people.everyone[column] += 1;
            }
            for persona in &page.personas {
                people.rows[*persona].pages[column] += 1;
            }
        }
        people
    }

    /// Every persona and level for which there is no page.
    pub fn gaps(&self) -> impl Iterator<Item = (&Row, u8)> {
        let rows = self.rows.iter();
        rows.flat_map(|row| row.gaps().map(move |level| (row, level)))
    }
}
