//! Offences in meetings: decisions that nobody may take, that lack their support or are not applied.

use plan::syntax::rewrite::Datum;

use crate::offences::mutation::{Mutation, misspelt, text, texts};
use crate::offences::world::{Matter, TODAY, World, says};
use crate::offences::{Operator, offence};

pub(super) const OPERATORS: &[Operator] = &[
    offence("a body is misspelt", &["unknown-reference"], misspelt_body),
    offence("a matter continues nothing", &["unknown-reference"], continues_nothing),
    offence("the decision is dropped", &["missing-decision"], dropped_decision),
    offence("the body may not decide it", &["decision-without-mandate"], without_mandate),
    offence("nobody is consulted", &["missing-consultation"], nobody_consulted),
    offence("the body consults itself", &["self-consultation"], consults_itself),
    offence("nobody took the initiative", &["missing-initiative"], nobody_initiated),
    offence("the outcome does not fit the type", &["outcome-unfit"], unfit_outcome),
    offence("the outcome is not recorded", &["unrecorded-outcome"], no_outcome),
    offence("what was decided is not done", &["unapplied-decision"], not_applied),
    offence("school without its chief group", &["unrouted-matter"], school_alone),
    offence("two domains, one chief group", &["unrouted-matter"], two_domains),
    offence("it affects all and is decided below", &["unrouted-matter"], decided_below),
    offence("money without an initiation", &["forbidden-field"], money),
];

fn each<'w>(
    matters: impl IntoIterator<Item = Matter<'w>>,
    offend: impl Fn(&Matter<'w>) -> Option<Mutation>,
) -> Vec<Mutation> {
    matters.into_iter().filter_map(|matter| offend(&matter)).collect()
}

/// The decisions of a kind.
fn deciding<'w>(world: &'w World, kind: &'static str) -> impl Iterator<Item = Matter<'w>> {
    world.decisions().into_iter().filter(move |m| says(m.node, "decides") == Some(kind))
}

/// The decisions about activities.
fn about_activities(world: &World) -> impl Iterator<Item = Matter<'_>> {
    world.decisions().into_iter().filter(|m| m.activity().is_some())
}

fn misspelt_body(world: &World) -> Vec<Mutation> {
    each(world.matters(), |m| {
        let body = says(m.node.list("consulted").first()?, "body")?;
        Some(Mutation::default().set(m.file, &m.at("consulted.0.body"), misspelt(body)))
    })
}

fn continues_nothing(world: &World) -> Vec<Mutation> {
    each(world.decisions(), |m| {
        Some(Mutation::default().set(m.file, &m.at("continues"), text("2026-06-30-au#7")))
    })
}

fn dropped_decision(world: &World) -> Vec<Mutation> {
    each(deciding(world, "adopt").filter(Matter::is_alone), |m| {
        Some(Mutation::default().remove(m.file, &m.path).at(&m.activity()?, ""))
    })
}

/// Kinds that belong to the other level.
fn without_mandate(world: &World) -> Vec<Mutation> {
    each(world.decisions(), |m| {
        let kind = if m.body == "au" { "prioritise" } else { "assess" };
        Some(Mutation::default().set(m.file, &m.at("decides"), text(kind)).at(m.file, &m.path))
    })
}

fn nobody_consulted(world: &World) -> Vec<Mutation> {
    each(world.decisions().into_iter().filter(Matter::is_alone), |m| {
        Some(Mutation::default().remove(m.file, &m.at("consulted")))
    })
}

fn consults_itself(world: &World) -> Vec<Mutation> {
    each(world.decisions().into_iter().filter(Matter::is_alone), |m| {
        let own = Datum::Table(vec![("body".to_owned(), text(m.body))]);
        Some(Mutation::default().set(m.file, &m.at("consulted"), Datum::List(vec![own])))
    })
}

fn nobody_initiated(world: &World) -> Vec<Mutation> {
    let matters = deciding(world, "adopt").chain(deciding(world, "change")).filter(Matter::is_alone);
    each(matters, |m| Some(Mutation::default().remove(m.file, &m.at("initiated_by"))))
}

fn unfit_outcome(world: &World) -> Vec<Mutation> {
    each(world.matters(), |m| {
        let outcome = match says(m.node, "outcome")? {
            "noted" | "direction-given" => "approved",
            _ => "noted",
        };
        Some(Mutation::default().set(m.file, &m.at("outcome"), text(outcome)).at(m.file, &m.path))
    })
}

fn no_outcome(world: &World) -> Vec<Mutation> {
    let long_ago = |m: &Matter<'_>| !m.file.contains(&TODAY[..4]) && m.is_alone();
    each(world.decisions().into_iter().filter(long_ago), |m| {
        Some(Mutation::default().remove(m.file, &m.at("outcome")))
    })
}

/// The activity says something else than the decision about its end.
fn not_applied(world: &World) -> Vec<Mutation> {
    each(about_activities(world).filter(Matter::is_alone), |m| {
        let activity = m.activity()?;
        m.node.list("sets").iter().find(|set| says(set, "field") == Some("end"))?;
        Some(Mutation::default().set(&activity, "end", text("2029-03")).at(m.file, &m.path))
    })
}

/// The decisions of social matters, by those who may take them.
fn social(world: &World) -> impl Iterator<Item = Matter<'_>> {
    about_activities(world).filter(|m| m.body != "cg-skola" && m.is_alone())
}

fn school_alone(world: &World) -> Vec<Mutation> {
    each(social(world), |m| {
        let school = || texts(&["elevhalsa"]);
        Some(Mutation::default().set(&m.activity()?, "domains", school()).at(m.file, &m.path))
    })
}

fn two_domains(world: &World) -> Vec<Mutation> {
    each(social(world), |m| {
        let both = texts(&["social", "skola"]);
        Some(Mutation::default().set(m.file, &m.at("domains"), both).at(m.file, &m.path))
    })
}

fn decided_below(world: &World) -> Vec<Mutation> {
    each(social(world).filter(|m| m.body == "au"), |m| {
        let affects = Mutation::default().set(&m.activity()?, "affects_organisations", Datum::Bool(true));
        Some(affects.at(m.file, &m.path))
    })
}

/// In the programme under the other model: money in activities, and in matters that initiate nothing.
fn money(world: &World) -> Vec<Mutation> {
    let activities = world.activities("plans/digitalt/2027/").into_iter();
    let planned = activities.map(|a| Mutation::default().set(a.file, "budget", Datum::Integer(400_000)));
    let matters = world.matters_in("plans/digitalt/meetings/");
    let decided = each(matters, |m| {
        let change = Mutation::default();
        Some(match m.node.get("budget") {
            Some(_) => change.set(m.file, &m.at("decides"), text("adopt")).at(m.file, &m.path),
            None => {
                let amount = vec![("amount".to_owned(), Datum::Integer(400_000))];
                change.set(m.file, &m.at("budget"), Datum::Table(amount))
            }
        })
    });
    planned.chain(decided).collect()
}
