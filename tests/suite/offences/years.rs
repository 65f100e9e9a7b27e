//! Offences from plan year to plan year.

use plan::syntax::rewrite::Datum;

use crate::offences::mutation::{Mutation, misspelt, text, texts};
use crate::offences::world::{Activity, World, Y2026, Y2027};
use crate::offences::{Operator, offence};

pub(super) const OPERATORS: &[Operator] = &[
    offence("an id is used again", &["reused-id"], reused_id),
    offence("an activity is dropped", &["dropped-activity"], dropped),
    offence("the chain names nothing", &["broken-chain"], broken_chain),
    offence("what had ended is carried", &["revived-activity"], revived),
    offence("a document holds no longer", &["lapsed-reference"], lapsed_document),
];

/// The activities of 2027 that were carried there.
fn carried(world: &World) -> impl Iterator<Item = Activity<'_>> {
    world.activities(Y2027).into_iter().filter(|a| a.node.get("carried_from").is_some())
}

fn before(activity: &Activity<'_>) -> String {
    format!("{Y2026}{}", activity.id)
}

fn reused_id(world: &World) -> Vec<Mutation> {
    carried(world).map(|a| Mutation::default().remove(a.file, "carried_from")).collect()
}

fn dropped(world: &World) -> Vec<Mutation> {
    carried(world).map(|a| Mutation::default().gone(a.file).at(&before(&a), "")).collect()
}

fn broken_chain(world: &World) -> Vec<Mutation> {
    let wrong = |a: Activity<'_>| {
        let Datum::Text(id) = misspelt(a.id) else { return None };
        Some(Mutation::default().set(a.file, "carried_from", texts(&[&format!("2026/{id}")])))
    };
    carried(world).filter_map(wrong).collect()
}

fn revived(world: &World) -> Vec<Mutation> {
    carried(world)
        .map(|a| {
            let ended = ["finished", "cancelled", "rejected"][a.id.len() % 3];
            Mutation::default().set(&before(&a), "status", text(ended)).at(a.file, "carried_from")
        })
        .collect()
}

fn lapsed_document(world: &World) -> Vec<Mutation> {
    let obeys = |a: Activity<'_>| Mutation::default().append(a.file, "governed_by", text("rus-2014"));
    world.both_years().into_iter().map(obeys).collect()
}
