//! `plan rename`: the file and every reference, byte for byte nothing else, and no step of it loses anything.

use std::collections::{BTreeMap, HashSet};
use std::io::ErrorKind;

use plan::edit::{CannotRename, rename};
use plan::facts::Facts;
use plan::facts::alignment::{ActivityChange, Side, align};
use plan::portfolio::format::ACTIVITY;
use plan::portfolio::{ActivityId, Portfolio, references};
use plan::store::{Tree as _, WorkTree, write_then_remove};
use plan::syntax::rewrite::{Datum, Edit, Step, rewrite};
use plan::syntax::{Format, read};

use crate::rewrite::written::activity;
use crate::support::history::History;
use crate::support::memory::MemoryTree;
use crate::support::mutator::Mutator;
use crate::support::repository::{day, root};
use crate::support::run::Output;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;
use crate::writing::Failing;

const BAS: &str = "# Påhittad aktivitet. / Invented activity.\r\ntitle = 'Basaktiviteten'\r\ngoals = [\"trygghet\"]\r\nstatus = \"ongoing\"\r\ncarried_from = [\"2025/bas\"]\r\nresponsible = [{ org = \"it\", person = \"annper\" }] # bas\r\nbuilds_on = [\"2025/bas\"]\r\nx = { bas = \"bas\" }\r\n";

/// Two plan years around the one in which the activity gets another id, and everything that names it.
fn portfolio() -> Sandbox {
    let sandbox = Sandbox::base();
    let activity = |title: &str, rest: &str| {
        format!(
            "# Påhittad. / Invented.\ntitle = \"{title}\"\ngoals = [\"trygghet\"]\nstatus = \"ongoing\"\nresponsible = [{{ org = \"it\" }}]\n{rest}"
        )
    };
    sandbox
        .write("plans/demo/2026/bas.toml", BAS)
        .write("plans/demo/2025/bas.toml", activity("Basaktiviteten", ""))
        .write("plans/demo/2026/bas-2.toml", activity("En annan", "builds_on = [\"bas\", 'demo/2026/bas']\n"))
        .write(
            "plans/demo/2027/bas.yaml",
            "# Påhittad. / Invented.\ntitle: Basaktiviteten\ngoals: [innovation, trygghet]\nstatus: ongoing\ncarried_from: 2026/bas  # bas\nresponsible:\n- {org: it}\nx:\n  builds_on: [2026/bas]\n",
        )
        .write(
            "plans/demo/meetings/2026-03-12-styrgrupp.toml",
            "# Påhittat möte. / Invented meeting.\n[[matters]]\nid = \"1\"\ntype = \"decision\"\ntitle = \"Om bas\"\ndecides = \"prioritise\"\nyear = 2026\nactivities = [\n  \"bas-2\",\n  \"bas\", # bas\n]\nranking = [\"2026/bas\", \"bas-2\"]\noutcome = \"approved\"\n\n[[matters.sets]]\nactivity = \"bas\"\nfield = \"status\"\nto = \"ongoing\"\n",
        );
    sandbox
}

fn texts(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let tree = WorkTree::new(sandbox.path());
    let paths = tree.entries().into_iter().map(|e| e.path).filter(|p| p.starts_with("plans/"));
    let hidden = |path: &String| path.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
    let text = |path: String| tree.read(&path).ok().map(|text| (path, text));
    paths.filter(|p| !hidden(p)).filter_map(text).collect()
}

fn load(sandbox: &Sandbox) -> Portfolio {
    Portfolio::load(&WorkTree::new(sandbox.path()), day("2026-06-30"))
}

fn find(portfolio: &Portfolio, key: &str) -> ActivityId {
    let at = portfolio.activities.iter().position(|a| a.key.to_string() == key);
    ActivityId::at(at.expect("the activity is there"))
}

