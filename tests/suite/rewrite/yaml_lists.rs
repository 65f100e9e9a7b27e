//! YAML: lists.

use plan::syntax::Format;

use super::cases::hold;

#[test]
fn lists_of_dashes() {
    hold(
        Format::Yaml,
        &[
            (
                "goals:\n  - a # k\n  - b\nstatus: c\n",
                "append goals = \"d\"",
                "goals:\n  - a # k\n  - b\n  - d\nstatus: c\n",
            ),
            (
                "goals:\n- a\n- b # k\n# om status\nstatus: c\n",
                "append goals = \"d\"",
                "goals:\n- a\n- b # k\n- d\n# om status\nstatus: c\n",
            ),
            (
                "goals:\n  - a\n  # efter a\nstatus: c\n",
                "append goals = \"d\"",
                "goals:\n  - a\n  # efter a\n  - d\nstatus: c\n",
            ),
            ("goals:\n  -   a", "append goals = \"d\"", "goals:\n  -   a\n  -   d"),
            ("goals:\r\n  - a\r\n", "append goals = \"d\"", "goals:\r\n  - a\r\n  - d\r\n"),
            ("goals:\n", "append goals = \"d\"", "goals: [d]\n"),
            ("goals: a # k\n", "append goals = \"d\"", "goals: [a, d] # k\n"),
            ("title: t\n", "append goals = \"d\"", "title: t\ngoals: [d]\n"),
            ("goals:\n  - a\n  - b # k\n  - c\n", "remove goals[1]", "goals:\n  - a\n  - c\n"),
            ("goals:\n  # om a\n  - a\n  - b\n", "remove+ goals[0]", "goals:\n  - b\n"),
            ("goals: # k\n  - a # l\nstatus: c\n", "remove goals[0]", "goals: [] # k\nstatus: c\n"),
            ("goals:\n  - a", "remove goals[0]", "goals: []"),
            ("x:\n  - - a\n    - b\n  - c\n", "remove x[0][0]", "x:\n  - - b\n  - c\n"),
            ("x:\n  - - a\n  - c\n", "remove x[0][0]", "x:\n  - []\n  - c\n"),
            ("x:\n  - - a\n  - c\n", "append x[0] = \"d\"", "x:\n  - - a\n    - d\n  - c\n"),
            ("x:\n  -\n  - a\n", "set x[0] = \"b\"", "x:\n  - b\n  - a\n"),
            (
                "goals:\n  - a # ett\n  - b # två\n",
                "set goals = [\"b\", \"c\"]",
                "goals:\n  - b # ett\n  - c # två\n",
            ),
            ("goals:\n  - a # ett\n  - b # två\n", "set goals = [\"b\"]", "goals:\n  - b # två\n"),
            ("goals:\n  - a\n", "set goals = [\"no\", \"a\"]", "goals:\n  - \"no\"\n  - a\n"),
        ],
    );
}

#[test]
fn lists_of_tables() {
    hold(
        Format::Yaml,
        &[
            (
                "reports:\n  - date: 2026-04-30\n    text: a\n    # i den\n  # efter\nx:\n",
                "append reports = { date = 2026-05-31, text = \"b: c\", health = \"green\" }",
                "reports:\n  - date: 2026-04-30\n    text: a\n    # i den\n  # efter\n  - date: 2026-05-31\n    text: \"b: c\"\n    health: green\nx:\n",
            ),
            (
                "reports:\n- {date: 2026-04-30} # k\nx:\n",
                "append reports = { date = 2026-05-31 }",
                "reports:\n- {date: 2026-04-30} # k\n- {date: 2026-05-31}\nx:\n",
            ),
            (
                "title: t\nx:\n",
                "append reports = { date = 2026-05-31, text = \"r1\\nr2\\n\" }",
                "title: t\nreports:\n  - date: 2026-05-31\n    text: |\n      r1\n      r2\nx:\n",
            ),
            (
                "title: t\ngoals:\n- a\n",
                "append reports = { date = 2026-05-31 }",
                "title: t\ngoals:\n- a\nreports:\n- date: 2026-05-31\n",
            ),
            (
                "milestones:\n  - id: a\n    due: 2026-Q1 # k\n  - id: b\n",
                "set milestones[0].due = \"2026-Q2\" ; remove milestones[1]",
                "milestones:\n  - id: a\n    due: 2026-Q2 # k\n",
            ),
            (
                "reports:\n  - date: 2026-04-30\n    text: |\n      a\n\nx:\n",
                "append reports = { date = 2026-05-31 }",
                "reports:\n  - date: 2026-04-30\n    text: |\n      a\n  - date: 2026-05-31\n\nx:\n",
            ),
            (
                "responsible: {org: a}\n",
                "append responsible = { org = \"b\" }",
                "responsible: [{org: a}, { org: b }]\n",
            ),
            ("responsible:\n  org: a\n", "append responsible = { org = \"b\" }", "! Layout 1-2"),
        ],
    );
}

#[test]
fn lists_in_brackets() {
    hold(
        Format::Yaml,
        &[
            ("goals: [a, b] # k\n", "append goals = \"c\"", "goals: [a, b, c] # k\n"),
            ("goals: []\n", "append goals = \"c\"", "goals: [c]\n"),
            ("goals: [a, b, ]\n", "append goals = \"c\"", "goals: [a, b, c, ]\n"),
            (
                "goals: [\n  a, # ett\n  b # två\n]\n",
                "append goals = \"c\"",
                "goals: [\n  a, # ett\n  b, # två\n  c\n]\n",
            ),
            ("goals: [\n  a, # ett\n  b # två\n]\n", "remove goals[1]", "goals: [\n  a # ett\n]\n"),
            ("goals: [a,\n  b]\n", "append goals = \"c\"", "goals: [a,\n  b,\n  c]\n"),
            ("goals: [a, b]\n", "remove goals[0]", "goals: [b]\n"),
            (
                "reports: [{date: 2026-04-30}]\n",
                "append reports = { date = 2026-05-31, text = \"a\\nb\" }",
                "reports: [{date: 2026-04-30}, { date: 2026-05-31, text: \"a\\nb\" }]\n",
            ),
            ("goals:\n  - [a, b]\n  - c\n", "append goals[0] = \"d\"", "goals:\n  - [a, b, d]\n  - c\n"),
            ("goals:\n  - [a, b]\n", "append goals = \"d\"", "goals:\n  - [a, b]\n  - d\n"),
            ("goals: [a, 'b']\n", "set goals = [\"a\"]", "goals: [a]\n"),
        ],
    );
}
