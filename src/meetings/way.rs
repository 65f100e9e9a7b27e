//! The way of a next step: which bodies must handle it and why, what has been done, and what is left.

use crate::facts::{Facts, MatterId, Part, Standing, Stop, Traits, Why, category, is_terminal, route};
use crate::meetings::Row;
use crate::meetings::row::{activity_label, body_label, labelled};
use crate::model::{Model, Transition};
use crate::portfolio::{ActivityId, Portfolio, Programme};
use crate::syntax::shape::{Kind, Vocabulary};
use crate::text::{Day, Label, Period};

/// The ways of the next steps of an activity or a matter.
#[derive(Debug)]
pub struct Way {
    /// The day of judgement.
    pub today: Day,
    /// The activity or the matter: its full key and title.
    pub about: Label,
    /// Whether it is an activity.
    pub is_activity: bool,
    /// Its programme's id.
    pub programme: String,
    /// The status of the activity.
    pub state: Option<Label>,
    /// Whether the activity has ended for good.
    pub ended: bool,
    /// The domains that it touches.
    pub domains: Vec<Label>,
    /// Whether nobody can tell the way, since no domain is stated.
    pub lacks_domains: bool,
    /// What could be stated: the domains of the governance model, by id.
    pub known_domains: Vec<String>,
    /// The kinds of decision of the governance model, by id.
    pub known_kinds: Vec<String>,
    /// The next steps that need a decision.
    pub steps: Vec<WayStep>,
}

/// A next step that needs a decision.
#[derive(Debug)]
pub struct WayStep {
    /// The kind of decision; any when none.
    pub kind: Option<Label>,
    /// The states that it leads to.
    pub to: Vec<Label>,
    /// The line of the governance model that asks for the decision: path and line.
    pub law: Option<(String, usize)>,
    /// The bodies on its way: those that prepare first, then those that decide.
    pub stops: Vec<WayStop>,
}

/// A body on the way.
#[derive(Debug)]
pub struct WayStop {
    /// The body.
    pub body: Label,
    /// Its level.
    pub level: Option<String>,
    /// What it does.
    pub part: Part,
    /// Whether the case must have been there.
    pub must: bool,
    /// Why it stands here.
    pub why: Vec<Why>,
    /// When the case was or will be there, by date.
    pub visits: Vec<Row>,
    /// How far it has come here.
    pub progress: Progress,
}

/// How far a case has come with a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The body has done its part.
    Done,
    /// The case is on its agenda.
    Coming,
    /// Nothing has been done.
    Left,
    /// Nothing needs to be done, since others have done it or are about to.
    NotNeeded,
}

/// The ways of the next steps of an activity: those that the governance model's changes of state need a
/// decision for, or of one kind of decision.
pub fn way_of_activity(portfolio: &Portfolio, facts: &Facts, id: ActivityId, kind: Option<&str>) -> Way {
    let activity = portfolio.activity(id);
    let programme = &portfolio.programmes[activity.programme];
    let period = programme.years[activity.year].period;
    let status = portfolio.root(activity.source).text("status").map(|t| t.value);
    let traits = Traits::of_activity(portfolio, id);
    let mut way = base((portfolio, facts.today), programme, activity_label(portfolio, id), &traits, period);
    way.is_activity = true;
    way.state = status.map(|s| word(portfolio, programme, Vocabulary::States, s));
    way.ended = category(portfolio, activity).is_some_and(is_terminal);
    let Some(model) = portfolio.model_of(programme) else { return way };
    let from_here = |t: &&Transition| {
        t.force.covers(period) && t.from.iter().any(|s| Some(&*s.value) == status) && t.needs.is_some()
    };
    let transitions: Vec<&Transition> = model.transitions.iter().filter(from_here).collect();
    let mut kinds: Vec<&str> = match kind {
        Some(kind) => vec![kind],
        None => transitions.iter().filter_map(|t| t.needs.as_deref()).collect(),
    };
    let mut seen: Vec<&str> = Vec::new();
    kinds.retain(|kind| {
        !seen.contains(kind) && {
            seen.push(kind);
            true
        }
    });
    for kind in kinds {
        let own: Vec<&&Transition> =
            transitions.iter().filter(|t| t.needs.as_deref() == Some(kind)).collect();
        let stops = route(model, period, &traits, Some(kind));
        let cases = cases_of(portfolio, facts, id, kind, !own.is_empty());
        let ways =
            cases.iter().map(|case| with_visits(portfolio, facts, programme, &stops, case, Some(kind)));
        // A step that a change of state asks for is done once; any other may be taken again.
        let begun =
            ways.rev().find(|stops| !own.is_empty() || stops.iter().any(|s| s.progress == Progress::Left));
        let stops =
            begun.unwrap_or_else(|| with_visits(portfolio, facts, programme, &stops, &[], Some(kind)));
        let to = own.iter().filter_map(|t| t.to.as_ref());
        way.steps.push(WayStep {
            kind: Some(word(portfolio, programme, Vocabulary::DecisionKinds, kind)),
            to: to.map(|s| word(portfolio, programme, Vocabulary::States, &s.value)).collect(),
            law: own.first().map(|t| line(portfolio, model, t)),
            stops,
        });
    }
    way
}

