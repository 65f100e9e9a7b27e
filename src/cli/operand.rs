//! How a point in time is written on the command line: a day, or a revision of git.

use crate::cli::failure::Failure;
use crate::text::{Day, Words, parse_day};

/// What a word is said to be by what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// `year:`, a plan year.
    Year,
    /// `date:`, a day.
    Date,
    /// `rev:`, a revision.
    Revision,
}

/// A point in the history of the plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Point {
    /// The end of a day.
    Day(Day),
    /// A revision, as git names it.
    Revision(String),
}

/// What a word is said to be, if it is said, and the rest of it.
pub(super) fn sort(word: &str) -> (Option<Sort>, &str) {
    let prefixes = [("year:", Sort::Year), ("date:", Sort::Date), ("rev:", Sort::Revision)];
    let said = prefixes.into_iter().find_map(|(prefix, sort)| Some((sort, word.strip_prefix(prefix)?)));
    said.map_or((None, word), |(sort, rest)| (Some(sort), rest))
}

/// The point in time that a word means: a day when it looks like one, else a revision.
pub(super) fn point(word: &str) -> Result<Point, Failure> {
    match sort(word) {
        (Some(Sort::Year), _) => Err(Failure::new(NO_POINT.with([word.into()]), NO_POINT_HELP.text())),
        (Some(Sort::Date), rest) => day(rest),
        (None, rest) if looks_like_a_day(rest) => day(rest),
        (None | Some(Sort::Revision), rest) => Ok(Point::Revision(rest.to_owned())),
    }
}

/// Whether it is written as `2026-06-30` is, whatever the calendar says.
fn looks_like_a_day(word: &str) -> bool {
    let fits =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    word.len() == 10 && word.bytes().enumerate().all(fits)
}

fn day(word: &str) -> Result<Point, Failure> {
    let failure = |_| Failure::new(BAD_DATE.with([word.into()]), BAD_DATE_HELP.text());
    parse_day(word).map(Point::Day).map_err(failure)
}

static BAD_DATE: Words = Words::new("{0} är ingen dag", "{0} is no day");
static BAD_DATE_HELP: Words = Words::new(
    "skriv år-månad-dag, till exempel 2026-06-30; en gren eller tagg skrivs rev:NAMN",
    "write year-month-day, such as 2026-06-30; a branch or tag is written rev:NAME",
);
static NO_POINT: Words =
    Words::new("{0} är ett planår, ingen tidpunkt", "{0} is a plan year, no point in time");
static NO_POINT_HELP: Words = Words::new(
    "skriv ett datum som 2026-06-30, en gren, en tagg eller ett id",
    "write a date such as 2026-06-30, a branch, a tag or an id",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn days_and_revisions() {
        let day = |text| Point::Day(parse_day(text).expect("a day"));
        let revision = |text: &str| Point::Revision(text.to_owned());
        for (word, meant) in [
            ("2026-06-30", day("2026-06-30")),
            ("date:2026-06-30", day("2026-06-30")),
            ("rev:2026-06-30", revision("2026-06-30")),
            ("2026", revision("2026")),
            ("2026-06", revision("2026-06")),
            ("HEAD~2", revision("HEAD~2")),
            ("rev:date:x", revision("date:x")),
            ("", revision("")),
        ] {
            assert_eq!(point(word).map_err(|f| f.render(Lang::En, None)), Ok(meant), "{word}");
        }
        for word in ["2026-02-30", "2026-13-01", "date:2026", "date:main", "year:2026", "date:2026-6-3"] {
            assert!(point(word).is_err(), "{word}");
        }
    }
}
