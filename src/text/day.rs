//! Days as plans write them: exact, or as coarse as a week, a month, a quarter or a year.

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A day in the calendar.
pub type Day = Date;

/// First and last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Period {
    /// Whether two periods share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Whether the day lies in the period.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A planned time: the days it may mean. A day means itself, `2026-Q3` any of its 92 days.
pub type When = Period;

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayFault {
    /// Readable as a day, but not written as `2026-06-30`; with that spelling.
    Malformed(String),
    /// Written as a day, but the calendar has no such day; the last day of that month, if the month exists.
    Impossible(Option<Day>),
    /// Nothing like a day.
    NotADay,
}

/// The day written as `2026-06-30`.
///
/// # Errors
/// When the text is something else, with the right spelling where one can be told.
pub fn parse_day(text: &str) -> Result<Day, DayFault> {
    match well_formed(text.as_bytes()) {
        Some(day) => Ok(day),
        None => parse_odd_day(text),
    }
}

/// The day of `2026-06-30` and nothing else: what almost every plan holds.
fn well_formed(text: &[u8]) -> Option<Day> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text else { return None };
    let number = |digits: &[u8]| {
        let add = |sum: i16, b: &u8| b.is_ascii_digit().then(|| sum * 10 + i16::from(b - b'0'));
        digits.iter().try_fold(0, add)
    };
    let small = |digits: &[u8]| i8::try_from(number(digits)?).ok();
    Date::new(number(&[a, b, c, d])?, small(&[e, f])?, small(&[g, h])?).ok()
}

fn parse_odd_day(text: &str) -> Result<Day, DayFault> {
    let trimmed = text.trim();
    let parts: Vec<&str> = trimmed.split(['-', '/', '.']).collect();
    let [a, b, c] = parts[..] else { return Err(DayFault::NotADay) };
    let numeric = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    if !(numeric(a) && numeric(b) && numeric(c)) {
        return Err(DayFault::NotADay);
    }
    let (year, month, day) = match (a.len(), c.len()) {
        (4, _) => (a, b, c),
        (_, 4) => (c, b, a),
        _ => return Err(DayFault::NotADay),
    };
    if month.len() > 2 || day.len() > 2 {
        return Err(DayFault::NotADay);
    }
    let number = |s: &str| s.parse::<i16>().map_err(|_| DayFault::NotADay);
    let (y, m, d) = (number(year)?, number(month)?, number(day)?);
    let narrow = |n: i16| i8::try_from(n).map_err(|_| DayFault::Impossible(None));
    let (m, d) = (narrow(m)?, narrow(d)?);
    let well_formed = text == format!("{y:04}-{m:02}-{d:02}");
    match Date::new(y, m, d) {
        Ok(date) if well_formed => Ok(date),
        Ok(date) => Err(DayFault::Malformed(date.to_string())),
        Err(_) => Err(DayFault::Impossible(Date::new(y, m, 1).ok().map(Date::last_of_month))),
    }
}

/// A planned time: a day, or `2026`, `2026-10`, `2026-Q3`, `2026-T2`, `2026-H1` or `2026-W12`.
///
/// # Errors
/// As [`parse_day`].
pub fn parse_when(text: &str) -> Result<When, DayFault> {
    if let Some(when) = parse_plain_when(text) {
        return Ok(when);
    }
    let day_fault = match parse_day(text) {
        Ok(day) => return Ok(When { from: day, to: day }),
        Err(fault) => fault,
    };
    let Some(year) = text.get(..4).and_then(year_number) else { return Err(day_fault) };
    let Some(part) = text[4..].strip_prefix('-') else { return Err(day_fault) };
    let letter = part.chars().next().filter(char::is_ascii_alphabetic);
    // A month has no letter.
    let kind = letter.map_or('-', |c| c.to_ascii_uppercase());
    let digits = &part[letter.map_or(0, char::len_utf8)..];
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(day_fault);
    }
    let Some(n) = small_number(digits) else { return Err(day_fault) };
    let letter = letter.map_or(String::new(), |_| kind.to_string());
    let right = match kind {
        '-' | 'W' => format!("{year:04}-{letter}{n:02}"),
        _ => format!("{year:04}-{letter}{n}"),
    };
    let span = match kind {
        '-' => months(year, n, 1),
        'Q' => months(year, (n - 1).saturating_mul(3).saturating_add(1), 3),
        'T' => months(year, (n - 1).saturating_mul(4).saturating_add(1), 4),
        'H' => months(year, (n - 1).saturating_mul(6).saturating_add(1), 6),
        'W' => week(year, n),
        _ => return Err(day_fault),
    };
    match span {
        Some(_) => Err(DayFault::Malformed(right)),
        None => Err(DayFault::Impossible(None)),
    }
}

