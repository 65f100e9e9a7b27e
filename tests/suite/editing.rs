//! `plan set` and `plan report`: what is changed is shown, judged and written, and nothing else is touched.

use crate::support::history::History;
use crate::support::run::Output;
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

const FILE: &str = "plans/demo/2026/bas.toml";

fn text(sandbox: &Sandbox) -> String {
    std::fs::read_to_string(sandbox.at(FILE)).expect("the file is there")
}

/// The lines that one text has and the other lacks.
fn changed(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let lacks =
        |a: &str, b: &str| a.lines().filter(|l| !b.lines().any(|m| m == *l)).map(str::to_owned).collect();
    (lacks(before, after), lacks(after, before))
}

#[test]
fn a_field_is_set_in_words_or_ids_of_either_language() {
    for typed in ["status=finished", "status=Avslutad", "Status=Finished", "status= avslutad"] {
        let sandbox = Sandbox::base();
        let before = text(&sandbox);
        let output = sandbox.plan().run_with(&["set", "bas", typed, "--force"]);
        assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{typed}: {output}");
        let (gone, come) = changed(&before, &text(&sandbox));
        assert_eq!(
            (gone, come),
            (vec!["status = \"ongoing\"".to_owned()], vec!["status = \"finished\"".to_owned()])
        );
    }
}

#[test]
fn lists_tables_and_removals() {
    let sandbox = Sandbox::base();
    let set = |fields: &[&str]| {
        let arguments: Vec<&str> =
            ["set", "bas", "--force"].into_iter().chain(fields.iter().copied()).collect();
        let output = sandbox.plan().run_with(&arguments);
        assert_eq!(output.code, 0, "{fields:?}: {output}");
        text(&sandbox)
    };
    assert!(set(&["goals+=innovation"]).contains("goals = [\"trygghet\", \"innovation\"]"));
    assert!(set(&["goals-=trygghet"]).contains("goals = [\"innovation\"]"));
    assert!(set(&["goals=trygghet,innovation"]).contains("[\"trygghet\", \"innovation\"]"));
    assert!(set(&["juridisk bedömning.läge=pågår", "slut=x"][..1]).contains("state = \"ongoing\""));
    assert!(set(&["benefit=Nytta, och mer \"nytta\""]).contains("Nytta, och mer"));
    assert!(!set(&["benefit="]).contains("benefit"));
    assert!(
        set(&["start=2026-02-01", "end=2026-Q4", "good_example=ja", "order=7"])
            .contains("start = 2026-02-01\n")
    );
    let again = sandbox.plan().run_with(&["set", "bas", "order=7"]);
    assert!(again.code == 0 && again.stdout.contains("redan"), "{again}");
}

#[test]
fn a_report_is_added_and_the_year_reads_it() {
    let sandbox = Sandbox::base();
    let before = text(&sandbox);
    let plan = sandbox.plan();
    let report = [
        "report",
        "bas",
        "--health",
        "gul",
        "--text",
        "Det dröjer",
        "--progress",
        "40",
        "--by",
        "samordnare",
    ];
    snapshot("report.sv", &plan.run_with(&report));
    let (gone, come) = changed(&before, &text(&sandbox));
    assert_eq!(gone, Vec::<String>::new());
    assert!(come.iter().any(|l| l.contains("date = 2026-06-30") && l.contains("progress = 40")), "{come:?}");
    let status = plan.run("status bas");
    assert!(status.stdout.contains("Gul, i dag"), "{status}");
    let second =
        plan.clone().english().run_with(&["report", "bas", "--health", "green", "--date", "2026-06-15"]);
    snapshot("report.en", &second);
}