#[test]
fn the_file_and_all_that_names_it_and_nothing_else() {
    let sandbox = portfolio();
    let before = texts(&sandbox);
    let plan = sandbox.plan();
    snapshot("rename.sv", &plan.run("rename bas grund --dry-run"));
    assert_eq!(texts(&sandbox), before, "a dry run writes nothing");
    let output = plan.clone().english().columns(140).run("rename demo/2026/bas grund");
    snapshot("rename.en", &output);
    let mut wanted = before.clone();
    wanted.remove("plans/demo/2026/bas.toml");
    let own = BAS.replace("x = {", "formerly = [\"bas\"]\r\nx = {");
    wanted.insert("plans/demo/2026/grund.toml".to_owned(), own);
    let mut change = |path: &str, pairs: &[(&str, &str)]| {
        let text = wanted.get_mut(path).expect("written above");
        for (old, new) in pairs {
            assert_eq!(text.matches(old).count(), 1, "{old} in {path}");
            *text = text.replace(old, new);
        }
    };
    change(
        "plans/demo/2026/bas-2.toml",
        &[("\"bas\"", "\"grund\""), ("'demo/2026/bas'", "'demo/2026/grund'")],
    );
    change("plans/demo/2027/bas.yaml", &[("carried_from: 2026/bas", "carried_from: 2026/grund")]);
    change(
        "plans/demo/meetings/2026-03-12-styrgrupp.toml",
        &[
            ("  \"bas\", # bas", "  \"grund\", # bas"),
            ("\"2026/bas\"", "\"2026/grund\""),
            ("activity = \"bas\"", "activity = \"grund\""),
        ],
    );
    assert_eq!(texts(&sandbox), wanted);
    let again = plan.run("rename bas grund");
    assert_eq!(
        (again.code, &*again.stdout),
        (0, "Aktiviteten heter redan grund. Inget är skrivet.\n"),
        "{again}"
    );
    assert_eq!(texts(&sandbox), wanted);
    let status = plan.run("status 2026/bas");
    assert!(status.stdout.contains("Basaktiviteten"), "the old id goes on leading there: {status}");
}

#[test]
fn back_again_all_ids_are_kept_once_and_in_order() {
    let sandbox = portfolio();
    let before = texts(&sandbox);
    let plan = sandbox.plan();
    let mut now = "bas";
    for (new, former) in [
        ("grund", "[\"bas\"]"),
        ("bas", "[\"bas\", \"grund\"]"),
        ("grund", "[\"bas\", \"grund\"]"),
        ("stomme", "[\"bas\", \"grund\"]"),
        ("bas", "[\"bas\", \"grund\", \"stomme\"]"),
        ("stomme", "[\"bas\", \"grund\", \"stomme\"]"),
        ("bas", "[\"bas\", \"grund\", \"stomme\"]"),
    ] {
        let output = plan.run(&format!("rename 2026/{now} {new}"));
        assert_eq!((output.code, &*output.stderr), (0, ""), "{output}");
        let text = texts(&sandbox).remove(&format!("plans/demo/2026/{new}.toml")).expect("it has the name");
        assert!(text.contains(&format!("formerly = {former}\r\n")), "{new}: {text}");
        for id in ["bas", "grund"] {
            assert_eq!(plan.run(&format!("status 2026/{id}")).code, 0, "{id}");
        }
        now = new;
    }
    let mut after = texts(&sandbox);
    let own = after.get_mut("plans/demo/2026/bas.toml").expect("it is called so again");
    *own = own.replace("formerly = [\"bas\", \"grund\", \"stomme\"]\r\n", "");
    assert_eq!(after, before);
}

