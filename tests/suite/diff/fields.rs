//! Operators that change what an activity holds.

use crate::diff::data::{Data, date, known_by, table, text, texts};
use crate::diff::seeds::{self, GOALS, NEEDS, ORGS, PEOPLE, REALISED};
use crate::diff::step::Step;
use crate::diff::version::Activity;

/// Changes something, or says that there is nothing to change.
pub(super) type Operator = fn(&mut Step<'_>) -> Option<()>;

pub(super) const FIELDS: &[(&str, Operator)] = &[
    ("title", |s| text_of(s, "title")),
    ("number", |s| text_of(s, "number")),
    ("benefit", |s| text_of(s, "benefit")),
    ("start", start),
    ("end", |s| end(s, false)),
    ("end decided", |s| end(s, true)),
    ("end taken away", end_taken_away),
    ("description", description),
    ("goal added", |s| goal(s, true, false)),
    ("goal added, decided", |s| goal(s, true, true)),
    ("goal removed", |s| goal(s, false, false)),
    ("another person", another_person),
    ("another lead", another_lead),
    ("one more responsible", one_more_responsible),
    ("milestone due", |s| milestone_due(s, false)),
    ("milestone due decided", |s| milestone_due(s, true)),
    ("milestone done", milestone_done),
    ("milestone added", milestone_added),
    ("milestone removed", milestone_removed),
    ("report added", report_added),
    ("report amended", report_amended),
    ("health swapped", health_swapped),
    ("realisation", realisation),
    ("legal", |s| legal(s, false)),
    ("legal decided", |s| legal(s, true)),
    ("link added", link_added),
    ("own field", own_field),
    ("own inner field", own_inner_field),
    ("finished", |s| status(s, &["ongoing", "paused"], "finished", Some("finished"), false)),
    ("cancelled", |s| status(s, &["planned", "ongoing", "paused"], "cancelled", Some("cancelled"), false)),
    ("cancelled, decided", |s| {
        status(s, &["planned", "ongoing", "paused"], "cancelled", Some("cancelled"), true)
    }),
    ("paused", |s| status(s, &["planned", "ongoing"], "paused", Some("paused"), false)),
    ("paused, decided", |s| status(s, &["planned", "ongoing"], "paused", Some("paused"), true)),
    ("resumed", |s| status(s, &["paused", "finished", "cancelled"], "ongoing", Some("resumed"), false)),
    ("rejected", |s| status(s, &["proposed"], "rejected", Some("rejected"), false)),
    ("begun", |s| status(s, &["planned"], "ongoing", None, false)),
    ("taken in by a decision of its kind", taken_in),
];

fn reference(activity: &Activity) -> String {
    format!("{}/{}", activity.year, activity.id)
}

fn text_of(s: &mut Step<'_>, field: &'static str) -> Option<()> {
    let uid = s.pick(field, |_| true)?;
    let n = s.next();
    s.change(uid, &[field], Some(text(format!("Nytt ord {n}"))));
    Some(())
}

fn start(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("start", |_| true)?;
    let n = s.next();
    s.change(uid, &["start"], Some(text(format!("2025-W{:02}", 1 + n % 52))));
    Some(())
}

/// An end that no activity has had. Protected where anything is.
fn end(s: &mut Step<'_>, decided: bool) -> Option<()> {
    let uid = s.pick("end", |a| !decided || a.programme == "styrda")?;
    let n = s.next();
    let value = date(format!("20{}-0{}-{:02}", 27 + n / 28 % 60, 1 + n % 9, 1 + n % 28));
    if decided {
        let name = reference(s.get(uid));
        s.decide(&name, "change", vec![("end", Some(value.clone()))]);
    }
    s.change(uid, &["end"], Some(value));
    Some(())
}

fn end_taken_away(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("end", |a| a.programme == "styrda" && a.data().get("end").is_some())?;
    let name = reference(s.get(uid));
    s.decide(&name, "change", vec![("end", None)]);
    s.change(uid, &["end"], None);
    Some(())
}

/// Another word in the middle of a long text.
fn description(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("description", |_| true)?;
    let n = s.next();
    let was = s.get(uid).data().word("description").to_owned();
    let old = was.split_whitespace().nth(6).expect("it is long").to_owned();
    s.change(uid, &["description"], Some(text(was.replace(&old, &format!("nyttord{n}")))));
    Some(())
}

fn goal(s: &mut Step<'_>, add: bool, decided: bool) -> Option<()> {
    let has = |a: &Activity| a.data().words("goals").len();
    let fits = |a: &Activity| if add { has(a) < GOALS.len() } else { has(a) > 0 };
    let uid = s.pick("goals", |a| fits(a) && (!decided || a.programme == "styrda"))?;
    let mut goals: Vec<String> = s.get(uid).data().words("goals").into_iter().map(String::from).collect();
    if add {
        let lacking: Vec<&str> = GOALS.into_iter().filter(|g| !goals.iter().any(|own| own == g)).collect();
        goals.push((*s.random.pick(&lacking)?).to_owned());
    } else {
        goals.remove(s.random.below(goals.len()));
    }
    let goals: Vec<&str> = goals.iter().map(String::as_str).collect();
    if decided {
        let name = reference(s.get(uid));
        s.decide(&name, "change", vec![("goals", Some(texts(goals.iter().copied())))]);
    }
    s.change_list(uid, "goals", &goals);
    Some(())
}

/// The only one that answers for an activity hands it over.
fn another_person(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("responsible", |a| a.data().entries("responsible").len() == 1)?;
    let old = s.get(uid).data().entries("responsible")[0].clone();
    let person = PEOPLE.into_iter().find(|p| *p != old.word("person"))?;
    let org = *s.random.pick(&ORGS)?;
    let new = table([("org", text(org)), ("person", text(person))]);
    s.change(uid, &["responsible", &known_by("responsible", &old)], None);
    s.change(uid, &["responsible", &known_by("responsible", &new)], Some(new));
    s.happened(uid, "new-owner");
    Some(())
}

/// Of two, the other one leads from now on.
fn another_lead(s: &mut Step<'_>) -> Option<()> {
    let leads = |a: &Activity| {
        let all = a.data().entries("responsible");
        all.len() == 2 && all.iter().filter(|r| r.get("lead").is_some()).count() == 1
    };
    let uid = s.pick("responsible", leads)?;
    for entry in s.get(uid).data().entries("responsible").to_vec() {
        let lead = if entry.get("lead").is_some() { None } else { Some(Data::Truth(true)) };
        s.change(uid, &["responsible", &known_by("responsible", &entry), "lead"], lead);
    }
    s.happened(uid, "new-owner");
    Some(())
}

/// One more, and nobody is said to lead: that is no new owner.
fn one_more_responsible(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("responsible", |a| a.data().entries("responsible").len() == 1)?;
    let new = table([("org", text("kommunen")), ("person", text("ceckar"))]);
    let name = known_by("responsible", &new);
    if s.get(uid).data().at(&["responsible", &name]).is_some() {
        return None;
    }
    s.change(uid, &["responsible", &name], Some(new));
    Some(())
}

fn milestone_due(s: &mut Step<'_>, decided: bool) -> Option<()> {
    let has = |a: &Activity| !a.data().entries("milestones").is_empty();
    let uid = s.pick("milestones", |a| has(a) && (!decided || a.programme == "styrda"))?;
    let n = s.next();
    let id = s.get(uid).data().entries("milestones")[0].word("id").to_owned();
    let due = text(format!("20{}-W{:02}", 27 + n / 52 % 60, 1 + n % 52));
    if decided {
        let name = reference(s.get(uid));
        s.decide(&name, "change", vec![(&format!("milestones.{id}.due"), Some(due.clone()))]);
    }
    s.change(uid, &["milestones", &id, "due"], Some(due));
    Some(())
}

fn milestone_done(s: &mut Step<'_>) -> Option<()> {
    let undone = |a: &Activity| a.data().entries("milestones").iter().any(|m| m.get("done").is_none());
    let uid = s.pick("milestones", undone)?;
    let all = s.get(uid).data().entries("milestones");
    let id = all.iter().find(|m| m.get("done").is_none())?.word("id").to_owned();
    s.change(uid, &["milestones", &id, "done"], Some(date("2026-05-20")));
    Some(())
}

fn milestone_added(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("milestones", |_| true)?;
    let n = s.next();
    let id = format!("s{n}");
    let new = table([("id", text(&id)), ("title", text(format!("Steg {n}"))), ("due", text("2026-10"))]);
    s.change(uid, &["milestones", &id], Some(new));
    Some(())
}

fn milestone_removed(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("milestones", |a| !a.data().entries("milestones").is_empty())?;
    let all = s.get(uid).data().entries("milestones");
    let id = all[all.len() - 1].word("id").to_owned();
    s.change(uid, &["milestones", &id], None);
    Some(())
}

fn report_added(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("reports", |_| true)?;
    let n = s.next();
    let day = format!("2026-{:02}-{:02}", 4 + n / 28 % 9, 1 + n % 28);
    let new = seeds::report(&day, ["green", "yellow", "red"][n % 3], n);
    let name = known_by("reports", &new);
    if s.get(uid).data().at(&["reports", &name]).is_some() {
        return None;
    }
    s.change(uid, &["reports", &name], Some(new));
    Some(())
}

fn first_report(a: &Activity) -> Option<&Data> {
    a.data().entries("reports").first()
}

fn report_amended(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("reports", |a| first_report(a).is_some())?;
    let n = s.next();
    let report = first_report(s.get(uid))?;
    let (name, light) = (known_by("reports", report), report.word("health").to_owned());
    let lights: Vec<&str> = ["green", "yellow", "red"].into_iter().filter(|l| **l != light).collect();
    s.change(uid, &["reports", &name, "text"], Some(text(format!("Läget var {n}"))));
    if s.random.chance(2) {
        let light = *s.random.pick(&lights)?;
        s.change(uid, &["reports", &name, "health"], Some(text(light)));
    }
    Some(())
}

/// Two activities exchange their lights: as many green, yellow and red ones as before.
fn health_swapped(s: &mut Step<'_>) -> Option<()> {
    let light = |a: &Activity| first_report(a).map_or(String::new(), |r| r.word("health").to_owned());
    let one = s.pick("reports", |a| first_report(a).is_some())?;
    let own = light(s.get(one));
    let other = s.pick("reports", |a| a.uid != one && first_report(a).is_some() && light(a) != own)?;
    let theirs = light(s.get(other));
    for (uid, to) in [(one, theirs), (other, own)] {
        let name = known_by("reports", first_report(s.get(uid))?);
        s.change(uid, &["reports", &name, "health"], Some(text(to)));
    }
    Some(())
}

fn realisation(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("realisation", |_| true)?;
    let entry = s.random.pick(s.new.activity(uid)?.data().entries("realisation"))?;
    let (name, state) = (known_by("realisation", entry), entry.word("state").to_owned());
    let at = REALISED.iter().position(|(id, _)| *id == state)?;
    s.change(uid, &["realisation", &name, "state"], Some(text(REALISED[(at + 1) % 3].0)));
    Some(())
}

/// The state of the legal assessment, or the whole assessment where there was none.
fn legal(s: &mut Step<'_>, decided: bool) -> Option<()> {
    let has = |a: &Activity| a.data().get("legal").is_some();
    let uid = s.pick("legal", |a| !decided || a.programme == "styrda" && has(a))?;
    let was = s.get(uid).data().at(&["legal", "state"]).is_some();
    let now = s.get(uid).data().at(&["legal"]).map_or("", |l| l.word("state")).to_owned();
    let state = ["not-started", "ongoing", "done", "not-relevant"].into_iter().find(|st| *st > &*now);
    let state = text(state.unwrap_or("done"));
    if decided {
        let name = reference(s.get(uid));
        s.decide(&name, "change", vec![("legal.state", Some(state.clone()))]);
    }
    if was {
        s.change(uid, &["legal", "state"], Some(state));
    } else {
        s.change(uid, &["legal"], Some(table([("state", state), ("basis", text("lagen"))])));
    }
    Some(())
}

fn link_added(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("links", |_| true)?;
    let n = s.next();
    let new = seeds::link(n);
    s.change(uid, &["links", &known_by("links", &new)], Some(new));
    Some(())
}

fn own_field(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("x", |_| true)?;
    let n = s.next();
    s.change(uid, &["x", "kod"], Some(text(format!("k{n}"))));
    Some(())
}

fn own_inner_field(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("x", |_| true)?;
    let n = s.next();
    let value = i64::try_from(n).expect("small");
    s.change(uid, &["x", "inre", "djup"], Some(Data::Whole(value)));
    Some(())
}

/// A change of status. Without a decision, only where none of the kind that it needs is there already.
fn status(
    s: &mut Step<'_>,
    from: &[&str],
    to: &'static str,
    event: Option<&'static str>,
    decided: bool,
) -> Option<()> {
    let version = s.new.clone();
    let kind = |a: &Activity| {
        let needs = NEEDS.iter().find(|(old, new, _)| *old == a.status() && *new == to);
        needs.map(|(.., kind)| *kind)
    };
    let fits = |a: &Activity| {
        let lacks = kind(a).is_none_or(|kind| version.about(a, kind).is_empty());
        from.contains(&a.status()) && if decided { a.programme == "styrda" } else { lacks }
    };
    let uid = s.pick("status", fits)?;
    if decided {
        let name = reference(s.get(uid));
        s.decide(&name, kind(s.get(uid)).unwrap_or("change"), vec![("status", Some(text(to)))]);
    }
    s.change(uid, &["status"], Some(text(to)));
    if let Some(event) = event {
        s.happened(uid, event);
    }
    Some(())
}

/// A decision to adopt covers the change from proposed to planned, whether or not it spells it out.
fn taken_in(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick("status", |a| a.programme == "styrda" && a.status() == "proposed")?;
    let name = reference(s.get(uid));
    s.decide(&name, "adopt", Vec::new());
    s.change(uid, &["status"], Some(text("planned")));
    Some(())
}
