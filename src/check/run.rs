//! The ordered run of all rules over a portfolio.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::check::{Honour, Judged, Report, items, waivers};
use crate::diag::{Finding, Findings, SetBy, Severity};
use crate::facts::Facts;
use crate::model::{Constraint, Model, Subject};
use crate::portfolio::{ActivityId, Place, Portfolio, Programme};
use crate::rules::{Check, Comparison, Context, Item, RULES, Sheet, judge_texts, rule};
use crate::sharing::WORTH_SHARING;
use crate::text::{Period, SourceId};

/// So many files one thread judges at once.
const AT_ONCE: usize = 64;

/// Severities set on the command line, by name of rule or constraint.
pub type Levels = Vec<(String, Severity)>;

/// Runs every rule over a portfolio.
pub fn check(portfolio: &Portfolio, facts: &Facts, levels: &Levels) -> Report {
    check_honouring(portfolio, facts, levels, &Honour::All)
}

/// As [`check`], where not every waiver need silence anything.
pub fn check_honouring(portfolio: &Portfolio, facts: &Facts, levels: &Levels, honour: &Honour) -> Report {
    check_some(portfolio, facts, levels, honour, &|_| true, None)
}

/// What some rules about changes find in one, each at its own severity.
pub(super) fn about_change(change: &Comparison<'_>, wanted: &dyn Fn(&str) -> bool) -> Vec<Judged> {
    let mut findings = Findings::new();
    run_on_change(change, wanted, &mut findings);
    cite_law(&change.head, &mut findings);
    findings.into_iter().map(|f| judge(f, &Levels::new())).collect()
}

fn run_on_change(change: &Comparison<'_>, wanted: &dyn Fn(&str) -> bool, findings: &mut Findings) {
    for rule in RULES.iter().filter(|rule| wanted(rule.name)) {
        if let Check::Change(check) = rule.check {
            check(change, findings);
        }
    }
}

/// As [`check_honouring`]; what looks at a single file is asked only about some, by their numbers, and rules
/// about changes only if there is one.
pub(super) fn check_some(
    portfolio: &Portfolio,
    facts: &Facts,
    levels: &Levels,
    honour: &Honour,
    wanted: &(dyn Fn(usize) -> bool + Sync),
    change: Option<&Comparison<'_>>,
) -> Report {
    let cx = Context { portfolio, facts, rules: RULES };
    let law = Law::gather(portfolio);
    let mut findings = run(&cx, &law, wanted);
    if let Some(change) = change {
        run_on_change(change, &|_| true, &mut findings);
    }
    cite_law(&cx, &mut findings);
    let mut judged: Vec<Judged> = findings.into_iter().map(|f| judge(f, levels)).collect();
    sort(&mut judged);
    let (mut judged, waived, mut about_waivers) = waivers::apply(&cx, judged, honour);
    if !about_waivers.is_empty() {
        cite_law(&cx, &mut about_waivers);
        judged.extend(about_waivers.into_iter().map(|f| judge(f, levels)));
        sort(&mut judged);
    }
    Report {
        findings: judged,
        waived,
        files: portfolio.files.iter().filter(|f| !matches!(f.place, Place::Stray(_))).count(),
        not_judged: portfolio.models.iter().map(|m| m.unusable).sum(),
        without_law: law.without,
        compared: None,
    }
}

/// A constraint with the rule that it applies.
type Applied<'a> = (&'a Constraint, fn(&Context<'_>, &Constraint, &Item<'_>, &mut Findings));

/// The constraints in force, by programme and plan year, so that nobody looks for them per activity.
struct Law<'a> {
    /// For each programme and year: constraints of activities and of their reports.
    years: Vec<Vec<Vec<Applied<'a>>>>,
    without: Vec<String>,
}

