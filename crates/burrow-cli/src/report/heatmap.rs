//! Heat maps: a table whose cells are the deeper in colour the more there is, and marked where there is nothing.

use maud::{Markup, html};

/// Steps of colour above the empty cell; text stays readable on the deepest.
const STEPS: u64 = 5;

/// A row: what stands at its head and its numbers.
pub struct Row {
    /// Its head.
    pub head: Markup,
    /// Its numbers, one a column.
    pub cells: Vec<Cell>,
}

/// A number of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// How many.
    pub count: u64,
    /// Whether nothing is too little here.
    pub wanted: bool,
}

/// What the map says in words.
pub struct Labels<'a> {
    /// What the map shows.
    pub caption: &'a str,
    /// What the rows are.
    pub corner: &'a str,
    /// What the columns are.
    pub columns: &'a [Markup],
    /// What stands in a cell where something is missing.
    pub gap: &'a str,
    /// Numbers as people write them.
    pub number: fn(u64) -> String,
}

/// The map.
pub fn heat_map(labels: &Labels<'_>, rows: &[Row]) -> Markup {
    let most = rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.count)
        .max();
    let most = most.unwrap_or(0);
    html! {
        table class="heat" {
            caption { (labels.caption) }
            thead { tr {
                th scope="col" { (labels.corner) }
                @for column in labels.columns { th scope="col" class="number" { (column) } }
            } }
            tbody { @for row in rows { tr {
                th scope="row" { (row.head) }
                @for cell in &row.cells {
                    @match cell {
                        Cell { count: 0, wanted: true } => td class="number gap" { (labels.gap) },
                        Cell { count, .. } => td class={ "number heat-" (step(*count, most)) } { ((labels.number)(*count)) },
                    }
                }
            } } }
        }
    }
}

/// How deep in colour a number is: 0 for none, else 1 to [`STEPS`]. It goes by the square root, so that one large
/// number does not make all others look like nothing.
fn step(count: u64, most: u64) -> u64 {
    if count == 0 {
        return 0;
    }
    let share = count as f64 / most.max(1) as f64;
    ((share.sqrt() * STEPS as f64).ceil() as u64).clamp(1, STEPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_deeper_and_something_is_never_nothing() {
        assert_eq!(
            [0, 1, 4, 25, 64, 100].map(|count| step(count, 100)),
            [0, 1, 1, 3, 4, 5]
        );
        assert_eq!(step(1, 1), STEPS);
        assert_eq!(step(0, 0), 0);
    }

    #[test]
    fn a_gap_is_told_in_words_and_only_where_something_is_wanted() {
        let labels = Labels {
            caption: "Pages",
            corner: "For",
            columns: &[html! { "1" }, html! { "2" }],
            gap: "none",
            number: |number| number.to_string(),
        };
        let cell = |count, wanted| Cell { count, wanted };
        let row = Row {
            head: html! { "<b>" },
            cells: vec![cell(0, true), cell(0, false)],
        };
        let html = heat_map(&labels, &[row]).into_string();
        assert!(
            html.contains("<th scope=\"row\">&lt;b&gt;</th><td class=\"number gap\">none</td>")
        );
        assert!(html.contains("<td class=\"number heat-0\">0</td>"));
    }
}
