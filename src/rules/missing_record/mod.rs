//! `missing-record`: something that should be on record by now is not: an adoption, priorities, a
//! follow-up, an evaluation, an activity list.

mod evaluation;

use crate::diag::{Findings, Severity};
use crate::facts::{Decision, adopted_on};
use crate::model::{Constraint, Subject};
use crate::rules::{Check, Context, Item, Page, Rule, Scope};
use crate::syntax::shape::{Field, Kind, Vocabulary};
use crate::text::{Text, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "missing-record",
    scope: Scope::Item,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "Något som ska vara dokumenterat är det inte",
        "Something that should be on record is not",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Item {
        run,
        subjects: &[Subject::Programme, Subject::PlanYear],
        parameters: PARAMETERS,
        needs: &["record"],
        always: None,
    },
};

/// What can be on record.
static RECORDS: &[&str] = &["adoption", "priorities", "follow-up", "evaluation", "activity-list"];

static PARAMETERS: &[Field] = &[
    Field::new("record", "uppgift", "record", Kind::Word(Vocabulary::Fixed(RECORDS))),
    Field::new("level", "nivå", "level", Kind::Word(Vocabulary::Fixed(crate::model::format::LEVELS))),
];

fn run(cx: &Context<'_>, constraint: &Constraint, item: &Item<'_>, out: &mut Findings) {
    if !item.complete {
        return;
    }
    let mut missing = |message: Text, help: Text, gist: &'static Words| {
        out.push(item.finding(cx, RULE.name, constraint, item.head, message).gist(gist.text()).help(help));
    };
    let year = item.year.map_or("", |y| &*y.name);
    match constraint.param("record") {
        Some("adoption") if !is_adopted(cx, item) => match item.subject {
            Subject::Programme => {
                missing(NOT_ADOPTED.with([(&*item.programme.name).into()]), ADOPTED_HELP.text(), &ADOPTION)
            }
            _ => missing(YEAR_NOT_ADOPTED.with([year.into()]), YEAR_ADOPTED_HELP.text(), &ADOPTION),
        },
        Some("activity-list") if item.year.is_some_and(|y| y.activities.is_empty()) => {
            let help = LIST_HELP.with([(&*item.programme.id).into(), year.into()]);
            missing(NO_LIST.with([year.into()]), help, &LIST);
        }
        Some("priorities") => {
            for (id, name) in bodies(constraint, item).filter(|(id, _)| !has_priorities(cx, item, id)) {
                let help = PRIORITIES_HELP.with([(&*item.programme.id).into(), id.into()]);
                missing(NO_PRIORITIES.with([name.into(), year.into()]), help, &PRIORITIES);
            }
        }
        Some("follow-up") if item.year.and_then(|y| y.period).is_some_and(|p| p.to < cx.today()) => {
            let given = |id: &str| {
                item.node.list("follow_ups").iter().any(|f| f.text("to").is_some_and(|t| t.value == id))
            };
            for (id, name) in bodies(constraint, item).filter(|(id, _)| !given(id)) {
                missing(
                    NO_FOLLOW_UP.with([name.into(), year.into()]),
                    FOLLOW_UP_HELP.with([id.into()]),
                    &FOLLOW_UP,
                );
            }
        }
        Some("evaluation") => evaluation::judge(cx, constraint, item, out),
        _ => {}
    }
}

/// The bodies of the constraint's level that are in force in the year: id and name.
fn bodies<'a>(constraint: &Constraint, item: &Item<'a>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let level = constraint.param("level").map(str::to_owned);
    let period = item.year.and_then(|y| y.period);
    let wanted = move |b: &&'a crate::model::Body| {
        level.as_deref().is_none_or(|l| b.level.as_deref() == Some(l)) && b.force.covers(period)
    };
    item.model.bodies.iter().filter(wanted).map(|b| (&*b.id.value, &*b.name))
}

