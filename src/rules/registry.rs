//! The ids that a reference may name, and what a name written in their place means.

use crate::model::{Item, Register as ModelRegister};
use crate::portfolio::File;
use crate::rules::Context;
use crate::syntax::Node;
use crate::syntax::shape::Register;
use crate::text::Words;
use crate::text::collate::folded;

/// What looking up an id gave.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lookup {
    /// The id exists.
    Known,
    /// It is a name or another name of this id.
    NameOf(String),
    /// Nothing has this id or name.
    Unknown,
    /// The register could not be read whole, so nobody can tell.
    Unsure,
}

/// The ids of a register that a file may name.
pub(super) fn ids(cx: &Context<'_>, file: &File, register: Register) -> Vec<String> {
    let registers = &cx.portfolio.registers;
    let own = |all: &mut dyn Iterator<Item = &str>| all.map(str::to_owned).collect::<Vec<_>>();
    match register {
        Register::Actor => own(&mut registers.actors.ids()),
        Register::Person => own(&mut registers.people.ids()),
        Register::Document => own(&mut registers.documents.ids()),
        Register::Programme => own(&mut cx.portfolio.programmes.iter().map(|p| &*p.id)),
        Register::Model => own(&mut cx.portfolio.models.iter().map(|m| &*m.id)),
        Register::Body => own(&mut cx.models_of(file).iter().flat_map(|m| &m.bodies).map(|b| &*b.id.value)),
        Register::Party => match parties(cx, file) {
            Some(parties) => own(&mut parties.into_iter()),
            None => own(&mut registers.actors.ids()),
        },
        Register::Activity => {
            cx.year_of(file).map(|y| own(&mut y.by_id.keys().map(|k| &**k))).unwrap_or_default()
        }
        Register::Goal | Register::Need | Register::Opportunity | Register::Principle | Register::Area => {
            entries(cx, file, register)
                .iter()
                .filter_map(|e| e.text("id"))
                .map(|t| t.value.to_owned())
                .collect()
        }
        Register::Matter => Vec::new(),
    }
}

/// Looks an id up.
pub(super) fn look_up(cx: &Context<'_>, file: &File, register: Register, id: &str) -> Lookup {
    let registers = &cx.portfolio.registers;
    match register {
        Register::Actor => in_register(&registers.actors, id),
        Register::Person => in_register(&registers.people, id),
        Register::Document => in_register(&registers.documents, id),
        Register::Party => match parties(cx, file) {
            Some(parties) if parties.contains(&id) => Lookup::Known,
            Some(parties) => match in_register(&registers.actors, id) {
                Lookup::NameOf(actor) if parties.contains(&actor.as_str()) => Lookup::NameOf(actor),
                Lookup::Unsure => Lookup::Unsure,
                _ => Lookup::Unknown,
            },
            None => in_register(&registers.actors, id),
        },
        Register::Goal | Register::Need | Register::Opportunity | Register::Principle | Register::Area => {
            let Some(programme) = cx.programme_of(file) else { return Lookup::Unsure };
            let whole = programme.source.is_some_and(|s| cx.portfolio.file(s).complete);
            let entries = entries(cx, file, register);
            if entries.iter().any(|e| e.text("id").is_some_and(|t| t.value == id)) {
                return Lookup::Known;
            }
            match entries.iter().find(|e| is_named(e, id)).and_then(|e| e.text("id")) {
                Some(found) => Lookup::NameOf(found.value.to_owned()),
                None if whole => Lookup::Unknown,
                None => Lookup::Unsure,
            }
        }
        Register::Programme => known(cx.portfolio.programme(id).is_some()),
        Register::Model => known(cx.portfolio.model(id).is_some()),
        Register::Body => {
            let bodies = || cx.models_of(file).iter().flat_map(|m| &m.bodies);
            if bodies().any(|b| *b.id.value == *id) {
                return Lookup::Known;
            }
            let wanted = folded(id);
            match bodies().find(|b| folded(&b.name) == wanted) {
                Some(body) => Lookup::NameOf(body.id.value.to_string()),
                None if cx.law_is_whole(file) => Lookup::Unknown,
                None => Lookup::Unsure,
            }
        }
        Register::Activity | Register::Matter => Lookup::Unsure,
    }
}

/// What a reader calls the things of a register, and where they are defined.
#[derive(Debug)]
pub(super) struct Nouns {
    /// One of them.
    pub one: &'static Words,
    /// All of them, in the definite form.
    pub all: &'static Words,
    /// Where they are defined.
    pub place: &'static Words,
}

