//! What always holds: the same input gives the same bytes, whatever the order of the files, the number
//! of threads, and the day of the week.

use plan::portfolio::Portfolio;
use plan::render::{
    Style, check_concise, check_human, check_json, home, status_csv, status_json, status_markdown,
    status_table,
};
use plan::status::{By, Query, report};
use plan::store::{Tree, TreeEntry, Unreadable};
use plan::text::Lang;
use proptest::prelude::*;

use crate::support::generated;
use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, day, root};
use crate::support::run::Plan;
use crate::support::sandbox::Sandbox;

const TODAY: &str = "2026-06-30";

/// A tree that lists its files in an order of its own.
struct Shuffled<'a> {
    tree: &'a MemoryTree,
    order: Vec<usize>,
}

impl Tree for Shuffled<'_> {
    fn entries(&self) -> Vec<TreeEntry> {
        let entries = self.tree.entries();
        self.order.iter().map(|&i| entries[i].clone()).collect()
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        self.tree.read(path)
    }
}

/// Everything that the program can say about a tree.
fn all_output(tree: &dyn Tree) -> String {
    let (portfolio, found): (Portfolio, _) = check_on(tree, TODAY);
    let facts = plan::facts::Facts::derive(&portfolio, day(TODAY));
    let mut out = String::new();
    for lang in [Lang::Sv, Lang::En] {
        let style = Style { lang, width: 100, color: false };
        out.push_str(&check_human::render(&portfolio, &found, true, style));
        out.push_str(&check_human::render(&portfolio, &found, false, style));
        out.push_str(&check_concise::render(&portfolio, &found, lang));
        for by in [By::Origin, By::Goal, By::Org, By::Person, By::Status, By::Party] {
            let report = report(&portfolio, &facts, &Query { by, ..Query::default() });
            out.push_str(&status_table::render(&report, style));
            out.push_str(&status_markdown::render(&report, lang));
            out.push_str(&status_json::render(&report));
            out.push_str(&status_csv::render(&report));
            out.push_str(&home::render(&report, style));
        }
    }
    out.push_str(&check_json::render(&portfolio, &found));
    out
}

/// A tree with faults of many sorts, two files for one thing among them.
fn faulty() -> MemoryTree {
    let mut tree = MemoryTree::from_folder(&root().join("tests/portfolios/small"));
    tree.add("plans/digital/2026/e-arkiv.yaml", "title: Samma sak en gång till\n");
    tree.add("plans/digital/programme.yml", "name: Ett annat namn\ngovernance: liten\n");
    tree.add("schema/people.yaml", "people: [{ id: annan, name: Annan Person }]\n");
    tree.add("plans/vilse.toml", "title = \"Vilse\"\n");
    tree.add("plans/utan-program/2026/en.toml", "title = \"Utan program\"\n");
    tree
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_files_never_matters(seed in any::<u64>()) {
        let tree = faulty();
        let mut order: Vec<usize> = (0..tree.entries().len()).collect();
        // Each file's place in the order is told by a hash of the seed.
        order.sort_by_key(|&i| (i as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        let shuffled = Shuffled { tree: &tree, order };
        prop_assert_eq!(all_output(&shuffled), all_output(&tree));
    }
}

#[test]
fn reversed_files_change_nothing() {
    let tree = faulty();
    let order = (0..tree.entries().len()).rev().collect();
    assert_eq!(all_output(&Shuffled { tree: &tree, order }), all_output(&tree));
}

#[test]
fn the_same_input_gives_the_same_bytes_ten_times_over() {
    let small = Plan::at(&root().join("tests/portfolios/small"));
    for arguments in [
        "",
        "check",
        "check --notes",
        "check --format concise",
        "check --format json",
        "status --by org",
        "status --format json",
        "status --format csv",
        "status --format markdown",
        "status e-arkiv --format json",
        "rules --format json",
    ] {
        let first = small.run(arguments);
        for _ in 1..10 {
            assert_eq!(small.run(arguments), first, "{arguments}");
        }
    }
}

#[test]
fn one_thread_and_two_say_the_same() {
    let sandbox = Sandbox::empty();
    for (path, text) in generated::portfolio(400).files() {
        sandbox.write(path, text);
    }
    let on =
        |threads: &str, arguments: &str| sandbox.plan().with("RAYON_NUM_THREADS", threads).run(arguments);
    for arguments in
        ["check --format json", "check --notes", "status --format json", "status --year 2025 --by org"]
    {
        let one = on("1", arguments);
        assert!(one.stdout.len() > 10_000, "{arguments}: {one}");
        for threads in ["2", "2", "7"] {
            assert_eq!(on(threads, arguments), one, "{arguments} on {threads} threads");
        }
    }
}

#[test]
fn what_is_read_from_disk_and_from_memory_is_the_same() {
    let tree = generated::portfolio(70);
    let sandbox = Sandbox::empty();
    for (path, text) in tree.files() {
        sandbox.write(path, text);
    }
    assert_eq!(all_output(&plan::store::WorkTree::new(sandbox.path())), all_output(&tree));
}
