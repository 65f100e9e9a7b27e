//! The traffic light of the latest status report (A57), with its age.

use crate::syntax::Node;
use crate::text::day::days_between;
use crate::text::{Day, parse_day};

/// A traffic light. Always shown with its word, never as a colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// According to plan.
    Green,
    /// Deviates; can be handled.
    Yellow,
    /// Deviates seriously; somebody must decide or act.
    Red,
}

impl Light {
    /// The word in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

/// What the latest report says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// The light; none when the report gives none.
    pub light: Option<Light>,
    /// The day of the report.
    pub date: Day,
    /// Days from the report to the day of judgement.
    pub age: i64,
}

/// The health in the latest report; none without reports that have a day.
pub fn latest_health(root: &Node, clock: Day) -> Option<Health> {
    let dated = |report: &Node| Some((parse_day(report.text("date")?.value).ok()?, light(report)));
    let (date, light) = root.list("reports").iter().filter_map(dated).max_by_key(|(date, _)| *date)?;
    Some(Health { light, date, age: days_between(date, clock) })
}

fn light(report: &Node) -> Option<Light> {
    match report.text("health")?.value {
        "green" => Some(Light::Green),
        "yellow" => Some(Light::Yellow),
        "red" => Some(Light::Red),
        _ => None,
    }
}