#[test]
fn what_stands_in_the_way_is_said_and_nothing_is_written() {
    let sandbox = portfolio();
    sandbox
        .write("plans/demo/2026/arv.toml", "# Påhittad.\ntitle = \"Arv\"\nformerly = [\"forr\"]\n")
        .write("plans/demo/2026/tva.toml", "# Påhittad.\ntitle = \"Två\"\n")
        .write("plans/demo/2026/tva.yml", "# Påhittad.\ntitle: Två\n")
        .write("plans/demo/2026/kod.toml", b"# P\xe5hittad.\ntitle = \"Kod\"\n")
        .write("plans/demo/2026/trasig.toml", "# Påhittad.\ntitle = \"Trasig\"\nbuilds_on = [\"tre\"\n")
        .write("plans/demo/2026/tre.toml", "# Påhittad.\ntitle = \"Tre\"\n")
        .write("plans/demo/2025/plan.toml", "# Påhittat.\nclosed = { date = 2026-01-15 }\n");
    let before = texts(&sandbox);
    let mut told = String::new();
    for (command, code) in [
        ("rename bas", 2),
        ("rename saknas ny", 2),
        ("rename 2026 ny", 2),
        ("rename bas Ny_Åtgärd", 2),
        ("rename bas demo/2026/ny", 2),
        ("rename bas å", 2),
        ("rename bas ---", 2),
        ("rename bas meetings", 2),
        ("rename bas bas-2", 1),
        ("rename bas tva", 1),
        ("rename bas forr", 1),
        ("rename tva ny", 1),
        ("rename kod ny", 1),
        ("rename trasig ny", 1),
        ("rename tre ny", 1),
        ("rename 2025/bas ny", 1),
        ("rename 2025/bas ny --force", 1),
        ("rename arv bas", 1),
        ("rename bas bas", 0),
    ] {
        let output = sandbox.plan().run(command);
        assert_eq!(output.code, code, "{command}: {output}");
        told.push_str(&format!("$ plan {command}\n{}{}\n", output.stdout, output.stderr));
        let output = sandbox.plan().english().run(command);
        told.push_str(&format!("{}{}\n", output.stdout, output.stderr));
        assert_eq!(texts(&sandbox), before, "{command}");
    }
    snapshot("rename_refused", &Output { stdout: told, stderr: String::new(), code: 0 });
}

#[test]
fn a_name_that_could_be_no_id_is_left_behind() {
    let sandbox = Sandbox::base();
    sandbox
        .write("plans/demo/2026/Fel Namn.toml", "# Påhittad.\ntitle = \"Fel namn\"\n")
        .write("plans/demo/2026/ny.toml", "# Påhittad.\ntitle = \"Ny\"\nbuilds_on = [\"Fel Namn\"]\n");
    let output = sandbox.plan().run_with(&["rename", "Fel Namn", "ratt-namn"]);
    snapshot("rename_name.sv", &output);
    let after = texts(&sandbox);
    assert_eq!(after["plans/demo/2026/ratt-namn.toml"], "# Påhittad.\ntitle = \"Fel namn\"\n");
    assert!(after["plans/demo/2026/ny.toml"].contains("[\"ratt-namn\"]"));
}

#[test]
fn what_would_become_wrong_is_not_written() {
    let sandbox = portfolio();
    // Named twice, by the old id and by an older one, it would stand twice in the list.
    sandbox.write("plans/demo/2026/bas.toml", format!("{BAS}formerly = [\"forr\"]\r\n")).write(
        "plans/demo/2026/bas-2.toml",
        "# Påhittad.\ntitle = \"En annan\"\nbuilds_on = [\"bas\", \"forr\"]\n",
    );
    let before = texts(&sandbox);
    let output = sandbox.plan().run("rename bas grund");
    assert!(output.code == 1 && output.stderr.contains("nytt fel"), "{output}");
    assert_eq!(texts(&sandbox), before);
    assert_eq!(sandbox.plan().run("rename bas grund --force").code, 0);
    assert!(texts(&sandbox)["plans/demo/2026/bas-2.toml"].contains("[\"grund\", \"grund\"]"));
}

#[test]
fn faults_that_only_go_by_another_name_are_no_new_ones() {
    let sandbox = portfolio();
    // Of two with one title, the second in order is told of; another id makes that the other one.
    let twin = "# Påhittad.\ntitle = \"Basaktiviteten\"\nstatus = \"påhittad\"\n";
    let linked = format!("{twin}carried_from = [\"2025/bas\"]\n");
    sandbox.write("plans/demo/2026/c.toml", twin).write("plans/demo/2026/bas.toml", linked);
    let output = sandbox.plan().run("rename bas z");
    assert_eq!((output.code, &*output.stderr), (0, ""), "{output}");
}