#[test]
fn what_would_be_wrong_is_not_written() {
    let sandbox = Sandbox::base();
    let before = text(&sandbox);
    let mut told = String::new();
    for (fields, code) in [
        (vec!["status=avslutat"], 2),
        (vec!["stats=finished"], 2),
        (vec!["status"], 2),
        (vec!["status+=finished"], 2),
        (vec!["responsible=it"], 2),
        (vec!["goals-=innovation"], 2),
        (vec!["start=30/6"], 2),
        (vec!["order=många"], 2),
        (vec!["good_example=kanske"], 2),
        (vec!["builds_on=saknas"], 1),
        (vec!["title="], 1),
    ] {
        let arguments: Vec<&str> = ["set", "bas"].into_iter().chain(fields.iter().copied()).collect();
        let output = sandbox.plan().run_with(&arguments);
        assert_eq!(output.code, code, "{fields:?}: {output}");
        told.push_str(&format!("$ plan set bas {}\n{}\n", fields.join(" "), output.stderr));
    }
    let output = sandbox.plan().run("report bas");
    assert_eq!(output.code, 2, "{output}");
    told.push_str(&output.stderr);
    assert_eq!(text(&sandbox), before);
    snapshot("set_refused.sv", &Output { stdout: told, stderr: String::new(), code: 0 });
    let dry = sandbox.plan().run("set bas status=finished --dry-run");
    assert!(dry.stdout.contains("Inget är skrivet."), "{dry}");
    assert_eq!(text(&sandbox), before);
}

/// The activity of the base repository, saved once.
fn saved() -> History {
    let history = History::base().ready();
    history.commit("2026-03-01");
    history.check_out();
    history
}

#[test]
fn what_plan_wrote_may_be_gone_on_with_and_is_undone_together() {
    let history = saved();
    let sandbox = &history.sandbox;
    let first = sandbox.plan().run("set bas order=3");
    assert!(first.code == 0 && first.stdout.contains("  ångra\n"), "{first}");
    snapshot("set_again.sv", &sandbox.plan().run("report bas --health gul --text Dröjer"));
    snapshot("set_again.en", &sandbox.plan().english().columns(140).run("set bas order=4"));
    assert!(text(sandbox).contains("order = 4") && text(sandbox).contains("Dröjer"));
    // What is remembered is nobody's to save.
    assert_eq!(history.unclean(&[]), [format!("WT_MODIFIED {FILE}")]);
    let other = sandbox.plan().run("rename bas grund");
    assert!(other.code == 0 && other.stdout.contains("även det som skrevs förut"), "{other}");
}

#[test]
fn what_somebody_else_wrote_is_never_mixed_with_a_new_change() {
    let history = saved();
    let sandbox = &history.sandbox;
    let by_hand = |line: &str| {
        sandbox.write(FILE, text(sandbox) + line);
    };
    let refused = || {
        let before = text(sandbox);
        for command in ["set bas order=9", "report bas --health gul", "rename bas grund"] {
            let output = sandbox.plan().run(command);
            assert!(output.code == 1 && output.stderr.contains("inte är sparade i git"), "{output}");
        }
        assert_eq!(text(sandbox), before);
    };
    // Before anything else, behind what was written here, and in what was made by force.
    by_hand("# för hand\n");
    refused();
    assert_eq!(sandbox.plan().run("set bas order=3 --force").code, 0);
    refused();
    assert_eq!(sandbox.plan().run("save").code, 0);
    assert_eq!(sandbox.plan().run("set bas order=4").code, 0);
    by_hand("# för hand igen\n");
    refused();
    // What was there when it was written last is known again, wherever it comes from.
    sandbox.write(FILE, text(sandbox).replace("# för hand igen\n", ""));
    assert_eq!(sandbox.plan().run("set bas order=5").code, 0);
    // Whoever loses the memory is refused more, never less.
    sandbox.remove(".git/plan/written");
    refused();
}

#[test]
fn the_memory_of_one_file_says_nothing_of_another() {
    let history = saved();
    let sandbox = &history.sandbox;
    let other = "plans/demo/2026/annan.toml";
    sandbox.write(other, text(sandbox).replace("Basaktiviteten", "En annan"));
    history.commit("2026-03-02");
    history.check_out();
    assert_eq!(sandbox.plan().run("set bas order=3").code, 0);
    assert_eq!(sandbox.plan().run("set annan order=3").code, 0);
    sandbox.write(other, text(sandbox));
    let output = sandbox.plan().run("set annan order=4");
    assert_eq!(output.code, 1, "{output}");
    assert_eq!(sandbox.plan().run("set bas order=4").code, 0);
}

