//! Operators that make, unmake, rename, join and divide activities.

use crate::diff::data::{Data, text, texts};
use crate::diff::fields::Operator;
use crate::diff::seeds;
use crate::diff::step::{Step, mark};
use crate::diff::version::{Activity, PROGRAMMES, YEARS};

pub(super) const WHOLES: &[(&str, Operator)] = &[
    ("added", added),
    ("added by a decision", added_by_decision),
    ("removed", removed),
    ("title of a removed one", title_of_a_removed_one),
    ("number moved", number_moved),
    ("renamed", renamed),
    ("renamed back", renamed_back),
    ("renamed, and the old id given to another", renamed_and_reused),
    ("two ids exchanged", exchanged),
    ("merged into a new one", merged_into_a_new_one),
    ("merged into one of them", merged_into_one_of_them),
    ("carried", carried),
    ("carried under another id", carried_under_another_id),
    ("carried into two", split),
    ("carried into one", joined),
    ("an id of the year before", id_of_the_year_before),
];

fn is_of(a: &Activity, year: &str) -> bool {
    a.year == year
}

fn place(s: &mut Step<'_>) -> (&'static str, &'static str) {
    (PROGRAMMES[s.random.below(2)], YEARS[s.random.below(2)])
}

/// Data for another activity.
fn fresh(s: &mut Step<'_>) -> Data {
    let n = s.next();
    seeds::activity(s.random, n)
}

fn fresh_id(s: &mut Step<'_>) -> String {
    // Before or after the others in the alphabet.
    let n = s.next();
    format!("{}{n}", if s.random.chance(2) { "b" } else { "z" })
}

fn added(s: &mut Step<'_>) -> Option<()> {
    let ((programme, year), data, id) = (place(s), fresh(s), fresh_id(s));
    s.add(programme, year, id, data, "new");
    Some(())
}

/// Adopted after its plan year was.
fn added_by_decision(s: &mut Step<'_>) -> Option<()> {
    let (data, id) = (fresh(s), fresh_id(s));
    s.decide(&format!("2026/{id}"), "adopt", Vec::new());
    s.add("styrda", "2026", id, data, "added");
    Some(())
}

/// Whether others say that they were carried from an activity.
fn has_successors(s: &Step<'_>, uid: usize) -> bool {
    !s.new.successors(uid).is_empty()
}

fn loose(s: &mut Step<'_>, fits: impl Fn(&Activity) -> bool) -> Option<usize> {
    let uid = s.pick_whole(fits)?;
    (!has_successors(s, uid) && s.new.activities.len() > 3).then_some(uid)
}

fn removed(s: &mut Step<'_>) -> Option<()> {
    let uid = loose(s, |_| true)?;
    s.remove(uid, "removed");
    Some(())
}

/// One goes, and another with all that it held comes in the same year, under another id.
fn title_of_a_removed_one(s: &mut Step<'_>) -> Option<()> {
    let uid = loose(s, |a| a.data().get("carried_from").is_none())?;
    let gone = s.remove(uid, "removed");
    let id = fresh_id(s);
    let mut data = gone.data().clone();
    data.put(&["formerly"], None);
    s.add(gone.programme, gone.year, id, data, "new");
    Some(())
}

/// What is printed in front of one title stands in front of another.
fn number_moved(s: &mut Step<'_>) -> Option<()> {
    let one = s.pick("number", |a| a.data().get("number").is_some())?;
    let other = s.pick("number", |a| a.uid != one)?;
    let number = s.get(one).data().get("number").cloned();
    s.change(one, &["number"], None);
    s.change(other, &["number"], number);
    Some(())
}

/// Links and matters keep the old name: it goes on resolving.
fn renamed(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick_whole(|_| true)?;
    let id = fresh_id(s);
    s.rename(uid, &id);
    Some(())
}