/// The way of a matter's case, for the kind of decision that it asks for or another one.
pub fn way_of_matter(portfolio: &Portfolio, facts: &Facts, id: MatterId, kind: Option<&str>) -> Way {
    let matter = facts.matter(id);
    let programme = &portfolio.programmes[matter.programme];
    let period = matter.year(portfolio).and_then(|y| y.period);
    let traits = Traits::of_case(portfolio, facts, id);
    let node = matter.node(portfolio);
    let title: Option<Box<str>> = node.text("title").map(|t| t.value.into());
    let about = Label { id: matter.key.as_str().into(), sv: title.clone(), en: title };
    let mut way = base((portfolio, facts.today), programme, about, &traits, period);
    let Some(model) = portfolio.model_of(programme) else { return way };
    let kind = kind.or_else(|| node.text("decides").map(|t| t.value));
    let stops = route(model, period, &traits, kind);
    way.steps.push(WayStep {
        kind: kind.map(|k| word(portfolio, programme, Vocabulary::DecisionKinds, k)),
        to: Vec::new(),
        law: None,
        stops: with_visits(portfolio, facts, programme, &stops, facts.cases.of(id), kind),
    });
    way
}

fn base(
    (portfolio, today): (&Portfolio, Day),
    programme: &Programme,
    about: Label,
    traits: &Traits,
    period: Option<Period>,
) -> Way {
    let model = portfolio.model_of(programme);
    let ids = |vocabulary| {
        let words = model.map_or(&[][..], |m| m.vocabulary(vocabulary));
        words.iter().filter(|w| w.force.covers(period)).map(|w| w.id.value.to_string()).collect()
    };
    let by_domain = model.is_some_and(|m| {
        let handles = |level: Option<&str>| matches!(level, Some("strategic" | "tactical"));
        m.bodies
            .iter()
            .any(|b| b.force.covers(period) && handles(b.level.as_deref()) && !b.domains.is_empty())
    });
    Way {
        today,
        about,
        is_activity: false,
        programme: programme.id.to_string(),
        state: None,
        ended: false,
        domains: traits.domains.iter().map(|d| word(portfolio, programme, Vocabulary::Domains, d)).collect(),
        lacks_domains: by_domain && traits.domains.is_empty(),
        known_domains: ids(Vocabulary::Domains),
        known_kinds: ids(Vocabulary::DecisionKinds),
        steps: Vec::new(),
    }
}

fn word(portfolio: &Portfolio, programme: &Programme, vocabulary: Vocabulary, id: &str) -> Label {
    labelled(portfolio, programme, &Kind::Word(vocabulary), id)
}

fn line(portfolio: &Portfolio, model: &Model, transition: &Transition) -> (String, usize) {
    let source = &portfolio.file(model.source).source;
    (source.path.to_string(), source.position(transition.span.start).line)
}

