//! Agendas, decisions put on record, the log of decisions, and the ways of next steps.

use std::collections::BTreeSet;

use plan::check::{Levels, check};
use plan::edit::{Sets, Undecidable, Verdict, decide};
use plan::facts::Facts;
use plan::meetings::{Agenda, Lack, agenda, bodies_named, matter_named};
use plan::portfolio::Portfolio;
use plan::store::{ContentId, RealDisk, Tree, WorkTree, Write, write_all};
use plan::text::Lang;

use crate::support::history::History;
use crate::support::memory::MemoryTree;
use crate::support::repository::{day, root};
use crate::support::run::{Output, Plan};
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;
use crate::writing::Failing;

/// An invented portfolio with meetings.
const FOLDER: &str = "tests/portfolios/meetings";

fn invented() -> Plan {
    Plan::at(&root().join(FOLDER))
}

/// The same arguments in Swedish at 80 columns and in English at 140.
fn in_both(name: &str, arguments: &[&str]) {
    snapshot(&format!("{name}.sv"), &invented().run_with(arguments));
    snapshot(&format!("{name}_140.en"), &invented().english().columns(140).run_with(arguments));
}

/// What several commands say, one below the other.
fn told(plan: &Plan, commands: &[&[&str]]) -> Output {
    let mut stdout = String::new();
    for arguments in commands {
        stdout.push_str(&format!("$ plan {}\n{}\n\n", arguments.join(" "), plan.run_with(arguments)));
    }
    Output { stdout, stderr: String::new(), code: 0 }
}

#[test]
fn the_agenda_of_the_next_meeting_or_of_a_day() {
    in_both("agenda", &["agenda", "au"]);
    in_both("agenda_held", &["agenda", "utskottet", "--date", "2026-06-11"]);
    in_both("agenda_none", &["agenda", "Chefsgruppen för vård och omsorg"]);
    in_both("agenda_public", &["agenda", "au", "--public"]);
    for format in ["json", "markdown"] {
        snapshot(&format!("agenda_{format}"), &invented().run_with(&["agenda", "au", "--format", format]));
    }
    let public = invented().run("agenda au --public --format json").stdout;
    assert!(!public.contains("Exempla") && public.contains("\"lacks\": []"), "{public}");
}

#[test]
fn the_log_of_decisions() {
    in_both("decisions", &["decisions"]);
    for format in ["json", "csv", "markdown"] {
        snapshot(&format!("decisions_{format}"), &invented().run(&format!("decisions --format {format}")));
    }
    let keys = |arguments: &[&str]| -> Vec<String> {
        let arguments: Vec<&str> =
            ["decisions", "--format", "csv"].into_iter().chain(arguments.iter().copied()).collect();
        let output = invented().run_with(&arguments);
        let lines = output.stdout.lines().skip(1).filter_map(|l| l.rsplit(';').next());
        lines.map(|key| key.trim_start_matches("vard/").to_owned()).collect()
    };
    assert_eq!(keys(&["--body", "cg-social"]), ["2026-03-19-cg-social#1", "2026-03-19-cg-social#2"]);
    assert_eq!(
        keys(&["--kind", "Årlig prioritering", "--public"]),
        ["2026-03-19-cg-social#1"],
        "an approval that does not count is not published"
    );
    assert_eq!(keys(&["--year", "2025"]), Vec::<String>::new());
    let none = invented().run("decisions --year 2025");
    assert!(none.stdout.starts_with("Inga beslut.") && none.code == 0, "{none}");
}

#[test]
fn the_way_of_a_next_step() {
    in_both("route", &["route", "elevjournal"]);
    in_both("route_matter", &["route", "2026-09-10-au#2"]);
    let commands: &[&[&str]] = &[
        &["route", "videomote"],
        &["route", "videomote", "--kind", "ändra listan"],
        &["route", "meddelanden"],
        &["route", "tolk"],
        &["route", "2025/meddelanden"],
        &["route", "2026-09-10-au#6"],
        &["route", "videomote", "--kind", "ändra"],
    ];
    snapshot("routes.sv", &told(&invented(), commands));
    snapshot("route_json", &invented().run("route elevjournal --format json"));
}

