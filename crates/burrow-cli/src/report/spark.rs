//! The course of a number as a small line. First and last stand beside it in text.

use maud::{Markup, html};

const WIDTH: u64 = 96;
const HEIGHT: u64 = 24;
/// Room for the line's own width at the edges.
const EDGE: u64 = 3;

/// The line through `course`, the oldest first; nothing where nothing ever changed.
pub fn line(course: &[u64]) -> Markup {
    let moved = course.iter().any(|value| Some(value) != course.first());
    let points = points(course);
    let Some((x, y)) = points.last().filter(|_| moved) else {
        return html! {};
    };
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    html! {
        svg class="spark" viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } width=(WIDTH) height=(HEIGHT) aria-hidden="true" focusable="false" {
            polyline points=(path.join(" ")) {}
            circle cx=(x) cy=(y) r="2.5" {}
        }
    }
}

/// Where the numbers lie: spread over the width, the largest at the top; all in the middle when they are equal.
fn points(course: &[u64]) -> Vec<(u64, u64)> {
    let least = course.iter().copied().min().unwrap_or(0);
    let most = course.iter().copied().max().unwrap_or(0);
    let steps = (course.len() as u64).saturating_sub(1).max(1);
    let height = HEIGHT - 2 * EDGE;
    let place = |(number, value): (u64, u64)| {
        let x = EDGE + number * (WIDTH - 2 * EDGE) / steps;
        let y = match most - least {
            0 => HEIGHT / 2,
            range => {
                let up = u128::from(value - least) * u128::from(height) / u128::from(range);
                HEIGHT - EDGE - up as u64
            }
        };
        (x, y)
    };
    (0..).zip(course.iter().copied()).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_runs_from_edge_to_edge_and_from_least_to_most() {
        assert_eq!(points(&[10, 0, 20]), [(3, 12), (48, 21), (93, 3)]);
        assert_eq!(points(&[5, 5]), [(3, 12), (93, 12)]);
        assert_eq!(points(&[0, u64::MAX]), [(3, 21), (93, 3)]);
    }

    #[test]
    fn what_never_changed_has_no_course() {
        assert_eq!(line(&[4]).into_string(), "");
        assert_eq!(line(&[4, 4, 4]).into_string(), "");
        assert_eq!(line(&[]).into_string(), "");
        assert!(line(&[4, 3]).into_string().contains("3,3 93,21"));
    }
}
