//! Bars: parts of a whole, side by side. The numbers stand beside them in text, so readers by ear pass them over.

use maud::{Markup, html};

/// Units across a whole bar.
const WIDTH: u64 = 1000;
/// Units between two parts.
const GAP: u64 = 4;

/// A part of a bar: the class that gives it its colour, and its share.
pub type Part = (&'static str, u64);

/// A bar whose full length stands for `whole`; parts that come to nothing are left out.
pub fn bar(parts: &[Part], whole: u64) -> Markup {
    let rects = rects(parts, whole);
    html! {
        svg class="bar" viewBox={ "0 0 " (WIDTH) " 10" } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect class="bar-track" width=(WIDTH) height="10" {}
            @for (class, x, width) in rects {
                rect class=(class) x=(x) width=(width) height="10" {}
            }
        }
    }
}

/// The parts as class, start and width, each at least wide enough to be seen, all within the bar.
fn rects(parts: &[Part], whole: u64) -> Vec<(&'static str, u64, u64)> {
    let mut rects = Vec::new();
    let mut x = 0;
    for (class, share) in parts.iter().filter(|(_, share)| *share > 0) {
        let width = u128::from(*share) * u128::from(WIDTH) / u128::from(whole.max(1));
        let width = (width.min(u128::from(WIDTH)) as u64).max(GAP * 2);
        let start = x.min(WIDTH - GAP * 2);
        let end = (start + width).min(WIDTH);
        let drawn = if end < WIDTH {
            end - start - GAP
        } else {
            end - start
        };
        rects.push((*class, start, drawn));
        x = end;
    }
    rects
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_side_by_side_in_their_shares() {
        assert_eq!(
            rects(&[("a", 50), ("b", 0), ("c", 25)], 100),
            [("a", 0, 496), ("c", 500, 246)]
        );
        assert_eq!(rects(&[("a", 7)], 7), [("a", 0, 1000)]);
    }

    #[test]
    fn a_small_part_is_seen_and_no_part_leaves_the_bar() {
        assert_eq!(rects(&[("a", 1)], 1_000_000), [("a", 0, 4)]);
        assert_eq!(rects(&[], 0), []);
        for parts in [[("a", 999), ("b", 1)], [("a", u64::MAX), ("b", u64::MAX)]] {
            for (_, x, width) in rects(&parts, 1000) {
                assert!(x + width <= WIDTH && width > 0, "{x} {width}");
            }
        }
    }
}