impl<'a> Law<'a> {
    fn gather(portfolio: &'a Portfolio) -> Self {
        let mut without = Vec::new();
        let mut years = Vec::with_capacity(portfolio.programmes.len());
        for programme in &portfolio.programmes {
            let model = portfolio.model_of(programme);
            let mut of_programme = Vec::with_capacity(programme.years.len());
            for year in &programme.years {
                if model.is_none_or(|m| !m.in_force(year.period)) {
                    without.push(format!("{}/{}", programme.id, year.name));
                }
                let in_force = |c: &&Constraint| c.force.covers(year.period);
                let of_activities =
                    |c: &&Constraint| matches!(c.of, Some(Subject::Activity | Subject::Report));
                let constraints = model.map_or(&[][..], |m| &m.constraints);
                of_programme.push(
                    constraints.iter().filter(in_force).filter(of_activities).filter_map(apply).collect(),
                );
            }
            years.push(of_programme);
        }
        Self { years, without }
    }
}

/// The rule of a constraint, if it is one that constraints can apply to what this one judges.
fn apply(constraint: &Constraint) -> Option<Applied<'_>> {
    let rule = rule(&constraint.rule.value)?;
    let Check::Item { run, subjects, .. } = rule.check else { return None };
    let fits = subjects.is_empty() || constraint.of.is_some_and(|of| subjects.contains(&of));
    fits.then_some((constraint, run))
}

/// The functions of the rules that are of one sort.
fn checks<F>(of: impl Fn(Check) -> Option<F>) -> Vec<F> {
    RULES.iter().filter_map(|rule| of(rule.check)).collect()
}

fn run(cx: &Context<'_>, law: &Law<'_>, wanted: &(dyn Fn(usize) -> bool + Sync)) -> Findings {
    let mut activity_of: Vec<Option<ActivityId>> = vec![None; cx.portfolio.files.len()];
    for (index, activity) in cx.portfolio.activities.iter().enumerate() {
        activity_of[activity.source.0 as usize] = Some(ActivityId::at(index));
    }
    let of_files = checks(|check| match check {
        Check::File(run) | Check::Item { always: Some(run), .. } => Some(run),
        _ => None,
    });
    let of_sheets = checks(|check| if let Check::Sheet(run) = check { Some(run) } else { None });
    // All that looks at one file looks at it in one go, while its tree is at hand.
    let files = |index: usize, out: &mut Findings| {
        if !wanted(index) {
            return;
        }
        let file = &cx.portfolio.files[index];
        let id = SourceId::at(index);
        of_files.iter().for_each(|check| check(cx, id, file, out));
        if let Some(sheet) = Sheet::of(cx, id, file) {
            of_sheets.iter().for_each(|check| check(cx, &sheet, out));
            judge_texts(&sheet, out);
        }
        if let Some(activity) = activity_of[index] {
            judge_activity(cx, law, activity, out);
        }
    };
    let programmes = &cx.portfolio.programmes;
    let judged: Vec<_> = programmes.iter().filter_map(|p| Some((p, cx.portfolio.model_of(p)?))).collect();
    let programme = |index: usize, out: &mut Findings| {
        let (programme, model) = judged[index];
        judge_programme(cx, programme, model, out);
    };
    let whole = checks(|check| if let Check::Whole(run) = check { Some(run) } else { None });
    let whole_portfolio = |index: usize, out: &mut Findings| whole[index](cx, out);
    let mut findings = Findings::new();
    if cx.portfolio.files.len() < WORTH_SHARING {
        (0..cx.portfolio.files.len()).for_each(|index| files(index, &mut findings));
        (0..judged.len()).for_each(|index| programme(index, &mut findings));
        (0..whole.len()).for_each(|index| whole_portfolio(index, &mut findings));
        return findings;
    }
    // The few large pieces first, so that nobody waits for one at the end.
    let (large, small) = rayon::join(
        || rayon::join(|| over(judged.len(), 1, &programme), || over(whole.len(), 1, &whole_portfolio)),
        || over(cx.portfolio.files.len(), AT_ONCE, &files),
    );
    [small, large.0, large.1].into_iter().flatten().collect()
}

/// Calls a function for every index, on several threads, each taking at least so many at once.
fn over(count: usize, at_once: usize, each: &(impl Fn(usize, &mut Findings) + Sync)) -> Findings {
    let fold = |mut out: Findings, index| {
        each(index, &mut out);
        out
    };
    let parts: Vec<Findings> =
        (0..count).into_par_iter().with_min_len(at_once).fold(Findings::new, fold).collect();
    parts.into_iter().flatten().collect()
}

