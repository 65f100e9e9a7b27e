//! `plan set` on lists of entries: what is typed, in short or field by field, becomes a change of one entry.

use std::sync::LazyLock;

use plan::edit::{BadValue, assignments};
use plan::facts::compare::entry_name;
use plan::portfolio::format::ACTIVITY;
use plan::portfolio::{ActivityId, Portfolio};
use plan::syntax::rewrite::rewrite;
use plan::syntax::shape::Record;
use plan::syntax::{Format, Node, read};

use crate::rewrite::cases::datum;
use crate::rewrite::written::activity;
use crate::support::memory::MemoryTree;
use crate::support::mutator::Mutator;
use crate::support::repository::{day, root};
use crate::support::run::Output;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

/// What was typed, made in an activity of the small repository that the pages of the rules build on.
fn set(text: &str, format: Format, typed: &[&str]) -> Result<String, BadValue> {
    static BASE: LazyLock<MemoryTree> =
        LazyLock::new(|| MemoryTree::from_folder(&root().join("tests/pages/base")));
    let mut tree = BASE.clone();
    let ending = if format == Format::Toml { "toml" } else { "yaml" };
    tree.remove("plans/demo/2026/bas.toml");
    tree.add(&format!("plans/demo/2026/bas.{ending}"), text);
    let portfolio = Portfolio::load(&tree, day("2026-06-30"));
    let typed: Vec<String> = typed.iter().map(|t| (*t).to_owned()).collect();
    let edits = assignments(&portfolio, ActivityId(0), &typed).map_err(|(why, _)| why)?;
    let made = rewrite(text, format, &ACTIVITY, &edits);
    Ok(made.map_or_else(|cannot| format!("! {:?}", cannot.why), |made| made.text))
}

