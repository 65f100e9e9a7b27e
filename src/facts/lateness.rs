//! Late: derived from dates, never stored. A coarse time is late only after its last day.

use crate::syntax::Node;
use crate::text::day::days_between;
use crate::text::{Day, When, parse_when};

/// The next milestone that is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next<'a> {
    /// Its title, else its id.
    pub title: &'a str,
    /// When it is due, as written; a day, a coarser time, or words.
    pub due: Option<&'a str>,
    /// The days that may mean.
    pub when: Option<When>,
}

/// Something that should have been done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late<'a> {
    /// The milestone's title; none when it is the activity's own end.
    pub milestone: Option<&'a str>,
    /// Days since its last day.
    pub days: i64,
}

fn due(milestone: &Node) -> Option<When> {
    milestone.text("due").and_then(|t| parse_when(t.value).ok())
}

fn title(milestone: &Node) -> &str {
    milestone.text("title").or_else(|| milestone.text("id")).map_or("–", |t| t.value)
}

fn undone(root: &Node) -> impl Iterator<Item = &Node> {
    root.list("milestones").iter().filter(|m| m.get("done").is_none_or(|d| !d.says_something()))
}

/// The next milestone: the earliest due; those due in words only, last.
pub fn next_milestone(root: &Node) -> Option<Next<'_>> {
    let milestone = undone(root).min_by_key(|m| due(m).map_or((true, Day::MAX), |w| (false, w.to)))?;
    let words = milestone.text("due").or_else(|| milestone.text("due_text"));
    Some(Next { title: title(milestone), due: words.map(|t| t.value), when: due(milestone) })
}

/// What is most late on a day: the milestone longest overdue, else the activity's own end.
pub fn late(root: &Node, clock: Day) -> Option<Late<'_>> {
    let overdue =
        |milestone| due(milestone).filter(|w| w.to < clock).map(|w| (days_between(w.to, clock), milestone));
    if let Some((days, milestone)) = undone(root).filter_map(overdue).max_by_key(|(days, _)| *days) {
        return Some(Late { milestone: Some(title(milestone)), days });
    }
    let end = root.text("end").and_then(|t| parse_when(t.value).ok())?;
    let ended = root.get("ended").is_some_and(Node::says_something);
    (end.to < clock && !ended).then(|| Late { milestone: None, days: days_between(end.to, clock) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, read};
    use jiff::civil::date;

    #[test]
    fn coarse_times_are_late_after_their_last_day() {
        let doc = read(
            "milestones = [{ title = 'a', due = '2026-Q3' }, { title = 'b', due = 2026-08-01, done = 2026-08-02 }]",
            Format::Toml,
        );
        assert_eq!(late(&doc.root, date(2026, 9, 30)), None);
        assert_eq!(late(&doc.root, date(2026, 10, 2)), Some(Late { milestone: Some("a"), days: 2 }));
        assert_eq!(next_milestone(&doc.root).map(|n| n.title), Some("a"));
    }

    #[test]
    fn an_end_that_passed_is_late_until_ended() {
        let open = read("end = 2026-03-31", Format::Toml);
        assert_eq!(late(&open.root, date(2026, 4, 1)).map(|l| l.days), Some(1));
        let done = read("end = 2026-03-31\nended = 2026-03-01", Format::Toml);
        assert_eq!(late(&done.root, date(2026, 4, 1)), None);
    }
}