#[test]
fn a_new_file_can_be_taken_away_and_is_never_said_to_be_restored() {
    let history = saved();
    let sandbox = &history.sandbox;
    let made = sandbox.plan().run_with(&["new", "Ny", "goals=trygghet", "responsible+=it"]);
    assert!(made.code == 0 && made.stdout.contains("git clean -f plans/demo/2026/ny.toml"), "{made}");
    let set = sandbox.plan().run("set ny order=3");
    assert!(set.code == 0 && !set.stdout.contains("git restore"), "{set}");
    let renamed = sandbox.plan().run("rename ny nyare");
    assert!(renamed.code == 0 && !renamed.stdout.contains("git restore"), "{renamed}");
}

#[test]
fn certain_fixes_are_made_once_and_leave_nothing_to_fix() {
    use crate::support::faults::ByteTree;
    use plan::store::EntryKind;

    let sandbox = Sandbox::empty();
    for (path, kind, bytes) in ByteTree::faults().all() {
        if kind == EntryKind::File {
            sandbox.write(path, bytes);
        }
    }
    let texts = || -> Vec<(String, Vec<u8>)> {
        let read =
            |(path, ..): (&str, _, _)| std::fs::read(sandbox.at(path)).ok().map(|b| (path.to_owned(), b));
        ByteTree::faults().all().filter_map(read).collect()
    };
    let before = texts();
    let plan = sandbox.plan();
    let shown = plan.run("check --fix --diff");
    snapshot("check_fix_diff.sv", &Output { stdout: head(&shown.stdout, "Inget är skrivet"), ..shown });
    assert_eq!(texts(), before, "--diff writes nothing");
    let errors = |output: &Output| -> usize {
        let line = output.stdout.lines().rev().find(|l| l.contains(" fel, ")).expect("a verdict");
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().position(|w| *w == "fel,").expect("a count of errors");
        words[at - 1].parse().expect("a number")
    };
    let first = plan.run("check");
    let fixed = plan.run("check --fix");
    assert!(errors(&fixed) < errors(&first), "{} then {}", errors(&first), errors(&fixed));
    let after = texts();
    assert_ne!(after, before);
    let again = plan.run("check --fix");
    assert!(again.stdout.starts_with("Inget har en säker rättelse."), "{}", head(&again.stdout, "\n\n"));
    assert_eq!(texts(), after, "twice is once");
}

/// A text up to and with the line that holds something.
fn head(text: &str, until: &str) -> String {
    let end = text.find(until).and_then(|at| text[at..].find('\n').map(|n| at + n + 1));
    text[..end.unwrap_or(text.len())].to_owned()
}

#[test]
fn fixes_of_some_files_leave_the_others() {
    let sandbox = Sandbox::base();
    let faulty = "# Påhittad.\ntitle = \"Fel ord\"\nstatus = \"Pågående\"\ngoals = [\"trygghet\"]\nresponsible = [{ org = \"it\" }]\n";
    sandbox
        .write("plans/demo/2026/ett.toml", faulty)
        .write("plans/demo/2026/annat.toml", faulty.replace("Fel ord", "Annat"));
    let output = sandbox.plan().run("check plans/demo/2026/ett.toml --fix");
    assert_eq!(output.stderr, "", "{output}");
    let read = |path: &str| std::fs::read_to_string(sandbox.at(path)).expect("there");
    assert_eq!(read("plans/demo/2026/ett.toml"), faulty.replace("Pågående", "ongoing"));
    assert!(read("plans/demo/2026/annat.toml").contains("Pågående"));
}

/// Of thirteen parties that have not reported twelve are left: said in other words, and better.
#[test]
fn what_mends_a_part_of_a_fault_is_no_new_one() {
    let sandbox = Sandbox::copy_of("examples/e-halsa");
    let run = |arguments: &[&str]| {
        let whole: Vec<&str> = arguments.iter().copied().chain(["--today", "2027-09-16"]).collect();
        sandbox.plan().run_with(&whole)
    };
    let decided = run(&["decide", "2027-09-15-au#1", "bifall"]);
    assert_eq!(decided.code, 0, "{decided}");
    let one = "realisation+=party=region-ek,state=planned,as_of=2027-09-16";
    let better = run(&["set", "journal-pa-natet", one]);
    assert_eq!(better.code, 0, "{better}");
    let worse = run(&["set", "journal-pa-natet", "realisation-=region-ek"]);
    assert!(worse.code == 1 && worse.stderr.contains("nytt fel"), "{worse}");
}
