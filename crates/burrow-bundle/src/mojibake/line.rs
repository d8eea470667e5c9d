//! A line, read by the code page that makes the most of it: a program reads a whole line wrongly, or none of it.

use super::Mojibake;
use super::code_page::{self, CodePage};
use super::run::{Run, Unit};
use super::segment::{Segment, segments};
use std::ops::Range;

/// A line of text and the runs that a code page finds in it.
pub(super) struct Line<'a> {
    /// The line.
    pub text: &'a str,
    /// The code page.
    pub page: &'static CodePage,
    read: Vec<(Segment<'a>, Vec<Run>)>,
}

impl<'a> Line<'a> {
    /// Reads a line; `rest` is what follows it.
    pub fn read(text: &'a str, rest: &'a str) -> Self {
        let by = |page: &'static CodePage| {
            let read = segments(text, rest).into_iter().map(|segment| {
                let runs = Run::all(&segment, page);
                (segment, runs)
            });
            Self {
                text,
                page,
                read: read.collect(),
            }
        };
        let score = |line: &Self| line.runs().map(|run| run.score.max(0)).sum::<i32>();
        let [first, rest @ ..] = code_page::all();
        rest.into_iter().map(by).fold(by(first), |best, line| {
            if score(&line) >= score(&best) {
                line
            } else {
                best
            }
        })
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        self.read.iter().flat_map(|(_, runs)| runs)
    }

    /// How many runs are certain by themselves.
    pub fn certain(&self) -> usize {
        self.runs().filter(|run| run.is_certain()).count()
    }

    /// The mojibake of the line, in a text with so many certain runs.
    pub fn mojibake(&self, certain: usize) -> Vec<Mojibake> {
        let all = self.certain() > 0 && self.is_all_runs();
        let mut found = Vec::new();
        for (segment, runs) in &self.read {
            let mut end = 0;
            for run in runs {
                if all || run.is_accepted(certain) {
                    controls(segment, end..run.start(), &mut found);
                    end = run.end();
                    self.pieces(segment, run, &mut found);
                }
            }
            controls(segment, end..segment.chars.len(), &mut found);
        }
        found
    }

    /// Whether nothing beyond ASCII stands outside of runs.
    fn is_all_runs(&self) -> bool {
        self.read.iter().all(|(segment, runs)| {
            let covered: usize = runs.iter().map(|run| run.end() - run.start()).sum();
            covered == segment.chars.len()
        })
    }

    /// A run's units as findings: neighbours that are alike in being sure or guessed make one.
    fn pieces(&self, segment: &Segment<'_>, run: &Run, found: &mut Vec<Mojibake>) {
        let alike =
            |a: &Unit, b: &Unit| (a.lossy, a.meant.is_some()) == (b.lossy, b.meant.is_some());
        for piece in run.units.chunk_by(alike) {
            let (first, last) = (&piece[0], &piece[piece.len() - 1]);
            found.push(Mojibake {
                range: segment.byte(first.start)..segment.byte(last.end),
                meant: piece.iter().map(|unit| unit.meant).collect(),
                lossy: first.lossy,
                read_as: self.page.name,
            });
        }
    }
}

/// Control characters that nobody types: single bytes of Windows-1252 that were read as Latin-1.
fn controls(segment: &Segment<'_>, range: Range<usize>, found: &mut Vec<Mojibake>) {
    for (start, sign) in &segment.chars[range] {
        if let Some(meant) = code_page::of_control(*sign) {
            found.push(Mojibake {
                range: *start..start + sign.len_utf8(),
                meant: Some(meant.into()),
                lossy: false,
                read_as: "Latin-1",
            });
        }
    }
}
