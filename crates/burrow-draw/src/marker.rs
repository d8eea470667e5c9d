//! Arrowheads: drawn where a line ends, because a reference to a marker needs an id, and ids would clash.

use crate::numbers::all;

/// Where a line starts or ends, and the direction it has there, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tip {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) angle: f32,
}

/// Both tips of a path: its start, looking along it, and its end.
pub(crate) fn of_path(d: &str) -> Option<[Tip; 2]> {
    of_points(&points(d))
}

/// Both tips of a run of points.
pub(crate) fn of_points(points: &[[f32; 2]]) -> Option<[Tip; 2]> {
    let (first, last) = (*points.first()?, *points.last()?);
    // Directions over less than this are noise.
    let apart = |a: [f32; 2], b: [f32; 2]| (a[0] - b[0]).abs() + (a[1] - b[1]).abs() > 0.01;
    let after = *points.iter().find(|point| apart(**point, first))?;
    let before = *points.iter().rev().find(|point| apart(**point, last))?;
    let angle =
        |from: [f32; 2], to: [f32; 2]| (to[1] - from[1]).atan2(to[0] - from[0]).to_degrees();
    Some([
        Tip {
            x: first[0],
            y: first[1],
            angle: angle(first, after),
        },
        Tip {
            x: last[0],
            y: last[1],
            angle: angle(before, last),
        },
    ])
}

/// The points a path goes through or towards, in order.
fn points(d: &str) -> Vec<[f32; 2]> {
    let mut found: Vec<[f32; 2]> = Vec::new();
    let (mut here, mut start) = ([0.0, 0.0], [0.0, 0.0]);
    let mut rest = d;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if !c.is_ascii_alphabetic() || c == 'e' {
            continue;
        }
        let end = rest
            .find(|c: char| c.is_ascii_alphabetic() && c != 'e')
            .unwrap_or(rest.len());
        let numbers = all(&rest[..end]);
        rest = &rest[end..];
        let relative = c.is_ascii_lowercase();
        let size = match c.to_ascii_uppercase() {
            'M' | 'L' | 'T' => 2,
            'H' | 'V' => 1,
            'C' => 6,
            'S' | 'Q' => 4,
            'A' => 7,
            'Z' => {
                here = start;
                found.push(here);
                continue;
            }
            _ => continue,
        };
        for (count, step) in numbers.chunks_exact(size).enumerate() {
            let base = if relative { here } else { [0.0, 0.0] };
            match c.to_ascii_uppercase() {
                'H' => here[0] = base[0] + step[0],
                'V' => here[1] = base[1] + step[0],
                'A' => here = [base[0] + step[5], base[1] + step[6]],
                _ => {
                    for pair in step.chunks_exact(2) {
                        here = [base[0] + pair[0], base[1] + pair[1]];
                        if pair.as_ptr() != step[size - 2..].as_ptr() {
                            found.push(here);
                        }
                    }
                }
            }
            if c.eq_ignore_ascii_case(&'M') && count == 0 {
                start = here;
            }
            found.push(here);
        }
    }
    found
}

/// The points of a polyline.
pub(crate) fn pairs(points: &str) -> Vec<[f32; 2]> {
    all(points)
        .chunks_exact(2)
        .map(|pair| [pair[0], pair[1]])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tips_look_along_the_path() {
        let of = |d| {
            let [first, last] = of_path(d).expect("a path");
            [first.x, first.y, first.angle, last.x, last.y, last.angle].map(f32::round)
        };
        assert_eq!(of("M0,0L10,0L10,10"), [0.0, 0.0, 0.0, 10.0, 10.0, 90.0]);
        assert_eq!(
            of("M0,0C0,10,5,20,10,20"),
            [0.0, 0.0, 90.0, 10.0, 20.0, 0.0]
        );
        assert_eq!(of("m1,1h4v-4"), [1.0, 1.0, 0.0, 5.0, -3.0, -90.0]);
        assert_eq!(of("M0 0 L5 0 L5 0"), [0.0, 0.0, 0.0, 5.0, 0.0, 0.0]);
        assert_eq!(of_path("M1,1"), None);
        assert_eq!(of_path("é M"), None);
    }
}