fn renamed_back(s: &mut Step<'_>) -> Option<()> {
    let taken: Vec<String> = s.new.activities.iter().map(Activity::key).collect();
    let back = |a: &Activity| {
        let first = a.data().words("formerly").first().map(|id| (*id).to_owned());
        first.filter(|id| !taken.contains(&format!("{}/{}/{id}", a.programme, a.year)))
    };
    let uid = s.pick_whole(|a| back(a).is_some_and(|id| id != a.id))?;
    let id = back(s.get(uid))?;
    s.rename(uid, &id);
    Some(())
}

/// The old id of a renamed one begins another life; maybe as something carried over.
fn renamed_and_reused(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick_whole(|_| true)?;
    if has_successors(s, uid) {
        return None;
    }
    let (id, before) = (fresh_id(s), s.get(uid).clone());
    s.rename(uid, &id);
    let mut data = fresh(s);
    let from: Vec<String> =
        s.new.of_year(before.programme, "2025").into_iter().map(|a| a.id.clone()).collect();
    let from = s.random.pick(&from).filter(|_| before.year == "2026").cloned();
    let event = match from {
        Some(from) => {
            data.put(&["carried_from"], Some(texts([format!("2025/{from}")])));
            "carried"
        }
        None => "new",
    };
    // The same file, with another meaning.
    s.add(before.programme, before.year, before.id, data, event);
    s.log.is_tangled = true;
    Some(())
}

fn exchanged(s: &mut Step<'_>) -> Option<()> {
    let is_named_once = |a: &Activity| a.data().get("formerly").is_none();
    let one = s.pick_whole(is_named_once)?;
    let (programme, year) = (s.get(one).programme, s.get(one).year);
    let fits = |a: &Activity| a.uid != one && a.programme == programme && a.year == year;
    let other = s.pick_whole(|a| fits(a) && is_named_once(a))?;
    if has_successors(s, one) || has_successors(s, other) {
        return None;
    }
    let (id, of_other) = (s.get(one).id.clone(), s.get(other).id.clone());
    s.rename(one, &of_other);
    s.rename(other, &id);
    s.log.is_tangled = true;
    Some(())
}

/// Two of one year, the one with the first key first.
fn two(s: &mut Step<'_>) -> Option<(usize, usize)> {
    let one = s.pick_whole(|_| true)?;
    let (programme, year) = (s.get(one).programme, s.get(one).year);
    let other = s.pick_whole(|a| a.uid != one && a.programme == programme && a.year == year)?;
    let first = s.get(one).id < s.get(other).id;
    Some(if first { (one, other) } else { (other, one) })
}

/// Both go on as one under a new name. The files cannot tell which of the two it was: the first in the
/// alphabet is taken to live on.
fn merged_into_a_new_one(s: &mut Step<'_>) -> Option<()> {
    let (one, other) = two(s)?;
    let both = [s.get(one).id.clone(), s.get(other).id.clone()];
    let formerly = with_former(s, one, &both)?;
    let id = fresh_id(s);
    s.new.activity_mut(one).id = id;
    s.happened(one, "renamed");
    absorb(s, one, other, &formerly);
    Some(())
}

fn merged_into_one_of_them(s: &mut Step<'_>) -> Option<()> {
    let (other, one) = two(s)?;
    let gone = s.get(other).id.clone();
    let formerly = with_former(s, one, &[gone])?;
    absorb(s, one, other, &formerly);
    Some(())
}

/// The former ids of an activity, with some more; none when it had one of them already.
fn with_former(s: &Step<'_>, uid: usize, more: &[String]) -> Option<Vec<String>> {
    let mut formerly: Vec<String> =
        s.get(uid).data().words("formerly").into_iter().map(String::from).collect();
    if more.iter().any(|id| formerly.contains(id)) {
        return None;
    }
    formerly.extend_from_slice(more);
    Some(formerly)
}

/// One takes another in.
fn absorb(s: &mut Step<'_>, one: usize, other: usize, formerly: &[String]) {
    s.remove(other, "merged-into");
    let formerly: Vec<&str> = formerly.iter().map(String::as_str).collect();
    s.change_list(one, "formerly", &formerly);
    s.touch(&mark(one), "");
    s.log.absorbed.push((other, one));
    s.log.is_tangled = true;
}

