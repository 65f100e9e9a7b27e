//! Cases that chance seldom finds, written out.

use plan::diff::DiffReport;
use plan::render::diff_json;
use plan::store::{Tree, TreeEntry, Unreadable, differing};

use crate::diff::compared::{Read, compare, compare_trees};
use crate::diff::told::seen;
use crate::support::memory::MemoryTree;

/// A programme without a governance model, and these files in its folder.
fn tree(files: &[(&str, &str)]) -> MemoryTree {
    let mut tree = MemoryTree::default();
    tree.add("plans/p/programme.toml", "name = \"P\"\n");
    for (path, text) in files {
        tree.add(&format!("plans/p/{path}.toml"), text);
    }
    tree
}

/// Every activity that is told: its key before, its key now, what happened, which fields changed.
fn told(old: &MemoryTree, new: &MemoryTree) -> Vec<String> {
    let line = |report: &DiffReport<'_>| {
        let told = seen(report).activities.into_iter().map(|a| {
            let key = |key: Option<String>| key.map_or("–".to_owned(), |k| k.replace("p/2026/", ""));
            let events: Vec<String> = a.events.into_iter().map(|(event, _)| event).collect();
            let fields: Vec<String> = a.fields.into_iter().map(|f| f.path).collect();
            format!("{} → {}: {}; {}", key(a.old), key(a.new), events.join(", "), fields.join(", "))
        });
        told.collect()
    };
    let partly = compare_trees(old, new, diff_json::render);
    let changed = differing(old, new);
    let (old, new) = (Read::whole(old), Read::whole(new));
    assert_eq!(compare(&old, &new, &changed, diff_json::render), partly, "read partly and as a whole");
    compare(&old, &new, &changed, line)
}

/// The same with other line ends.
fn windows(text: &str) -> String {
    text.replace('\n', "\r\n")
}

const A: &str = "title = \"A\"\nbenefit = \"\"\"\nMer\nTid\n\"\"\"\nformerly = [\"b\"]\n";
const B: &str = "title = \"B\"\nformerly = [\"a\"]\n";

#[test]
fn of_two_that_once_exchanged_their_ids_one_goes() {
    let old = tree(&[("2026/a", A), ("2026/b", B)]);
    let removed = "b → –: removed; ";
    assert_eq!(told(&old, &tree(&[("2026/a", A)])), [removed]);
    assert_eq!(told(&old, &tree(&[("2026/a", &windows(A))])), [removed]);
    let changed = A.replace("\"A\"", "\"Ny\"");
    assert_eq!(told(&old, &tree(&[("2026/a", &changed)])), ["a → a: ; title", removed]);
    // And back again.
    assert_eq!(told(&tree(&[("2026/a", &changed)]), &old), ["– → b: new; ", "a → a: ; title"]);
}

#[test]
fn ids_are_exchanged() {
    let old = tree(&[("2026/a", "title = \"B\"\n"), ("2026/b", "title = \"A\"\n")]);
    let new = tree(&[("2026/a", "title = \"A\"\nformerly = [\"b\"]\n"), ("2026/b", B)]);
    assert_eq!(told(&old, &new), ["a → b: renamed; formerly", "b → a: renamed; formerly"]);
}

#[test]
fn line_ends_do_not_tell_who_is_who() {
    let (one, other) = ("title = \"A\"\n", "title = \"Del av A\"\nformerly = [\"a\"]\n");
    let old = tree(&[("2026/a", one)]);
    let part = ["– → b: new; "];
    assert_eq!(told(&old, &tree(&[("2026/a", one), ("2026/b", other)])), part);
    assert_eq!(told(&old, &tree(&[("2026/a", &windows(one)), ("2026/b", other)])), part);
}

#[test]
fn line_ends_are_in_no_value() {
    let (old, new) = ("benefit = \"\"\"\nMer\ntid\n\"\"\"\n", "benefit = \"\"\"\nMer\narbetstid\n\"\"\"\n");
    let json = |old: &str, new: &str| {
        compare_trees(&tree(&[("2026/a", old)]), &tree(&[("2026/a", new)]), diff_json::render)
    };
    let plain = json(old, new);
    assert!(plain.contains("\"old\": \"Mer\\ntid\\n\""), "{plain}");
    for (old, new) in
        [(windows(old), new.to_owned()), (old.to_owned(), windows(new)), (windows(old), windows(new))]
    {
        assert_eq!(json(&old, &new), plain);
    }
}