/// A year or a part of one, written as it should be.
fn parse_plain_when(text: &str) -> Option<When> {
    let year = text.get(..4).and_then(year_number)?;
    let digit = |b: u8| b.is_ascii_digit().then(|| i8::try_from(b - b'0').ok()).flatten();
    match text.as_bytes()[4..] {
        [] => Some(whole_years(year, year)),
        [b'-', b'Q', n] => months(year, 3 * digit(n)? - 2, 3),
        [b'-', b'T', n] => months(year, 4 * digit(n)? - 3, 4),
        [b'-', b'H', n] => months(year, 6 * digit(n)? - 5, 6),
        [b'-', b'W', a, b] => week(year, 10 * digit(a)? + digit(b)?),
        [b'-', a, b] => months(year, 10 * digit(a)? + digit(b)?, 1),
        _ => None,
    }
}

/// A year from four digits.
pub fn year_number(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A number of digits alone, without the sign that `parse` would take.
pub fn small_number(text: &str) -> Option<i8> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// The period from 1 January of one year to 31 December of another.
pub fn whole_years(first: i16, last: i16) -> Period {
    let day = |y, m, d| Date::new(y, m, d).expect("years of four digits have a first and a last day");
    Period { from: day(first, 1, 1), to: day(last.max(first), 12, 31) }
}

/// The period of `count` months from `first` (1–12) of a year; none when they leave the year.
pub fn months(year: i16, first: i8, count: i8) -> Option<Period> {
    let last = first.checked_add(count)?.checked_sub(1)?;
    if first < 1 || last > 12 {
        return None;
    }
    let from = Date::new(year, first, 1).ok()?;
    let to = Date::new(year, last, 1).ok()?.last_of_month();
    Some(Period { from, to })
}

fn week(year: i16, week: i8) -> Option<Period> {
    let from = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    let to = from.checked_add(6.days()).ok()?;
    Some(Period { from, to })
}

/// Whole days from one day to a later one; negative when it is earlier.
pub fn days_between(from: Day, to: Day) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// A day of a year; where the month is shorter, its last day.
pub fn day_of_year(year: i16, month: i8, day: i8) -> Option<Day> {
    let last = Date::new(year, month, 1).ok()?.last_of_month();
    Date::new(year, month, day.min(last.day())).ok()
}

/// So many days later; the last representable day stays.
pub fn days_after(day: Day, days: i64) -> Day {
    day.saturating_add(days.clamp(-5_000_000, 5_000_000).days())
}

/// The day after; the last representable day stays.
pub fn day_after(day: Day) -> Day {
    day.tomorrow().unwrap_or(day)
}

/// The day that a calendar on the wall shows, so many minutes ahead of UTC, at a time given in seconds
/// since 1970. Beyond the calendar it is the first or the last day there is.
pub fn day_at(seconds: i64, ahead_minutes: i32) -> Day {
    let days = seconds.saturating_add(i64::from(ahead_minutes) * 60).div_euclid(24 * 60 * 60);
    let epoch = Date::constant(1970, 1, 1);
    epoch.saturating_add(days.clamp(-5_000_000, 5_000_000).days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_and_their_faults() {
        assert_eq!(parse_day("2026-06-30"), Ok(date(2026, 6, 30)));
        assert_eq!(parse_day("2026-6-3"), Err(DayFault::Malformed("2026-06-03".into())));
        assert_eq!(parse_day("30/6/2026"), Err(DayFault::Malformed("2026-06-30".into())));
        assert_eq!(parse_day("2026-14-05"), Err(DayFault::Impossible(None)));
        assert_eq!(parse_day("2026-02-30"), Err(DayFault::Impossible(Some(date(2026, 2, 28)))));
        assert_eq!(parse_day("i höst"), Err(DayFault::NotADay));
        assert_eq!(parse_day("2026-06-30T10:00"), Err(DayFault::NotADay));
    }

    #[test]
    fn coarse_times() {
        let ends = |t: &str| parse_when(t).map(|w| (w.from.to_string(), w.to.to_string()));
        let pair = |a: &str, b: &str| Ok((a.to_owned(), b.to_owned()));
        assert_eq!(ends("2026"), pair("2026-01-01", "2026-12-31"));
        assert_eq!(ends("2026-10"), pair("2026-10-01", "2026-10-31"));
        assert_eq!(ends("2026-Q3"), pair("2026-07-01", "2026-09-30"));
        assert_eq!(ends("2026-T2"), pair("2026-05-01", "2026-08-31"));
        assert_eq!(ends("2026-H2"), pair("2026-07-01", "2026-12-31"));
        assert_eq!(ends("2026-W53"), pair("2026-12-28", "2027-01-03"));
        assert_eq!(ends("2026-Q5"), Err(DayFault::Impossible(None)));
        assert_eq!(ends("2027-W53"), Err(DayFault::Impossible(None)));
        assert_eq!(ends("2026-Å1"), Err(DayFault::NotADay));
        assert_eq!(ends("2026-M03"), Err(DayFault::NotADay));
        assert_eq!(ends("2026-Q+3"), Err(DayFault::NotADay));
    }

    #[test]
    fn coarse_times_in_another_spelling_keep_what_they_mean() {
        for (written, meant) in [
            ("2026-Q03", "2026-Q3"),
            ("2026-q3", "2026-Q3"),
            ("2026-t02", "2026-T2"),
            ("2026-h1", "2026-H1"),
            ("2026-w9", "2026-W09"),
            ("2026-W9", "2026-W09"),
            ("2026-7", "2026-07"),
        ] {
            assert_eq!(parse_when(written), Err(DayFault::Malformed(meant.into())));
            assert!(parse_when(meant).is_ok());
        }
        for none in ["2026-q5", "2026-127", "2026-Q43", "2026-H0"] {
            assert_eq!(parse_when(none), Err(DayFault::Impossible(None)), "{none}");
        }
    }

    #[test]
    fn numbers_beyond_any_calendar_are_no_times() {
        for odd in ["2026-127", "2026-Q127", "2026-W127", "2026-Q43", "2026-Q0"] {
            assert_eq!(parse_when(odd), Err(DayFault::Impossible(None)), "{odd}");
        }
        for odd in ["2026-Q-128", "2026-W-1", "2026-Q+1", "2026-128", "2026-Q", "2026-"] {
            assert_eq!(parse_when(odd), Err(DayFault::NotADay), "{odd}");
        }
        for odd in ["0000", "9999", "9999-12-31", "9999-W53", "0000-W01", "0000-00-00"] {
            let _ = parse_when(odd);
        }
    }

    #[test]
    fn the_day_on_the_wall() {
        // 2026-06-30 23:30 UTC.
        let late = 1_782_862_200;
        assert_eq!(day_at(late, 0), date(2026, 6, 30));
        assert_eq!(day_at(late, 60), date(2026, 7, 1));
        assert_eq!(day_at(late, 14 * 60), date(2026, 7, 1));
        assert_eq!(day_at(late, -12 * 60), date(2026, 6, 30));
        assert_eq!(day_at(late - 12 * 3600, -12 * 60), date(2026, 6, 29));
        assert_eq!(day_at(-1, 0), date(1969, 12, 31));
        assert_eq!(day_at(i64::MAX, 0), Date::MAX);
        assert_eq!(day_at(i64::MIN, 0), Date::MIN);
    }
}
