//! Dates as authors write them: one way to read them for all who ask how old a page is.

use std::fmt;

/// A date as precise as its author wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i64,
    month: i64,
    /// None where only the month was written.
    day: Option<i64>,
}

impl Day {
    /// The first moment that it can mean, as RFC 3339 writes it: `2025-11-19T00:00:00Z`.
    pub fn timestamp(&self) -> String {
        let Self { year, month, day } = self;
        format!("{year:04}-{month:02}-{:02}T00:00:00Z", day.unwrap_or(1))
    }

    fn is_real(&self) -> bool {
        let Self { year, month, day } = *self;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let longest = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (1970..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=longest).contains(&day.unwrap_or(1))
    }
}

impl fmt::Display for Day {
    /// `2025-11-19`, or `2025-11`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}")?;
        match day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// Days since 1 January 1970 of a date as [`day`] reads it; the first of a month of which no day is written.
pub(crate) fn days(written: &str) -> Option<i64> {
    let Day { year, month, day } = day(written)?;
    Some(since_1970(year, month, day.unwrap_or(1)))
}

/// Reads `2025-11-19`, `2025/11/19`, `19 November 2025`, `Nov 19, 2025` or `November 2025`; what follows a date, such
/// as a time, does not matter. What is no day of the calendar is none.
pub(crate) fn day(written: &str) -> Option<Day> {
    let written = written
        .split(['T', 't'])
        .next()
        .filter(|date| date.contains('-'))
        .unwrap_or(written);
    let parts: Vec<&str> = written
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && *part != "de") // 19 de noviembre de 2025
        .take(3)
        .collect();
    let number = |part: &str| {
        part.trim_end_matches(char::is_alphabetic)
            .parse::<i64>()
            .ok()
    };
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            (number(year)?, number(month)?, Some(number(day)?))
        }
        [year, month] if year.len() == 4 => (number(year)?, number(month)?, None),
        [month, year] if year.len() == 4 => (number(year)?, named(month)?, None),
        [one, other, year] if year.len() == 4 => match (named(one), named(other)) {
            (Some(month), _) => (number(year)?, month, Some(number(other)?)),
            (_, Some(month)) => (number(year)?, month, Some(number(one)?)),
            _ => return None, // 03/04/2025 is one day here and another there
        },
        _ => return None,
    };
    Some(Day { year, month, day }).filter(Day::is_real)
}

/// A month by its English or Spanish name, or the first three letters of it.
fn named(word: &str) -> Option<i64> {
    const MONTHS: [[&str; 2]; 12] = [
        ["jan", "ene"],
        ["feb", "feb"],
        ["mar", "mar"],
        ["apr", "abr"],
        ["may", "may"],
        ["jun", "jun"],
        ["jul", "jul"],
        ["aug", "ago"],
        ["sep", "sep"],
        ["oct", "oct"],
        ["nov", "nov"],
        ["dec", "dic"],
    ];
    let lower = word.to_lowercase();
    let month = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| lower.starts_with(name)))?;
    i64::try_from(month + 1).ok()
}

/// Days of the Gregorian calendar; years begin in March, so that the day put in stands last.
fn since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let months = (month + 9) % 12;
    let in_year = (153 * months + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + in_year
        - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        assert_eq!(days("1970-01-01"), Some(0));
        assert_eq!(days("2000-03-01"), Some(11_017));
        let day = days("2025-11-19");
        assert_eq!(day, Some(20_411));
        for written in [
            "2025/11/19",
            "2025-11-19T08:00:00Z",
            "2025-11-19 08:00",
            "19 November 2025",
            "19 de noviembre de 2025",
            "Nov 19, 2025",
            "November 19th, 2025",
            "19-nov-2025",
        ] {
            assert_eq!(days(written), day, "{written}");
        }
        assert_eq!(days("November 2025"), days("2025-11-01"));
        for written in [
            "",
            "soon",
            "03/04/2025",
            "2025-13-01",
            "Q4 2025",
            "2025-02-30",
            "2023-02-29",
        ] {
            assert_eq!(days(written), None, "{written}");
        }
    }

    #[test]
    fn a_date_is_said_as_precisely_as_it_was_written() {
        let said = |written| day(written).unwrap().to_string();
        assert_eq!(said("19 November 2025"), "2025-11-19");
        assert_eq!(said("November 2025"), "2025-11");
        assert_eq!(day("Nov 2025").unwrap().timestamp(), "2025-11-01T00:00:00Z");
    }
}
