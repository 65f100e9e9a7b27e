//! Resolves what stands where an activity is named: `id`, `year/id`, or the full key.

use crate::portfolio::{ActivityId, LinkFault, Portfolio};

/// What a reference names, or why it names nothing.
pub type Resolved = Result<ActivityId, LinkFault>;

/// Resolves a reference that stands in a file of this programme and plan year. In files nothing is
/// guessed: `id` is of the own plan year, `year/id` of the own programme.
///
/// # Errors
/// When it names nothing.
pub fn resolve(portfolio: &Portfolio, programme: &str, year: Option<&str>, text: &str) -> Resolved {
    let parts: Vec<&str> = text.split('/').collect();
    let (programme, year, id) = match parts[..] {
        [id] => (programme, year.ok_or(LinkFault::NoYear)?, id),
        [year, id] => (programme, year, id),
        [programme, year, id] => (programme, year, id),
        _ => return Err(LinkFault::NoActivity),
    };
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