#[test]
fn words_that_name_nothing_are_answered_with_what_to_type() {
    let commands: &[&[&str]] = &[
        &["agenda", "audd"],
        &["agenda", "xyz"],
        &["agenda", "au", "--date", "10 september"],
        &["agenda", "au", "--date", "2026-09-11"],
        &["agenda", "lansdelarna", "--date", "2026-09-11"],
        &["agenda", "au", "--programme", "vrd"],
        &["decisions", "--year", "2062"],
        &["decisions", "--kind", "xyz"],
        &["decide", "au#1", "bifall"],
        &["decide", "2026-06-11-au#9", "bifall"],
        &["decide", "2026-06-11-au#1", "bifal"],
        &["decide", "2026-06-11-au#1", "till kännedom"],
        &["decide", "2026-06-11-au#1"],
        &["decide", "2026-06-11-au#2", "avslag"],
        &["decide", "2026-09-10-au#2", "bifall"],
        &["decide", "2026-09-10-au#6", "bifall"],
    ];
    snapshot("meetings_refused.sv", &told(&invented(), commands));
    snapshot("meetings_refused.en", &told(&invented().english(), commands));
}

/// A copy of the invented portfolio.
fn copy() -> Sandbox {
    Sandbox::copy_of(FOLDER)
}

const MEETING: &str = "plans/vard/meetings/2026-06-11-au.yaml";
const ACTIVITY: &str = "plans/vard/2026/meddelanden.yaml";

fn text(sandbox: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(sandbox.at(path)).expect("the file is there")
}

/// The lines that one text has and the other lacks.
fn changed(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let lacks = |a: &str, b: &str| {
        let mut left: Vec<&str> = b.lines().collect();
        let mut is_there =
            |line: &&str| left.iter().position(|l| l == line).map(|at| left.remove(at)).is_some();
        a.lines().filter(|line| !is_there(line)).map(str::to_owned).collect()
    };
    (lacks(before, after), lacks(after, before))
}

#[test]
fn an_outcome_is_put_on_record_and_what_it_sets_into_the_activities() {
    let sandbox = copy();
    let (meeting, activity) = (text(&sandbox, MEETING), text(&sandbox, ACTIVITY));
    let decide = ["decide", "2026-06-11-au#1", "Bifall", "--paragraph", "21", "--text", "Enligt förslaget."];
    let dry: Vec<&str> = decide.iter().copied().chain(["--dry-run"]).collect();
    let shown = sandbox.plan().run_with(&dry);
    assert!(shown.code == 0 && shown.stdout.ends_with("Inget är skrivet.\n"), "{shown}");
    assert_eq!((text(&sandbox, MEETING), text(&sandbox, ACTIVITY)), (meeting.clone(), activity.clone()));
    snapshot("decide.sv", &sandbox.plan().run_with(&decide));
    let (gone, mut come) = changed(&meeting, &text(&sandbox, MEETING));
    come.sort();
    assert_eq!(gone, Vec::<String>::new());
    assert_eq!(come, ["    outcome: approved", "    paragraph: \"21\"", "    text: Enligt förslaget."]);
    let (gone, come) = changed(&activity, &text(&sandbox, ACTIVITY));
    assert_eq!((gone, come), (vec!["    due: 2026-05-31".into()], vec!["    due: 2026-10-31".into()]));
    let after = (text(&sandbox, MEETING), text(&sandbox, ACTIVITY));
    let again = sandbox.plan().run_with(&decide);
    assert_eq!((again.code, again.stdout.as_str()), (0, "Det står redan så. Inget är skrivet.\n"), "{again}");
    assert_eq!((text(&sandbox, MEETING), text(&sandbox, ACTIVITY)), after);
    // What came later stays, unless it is asked for.
    let moved = after.1.replace("2026-10-31", "2026-12-01");
    sandbox.write(ACTIVITY, &moved);
    let refused = sandbox.plan().run_with(&decide);
    assert!(refused.code == 1 && refused.stderr.contains("någon kan ha ändrat det"), "{refused}");
    assert_eq!(text(&sandbox, ACTIVITY), moved);
    let forced: Vec<&str> = decide.iter().copied().chain(["--force"]).collect();
    assert_eq!(sandbox.plan().run_with(&forced).code, 0);
    assert_eq!((text(&sandbox, MEETING), text(&sandbox, ACTIVITY)), after);
}

