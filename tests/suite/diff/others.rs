//! Operators on files that are no activities, and those that change nothing at all.

use crate::diff::data::{Data, Look, text};
use crate::diff::fields::Operator;
use crate::diff::seeds::{GOALS, ORGS, PEOPLE};
use crate::diff::step::{Step, mark};
use crate::diff::version::PROGRAMMES;

pub(super) const OTHERS: &[(&str, Operator)] = &[
    ("severity of a constraint", severity),
    ("name of an actor", actor),
    ("name of a person", person),
    ("name of a goal", goal),
    ("purpose of a plan year", purpose),
    ("meeting held", meeting),
    ("other format", other_format),
    ("other order", |s| look(s, |l| l.reversed = !l.reversed)),
    ("other comments", |s| look(s, |l| l.comments = (l.comments + 1) % 3)),
    ("other line ends", |s| look(s, |l| l.crlf = !l.crlf)),
    ("other spelling", |s| {
        look(s, |l| {
            l.headings = !l.headings;
            l.quoted_days = !l.quoted_days;
            l.blank_lines = !l.blank_lines;
        })
    }),
];

/// Changes a field of a file that nobody has touched yet.
fn put(s: &mut Step<'_>, stem: &str, path: &[&str], value: Data) -> Option<()> {
    if s.is_touched(stem, path[0]) {
        return None;
    }
    s.change_file(stem, path, Some(value));
    Some(())
}

fn severity(s: &mut Step<'_>) -> Option<()> {
    let stem = ["schema/governance/fri", "schema/governance/styrd"][s.random.below(2)];
    let now = s.new.files[stem].data.at(&["constraints", "mal-anges"])?.word("severity").to_owned();
    let to = if now == "note" { "warning" } else { "note" };
    put(s, stem, &["constraints", "mal-anges", "severity"], text(to))
}

fn actor(s: &mut Step<'_>) -> Option<()> {
    let (n, id) = (s.next(), ORGS[s.random.below(3)]);
    put(s, "schema/actors", &["actors", id, "name"], text(format!("Organisationen {n}")))
}

fn person(s: &mut Step<'_>) -> Option<()> {
    let (n, id) = (s.next(), PEOPLE[s.random.below(3)]);
    put(s, "schema/people", &["people", id, "name"], text(format!("Person {n}")))
}

fn goal(s: &mut Step<'_>) -> Option<()> {
    let (n, id, of) = (s.next(), GOALS[s.random.below(4)], PROGRAMMES[s.random.below(2)]);
    put(s, &format!("plans/{of}/programme"), &["goals", id, "name"], text(format!("Målet {n}")))
}

fn purpose(s: &mut Step<'_>) -> Option<()> {
    let (n, of) = (s.next(), PROGRAMMES[s.random.below(2)]);
    put(s, &format!("plans/{of}/2026/plan"), &["purpose"], text(format!("Syfte {n}")))
}

/// A meeting that decided something about an activity, and changed nothing in it.
fn meeting(s: &mut Step<'_>) -> Option<()> {
    let uid =
        s.pick("status", |a| a.programme == "styrda" && a.year == "2026" && a.status() != "proposed")?;
    let name = format!("2026/{}", s.get(uid).id);
    // A matter about something that is not there is a matter all the same.
    let name = if s.random.chance(2) { name } else { "2026/finns-inte".to_owned() };
    s.decide(&name, "adopt", Vec::new());
    Some(())
}

fn other_format(s: &mut Step<'_>) -> Option<()> {
    if s.random.chance(2) {
        let uid = s.pick("id", |_| true)?;
        s.touch(&mark(uid), "id");
        let look = &mut s.new.activity_mut(uid).file.look;
        look.other_format = !look.other_format;
    } else {
        let stems: Vec<String> = s.new.files.keys().cloned().collect();
        let stem = s.random.pick(&stems)?;
        let look = &mut s.new.files.get_mut(stem).expect("it is there").look;
        look.other_format = !look.other_format;
    }
    Some(())
}

/// Every third file is written in another way.
fn look(s: &mut Step<'_>, change: impl Fn(&mut Look)) -> Option<()> {
    let first = s.random.below(3);
    let meeting = |stem: &str| stem.contains("/meetings/");
    // The order of a meeting's matters is the order in which they were decided.
    let files = s.new.files.iter_mut().filter(|(stem, _)| !meeting(stem)).map(|(_, file)| file);
    let all = s.new.activities.iter_mut().map(|a| &mut a.file).chain(files);
    all.skip(first).step_by(3).for_each(|file| change(&mut file.look));
    Some(())
}