/// The next year's file: without what belongs to the old year only.
fn next_year(s: &mut Step<'_>, from: &[usize], id: String, title: Option<String>) -> usize {
    let first = s.get(from[0]).clone();
    let links: Vec<String> = from
        .iter()
        .map(|uid| {
            let a = s.get(*uid);
            // By its id, by its full key, or by an id that it had.
            let former = a.data().words("formerly").first().map(|id| (*id).to_owned());
            let own = |id: &str| s.new.of_year(a.programme, a.year).iter().any(|other| other.id == id);
            let name = former.filter(|f| !own(f) && uid % 2 == 0).unwrap_or_else(|| a.id.clone());
            if uid % 3 == 0 { format!("{}/2025/{name}", a.programme) } else { format!("2025/{name}") }
        })
        .collect();
    let mut data = first.data().clone();
    for field in ["reports", "formerly"] {
        data.put(&[field], None);
    }
    data.put(&["carried_from"], Some(texts(links)));
    if let Some(title) = title {
        data.put(&["title"], Some(text(title)));
    }
    for uid in from {
        // What it was carried from must not change its name in the same step.
        s.touch(&mark(*uid), "id");
    }
    s.add(first.programme, "2026", id, data, "carried")
}

fn not_carried(s: &mut Step<'_>) -> Option<usize> {
    let uid = s.pick_whole(|a| is_of(a, "2025"))?;
    (!has_successors(s, uid)).then_some(uid)
}

/// Whether an id is free in 2026, now and before.
fn is_free(s: &Step<'_>, programme: &str, id: &str) -> bool {
    let taken = |a: &Activity| {
        a.programme == programme
            && is_of(a, "2026")
            && (a.id == id || a.data().words("formerly").contains(&id))
    };
    !s.new.activities.iter().chain(&s.old.activities).any(taken)
}

fn carried(s: &mut Step<'_>) -> Option<()> {
    let uid = not_carried(s)?;
    let (id, programme) = (s.get(uid).id.clone(), s.get(uid).programme);
    if !is_free(s, programme, &id) {
        return None;
    }
    next_year(s, &[uid], id, None);
    Some(())
}

fn carried_under_another_id(s: &mut Step<'_>) -> Option<()> {
    let uid = not_carried(s)?;
    let id = fresh_id(s);
    next_year(s, &[uid], id, None);
    Some(())
}

/// One becomes two; maybe it had been carried already, and now another part of it is.
fn split(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick_whole(|a| is_of(a, "2025"))?;
    let parts = if has_successors(s, uid) { 1 } else { 2 };
    for part in 0..parts {
        let (n, id) = (s.next(), fresh_id(s));
        let added = next_year(s, &[uid], id, Some(format!("Del {part} av {n}")));
        s.happened(added, "split");
    }
    Some(())
}

fn joined(s: &mut Step<'_>) -> Option<()> {
    let one = not_carried(s)?;
    let programme = s.get(one).programme;
    let other = s.pick_whole(|a| a.uid != one && is_of(a, "2025") && a.programme == programme)?;
    if has_successors(s, other) {
        return None;
    }
    let (n, id) = (s.next(), fresh_id(s));
    let added = next_year(s, &[one, other], id, Some(format!("Två blev {n}")));
    s.happened(added, "merged");
    Some(())
}

/// A new activity has the id of one of the year before, and nothing else to do with it.
fn id_of_the_year_before(s: &mut Step<'_>) -> Option<()> {
    let uid = s.pick_whole(|a| is_of(a, "2025"))?;
    let (id, programme) = (s.get(uid).id.clone(), s.get(uid).programme);
    if !is_free(s, programme, &id) {
        return None;
    }
    let data = fresh(s);
    s.add(programme, "2026", id, data, "new");
    Some(())
}