/// The cases with a matter that asks for a kind of decision on an activity, by the day of their last
/// meeting. Of a change of status are those that set it, or set nothing of the activity.
fn cases_of<'f>(
    portfolio: &Portfolio,
    facts: &'f Facts,
    id: ActivityId,
    kind: &str,
    of_status: bool,
) -> Vec<&'f [MatterId]> {
    let asks = |id: &&MatterId| {
        let node = facts.matter(**id).node(portfolio);
        let mut fields = node.list("sets").iter().filter_map(|set| set.text("field")).peekable();
        let is_of_status = fields.peek().is_none() || fields.any(|f| f.value == "status");
        node.text("decides").is_some_and(|t| t.value == kind) && (!of_status || is_of_status)
    };
    let mut cases: Vec<&[MatterId]> = Vec::new();
    for matter in facts.matters_of(id).iter().filter(asks) {
        let case = facts.cases.of(*matter);
        if !cases.contains(&case) {
            cases.push(case);
        }
    }
    cases.sort_by_key(|case| case.last().and_then(|id| facts.matter(*id).date));
    cases
}

/// The stops of a route with what a case has been through.
fn with_visits(
    portfolio: &Portfolio,
    facts: &Facts,
    programme: &Programme,
    stops: &[Stop<'_>],
    case: &[MatterId],
    kind: Option<&str>,
) -> Vec<WayStop> {
    let stop = |stop: &Stop<'_>| {
        let here = case.iter().filter(|id| *facts.matter(**id).body == *stop.body.id.value);
        let visits: Vec<Row> = here.map(|id| Row::of(portfolio, facts, *id)).collect();
        WayStop {
            body: body_label(portfolio, programme, &stop.body.id.value),
            level: stop.body.level.as_deref().map(str::to_owned),
            part: stop.part,
            must: stop.is_must(),
            why: stop.why.clone(),
            progress: progress(stop.part, &visits, kind),
            visits,
        }
    };
    let mut all: Vec<WayStop> = stops.iter().map(stop).collect();
    let is = |part: Part, is: &dyn Fn(Progress) -> bool| all.iter().any(|s| s.part == part && is(s.progress));
    // One of those that may decide is enough, and what is decided needs no more preparing.
    let chosen = is(Part::MayDecide, &|p| p != Progress::Left);
    let decided = !is(Part::Decides, &|p| p != Progress::Done)
        && all
            .iter()
            .any(|s| matches!(s.part, Part::Decides | Part::MayDecide) && s.progress == Progress::Done);
    // Whoever must take part but need not be the one that decides has done so once it has been there.
    for stop in all.iter_mut().filter(|s| s.must && s.part == Part::MayDecide && chosen) {
        let been = stop.visits.iter().any(|row| row.standing != Standing::Open && !row.returns);
        stop.progress = if been { Progress::Done } else { stop.progress };
    }
    for stop in all.iter_mut().filter(|s| s.progress == Progress::Left) {
        let spared = match stop.part {
            Part::MayDecide => chosen && !stop.must,
            Part::Prepares => decided && !stop.must,
            Part::Decides | Part::IsInformed => false,
        };
        if spared {
            stop.progress = Progress::NotNeeded;
        }
    }
    all
}

fn progress(part: Part, visits: &[Row], kind: Option<&str>) -> Progress {
    let is_done = |row: &Row| match part {
        Part::Decides | Part::MayDecide => {
            row.standing == Standing::Counts
                && kind.is_none_or(|kind| row.kind.as_ref().is_some_and(|k| *k.id == *kind))
        }
        Part::Prepares => row.standing != Standing::Open && !row.returns,
        Part::IsInformed => row.standing != Standing::Open,
    };
    if visits.iter().any(is_done) {
        Progress::Done
    } else if visits.iter().any(|row| row.standing == Standing::Open) {
        Progress::Coming
    } else {
        Progress::Left
    }
}