#[test]
fn a_decision_that_counted_before_leaves_what_has_moved_on_since() {
    let sandbox = copy();
    let file = "plans/vard/2026/videomote.toml";
    sandbox.write(file, text(&sandbox, file) + "benefit = \"Kortare resor\"\n");
    let decide =
        ["decide", "2026-09-10-au#2", "bifall", "--paragraph", "33", "--today", "2026-09-11", "--force"];
    let unforced = &decide[..decide.len() - 1];
    assert_eq!(sandbox.plan().run_with(&decide).code, 0);
    assert!(text(&sandbox, file).contains("status = \"planned\""));
    // From planned the law lets it go on to ongoing, and not back to proposed.
    let ongoing = text(&sandbox, file).replace("\"planned\"", "\"ongoing\"");
    sandbox.write(file, &ongoing);
    let left = sandbox.plan().run_with(unforced);
    assert!(left.code == 0 && left.stdout.contains("redan"), "{left}");
    assert_eq!(text(&sandbox, file), ongoing);
    sandbox.write(file, ongoing.replace("\"ongoing\"", "\"proposed\""));
    let applied = sandbox.plan().run_with(unforced);
    assert_eq!(applied.code, 0, "{applied}");
    assert!(text(&sandbox, file).contains("status = \"planned\""));
}

#[test]
fn what_a_decision_brings_with_it_elsewhere_is_told_and_hinders_nothing() {
    let sandbox = Sandbox::copy_of("examples/e-halsa");
    let decide = ["decide", "2027-09-15-au#1", "bifall", "--paragraph", "§ 14", "--today", "2027-09-20"];
    let told = sandbox.plan().run_with(&decide);
    snapshot("decide_left.sv", &told);
    let check = sandbox.plan().run("check --today 2027-09-20");
    assert!(told.code == 0 && check.stdout.contains("genomförandet är inte rapporterat"), "{told}{check}");
    assert!(sandbox.plan().run_with(&decide).stdout.contains("redan"));
}

#[test]
fn what_does_not_count_yet_changes_no_activity() {
    let sandbox = copy();
    let activity = text(&sandbox, ACTIVITY);
    snapshot(
        "decide_wanting.en",
        &sandbox.plan().english().run_with(&["decide", "2026-06-11-au#1", "approved"]),
    );
    assert_eq!(text(&sandbox, ACTIVITY), activity);
    let then = sandbox.plan().run_with(&["decide", "2026-06-11-au#1", "approved", "--paragraph", "21"]);
    assert_eq!(then.code, 0, "{then}");
    assert!(text(&sandbox, ACTIVITY).contains("due: 2026-10-31"));
}

