//! Activities through plan years and programmes: where each comes from, and which ids are used again.

use plan::facts::Facts;
use plan::text::Lang;

use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, day, lines, root};

const TODAY: &str = "2026-06-30";

/// The clean base repository with these files, all invented.
fn with(files: &[(&str, &str)]) -> MemoryTree {
    let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    for (path, text) in files {
        tree.add(path, text);
    }
    tree
}

/// The findings of a rule, by place.
fn found(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    let (portfolio, report) = check_on(&with(files), TODAY);
    let all = lines(&portfolio, &report, Lang::En);
    let of_rule = all.into_iter().filter(|line| line.contains(&format!(" {rule} ")));
    of_rule.map(|line| line.split(' ').next().unwrap_or("").to_owned()).collect()
}

/// The origin of every activity, by key.
fn origins(files: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let (portfolio, _) = check_on(&with(files), TODAY);
    let facts = Facts::derive(&portfolio, day(TODAY));
    let all = (0u32..).map(plan::portfolio::ActivityId).zip(&portfolio.activities);
    all.map(|(id, a)| (a.key.to_string(), facts.origin(id).id())).collect()
}

const REJECTING: (&str, &str) = (
    "schema/governance/avslag.toml",
    "name = 'Påhittad'\nsince = 2020\nstates = [{ id = 'no', label = { sv = 'Avslagen', en = 'Rejected' }, category = 'rejected' }]\n",
);

#[test]
fn a_rejected_proposal_may_be_made_again_under_its_id() {
    let programme = ("plans/p/programme.toml", "name = 'P'\ngovernance = 'avslag'\n");
    let again = ("plans/p/2026/a.toml", "title = 'A'\n");
    let before = |status| ("plans/p/2025/a.toml", status);
    assert!(
        found("reused-id", &[REJECTING, programme, again, before("title = 'A'\nstatus = 'no'\n")]).is_empty()
    );
    let open = found("reused-id", &[REJECTING, programme, again, before("title = 'A'\n")]);
    assert_eq!(open, ["plans/p/2026/a.toml:1:1"]);
}

#[test]
fn only_the_nearest_year_with_the_id_is_asked_about() {
    let files = [
        ("plans/demo/2023/a.toml", "title = 'A'\nstatus = 'ongoing'\n"),
        ("plans/demo/2024/b.toml", "title = 'B'\nstatus = 'finished'\n"),
        ("plans/demo/2025/b.toml", "title = 'B'\nstatus = 'finished'\ncarried_from = ['2024/b']\n"),
        ("plans/demo/2026/a.toml", "title = 'A'\n"),
    ];
    assert_eq!(found("reused-id", &files), ["plans/demo/2026/a.toml:1:1"]);
    // One fault, one finding: what nobody continues is not asked about twice.
    assert!(found("dropped-activity", &files).is_empty());
}

#[test]
fn a_former_id_a_broken_link_and_a_misspelt_field_are_others_affairs() {
    let before = ("plans/demo/2025/ny.toml", "title = 'Ny'\nstatus = 'finished'\nformerly = ['a']\n");
    assert!(found("reused-id", &[before, ("plans/demo/2026/a.toml", "title = 'A'\n")]).is_empty());
    let before = ("plans/demo/2025/a.toml", "title = 'A'\nstatus = 'ongoing'\n");
    for own in ["carried_from = ['2025/aa']", "carried_form = ['2025/a']", "carried_from = { a = 1 }"] {
        let own = format!("title = 'A'\n{own}\n");
        assert!(found("reused-id", &[before, ("plans/demo/2026/a.toml", &own)]).is_empty(), "{own}");
    }
}

#[test]
fn chains_lead_through_programmes_by_their_days() {
    let other = ("plans/annat/programme.toml", "name = 'Annat'\ngovernance = 'demo'\n");
    let own = |link: &str| format!("title = 'A'\nstatus = 'ongoing'\ncarried_from = ['{link}']\n");
    let files = |link: &str| {
        let earlier = "title = 'B'\nstatus = 'ongoing'\n";
        let of = |year: &str, id: &str| (format!("plans/annat/{year}/{id}.toml"), earlier.to_owned());
        let mut all = vec![of("2023", "b"), of("2024", "c"), of("2026", "d"), of("2027", "e")];
        all.push(("plans/demo/2026/a.toml".to_owned(), own(link)));
        all.push((other.0.to_owned(), other.1.to_owned()));
        all
    };
    let origin = |link: &str| {
        let all = files(link);
        let all: Vec<(&str, &str)> = all.iter().map(|(p, t)| (&**p, &**t)).collect();
        let broken = found("broken-chain", &all).len();
        let own = origins(&all).into_iter().find(|(key, _)| key == "demo/2026/a");
        (own.expect("it is there").1, broken)
    };
    assert_eq!(origin("annat/2024/c"), ("carried", 0));
    assert_eq!(origin("annat/2023/b"), ("returning", 0));
    assert_eq!(origin("annat/2026/d"), ("new", 1));
    assert_eq!(origin("annat/2027/e"), ("new", 1));
}

#[test]
fn a_circle_through_two_programmes_is_told_once() {
    let files = [
        ("plans/annat/programme.toml", "name = 'Annat'\ngovernance = 'demo'\n"),
        ("plans/annat/2025/b.toml", "title = 'B'\ncarried_from = ['demo/2026/a']\n"),
        ("plans/demo/2026/a.toml", "title = 'A'\ncarried_from = ['annat/2025/b']\n"),
    ];
    assert_eq!(found("broken-chain", &files), ["plans/annat/2025/b.toml:2:17"]);
}
