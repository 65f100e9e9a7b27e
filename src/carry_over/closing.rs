//! Closing a plan year, once nothing is left hanging in it, and opening it again.

use crate::facts::{category, is_terminal};
use crate::portfolio::format::PLAN_YEAR;
use crate::portfolio::{PlanYear, Portfolio, Programme};
use crate::syntax::Format;
use crate::syntax::rewrite::{Datum, Edit, Step, rewrite};
use crate::text::Day;

/// What is written of a closing.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The day.
    pub date: Day,
    /// Who closed it.
    pub by: Option<String>,
    /// The diary number.
    pub dnr: Option<String>,
}

/// The keys of activities that have neither ended nor gone on in a later plan year.
pub fn hanging(portfolio: &Portfolio, year: &PlanYear) -> Vec<String> {
    let hangs = |id: &&crate::portfolio::ActivityId| {
        let activity = portfolio.activity(**id);
        activity.successors.is_empty() && !category(portfolio, activity).is_some_and(is_terminal)
    };
    year.activities.iter().filter(hangs).map(|id| portfolio.activity(*id).key.to_string()).collect()
}

/// The path and the new text of a plan year's own file: closed, or open again when there is no closing.
///
/// # Errors
/// The lines that cannot be changed safely.
pub fn closed(
    portfolio: &Portfolio,
    programme: &Programme,
    year: &PlanYear,
    closing: Option<&Closing>,
) -> Result<(String, String), (usize, usize)> {
    let path = vec![Step::Field("closed".to_owned())];
    let edit = match closing {
        None => Edit::Remove { path, with_comment: false },
        Some(closing) => {
            let text = |value: &Option<String>| value.clone().map(Datum::Text);
            let fields = [
                ("date", Some(Datum::Date(closing.date.to_string()))),
                ("by", text(&closing.by)),
                ("dnr", text(&closing.dnr)),
            ];
            let given = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
            Edit::Set { path, value: Datum::Table(given.collect()) }
        }
    };
    let (path, text, format) = match year.source.map(|source| portfolio.file(source)) {
        Some(file) => {
            (file.source.path.to_string(), file.source.text.clone(), file.format.unwrap_or(Format::Toml))
        }
        None => {
            let path = format!("plans/{}/{}/plan.toml", programme.id, year.name);
            let head = programme.name.replace(['\r', '\n'], " ");
            (path, format!("# {head} {}.\n", year.name), Format::Toml)
        }
    };
    let made = rewrite(&text, format, &PLAN_YEAR, &[edit]).map_err(|cannot| cannot.lines)?;
    Ok((path, made.text))
}