#[test]
fn what_makes_things_worse_or_cannot_be_undone_is_not_written() {
    let history = History::of(copy());
    history.commit("2026-03-01");
    let sandbox = &history.sandbox;
    let approve = ["decide", "2026-09-10-au#2", "bifall", "--paragraph", "33", "--today", "2026-09-11"];
    let impossible = ["decide", "2026-09-10-au#5", "bifall", "--paragraph", "34", "--today", "2026-09-11"];
    snapshot("decide_worse.sv", &told(&sandbox.plan(), &[&approve, &impossible]));
    let path = "plans/vard/meetings/2026-09-10-au.toml";
    sandbox.write(path, text(sandbox, path) + "# Ett tillägg.\n");
    let unsaved = sandbox.plan().run_with(&["decide", "2026-09-10-au#1", "noted", "--today", "2026-09-11"]);
    assert!(unsaved.code == 1 && unsaved.stderr.contains("inte är sparade i git"), "{unsaved}");
    sandbox.write("plans/vard/2026/plan.toml", "# Påhittat.\nclosed = { date = 2026-09-01 }\n");
    let closed = sandbox.plan().run_with(&["decide", "2026-06-11-au#1", "bifall", "--paragraph", "2"]);
    assert!(closed.code == 1 && closed.stderr.contains("plan reopen 2026"), "{closed}");
    assert!(!text(sandbox, ACTIVITY).contains("2026-10-31") && !text(sandbox, MEETING).contains("paragraph"));
}

#[test]
fn whoever_is_interrupted_goes_on_with_the_same_command() {
    let verdict = Verdict { outcome: "approved".into(), said: vec![("paragraph", "21".into())] };
    let whole = copy();
    let planned = |sandbox: &Sandbox| -> Vec<Write> {
        let tree = WorkTree::new(sandbox.path().to_owned());
        let decided = decided(&tree, "2026-06-11-au#1", "2026-06-30", &verdict).expect("it can be decided");
        let write = |file: plan::edit::Changed| Write {
            was: ContentId::of(file.old.as_bytes()),
            path: file.path,
            text: file.new,
        };
        decided.files.into_iter().map(write).collect()
    };
    let all = planned(&whole);
    assert_eq!(all.iter().map(|w| w.path.as_str()).collect::<Vec<_>>(), [ACTIVITY, MEETING]);
    assert_eq!(write_all(whole.path(), &all, &RealDisk), Ok(()));
    let mut begun = 0;
    for step in 1..=4 {
        for after in [false, true] {
            let sandbox = copy();
            let disk = Failing::at(step, after, std::io::ErrorKind::Other);
            assert!(write_all(sandbox.path(), &planned(&sandbox), &disk).is_err(), "step {step}");
            begun += usize::from(
                text(&sandbox, ACTIVITY) != text(&sandbox, MEETING) && planned(&sandbox).len() == 1,
            );
            assert_eq!(write_all(sandbox.path(), &planned(&sandbox), &RealDisk), Ok(()));
            assert_eq!(text(&sandbox, ACTIVITY), text(&whole, ACTIVITY), "step {step}");
            assert_eq!(text(&sandbox, MEETING), text(&whole, MEETING), "step {step}");
        }
    }
    assert!(begun > 0, "no run was interrupted between the two files");
}

/// A matter of a tree decided in memory.
fn decided(
    tree: &dyn Tree,
    matter: &str,
    today: &str,
    verdict: &Verdict,
) -> Result<plan::edit::Decided, Undecidable> {
    let portfolio = Portfolio::load(tree, day(today));
    let facts = Facts::derive(&portfolio, day(today));
    let id = matter_named(&portfolio, &facts, matter).expect("the matter is there");
    decide(tree, (&portfolio, &facts), id, verdict, Sets::Put)
}

/// A place for an invented matter: a tree, a programme in it with an activity, and words of its model.
struct Ground {
    tree: MemoryTree,
    programme: &'static str,
    activity: &'static str,
    consulted: &'static str,
    domain: &'static str,
}

impl Ground {
    /// The invented portfolio with meetings.
    fn invented() -> Self {
        let mut tree = MemoryTree::from_folder(&root().join(FOLDER));
        tree.remove("plans/vard/meetings/2026-09-10-au.toml");
        Self { tree, programme: "vard", activity: "videomote", consulted: "lansdelarna", domain: "skola" }
    }

    /// Our own e-health programme with its governance model, and an invented activity.
    fn own() -> Self {
        let mut tree = MemoryTree::of_repository(&root());
        let text = "# Påhittad.\ntitle = 'Påhittad'\ngoals = []\nstatus = 'proposed'\ndomains = ['social']\n";
        tree.add("plans/e-halsa/2026/pahittad.toml", text);
        let (activity, domain) = ("pahittad", "elevhalsa");
        Self { tree, programme: "e-halsa", activity, consulted: "lansdelsgrupperna", domain }
    }