fn judge_activity(cx: &Context<'_>, law: &Law<'_>, id: ActivityId, out: &mut Findings) {
    let activity = cx.portfolio.activity(id);
    let Some(model) = cx.portfolio.model_of(&cx.portfolio.programmes[activity.programme]) else { return };
    let item = items::activity(cx.portfolio, model, id);
    for (constraint, run) in &law.years[activity.programme][activity.year] {
        if constraint.of == Some(Subject::Activity) {
            if item.meets(cx, &constraint.when) {
                run(cx, constraint, &item, out);
            }
        } else {
            for report in items::reports(&item).filter(|r| r.meets(cx, &constraint.when)) {
                run(cx, constraint, &report, out);
            }
        }
    }
}

/// What constraints say of all that belongs to a programme besides activities.
fn judge_programme(cx: &Context<'_>, programme: &Programme, model: &Model, out: &mut Findings) {
    let constraints: Vec<Applied<'_>> = model.constraints.iter().filter_map(apply).collect();
    // A programme that has no plan year yet is judged by the law of its first day.
    let own = programme.from.map(|from| Period { from, to: programme.to.unwrap_or(from) });
    for item in items::of_programme(cx.portfolio, cx.facts, programme, model) {
        let period = item.year.map_or(own, |y| y.period);
        for (constraint, run) in &constraints {
            if constraint.of == Some(item.subject)
                && constraint.force.covers(period)
                && item.meets(cx, &constraint.when)
            {
                run(cx, constraint, &item, out);
            }
        }
    }
}

/// A constraint may name an always-rule to give it a reason or another severity.
fn cite_law(cx: &Context<'_>, findings: &mut Findings) {
    let named: HashMap<(&str, &str), &Constraint> = cx
        .portfolio
        .models
        .iter()
        .flat_map(|m| m.constraints.iter().map(move |c| ((&*m.id, &*c.rule.value), c)))
        .filter(|((_, name), _)| rule(name).is_some_and(|r| !matches!(r.check, Check::Item { .. })))
        .collect();
    if named.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|f| f.law.is_none()) {
        let file = cx.portfolio.file(finding.place.source);
        let programme = file.place.programme().and_then(|id| cx.portfolio.programme(id));
        let Some(model) = programme.and_then(|p| cx.portfolio.model_of(p)) else { continue };
        let period = match cx.year_of(file) {
            Some(year) => year.period,
            None => programme.and_then(crate::facts::newest_year).and_then(|y| y.period),
        };
        if let Some(constraint) = named.get(&(&*model.id, finding.rule)).filter(|c| c.force.covers(period)) {
            finding.law = Some(constraint.law.clone());
        }
    }
}

/// The severity of a finding: the command line's, else the constraint's, else the rule's.
fn judge(finding: Finding, levels: &Levels) -> Judged {
    let constraint = finding.law.as_ref().map(|l| &*l.constraint);
    let named =
        levels.iter().rev().find(|(name, _)| name == finding.rule || Some(name.as_str()) == constraint);
    let by_law = finding.law.as_ref().and_then(|l| l.severity);
    let (severity, set_by) = match (named, by_law) {
        (Some((_, severity)), _) => (*severity, SetBy::CommandLine),
        (None, Some(severity)) => (severity, SetBy::Constraint),
        (None, None) => {
            let own = rule(finding.rule).map(|r| r.severity_of(finding.case));
            (own.unwrap_or(Severity::Error), SetBy::Rule)
        }
    };
    Judged { finding, severity, set_by }
}

/// Sources are numbered in path order, so the source orders by path.
fn sort(findings: &mut [Judged]) {
    findings.sort_by(|a, b| {
        let key = |j: &Judged| (j.finding.place.source, j.finding.place.span, j.finding.rule);
        let law = |j: &Judged| j.finding.law.as_ref().map(|l| (l.model.clone(), l.constraint.clone()));
        key(a).cmp(&key(b)).then_with(|| law(a).cmp(&law(b)))
    });
}