/// A file, what is typed, and what comes out of it.
type Case = (&'static str, &'static [&'static str], &'static str);

fn hold(format: Format, cases: &[Case]) {
    for (before, typed, after) in cases {
        assert_eq!(set(before, format, typed).as_deref(), Ok(*after), "{typed:?} in {before:?}");
    }
}

#[test]
fn entries_in_toml() {
    hold(
        Format::Toml,
        &[
            ("", &["responsible+=it/annper"], "responsible = [{ org = \"it\", person = \"annper\" }]\n"),
            (
                "",
                &["ansvarig+=Område IT/Anna Person"],
                "responsible = [{ org = \"it\", person = \"annper\" }]\n",
            ),
            ("", &["responsible+=Anna Person"], "responsible = [{ person = \"annper\" }]\n"),
            ("", &["responsible+=/annper"], "responsible = [{ person = \"annper\" }]\n"),
            (
                "",
                &["Responsible+= person = Anna Person , organisation=it,leder=ja"],
                "responsible = [{ org = \"it\", person = \"annper\", lead = true }]\n",
            ),
            ("", &["areas+=AI"], "areas = [{ id = \"ai\" }]\n"),
            ("", &["links+=https://a.se/b?c=d&e=f,g"], "links = [{ url = \"https://a.se/b?c=d&e=f,g\" }]\n"),
            (
                "",
                &["links+=url=https://a.se/?b=c,title=D"],
                "links = [{ title = \"D\", url = \"https://a.se/?b=c\" }]\n",
            ),
            (
                "",
                &["drivers+=Nationellt/Lag (2026:1)/2"],
                "drivers = [{ type = \"national\", ref = \"Lag (2026:1)/2\" }]\n",
            ),
            (
                "",
                &["milestones+=title=Ett, två, tre,vem=it,Staben,klar senast=2026-Q3,klar=2026-05-01"],
                "milestones = [\n  { title = \"Ett, två, tre\", due = \"2026-Q3\", who = [\"it\", \"stab\"], done = 2026-05-01 },\n]\n",
            ),
            (
                "",
                &["milestones+=id=a,title='Ett, id=två',due_text=\"när, var=hur\" , due=2026"],
                "milestones = [\n  { id = \"a\", title = \"Ett, id=två\", due = \"2026\", due_text = \"när, var=hur\" },\n]\n",
            ),
            ("", &["milestones+=id=a,title=,due="], "milestones = [{ id = \"a\" }]\n"),
            (
                "responsible = [\n  { org = 'it' }, # först\n  # sist\n]\n",
                &["responsible+=stab"],
                "responsible = [\n  { org = 'it' }, # först\n  # sist\n  { org = \"stab\" },\n]\n",
            ),
            (
                "responsible = { org = 'it' }\n",
                &["responsible.it.lead=ja"],
                "responsible = { org = 'it', lead = true }\n",
            ),
            ("responsible = { org = 'it' }\n", &["responsible-=it"], ""),
            (
                "[[milestones]]\nid = 'a'\n# om b\n[[milestones]]\nid = 'b'\n",
                &["milestones.a.klar=2026-05-01", "milestones+=c", "milestones-=b"],
                "[[milestones]]\nid = 'a'\ndone = 2026-05-01\n# om b\n[[milestones]]\nid = \"c\"\n",
            ),
            (
                "responsible = [{ org = 'it', person = 'annper' }, { org = 'it', person = 'bosber' }]\n",
                &["responsible.Bosse Berg.leder=ja", "responsible-=annper"],
                "responsible = [{ org = 'it', person = 'bosber', lead = true }]\n",
            ),
            (
                "responsible = [{ org = 'it', person = 'annper' }, { org = 'it' }]\n",
                &["responsible-=it"],
                "responsible = [{ org = 'it', person = 'annper' }]\n",
            ),
            (
                "milestones = [{ title = 'Version 2.0' }, { title = 'Version 2.0.1' }, { title = 'a=b' }]\n",
                &[
                    "milestones.Version 2.0.1.due=2026",
                    "milestones.version 2.0.due=2027",
                    "milestones.a=b.due=2028",
                ],
                "milestones = [{ title = 'Version 2.0', due = \"2027\" }, { title = 'Version 2.0.1', due = \"2026\" }, { title = 'a=b', due = \"2028\" }]\n",
            ),
            (
                "reports = [{ date = 2026-04-30, by = 'a', text = 'x' }, { date = 2026-05-31, text = 'y' }]\n",
                &["reports.2026-04-30.text=z", "reports.2026-05-31.läge=gul"],
                "reports = [{ date = 2026-04-30, by = 'a', text = 'z' }, { date = 2026-05-31, health = \"yellow\", text = 'y' }]\n",
            ),
            (
                "milestones = [{ id = 'a', who = ['it', 'stab'] }]\n",
                &["milestones.a.who-=Staben", "milestones.a.vem+=natverk", "milestones.a.who-=it,natverk"],
                "milestones = [{ id = 'a' }]\n",
            ),
            (
                "milestones = [{ id = 'a' }, { id = 'b' }]\n",
                &["milestones.a.id="],
                "milestones = [{ id = 'b' }]\n",
            ),
            ("title = 'a'\nlinks = [{ url = 'u' }] # k\n", &["links.u.url="], "title = 'a'\n"),
            ("goals = ['trygghet', 'innovation']\n", &["goals-=innovation", "goals-=trygghet"], ""),
            ("goals = ['trygghet', 'innovation']\n", &["goals-=innovation,Digital trygghet"], ""),
            ("milestones = [{ id = 'a' }]\n", &["milstolpar="], ""),
        ],
    );
}

#[test]
fn entries_in_yaml() {
    hold(
        Format::Yaml,
        &[
            (
                "title: a\n",
                &["responsible+=it/annper"],
                "title: a\nresponsible:\n  - org: it\n    person: annper\n",
            ),
            (
                "responsible:\n- org: it # k\n- {org: stab}\n",
                &["responsible+=natverk", "responsible.it.person=Anna Person", "responsible-=stab"],
                "responsible:\n- org: it # k\n  person: annper\n- {org: natverk}\n",
            ),
            (
                "milestones:\n  - id: a\n    due: 2026-Q3 # när\n",
                &["milestones.a.due=2026-10", "milestones.a.done=2026-09-01"],
                "milestones:\n  - id: a\n    due: \"2026-10\" # när\n    done: 2026-09-01\n",
            ),
            (
                "title: a\nareas: {id: ai}\n",
                &["areas.AI.samordning=Möten"],
                "title: a\nareas: {id: ai, note: Möten}\n",
            ),
            ("title: a\nmilestones:\n- id: a\n- id: b\n", &["milestones-=b", "milestones-=a"], "title: a\n"),
        ],
    );
}

#[test]
fn what_cannot_be_typed_so_is_said_with_what_to_type() {
    let sandbox = Sandbox::base();
    let file = "plans/demo/2026/bas.toml";
    let list = "links = [{ url = \"https://a.se\" }, { title = \"B\", url = \"https://b.se\" }]\nmilestones = [{ id = \"start\" }, { title = \"Slut\" }]\n";
    let text = std::fs::read_to_string(sandbox.at(file)).expect("the base is there") + list;
    sandbox.write(file, &text);
    let mut told = String::new();
    for typed in [
        "responsible=it",
        "responsible+=",
        "responsible+=ti",
        "responsible+=it/annpr",
        "responsible+=it/annper",
        "responsible+=it/annper/lead",
        "responsible+=org=it,persn=annper",
        "responsible+=org=it,org=stab",
        "responsible+=org='it' x=y",
        "responsible+=lead=ja",
        "responsible-=stab",
        "responsible-=",
        "responsible.it=x",
        "responsible.stab.lead=ja",
        "responsible.it.ledare=ja",
        "areas+=id=ai,note=Möte, var=här",
        "areas.ai.note=Möten",
        "areas.note=Möten",
        "drivers+=Nationell",
        "drivers.national.ref=x",
        "links-=https://",
        "links-=https://c.example",
        "milestones+=Upphandling klar",
        "milestones+=due=2026-Q3",
        "milestones+=start",
        "milestones+=title=Slut",
        "milestones+=id=a,due=i höst",
        "milestones.strat.due=2026",
        "milestones.leverans.done=2026-05-01",
        "milestones.Leverans ett.done=2026-05-01",
        "milestones.leverans.done+=2026-05-01",
        "milestones.start.due+=2026",
        "milestones.start.who-=it",
        "legal=klar",
        "legal.läge.x=klar",
        "x.eget=1",
    ] {
        for plan in [sandbox.plan(), sandbox.plan().english()] {
            let output = plan.run_with(&["set", "bas", typed]);
            assert_eq!((output.code, &*output.stdout), (2, ""), "{typed}: {output}");
            told.push_str(&format!("$ plan set bas {typed}\n{}\n", output.stderr));
        }
    }
    assert_eq!(std::fs::read_to_string(sandbox.at(file)).expect("still there"), text);
    snapshot("set_entries_refused", &Output { stdout: told, stderr: String::new(), code: 0 });
}

#[test]
fn the_life_of_a_milestone() {
    let sandbox = Sandbox::base();
    let plan = sandbox.plan();
    let mut told = String::new();
    for typed in [
        &["milestones+=id=upphandling,title=Upphandling klar,due=2026-Q3,who=Område IT"][..],
        &["milestones.upphandling.klar=2026-05-01", "milestones.upphandling.who+=stab"],
        &["milestones-=Upphandling klar", "responsible+=Staben", "responsible-=it"],
    ] {
        let arguments: Vec<&str> = ["set", "bas"].into_iter().chain(typed.iter().copied()).collect();
        let output = plan.clone().english().run_with(&[&arguments[..], &["--dry-run"]].concat());
        told.push_str(&format!("$ plan set bas {}\n{}\n", typed.join(" "), output.stdout));
        let output = plan.run_with(&arguments);
        assert_eq!((output.code, &*output.stderr), (0, ""), "{output}");
        told.push_str(&format!("{}\n", output.stdout));
    }
    snapshot("set_entries", &Output { stdout: told, stderr: String::new(), code: 0 });
    let text = std::fs::read_to_string(sandbox.at("plans/demo/2026/bas.toml")).expect("still there");
    assert!(text.ends_with("responsible = [{ org = \"stab\" }]\n"), "{text}");
}

fn record(list: &str) -> &'static Record {
    ACTIVITY.field(list).and_then(|field| field.kind.record()).expect("a list of entries")
}