    /// The path of the one meeting to come.
    fn meeting(&self) -> String {
        format!("plans/{}/meetings/2026-10-08-au.toml", self.programme)
    }

    fn agenda(&self, tree: &dyn Tree, today: &str) -> Agenda {
        let portfolio = Portfolio::load(tree, day(today));
        let facts = Facts::derive(&portfolio, day(today));
        let bodies = bodies_named(&portfolio, &[self.programme.to_owned()], "au").expect("the body is there");
        agenda(tree, (&portfolio, &facts), &bodies, None)
    }

    /// The findings that an agenda says the meeting's only matter lacks.
    fn said_to_lack(&self, tree: &dyn Tree) -> BTreeSet<String> {
        let agenda = self.agenda(tree, "2026-06-30");
        let meetings = &agenda.programmes[0].meetings;
        let items: Vec<_> = meetings.iter().flat_map(|m| &m.groups).flat_map(|g| &g.items).collect();
        let [item] = items[..] else { panic!("the meeting has one matter") };
        let said = item.lacks.iter().filter_map(|lack| match lack {
            Lack::Finding(said) => {
                Some(format!("{}: {} {}", said.place.0, said.rule, said.message.render(Lang::En)))
            }
            _ => None,
        });
        said.collect()
    }

    /// What `plan check` finds in the meeting's file on its day, and elsewhere what the tree before it has not.
    fn found(&self, tree: &dyn Tree, before: &dyn Tree) -> BTreeSet<String> {
        let all = |tree: &dyn Tree| -> BTreeSet<String> {
            let portfolio = Portfolio::load(tree, day("2026-10-08"));
            let report = check(&portfolio, &Facts::derive(&portfolio, day("2026-10-08")), &Levels::new());
            let line = |judged: &plan::check::Judged| {
                let path = &portfolio.file(judged.finding.place.source).source.path;
                let weighty = judged.severity > plan::diag::Severity::Note || **path == *self.meeting();
                let message = judged.finding.message.render(Lang::En);
                weighty.then(|| format!("{path}: {} {message}", judged.finding.rule))
            };
            report.findings.iter().filter_map(line).collect()
        };
        let old = all(before);
        all(tree).into_iter().filter(|l| l.starts_with(&self.meeting()) || !old.contains(l)).collect()
    }

    /// Holds the agenda of matters of these kinds, that give and lack these and those details, against `plan
    /// check` once they are decided, by a change of the text that the program has no part in. How much was
    /// lacking in all.
    fn holds(&self, kinds: &[(&str, &str, &str)], given: &dyn Fn(u32) -> bool) -> usize {
        let fields = [
            format!("initiated_by = '{}'", self.consulted),
            format!("consulted = [{{ body = '{}', date = 2026-09-01 }}]", self.consulted),
            format!("activities = ['{}']", self.activity),
            format!("domains = ['{}']", self.domain),
            format!("sets = [{{ activity = '{}', field = 'status', to = 'planned' }}]", self.activity),
        ];
        let path = format!("plans/{}/2026/{}.toml", self.programme, self.activity);
        let proposed = self.tree.read(&path).expect("there");
        let planned = proposed.replace("'proposed'", "'planned'").replace("\"proposed\"", "\"planned\"");
        let mut lacking = 0;
        for (kind, decides, outcome) in kinds {
            for chosen in (0..1_u32 << fields.len()).filter(|chosen| given(*chosen)) {
                let given = |at: usize| chosen & 1 << at != 0;
                let lines: String =
                    (0..fields.len()).filter(|at| given(*at)).map(|at| format!("{}\n", fields[at])).collect();
                let decides =
                    if decides.is_empty() { String::new() } else { format!("decides = '{decides}'\n") };
                let open = format!(
                    "[[matters]]\nid = '1'\ntitle = 'Påhittat'\ntype = '{kind}'\nyear = 2026\n{decides}{lines}"
                );
                let mut before = self.tree.clone();
                before.add(&self.meeting(), &open);
                let mut after = before.clone();
                let paragraph = if self.programme == "vard" { "paragraph = '7'\n" } else { "" };
                after.add(&self.meeting(), &format!("{open}outcome = '{outcome}'\n{paragraph}"));
                if decides.contains("adopt") && given(4) {
                    after.add(&path, &planned);
                }
                let lacks = self.said_to_lack(&before);
                assert_eq!(lacks, self.found(&after, &before), "{open}");
                lacking += lacks.len();
            }
        }
        lacking
    }
}