/// The nouns of a register.
pub(super) fn words(register: Register) -> Nouns {
    match register {
        Register::Actor => Nouns { one: &ACTOR, all: &ACTORS, place: &IN_ACTORS },
        Register::Person => Nouns { one: &PERSON, all: &PERSONS, place: &IN_PEOPLE },
        Register::Document => Nouns { one: &DOCUMENT, all: &DOCUMENTS, place: &IN_DOCUMENTS },
        Register::Goal => Nouns { one: &GOAL, all: &GOALS, place: &IN_PROGRAMME },
        Register::Need => Nouns { one: &NEED, all: &NEEDS, place: &IN_PROGRAMME },
        Register::Opportunity => Nouns { one: &OPPORTUNITY, all: &OPPORTUNITYS, place: &IN_PROGRAMME },
        Register::Principle => Nouns { one: &PRINCIPLE, all: &PRINCIPLES, place: &IN_PROGRAMME },
        Register::Area => Nouns { one: &AREA, all: &AREAS, place: &IN_PROGRAMME },
        Register::Party => Nouns { one: &PARTY, all: &PARTYS, place: &IN_PROGRAMME },
        Register::Activity => Nouns { one: &ACTIVITY, all: &ACTIVITYS, place: &IN_PLANS },
        Register::Programme => Nouns { one: &PROGRAMME, all: &PROGRAMMES, place: &IN_PLANS },
        Register::Model => Nouns { one: &MODEL, all: &MODELS, place: &IN_GOVERNANCE },
        Register::Matter => Nouns { one: &MATTER, all: &MATTERS, place: &IN_MEETINGS },
        Register::Body => Nouns { one: &BODY, all: &BODYS, place: &IN_GOVERNANCE },
    }
}

fn known(is: bool) -> Lookup {
    if is { Lookup::Known } else { Lookup::Unknown }
}

fn in_register<T: Item>(register: &ModelRegister<T>, id: &str) -> Lookup {
    if register.get(id).is_some() {
        return Lookup::Known;
    }
    match register.named(id) {
        Some(item) => Lookup::NameOf(item.id().to_owned()),
        None if register.complete => Lookup::Unknown,
        None => Lookup::Unsure,
    }
}

fn is_named(entry: &Node, name: &str) -> bool {
    let wanted = folded(name);
    let names = entry.text("name").into_iter().chain(entry.texts("aliases"));
    names.into_iter().any(|n| folded(n.value) == wanted)
}

fn entries<'a>(cx: &Context<'a>, file: &File, register: Register) -> &'a [Node] {
    let list = match register {
        Register::Goal => "goals",
        Register::Need => "needs",
        Register::Opportunity => "opportunities",
        Register::Principle => "principles",
        _ => "areas",
    };
    let source = cx.programme_of(file).and_then(|p| p.source);
    source.map_or(&[], |s| cx.portfolio.root(s).list(list))
}

fn parties<'a>(cx: &Context<'a>, file: &File) -> Option<Vec<&'a str>> {
    cx.portfolio.parties_of(cx.programme_of(file)?)
}

static ACTOR: Words = Words::new("en aktör", "an actor");
static PERSON: Words = Words::new("en person", "a person");
static DOCUMENT: Words = Words::new("ett dokument", "a document");
static GOAL: Words = Words::new("ett mål", "a goal");
static NEED: Words = Words::new("ett behov", "a need");
static OPPORTUNITY: Words = Words::new("en möjlighet", "an opportunity");
static PRINCIPLE: Words = Words::new("en princip", "a principle");
static AREA: Words = Words::new("ett samordningsområde", "a coordination area");
static PARTY: Words = Words::new("en part", "a party");
static ACTIVITY: Words = Words::new("en aktivitet", "an activity");
static PROGRAMME: Words = Words::new("ett program", "a programme");
static MODEL: Words = Words::new("en styrmodell", "a governance model");
static MATTER: Words = Words::new("ett ärende", "a matter");
static BODY: Words = Words::new("ett organ", "a body");
static IN_ACTORS: Words = Words::new("schema/actors", "schema/actors");
static IN_PEOPLE: Words = Words::new("schema/people", "schema/people");
static IN_DOCUMENTS: Words = Words::new("schema/documents", "schema/documents");
static IN_PROGRAMME: Words = Words::new("programmets fil", "the programme's file");
static IN_PLANS: Words = Words::new("mappen plans", "the folder plans");
static IN_GOVERNANCE: Words = Words::new("schema/governance", "schema/governance");
static IN_MEETINGS: Words = Words::new("programmets möten", "the programme's meetings");
static ACTORS: Words = Words::new("aktörerna", "actors");
static PERSONS: Words = Words::new("personerna", "persons");
static DOCUMENTS: Words = Words::new("dokumenten", "documents");
static GOALS: Words = Words::new("målen", "goals");
static NEEDS: Words = Words::new("behoven", "needs");
static OPPORTUNITYS: Words = Words::new("möjligheterna", "opportunities");
static PRINCIPLES: Words = Words::new("principerna", "principles");
static AREAS: Words = Words::new("samordningsområdena", "coordination areas");
static PARTYS: Words = Words::new("parterna", "parties");
static ACTIVITYS: Words = Words::new("aktiviteterna", "activities");
static PROGRAMMES: Words = Words::new("programmen", "programmes");
static MODELS: Words = Words::new("styrmodellerna", "governance models");
static MATTERS: Words = Words::new("ärendena", "matters");
static BODYS: Words = Words::new("organen", "bodies");
