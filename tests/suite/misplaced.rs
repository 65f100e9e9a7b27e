//! Misplaced fields, moved byte for byte where it is certain where they belong, and left alone elsewhere.

use plan::edit::fixed;

use crate::support::memory::MemoryTree;
use crate::support::repository::{day, root};

/// The file as `check --fix` leaves it in the base repository, in the format of this ending.
fn mended(ending: &str, text: &str) -> Option<String> {
    let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    let path = format!("plans/demo/2026/fall.{ending}");
    tree.add(&path, text);
    let changed = fixed(&tree, day("2026-06-30"), &|p| p == path);
    changed.into_iter().next().map(|(_, old, new)| {
        assert_eq!(old, text);
        new
    })
}

fn hold(ending: &str, cases: &[(&str, Option<&str>)]) {
    let mut wrong = Vec::new();
    for (before, after) in cases {
        let found = mended(ending, before);
        if found.as_deref() != *after {
            wrong.push(format!("{before:?}\n  gave {found:?}\nwanted {after:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_at_the_end_of_toml_go_where_they_were_meant() {
    hold(
        "toml",
        &[
            // The trap of tables, with a comment of its own and a blank line.
            (
                "title = 'A' # a\n\n[[reports]]\ndate = 2026-04-30 # d\n\n# om läget\nstatus   = 'ongoing' # s\n",
                Some(
                    "title = 'A' # a\n# om läget\nstatus   = 'ongoing' # s\n\n[[reports]]\ndate = 2026-04-30 # d\n",
                ),
            ),
            // Below `[x]`, without a line break at the end, with a byte order mark and Windows lines.
            (
                "\u{feff}title = \"A\"\r\n[x]\r\neget = 1\r\nstatus = \"ongoing\"",
                Some("\u{feff}title = \"A\"\r\nstatus = \"ongoing\"\r\n[x]\r\neget = 1"),
            ),
            // Several, one after the other, and text of many lines.
            (
                "title = \"A\"\n[[milestones]]\nid = \"m\"\n  benefit = '''\n  å\nä'''\n  order = 3\n",
                Some("title = \"A\"\norder = 3\nbenefit = '''\n  å\nä'''\n[[milestones]]\nid = \"m\"\n"),
            ),
            // A list and a table in brackets, with comments in them.
            (
                "title = \"A\"\n[legal]\nstate = \"done\"\ngoals = [ # varför\n  \"trygghet\", # ett\n]\n",
                Some(
                    "title = \"A\"\ngoals = [ # varför\n  \"trygghet\", # ett\n]\n[legal]\nstate = \"done\"\n",
                ),
            ),
            // A comment that ends the file stays there.
            (
                "title = \"A\"\n[x]\neget = 1\nstatus = \"ongoing\"\n# sist\n",
                Some("title = \"A\"\nstatus = \"ongoing\"\n[x]\neget = 1\n# sist\n"),
            ),
        ],
    );
}

#[test]
fn lines_at_the_end_of_yaml_go_where_they_were_meant() {
    hold(
        "yaml",
        &[
            (
                "title: A\nreports:\n  - date: 2026-04-30\n    # om läget\n    status: 'ongoing' # s\n",
                Some("title: A\n# om läget\nstatus: 'ongoing' # s\nreports:\n  - date: 2026-04-30\n"),
            ),
            // Text of many lines is indented anew, and says the same.
            (
                "title: A\nx:\n  eget: 1\n  benefit: |\n    å\n      ä\n\n    ö\n",
                Some("title: A\nbenefit: |\n  å\n    ä\n\n  ö\nx:\n  eget: 1\n"),
            ),
            (
                "title: A\r\nmilestones:\r\n- id: m\r\n  goals:\r\n  - trygghet # ett\r\n",
                Some("title: A\r\ngoals:\r\n- trygghet # ett\r\nmilestones:\r\n- id: m\r\n"),
            ),
            (
                "title: A\nlegal:\n  state: done\n  order: 3",
                Some("title: A\norder: 3\nlegal:\n  state: done"),
            ),
        ],
    );
}

#[test]
fn fields_of_the_only_entry_go_into_it() {
    hold(
        "toml",
        &[
            (
                "title = \"A\"\nperson = 'annper'\nresponsible = [{ org = \"it\" }]\n",
                Some("title = \"A\"\nresponsible = [{ org = \"it\", person = 'annper' }]\n"),
            ),
            (
                "title = \"A\"\n# vem\nperson = 'annper' # p\n\n[[responsible]]\norg = \"it\"\n",
                Some("title = \"A\"\n\n[[responsible]]\norg = \"it\"\n# vem\nperson = 'annper' # p\n"),
            ),
            (
                "title = \"A\"\nfollow_up = { by = \"stab\" }\ninterval = \"tertial\"\n",
                Some("title = \"A\"\nfollow_up = { by = \"stab\", interval = \"tertial\" }\n"),
            ),
            // In brackets there is no room for a comment.
            ("title = \"A\"\n# vem\nperson = \"annper\"\nresponsible = [{ org = \"it\" }]\n", None),
        ],
    );
    hold(
        "yaml",
        &[
            (
                "title: A\nperson: annper # p\nresponsible:\n  - org: it # o\n",
                Some("title: A\nresponsible:\n  - org: it # o\n    person: annper # p\n"),
            ),
            (
                "title: A\nperson: annper\nresponsible: [{ org: it }]\n",
                Some("title: A\nresponsible: [{ org: it, person: annper }]\n"),
            ),
        ],
    );
}

#[test]
fn where_it_is_not_certain_nothing_moves() {
    hold(
        "toml",
        &[
            // The file says so already, or the value cannot stand there.
            ("title = \"A\"\nstatus = \"ongoing\"\n[x]\nstatus = \"ongoing\"\n", None),
            ("title = \"A\"\n[x]\nstatus = 17\n", None),
            ("title = \"A\"\n[x]\nstatus = \"egen status\"\n", None),
            // In the middle of the file, or of what it stands in, and in brackets, it may be on purpose.
            ("title = \"A\"\n[[reports]]\nstatus = \"ongoing\"\n\n[[reports]]\ndate = 2026-04-30\n", None),
            ("title = \"A\"\n[[reports]]\nstatus = \"ongoing\"\ndate = 2026-04-30\n", None),
            ("title = \"A\"\nx = { status = \"ongoing\" }\n", None),
            ("title = \"A\"\nx.status = \"ongoing\"\n", None),
            // Of two entries, either may be meant; and none is made up.
            (
                "title = \"A\"\nperson = \"annper\"\nresponsible = [{ org = \"it\" }, { org = \"stab\" }]\n",
                None,
            ),
            ("title = \"A\"\nperson = \"annper\"\n", None),
            (
                "title = \"A\"\nperson = \"annper\"\nresponsible = [{ org = \"it\", person = \"annper\" }]\n",
                None,
            ),
        ],
    );
    hold(
        "yaml",
        &[
            ("title: A\nreports:\n  - status: ongoing\n", None),
            ("title: A\nreports: [{ date: 2026-04-30, status: ongoing }]\n", None),
            ("title: A\nreports:\n  - date: 2026-04-30\n    status: ongoing\n...\n", None),
        ],
    );
}