/// Whether it shows who has adopted the programme or the plan of the year. A plan that names a matter alone is
/// adopted when that counts as a decision.
fn is_adopted(cx: &Context<'_>, item: &Item<'_>) -> bool {
    let stated = item.node.get("adopted").filter(|n| n.says_something());
    match (item.subject, item.year) {
        (Subject::PlanYear, Some(year)) => {
            stated.is_some_and(|s| ["by", "date", "dnr"].into_iter().any(|name| s.says(name)))
                || adopted_on(cx.portfolio, cx.facts, item.programme, year).is_some()
        }
        _ => {
            let adopts = |d: &Decision| &*d.category == "adopt" && is_of(cx, item, d) && d.year.is_none();
            stated.is_some() || cx.facts.decisions_of_none().any(adopts)
        }
    }
}

/// Whether a body has decided on the priorities of the plan year, by the year that the decision is about.
fn has_priorities(cx: &Context<'_>, item: &Item<'_>, body: &str) -> bool {
    let is_of_year = |d: &Decision| {
        let year = cx.facts.matter(d.matter).year(cx.portfolio);
        year.map(|y| &*y.name) == item.year.map(|y| &*y.name)
    };
    let decides = |d: &Decision| {
        &*d.category == "prioritise" && &*d.body == body && is_of(cx, item, d) && is_of_year(d)
    };
    cx.facts.decisions.iter().any(decides)
}

fn is_of(cx: &Context<'_>, item: &Item<'_>, decision: &Decision) -> bool {
    cx.portfolio.programmes[decision.programme].id == item.programme.id
}

static ADOPTION: Words = Words::new("Antagande saknas", "No adoption on record");
static NOT_ADOPTED: Words =
    Words::new("Det framgår inte vem som har antagit {0}", "It does not show who has adopted {0}");
static ADOPTED_HELP: Words = Words::new(
    "lägg till en post i `adopted` med `party`, `body` och `date`",
    "add an entry to `adopted` with `party`, `body` and `date`",
);
static YEAR_NOT_ADOPTED: Words = Words::new(
    "Det framgår inte vem som har antagit planen för {0}",
    "It does not show who has adopted the plan of {0}",
);
static YEAR_ADOPTED_HELP: Words =
    Words::new("lägg till `adopted` med `by` och `date`", "add `adopted` with `by` and `date`");
static LIST: Words = Words::new("Aktivitetslistan är tom", "The activity list is empty");
static NO_LIST: Words = Words::new("Aktivitetslistan för {0} är tom", "The activity list of {0} is empty");
static LIST_HELP: Words = Words::new(
    "lägg aktiviteterna i `plans/{0}/{1}/`, en fil för varje",
    "put the activities in `plans/{0}/{1}/`, one file each",
);
static PRIORITIES: Words =
    Words::new("Beslut om årets prioriteringar saknas", "No decision on the year's priorities");
static NO_PRIORITIES: Words = Words::new(
    "{0} har inte beslutat om prioriteringar för {1}",
    "{0} has not decided on priorities for {1}",
);
static PRIORITIES_HELP: Words = Words::new(
    "lägg in beslutet som ett ärende i mötets fil, `plans/{0}/meetings/ÅÅÅÅ-MM-DD-{1}`",
    "put the decision as a matter in the meeting's file, `plans/{0}/meetings/YYYY-MM-DD-{1}`",
);
static FOLLOW_UP: Words = Words::new("Årlig uppföljning saknas", "No yearly follow-up on record");
static NO_FOLLOW_UP: Words = Words::new(
    "{0} har inte fått någon uppföljning av planåret {1}",
    "{0} has not been given a follow-up of the plan year {1}",
);
static FOLLOW_UP_HELP: Words = Words::new(
    "lägg till en post i `follow_ups` med `to` = \"{0}\" och `date`",
    "add an entry to `follow_ups` with `to` = \"{0}\" and `date`",
);
