//! When activities report: on which days of the year or how often, and which kinds of activity do.

use crate::model::{ModelFault, ModelFaultKind as Kind, owned};
use crate::syntax::Node;
use crate::text::{Span, parse_day};

/// When reports are due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// On these days of every year: month and day.
    Days(Vec<(i8, i8)>),
    /// So many days after the one before.
    Every(i64),
}

/// The reporting plan of a model.
#[derive(Debug)]
pub struct Reporting {
    /// The kinds of activity that report; all do when it is empty.
    kinds: Vec<Box<str>>,
    /// For all kinds that have no rhythm of their own.
    general: Rhythm,
    /// For some kinds.
    by_kind: Vec<(Vec<Box<str>>, Rhythm)>,
}

/// The tertials, by which most regions report.
const TERTIALS: [(i8, i8); 3] = [(4, 30), (8, 31), (12, 31)];

impl Reporting {
    /// The plan in a model's file, with what is wrong with it.
    pub(super) fn read(root: &Node, faults: &mut Vec<ModelFault>) -> Self {
        let tertials = || Rhythm::Days(TERTIALS.to_vec());
        let Some(node) = root.get("reporting") else {
            return Self { kinds: Vec::new(), general: tertials(), by_kind: Vec::new() };
        };
        let general = rhythm(node, faults).unwrap_or_else(tertials);
        let mut by_kind: Vec<(Vec<Box<str>>, Rhythm)> = Vec::new();
        let mut named: Vec<(&str, Span)> = Vec::new();
        for entry in node.list("by_kind") {
            for kind in entry.texts("kinds") {
                match named.iter().find(|(name, _)| *name == kind.value) {
                    Some((_, first)) => {
                        let fault = Kind::ReportsTwice(kind.value.into(), *first);
                        faults.push(ModelFault { span: kind.span, kind: fault });
                    }
                    None => named.push((kind.value, kind.span)),
                }
            }
            let rhythm = rhythm(entry, faults).unwrap_or_else(|| general.clone());
            by_kind.push((owned(entry, "kinds"), rhythm));
        }
        Self { kinds: owned(node, "kinds"), general, by_kind }
    }

    /// When an activity of a kind reports; none when it does not. One whose kind nobody has given does, so
    /// that leaving it out frees nobody.
    pub fn rhythm(&self, kind: Option<&str>) -> Option<&Rhythm> {
        let has = |kinds: &[Box<str>], kind: &str| kinds.iter().any(|k| **k == *kind);
        let Some(kind) = kind else { return Some(&self.general) };
        let own = self.by_kind.iter().find(|(kinds, _)| has(kinds, kind)).map(|(_, rhythm)| rhythm);
        own.or_else(|| (self.kinds.is_empty() || has(&self.kinds, kind)).then_some(&self.general))
    }
}

/// The rhythm that a table states; none when it states none.
fn rhythm(node: &Node, faults: &mut Vec<ModelFault>) -> Option<Rhythm> {
    let mut fault = |span, kind| faults.push(ModelFault { span, kind });
    let mut days = Vec::new();
    for text in node.texts("dates") {
        // 29 February exists in some years: judged in one that has it.
        match parse_day(&format!("2024-{}", text.value)) {
            Ok(day) => days.push((day.month(), day.day())),
            Err(_) => fault(text.span, Kind::BadReportingDay(text.value.into())),
        }
    }
    let has_days = node.get("dates").is_some_and(Node::says_something);
    let interval = node.text("interval");
    if let Some(text) = interval {
        let number = text.value.parse::<i64>().ok();
        if has_days {
            fault(text.span, Kind::TwoRhythms);
        } else if let Some(number) = number {
            if number > 0 {
                return Some(Rhythm::Every(number));
            }
            fault(text.span, Kind::BadInterval(text.value.into()));
        }
    }
    // What is given and cannot be used asks for nothing.
    (has_days || interval.is_some()).then_some(Rhythm::Days(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, read};

    fn reporting(text: &str) -> (Reporting, Vec<Kind>) {
        let mut faults = Vec::new();
        let reporting = Reporting::read(&read(text, Format::Toml).root, &mut faults);
        (reporting, faults.into_iter().map(|f| f.kind).collect())
    }

    #[test]
    fn a_kind_has_its_own_rhythm_the_general_one_or_none() {
        let (reporting, faults) = reporting(
            "[reporting]\nkinds = ['a', 'b']\ndates = ['06-30']\nby_kind = [{ kinds = ['b'], interval = 90 }, { kinds = ['c'], dates = ['02-29'] }]\n",
        );
        assert_eq!(faults, []);
        let days = |month, day| Some(Rhythm::Days(vec![(month, day)]));
        assert_eq!(reporting.rhythm(Some("a")).cloned(), days(6, 30));
        assert_eq!(reporting.rhythm(None).cloned(), days(6, 30));
        assert_eq!(reporting.rhythm(Some("b")).cloned(), Some(Rhythm::Every(90)));
        assert_eq!(reporting.rhythm(Some("c")).cloned(), days(2, 29));
        assert_eq!(reporting.rhythm(Some("d")), None);
    }

    #[test]
    fn without_days_the_tertials_hold() {
        for text in ["", "[reporting]\nkinds = ['a']\n", "[reporting]\ndates = []\n"] {
            let (reporting, faults) = reporting(text);
            assert_eq!(faults, []);
            assert_eq!(reporting.rhythm(Some("a")), Some(&Rhythm::Days(TERTIALS.to_vec())));
        }
    }

    #[test]
    fn what_cannot_be_used_is_a_fault_and_asks_for_nothing() {
        let faults = |text: &str| reporting(text).1;
        assert_eq!(faults("reporting = { dates = ['04-31'] }"), [Kind::BadReportingDay("04-31".into())]);
        assert_eq!(faults("reporting = { interval = 0 }"), [Kind::BadInterval("0".into())]);
        assert_eq!(faults("reporting = { interval = 30, dates = ['04-30'] }"), [Kind::TwoRhythms]);
        let twice = "reporting = { by_kind = [{ kinds = ['a'], interval = 1 }, { kinds = ['a'] }] }";
        assert!(matches!(&faults(twice)[..], [Kind::ReportsTwice(kind, _)] if **kind == *"a"));
        let (unusable, _) = reporting("reporting = { interval = 0 }");
        assert_eq!(unusable.rhythm(None), Some(&Rhythm::Days(Vec::new())));
    }
}