#[test]
fn stopped_at_any_step_no_reference_leads_nowhere_and_the_same_command_completes_it() {
    let whole = portfolio();
    assert_eq!(whole.plan().run("rename 2026/bas grund").code, 0);
    let done = texts(&whole);
    let mut stops = 0;
    for step in 1..14 {
        for after in [false, true] {
            let sandbox = portfolio();
            let before = texts(&sandbox);
            let portfolio = load(&sandbox);
            let plan = rename(&portfolio, find(&portfolio, "demo/2026/bas"), "grund")
                .expect("nothing is in the way");
            let (writes, gone) = plan.steps();
            let disk = Failing::at(step, after, ErrorKind::StorageFull);
            stops += usize::from(write_then_remove(sandbox.path(), &writes, &gone, &disk).is_err());
            for (path, text) in &texts(&sandbox) {
                assert!(before.get(path) == Some(text) || done.get(path) == Some(text), "{path} at {step}");
            }
            let halfway = load(&sandbox);
            for file in &halfway.files {
                for reference in references(&halfway, file) {
                    assert!(reference.target.is_ok(), "{} at {step}", reference.text.value);
                }
            }
            let output = sandbox.plan().run("rename 2026/bas grund");
            assert_eq!((output.code, &*output.stderr), (0, ""), "step {step}: {output}");
            assert_eq!(texts(&sandbox), done, "step {step}");
        }
    }
    assert!(stops >= 20, "only {stops} runs were stopped");
}

#[test]
fn what_is_not_saved_is_never_mixed_with_a_new_name() {
    let sandbox = portfolio();
    let history = History::of(sandbox);
    history.commit("2026-03-01");
    let sandbox = &history.sandbox;
    for path in ["plans/demo/2026/bas.toml", "plans/demo/2027/bas.yaml"] {
        let text = std::fs::read_to_string(sandbox.at(path)).expect("written above");
        sandbox.write(path, format!("{text}# nytt\n"));
        let before = texts(sandbox);
        let output = sandbox.plan().run("rename 2026/bas grund");
        assert!(output.code == 1 && output.stderr.contains(path), "{output}");
        assert_eq!(texts(sandbox), before);
        sandbox.write(path, text);
    }
    sandbox
        .write("plans/demo/2026/bas-3.toml", "# Påhittad.\ntitle = \"Inte sparad\"\nbuilds_on = [\"bas\"]\n");
    assert_eq!(
        sandbox.plan().run("rename 2026/bas grund").code,
        0,
        "what was never saved has nothing to lose"
    );
}

#[test]
fn git_tells_one_life_under_all_names() {
    let history = History::of(portfolio());
    history.commit("2026-02-01");
    let plan = history.sandbox.plan();
    let rename = |command: &str| {
        let output = plan.run(command);
        assert_eq!((output.code, &*output.stderr), (0, ""), "{output}");
    };
    rename("rename 2026/bas grund");
    snapshot("rename_diff.sv", &plan.run("diff"));
    history.commit("2026-03-01");
    assert_eq!(plan.run("set 2026/grund status=avslutad --force").code, 0);
    history.commit("2026-04-01");
    rename("rename 2026/grund bas");
    history.commit("2026-05-01");
    rename("rename 2026/bas stomme");
    let markdown = plan.run("diff 2026-02-01 --format markdown").stdout;
    assert!(!markdown.contains("Borttagen") && !markdown.contains("Ny "), "{markdown}");
    history.commit("2026-06-01");
    snapshot("rename_diff.en", &plan.clone().english().run("diff 2026-02-01"));
    let log = plan.run("log stomme");
    snapshot("rename_log.sv", &log);
    for former in ["2026/bas", "2026/grund"] {
        assert_eq!(plan.run(&format!("log {former}")).stdout, log.stdout, "{former}");
    }
}

/// What each reference of a portfolio names, file by file.
fn named(portfolio: &Portfolio) -> BTreeMap<String, Vec<Option<String>>> {
    let of = |file| {
        let key = |id| portfolio.activity(id).key.to_string();
        references(portfolio, file).into_iter().map(|r| r.target.ok().map(key)).collect()
    };
    portfolio.files.iter().map(|f| (f.source.path.to_string(), of(f))).collect()
}