#[test]
fn what_an_agenda_says_is_lacking_is_what_check_finds_once_it_is_decided() {
    let adopt = ("decision", "adopt", "approved");
    let others = [("decision", "prioritise", "approved"), ("direction", "", "direction-given")];
    // Under the larger law, what lacks all, nothing, or one detail.
    let few = |chosen: u32| chosen == 0 || chosen.count_ones() >= 4;
    let lacking = [
        Ground::invented().holds(&[adopt], &|_| true),
        Ground::invented().holds(&others, &few),
        Ground::own().holds(&[adopt], &few),
    ];
    assert!(
        lacking.iter().all(|n| *n > 0),
        "something must be lacking for the law to mean anything: {lacking:?}"
    );
}

#[test]
fn what_one_matter_lacks_is_never_said_of_its_neighbours() {
    let whole = "type: decision, decides: prioritise, year: 2026, consulted: [{ body: lansdelarna, date: 2026-09-01 }]";
    let toml = |fields: &str| fields.replace(": ", " = ").replace("decision,", "'decision',");
    let quoted = |fields: &str| {
        let words = ["prioritise", "lansdelarna"];
        words.iter().fold(toml(fields), |text, word| text.replace(word, &format!("'{word}'")))
    };
    let lacking = "type: decision, decides: prioritise, year: 2026";
    let own = ["1", "2", "3"].map(|id| (id, if id == "2" { lacking } else { whole }));
    let inline: Vec<String> = own
        .iter()
        .map(|(id, f)| format!("{{ id = '{id}', title = 'Påhittat {id}', {} }}", quoted(f)))
        .collect();
    let sections: String = own
        .iter()
        .map(|(id, f)| {
            let fields = quoted(f).replace(", decides", "\ndecides").replace(", year", "\nyear");
            format!(
                "[[matters]]\nid = '{id}'\ntitle = 'Påhittat {id}'\n{}\n",
                fields.replace(", consulted", "\nconsulted")
            )
        })
        .collect();
    let block: String = own
        .iter()
        .map(|(id, f)| {
            let fields = f.replace(", decides", "\n    decides").replace(", year", "\n    year");
            format!(
                "  - id: '{id}'\n    title: Påhittat {id}\n    {}\n",
                fields.replace(", consulted", "\n    consulted")
            )
        })
        .collect();
    for (ending, text) in [
        ("toml", format!("matters = [{}]\n", inline.join(", "))),
        ("toml", sections),
        ("yaml", format!("matters:\n{block}")),
    ] {
        let mut ground = Ground::invented();
        ground.tree.add(&format!("plans/vard/meetings/2026-10-08-au.{ending}"), &text);
        let agenda = ground.agenda(&ground.tree, "2026-06-30");
        let items = agenda.programmes[0].meetings[0].groups[0].items.iter();
        let rules = |lacks: &[Lack]| lacks.iter().filter(|l| matches!(l, Lack::Finding(_))).count();
        let told: Vec<(&str, usize)> = items.map(|item| (item.row.id.as_str(), rules(&item.lacks))).collect();
        assert_eq!(told, [("1", 0), ("2", 1), ("3", 0)], "{text}");
    }
}
