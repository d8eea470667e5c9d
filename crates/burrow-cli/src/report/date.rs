//! Days, as ages are counted and reports write them; nothing here asks what day it is.

use std::fmt;

/// A day, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i64);

impl Date {
    /// A day of the calendar; none where there is no such day.
    pub fn new(year: i64, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || !(1..=9999).contains(&year) {
            return None;
        }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let longest = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if !(1..=longest).contains(&day) {
            return None;
        }
        // Years that start in March end with the day that comes and goes.
        let year = if month <= 2 { year - 1 } else { year };
        let month = i64::from((month + 9) % 12);
        let in_year = (153 * month + 2) / 5 + i64::from(day) - 1;
        let days = year * 365 + year / 4 - year / 100 + year / 400 + in_year;
        Some(Self(days - 719_468))
    }

    /// The day of a time in seconds since 1970, as `SOURCE_DATE_EPOCH` gives it.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds.div_euclid(86_400))
    }

    /// The day so many days after 1 January 1970.
    pub fn from_days(days: i64) -> Self {
        Self(days)
    }

    /// A day as reports write it: `2025-11-19`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().filter(|part| !part.starts_with('+'));
        let (year, month, day) = (next()?, next()?, next()?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Days from an earlier day to this one; negative when that one is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// Year, month and day of the month.
    pub fn parts(self) -> (i64, u32, u32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let in_era = days.rem_euclid(146_097);
        let year = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year + year / 4 - year / 100);
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        (year, month as u32, day as u32)
    }
}

impl fmt::Display for Date {
    /// `2025-11-19`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_comes_back_from_what_a_report_writes_and_what_is_no_day_is_none() {
        let day = Date::parse("2025-11-19").unwrap();
        assert_eq!(day.to_string(), "2025-11-19");
        assert_eq!(Date::from_days(20_411), day);
        for text in [
            "",
            "2025",
            "2025-13-01",
            "2025-02-30",
            "0000-01-01",
            "99999-01-01",
            "2025-+1-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_years_and_back() {
        let day = |text| Date::parse(text).unwrap();
        assert_eq!(day("1970-01-01"), Date::from_seconds(86_399));
        assert_eq!(day("2000-03-01").days_since(day("2000-02-28")), 2);
        assert_eq!(day("1900-03-01").days_since(day("1900-02-28")), 1);
        assert_eq!(day("2025-01-01").days_since(day("2024-01-01")), 366);
        assert_eq!(Date::from_seconds(-1).to_string(), "1969-12-31");
        let mut at = day("1999-12-25");
        for _ in 0..900 {
            let (year, month, date) = at.parts();
            assert_eq!(Date::new(year, month, date), Some(at));
            at = Date(at.0 + 1);
        }
    }
}