#[test]
fn files_of_many_hands_keep_everything_but_the_name() {
    let mut chance = Mutator::new(11);
    let (mut made, mut refused, mut changed) = (0, 0, 0);
    for round in 0..120 {
        let mut tree = MemoryTree::default();
        let mut write = |place: &str, field: &str, chance: &mut Mutator| {
            let (format, ending) =
                [(Format::Toml, "toml"), (Format::Yaml, "yaml"), (Format::Yaml, "yml")][chance.below(3)];
            let mut text = activity(chance, format);
            // In the layout of the file, which may have such a list already.
            for name in ["2025/sdk", "sdk", "p/2025/sdk"] {
                let path = vec![Step::Field(field.to_owned())];
                let edit = Edit::Append { path, value: Datum::Text(name.to_owned()) };
                if let (0, Ok(made)) = (chance.below(3), rewrite(&text, format, &ACTIVITY, &[edit])) {
                    text = made.text;
                }
            }
            tree.add(&format!("plans/p/{place}.{ending}"), &text);
        };
        write("2025/sdk", "builds_on", &mut chance);
        (0..6).for_each(|n| write(&format!("2026/f{n}"), "carried_from", &mut chance));
        let today = day("2026-06-30");
        let before = Portfolio::load(&tree, today);
        let start: BTreeMap<String, String> = tree.files().map(|(p, t)| (p.clone(), t.clone())).collect();
        let step = |tree: &mut MemoryTree, from: &str, to: &str| {
            let portfolio = Portfolio::load(tree, today);
            let made = rename(&portfolio, find(&portfolio, from), to)?;
            tree.remove(&made.old.0);
            tree.add(&made.new.0, &made.new.1);
            made.others.iter().for_each(|(path, _, text)| tree.add(path, text));
            Ok(made)
        };
        match step(&mut tree, "p/2025/sdk", "ny-sdk") {
            Ok(rename) => changed += rename.others.len(),
            Err(CannotRename::Uneditable(..)) => {
                refused += 1;
                continue;
            }
            Err(why) => panic!("round {round}: {why:?}"),
        }
        made += 1;
        let after = Portfolio::load(&tree, today);
        let mut wanted = named(&before);
        for keys in wanted.values_mut().flatten().flatten() {
            *keys = keys.replace("/sdk", "/ny-sdk");
        }
        wanted = wanted.into_iter().map(|(path, keys)| (path.replace("/sdk.", "/ny-sdk."), keys)).collect();
        assert_eq!(named(&after), wanted, "round {round}");
        for file in &after.files {
            assert!(
                references(&after, file).iter().all(|r| !r.text.value.ends_with("/sdk")),
                "round {round}"
            );
        }
        // Back again, all other files are what they were, and this one but for its former id.
        step(&mut tree, "p/2025/ny-sdk", "sdk").expect("what was made can be unmade");
        for (path, text) in tree.files() {
            let path_before = &start[path];
            let format = Format::of(path).expect("written above").0;
            if !path.contains("/sdk.") {
                assert_eq!(text, path_before, "round {round}: {path}");
                continue;
            }
            let formerly =
                read(text, format).root.texts("formerly").map(|t| t.value.to_owned()).collect::<Vec<_>>();
            assert_eq!(formerly, ["sdk", "ny-sdk"]);
            let path = vec![Step::Field("formerly".to_owned())];
            let bare = rewrite(text, format, &ACTIVITY, &[Edit::Remove { path, with_comment: false }]);
            assert_eq!(&bare.expect("it was put there").text, path_before, "round {round}");
        }
    }
    assert!(made > 100 && changed > 300, "{made} made, {refused} refused, {changed} others changed");
}

#[test]
fn whoever_is_known_by_the_id_alone_is_linked_first() {
    let sandbox = portfolio();
    // The year before has an activity of this id, and only the id says that it goes on here.
    sandbox.write("plans/demo/2026/bas.toml", BAS.replace("carried_from = [\"2025/bas\"]\r\n", ""));
    let before = texts(&sandbox);
    let output = sandbox.plan().run("rename 2026/bas grund");
    assert!(output.code == 1 && output.stderr.contains("nytt fel"), "{output}");
    assert_eq!(texts(&sandbox), before);
    for command in ["set 2026/bas carried_from=2025/bas", "rename 2026/bas grund"] {
        let output = sandbox.plan().run(command);
        assert_eq!((output.code, &*output.stderr), (0, ""), "{command}: {output}");
    }
}

