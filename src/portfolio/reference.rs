//! Resolves what stands where an activity is named: `id`, `year/id`, or the full key.

use crate::portfolio::{ActivityId, LinkFault, Portfolio};

/// What a reference names, or why it names nothing.
pub type Resolved = Result<ActivityId, LinkFault>;

/// The programme, the plan year and the id that a reference names, which stands in a file of this programme
/// and plan year; none when it has too many parts.
pub fn parts<'t>(
    programme: &'t str,
    year: Option<&'t str>,
    text: &'t str,
) -> Option<(&'t str, Option<&'t str>, &'t str)> {
    let mut parts = text.split('/');
    match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        (id, None, ..) => Some((programme, year, id)),
        (year, Some(id), None, _) => Some((programme, Some(year), id)),
        (programme, Some(year), Some(id), None) => Some((programme, Some(year), id)),
        _ => None,
    }
}

/// Resolves a reference that stands in a file of this programme and plan year. In files nothing is
/// guessed: `id` is of the own plan year, `year/id` of the own programme.
///
/// # Errors
/// When it names nothing.
pub fn resolve(portfolio: &Portfolio, programme: &str, year: Option<&str>, text: &str) -> Resolved {
    let (programme, year, id) = parts(programme, year, text).ok_or(LinkFault::NoActivity)?;
    let year = year.ok_or(LinkFault::NoYear)?;
    let programme = portfolio.programme(programme).ok_or(LinkFault::NoProgramme)?;
    match programme.year(year).filter(|y| y.exists) {
        Some(year) => year.by_id.get(id).copied().ok_or(LinkFault::NoActivity),
        None => {
            let named = crate::model::named_period(year);
            let oldest =
                programme.years.iter().filter(|y| y.exists).filter_map(|y| y.period).map(|p| p.from).min();
            match (named, oldest) {
                (Some(named), Some(oldest)) if named.from < oldest => Err(LinkFault::BeforeTheOldest),
                _ => Err(LinkFault::NoYear),
            }
        }
    }
}