#[test]
fn files_of_many_hands_are_changed_in_one_entry_only() {
    let mut chance = Mutator::new(12);
    let (mut added, mut changed, mut taken, mut refused) = (0, 0, 0, 0);
    for round in 0..400 {
        let format = [Format::Toml, Format::Yaml][round % 2];
        let text = activity(&mut chance, format);
        let list = ["milestones", "reports", "responsible", "links"][chance.below(4)];
        let told = || format!("{list} of {text}");
        let items = |text: &str| -> Vec<Node> { read(text, format).root.list(list).to_vec() };
        let is_refused =
            |made: &Result<String, BadValue>| made.as_ref().is_ok_and(|text| text.starts_with("! "));
        let before = items(&text);
        let new = match list {
            "milestones" => "id=alldeles-ny,title=Ny",
            "reports" => "date=2019-01-01,text=Ny",
            "responsible" => "org=natverk,lead=ja",
            _ => "https://ny.example/a.b=c",
        };
        let made = set(&text, format, &[&format!("{list}+={new}")]);
        if is_refused(&made) {
            refused += 1;
        } else {
            // One more than before; twice is refused; taken out again, it is as if nothing had been.
            let with = made.expect("it can be typed");
            assert_eq!(items(&with).len(), before.len() + 1, "{}", told());
            let again = set(&with, format, &[&format!("{list}+={new}")]);
            assert!(matches!(again, Err(BadValue::Already(..))), "{again:?} {}", told());
            let name = entry_name(&items(&with)[before.len()], Some(record(list)));
            assert_eq!(
                set(&with, format, &[&format!("{list}-={name}")]).as_deref(),
                Ok(&*text),
                "{}",
                told()
            );
            added += 1;
        }
        let names: Vec<String> = before.iter().map(|item| entry_name(item, Some(record(list)))).collect();
        let Some(at) = (0..names.len()).find(|at| {
            let name = &names[*at];
            let is_plain = !name.is_empty() && name.trim() == name;
            is_plain && names.iter().filter(|other| *other == name).count() == 1
        }) else {
            continue;
        };
        let (field, value) = match list {
            "milestones" => ("due_text", "Nytt = värde, sagt. så"),
            "reports" => ("forecast", "Nytt = värde, sagt. så"),
            "responsible" => ("lead", "nej"),
            _ => ("type", "Nytt = värde, sagt. så"),
        };
        let typed = format!("{list}.{}.{field}={value}", names[at]);
        let made = set(&text, format, &[&typed]);
        if is_refused(&made) {
            refused += 1;
            continue;
        }
        let with = made.unwrap_or_else(|why| panic!("{why:?}: {typed} {}", told()));
        for (place, (old, new)) in before.iter().zip(items(&with)).enumerate() {
            if place == at {
                let says =
                    new.get(field).map(|n| n.as_text().map_or_else(|| "nej".to_owned(), str::to_owned));
                assert_eq!(says.as_deref(), Some(value), "{}", told());
            } else {
                assert_eq!(datum(old, format), datum(&new, format), "{}", told());
            }
        }
        assert_eq!(set(&with, format, &[&typed]).as_deref(), Ok(&*with), "{}", told());
        changed += 1;
        // One by one, the last with the list.
        if names.iter().all(|name| !name.is_empty() && names.iter().filter(|n| *n == name).count() == 1) {
            let all: Vec<String> = names.iter().map(|name| format!("{list}-={name}")).collect();
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let made = set(&text, format, &all);
            if !is_refused(&made) {
                let left = made.unwrap_or_else(|why| panic!("{why:?}: {all:?} {}", told()));
                assert!(read(&left, format).root.get(list).is_none(), "{} {left}", told());
                taken += 1;
            }
        }
    }
    assert!(
        added > 380 && changed > 80 && taken > 60 && refused < 20,
        "{added} added, {changed} changed, {taken} taken, {refused} refused"
    );
}