/// What two trees tell of each other: the keys and events of activities, what changed in them, and the other
/// files with what differs in these.
fn difference(old: &Portfolio, new: &Portfolio, changed: &HashSet<&str>) -> Vec<String> {
    let today = day("2026-06-30");
    let (was, is) = (Facts::derive(old, today), Facts::derive(new, today));
    let alignment = align(Side { portfolio: old, facts: &was }, Side { portfolio: new, facts: &is }, changed);
    let activity = |change: &ActivityChange<'_>| {
        let key = |portfolio: &Portfolio, id: Option<ActivityId>| {
            id.map_or_else(String::new, |id| portfolio.activity(id).key.to_string())
        };
        let fields: Vec<_> = change.changes.iter().map(|c| c.difference.keys().join(".")).collect();
        format!("{} {} {:?} {fields:?}", key(old, change.old), key(new, change.new), change.events)
    };
    let file = |change: &plan::facts::alignment::FileChange<'_>| {
        let fields: Vec<_> = change.differences.iter().map(|d| d.keys().join(".")).collect();
        format!("{} {fields:?}", change.path)
    };
    alignment.activities.iter().map(activity).chain(alignment.files.iter().map(file)).collect()
}

#[test]
fn a_rename_is_told_as_a_rename_and_nothing_else_from_either_side() {
    let (mut renamed, mut named) = (0, 0);
    for folder in ["", "examples/another-region", "examples/e-halsa", "tests/portfolios/meetings"] {
        let tree = MemoryTree::of_repository(&root().join(folder));
        let old = Portfolio::load(&tree, day("2026-06-30"));
        for at in 0..old.activities.len() {
            let Ok(plan) = rename(&old, ActivityId::at(at), "helt-nytt-namn") else { continue };
            renamed += 1;
            named += plan.others.len();
            let mut after = tree.clone();
            after.remove(&plan.old.0);
            after.add(&plan.new.0, &plan.new.1);
            plan.others.iter().for_each(|(path, _, text)| after.add(path, text));
            let new = Portfolio::load(&after, day("2026-06-30"));
            // A waiver says for what it is in words of its own, which the policy's readers shall see change.
            let others = plan.others.iter().map(|(path, ..)| path).filter(|path| !path.contains("policy"));
            let changed: HashSet<&str> =
                [&plan.old.0, &plan.new.0].into_iter().chain(others).map(String::as_str).collect();
            let (from, to) = (plan.from.to_string(), plan.to.to_string());
            let told = |from: &str, to: &str| format!("{from} {to} [Renamed({from:?})] [\"formerly\"]");
            assert_eq!(difference(&old, &new, &changed), [told(&from, &to)], "{folder}");
            assert_eq!(difference(&new, &old, &changed), [told(&to, &from)], "{folder}, back");
        }
    }
    assert!(renamed > 40 && named > 20, "{renamed} renamed, named in {named} files");
}

/// Besides its own name, whatever else is changed where it is named is told.
#[test]
fn what_is_named_otherwise_hides_no_other_change() {
    let sandbox = portfolio();
    let before = load(&sandbox);
    let old = texts(&sandbox);
    assert_eq!(sandbox.plan().run("rename demo/2026/bas grund").code, 0);
    let path = "plans/demo/meetings/2026-03-12-styrgrupp.toml";
    let meeting = std::fs::read_to_string(sandbox.at(path)).expect("it is there");
    sandbox
        .write(path, meeting.replace("to = \"ongoing\"", "to = \"finished\"").replace("\"bas-2\",\n  ", ""));
    let other = "plans/demo/2026/bas-2.toml";
    let text = std::fs::read_to_string(sandbox.at(other)).expect("it is there");
    sandbox.write(other, text.replace("\"grund\", ", "\"bas-2\", "));
    let new = texts(&sandbox);
    let changed: HashSet<&str> = old
        .keys()
        .chain(new.keys())
        .filter(|path| old.get(*path) != new.get(*path))
        .map(String::as_str)
        .collect();
    assert_eq!(
        difference(&before, &load(&sandbox), &changed),
        [
            "demo/2026/bas-2 demo/2026/bas-2 [] [\"builds_on\"]".to_owned(),
            "demo/2026/bas demo/2026/grund [Renamed(\"demo/2026/bas\")] [\"formerly\"]".to_owned(),
            format!("{path} [\"matters.1.activities\", \"matters.1.sets.grund/status.to\"]"),
        ]
    );
}
