//! Names of plan years that say their own period.

use crate::text::Period;
use crate::text::day::{months, small_number, whole_years, year_number};

/// The period that a plan year's name says: `2026`, `2026-2027`, `2026h1`, `2026t2`, `2026q3`.
pub fn named_period(name: &str) -> Option<Period> {
    let year = year_number(name.get(..4)?)?;
    let rest = &name[4..];
    if rest.is_empty() {
        return Some(whole_years(year, year));
    }
    if let Some(last) = rest.strip_prefix('-').and_then(year_number) {
        return (last >= year).then(|| whole_years(year, last));
    }
    let (kind, number) = rest.split_at_checked(1)?;
    let n = small_number(number).filter(|n| *n > 0)?;
    let length = match kind {
        "h" => 6,
        "t" => 4,
        "q" => 3,
        _ => return None,
    };
    months(year, (n - 1).checked_mul(length)?.checked_add(1)?, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_periods() {
        let ends = |n: &str| named_period(n).map(|p| (p.from.to_string(), p.to.to_string()));
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(ends("2026"), pair("2026-01-01", "2026-12-31"));
        assert_eq!(ends("2026-2027"), pair("2026-01-01", "2027-12-31"));
        assert_eq!(ends("2026h2"), pair("2026-07-01", "2026-12-31"));
        assert_eq!(ends("2026t3"), pair("2026-09-01", "2026-12-31"));
        assert_eq!(ends("2026q1"), pair("2026-01-01", "2026-03-31"));
        for odd in
            ["2026q5", "2027-2026", "26", "2026x1", "2026-hosten", "åååå", "2026q127", "2026t32", "2026q+1"]
        {
            assert_eq!(named_period(odd), None, "{odd}");
        }
    }
}