#[test]
fn an_old_id_is_given_to_what_is_carried_over_by_several() {
    let before = [("2025/y", "title = \"Y\"\n"), ("2026/z", "title = \"Z\"\ncarried_from = [\"2025/y\"]\n")];
    let old = tree(&[&before[..], &[("2026/a", "title = \"A\"\n")]].concat());
    let after = [
        ("2026/a", "title = \"Del av Y\"\ncarried_from = [\"2025/y\"]\n"),
        ("2026/b", "title = \"A\"\nformerly = [\"a\"]\n"),
    ];
    let new = tree(&[&before[..], &after].concat());
    // That z was carried from it too is not to be seen in any file that changed.
    assert_eq!(told(&old, &new), ["– → a: carried, split; ", "a → b: renamed; formerly"]);
}

#[test]
fn two_lights_change_places_and_the_totals_stay() {
    let file =
        |light: &str| format!("title = \"T\"\nreports = [{{ date = 2026-04-30, health = \"{light}\" }}]\n");
    let of = |a: &str, b: &str| tree(&[("2026/a", &file(a)), ("2026/b", &file(b))]);
    let light = "reports/2026-04-30/health";
    let due = [format!("a → a: ; {light}"), format!("b → b: ; {light}")];
    assert_eq!(told(&of("green", "red"), &of("red", "green")), due);
}

#[test]
fn a_decision_is_about_whoever_has_the_id_though_its_file_did_not_change() {
    let mut old = MemoryTree::default();
    let model = "since = 2025\nprotected_fields = [\"end\"]\n\
        decision_kinds = [{ id = \"change\", label = { sv = \"Ändra\", en = \"Change\" }, category = \"change\" }]\n\
        matter_types = [{ id = \"decision\", category = \"decision\", outcomes = [{ id = \"yes\", approves = true }] }]\n\
        bodies = [{ id = \"au\", may_decide = [\"change\"] }]\n";
    old.add("schema/governance/m.toml", model);
    old.add("plans/p/programme.toml", "name = \"P\"\ngovernance = \"m\"\n");
    let matter = "[[matters]]\nid = \"1\"\ntype = \"decision\"\ntitle = \"B\"\ndecides = \"change\"\noutcome = \"yes\"\n\
        activities = [\"2026/a\"]\nsets = [{ activity = \"2026/a\", field = \"end\", to = \"2027\" }]\n";
    old.add("plans/p/meetings/2026-01-15-au.toml", matter);
    old.add("plans/p/2026/a.toml", "title = \"Den nya\"\n");
    old.add("plans/p/2026/b.toml", "title = \"Den gamla\"\nformerly = [\"a\"]\nend = \"2026\"\n");
    let mut new = old.clone();
    new.add("plans/p/2026/b.toml", "title = \"Den gamla\"\nformerly = [\"a\"]\nend = \"2027\"\n");
    assert_eq!(told(&old, &new), ["b → b: ; end"]);
    let covers = |report: &DiffReport<'_>| seen(report).activities.remove(0).fields.remove(0).cover;
    assert_eq!(compare_trees(&old, &new, covers), "undecided ");
    // Where nobody has the id, whoever had it is meant.
    old.remove("plans/p/2026/a.toml");
    new.remove("plans/p/2026/a.toml");
    assert_eq!(compare_trees(&old, &new, covers), "decided p/2026-01-15-au#1");
}

/// A tree that is asked for nothing outside of its folders.
struct Guarded(MemoryTree);

impl Tree for Guarded {
    fn entries(&self) -> Vec<TreeEntry> {
        self.0.entries()
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        assert!(!path.contains('\\') && path.split('/').all(|part| part != ".."), "{path}");
        self.0.read(path)
    }
}

#[test]
fn names_in_files_lead_nowhere_else() {
    let strange = "title = \"A\"\ncarried_from = [\"../../..\", \"../2025/x\", \"2025/..\", \"p/../x\"]\nformerly = [\"../b\", \"..\", \"c\\\\d\"]\n";
    let old = tree(&[("2025/x", "title = \"X\"\n"), ("2026/b", "title = \"B\"\n")]);
    let new = tree(&[("2025/x", "title = \"X\"\n"), ("2026/b", "title = \"B\"\n"), ("2026/a", strange)]);
    assert_eq!(told(&old, &new), ["– → a: merged, new; "]);
    let events = |report: &DiffReport<'_>| seen(report).activities.len();
    assert_eq!(compare_trees(&Guarded(old), &Guarded(new), events), 1);
}
