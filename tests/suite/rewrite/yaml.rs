//! YAML: values, fields, tables.

use plan::syntax::Format;

use super::cases::hold;

#[test]
fn values_keep_their_style_and_what_stands_around_them() {
    hold(
        Format::Yaml,
        &[
            ("status: a # k\n", "set status = \"b\"", "status: b # k\n"),
            ("status: 'a'\n", "set status = \"it's\"", "status: 'it''s'\n"),
            ("status:   \"a\"   # k\n", "set status = \"b\"", "status:   \"b\"   # k\n"),
            ("status: a", "set status = \"b\"", "status: b"),
            ("\u{feff}", "set status = \"b\"", "\u{feff}status: b\n"),
            ("\u{feff}status: a\r\n", "set status = \"b\"", "\u{feff}status: b\r\n"),
            ("---\nstatus: a\n...\n", "set status = \"b\"", "---\nstatus: b\n...\n"),
            ("status: ~\n", "set status = \"b\"", "status: b\n"),
            ("status:\n", "set status = \"b\"", "status: b\n"),
            ("status: # k\n", "set status = \"b\"", "status: b # k\n"),
            ("status:", "set status = \"b\"", "status: b"),
            ("status:\n  # k\n  a\n", "set status = \"b\"", "status:\n  # k\n  b\n"),
            ("title: en lång\n  titel # k\nstatus: a\n", "set title = \"b\"", "title: b # k\nstatus: a\n"),
            ("title: \"en lång\n  titel\" # k\n", "set title = \"b\"", "title: \"b\" # k\n"),
            ("order: 1 # n\n", "set order = 12", "order: 12 # n\n"),
            ("good_example: true\n", "set good_example = false", "good_example: false\n"),
            ("start: 2026-01-01\n", "set start = 2026-02-02", "start: 2026-02-02\n"),
            ("start: '2026-01-01'\n", "set start = 2026-02-02", "start: '2026-02-02'\n"),
            ("start: \"2026-01-01\"\n", "set start = 2026-02-02", "start: \"2026-02-02\"\n"),
            ("start: 2026-01-01\n", "set start = 2026-01-01", "start: 2026-01-01\n"),
            ("ägare: å\nstatus: a\n", "set ägare = \"ö\"", "ägare: ö\nstatus: a\n"),
        ],
    );
}

#[test]
fn text_that_would_be_misread_gets_quotation_marks() {
    let words = [
        "no",
        "Yes",
        "on",
        "OFF",
        "y",
        "N",
        "true",
        "null",
        "~",
        "12",
        "0123",
        "0x1f",
        "0o7",
        "1_000",
        "12:30",
        "1:20:30",
        "1e3",
        "1.5",
        ".5",
        "+1",
        "-1",
        ".inf",
        "-.INF",
        ".nan",
        "2026-01-01",
        "2026-01-01 10:00",
        "- a",
        "-",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "*a",
        "&a",
        "!a",
        "|",
        ">a",
        "%a",
        "@a",
        "`a",
        "'a",
        "?a",
        "[a",
        "{a",
        ",a",
        "=",
        "<<",
        "---",
        "...",
    ];
    for word in words {
        let quoted = format!("title: \"{word}\" # k\n");
        let case: super::cases::Case =
            ("title: a # k\n", format!("set title = \"{word}\"").leak(), quoted.leak());
        hold(Format::Yaml, &[case]);
    }
    let plain = [
        "a:b",
        "a#b",
        "2026-Q1",
        "2026/sdk",
        "3 delar",
        "it's",
        "åäö",
        "a - b",
        "https://example.org/#a",
        "a, b [c] {d}",
    ];
    for word in plain {
        let case: super::cases::Case =
            ("title: a\n", format!("set title = \"{word}\"").leak(), format!("title: {word}\n").leak());
        hold(Format::Yaml, &[case]);
    }
    hold(
        Format::Yaml,
        &[
            ("title: a\n", "set title = \"\"", "title: \"\"\n"),
            ("title: a\n", "set title = \" a \"", "title: \" a \"\n"),
            ("title: a\n", "set title = \"a\\tb\\u0085\\\\\"", "title: \"a\\tb\\u0085\\\\\"\n"),
            ("title: 'a'\n", "set title = \"a\\tb\"", "title: \"a\\tb\"\n"),
            ("goals: [a]\n", "set goals[0] = \"b, c\"", "goals: [\"b, c\"]\n"),
            ("goals: [a]\n", "set goals[0] = \"b:c\"", "goals: [\"b:c\"]\n"),
            ("x: { a: 1 }\n", "set x.no = \"b\"", "x: { a: 1, \"no\": b }\n"),
        ],
    );
}

#[test]
fn text_of_many_lines() {
    hold(
        Format::Yaml,
        &[
            (
                "benefit: a # k\nstatus: b\n",
                "set benefit = \"r1\\nr2\"",
                "benefit: |- # k\n  r1\n  r2\nstatus: b\n",
            ),
            ("benefit: a", "set benefit = \"r1\\nr2\\n\"", "benefit: |\n  r1\n  r2"),
            ("benefit: a\r\n", "set benefit = \"r1\\n\\nr2\\n\"", "benefit: |\r\n  r1\r\n\r\n  r2\r\n"),
            (
                "benefit: |\n    a\n    b\n\nstatus: c\n",
                "set benefit = \"r1\\nr2\\n\"",
                "benefit: |\n    r1\n    r2\n\nstatus: c\n",
            ),
            ("benefit: | # k\n  a\nstatus: c\n", "set benefit = \"b\"", "benefit: |- # k\n  b\nstatus: c\n"),
            ("benefit: >-\n  a\n  b\nstatus: c\n", "set benefit = \"d\"", "benefit: >-\n  d\nstatus: c\n"),
            ("benefit: >\n  a\n  b\n", "set benefit = \"d\\ne\\n\"", "benefit: >\n  d\n\n  e\n"),
            ("benefit: |\n  a\nstatus: c\n", "set benefit = \"\"", "benefit: \"\"\nstatus: c\n"),
            ("benefit: | # k\n  a\nstatus: c\n", "set benefit = true", "benefit: true # k\nstatus: c\n"),
            ("benefit: |+\n  a\n\n\nstatus: c\n", "set status = \"d\"", "benefit: |+\n  a\n\n\nstatus: d\n"),
            (
                "benefit: |+\n  a\n\n\nlinks: []\n",
                "set start = \"2026\"",
                "benefit: |+\n  a\n\n\nstart: \"2026\"\nlinks: []\n",
            ),
            (
                "benefit: |\n  # ingen kommentar\n  status: x\nstatus: c\n",
                "set status = \"d\"",
                "benefit: |\n  # ingen kommentar\n  status: x\nstatus: d\n",
            ),
            ("benefit: |\nstatus: c\n", "set benefit = \"d\"", "benefit: |-\n  d\nstatus: c\n"),
            ("legal: { note: a }\n", "set legal.note = \"r1\\nr2\"", "legal: { note: \"r1\\nr2\" }\n"),
            ("x:\n  - |\n    a\n  - b\n", "set x[0] = \"c\\n\"", "x:\n  - |\n    c\n  - b\n"),
            ("benefit: a\n", "set benefit = \" a\\nb\"", "benefit: \" a\\nb\"\n"),
        ],
    );
}

#[test]
fn new_fields_find_their_place() {
    hold(
        Format::Yaml,
        &[
            ("", "set title = \"a\"", "title: a\n"),
            ("# k\n", "set title = \"a\"", "# k\ntitle: a\n"),
            ("---\n...\n", "set title = \"a\"", "---\ntitle: a\n...\n"),
            ("{}\n", "set title = \"a\"", "{ title: a }\n"),
            ("{ title: a }\n", "set order = 1", "{ title: a, order: 1 }\n"),
            ("title: a", "set status = \"b\"", "title: a\nstatus: b"),
            ("title: a\r\norder: 1\n", "set status = \"b\"", "title: a\r\nstatus: b\r\norder: 1\n"),
            (
                "title: a\ngoals:\n  - b # k\n  # slut på målen\n# om order\norder: 1\n",
                "set status = \"c\"",
                "title: a\ngoals:\n  - b # k\n  # slut på målen\nstatus: c\n# om order\norder: 1\n",
            ),
            (
                "title: a\ngoals:\n- b\norder: 1\n",
                "set status = \"c\"",
                "title: a\ngoals:\n- b\nstatus: c\norder: 1\n",
            ),
            ("title: a\nx:\n  b: 1\n", "set order = 1", "title: a\norder: 1\nx:\n  b: 1\n"),
            (
                "title: a\norder: 1\ngoals:\n- b\nx:\n  c: 1\n",
                "set benefit = \"nytta\"",
                "title: a\norder: 1\ngoals:\n- b\nbenefit: nytta\nx:\n  c: 1\n",
            ),
            ("# huvud\norder: 1\n", "set title = \"a\"", "# huvud\ntitle: a\norder: 1\n"),
            ("title: |\n  a\n\norder: 1\n", "set status = \"b\"", "title: |\n  a\nstatus: b\n\norder: 1\n"),
            ("title: a\n", "set legal.state = \"done\"", "title: a\nlegal: { state: done }\n"),
            ("title: a\nlegal:\n", "set legal.state = \"done\"", "title: a\nlegal: { state: done }\n"),
            ("title: a\n", "set goals = [\"b\", \"c\"]", "title: a\ngoals: [b, c]\n"),
            ("title: a\n", "set benefit = \"r1\\nr2\"", "title: a\nbenefit: |-\n  r1\n  r2\n"),
            ("title: a\n", "set title.sv = \"b\"", "! NotATable 1-1"),
        ],
    );
}

#[test]
fn fields_of_tables() {
    hold(
        Format::Yaml,
        &[
            (
                "legal:\n  state: a # k\n  note: n\n",
                "set legal.basis = \"b\"",
                "legal:\n  state: a # k\n  basis: b\n  note: n\n",
            ),
            (
                "legal:\n    note: n\ntitle: a\n",
                "set legal.state = \"b\"",
                "legal:\n    state: b\n    note: n\ntitle: a\n",
            ),
            (
                "legal: {state: a, note: n} # k\n",
                "set legal.basis = \"b\"",
                "legal: {state: a, basis: b, note: n} # k\n",
            ),
            (
                "legal: {\n  state: a, # k\n  note: n,\n}\n",
                "set legal.reviewed = 2026-01-01",
                "legal: {\n  state: a, # k\n  note: n,\n  reviewed: 2026-01-01,\n}\n",
            ),
            ("legal: {state: , note}\n", "set legal.state = \"b\"", "legal: {state: b , note}\n"),
            ("legal: {state: , note}\n", "set legal.note = \"b\"", "legal: {state: , note: b}\n"),
            ("legal: {state: a, note: n}\n", "remove legal.note", "legal: {state: a}\n"),
            ("legal: {state: a}\n", "remove legal.state", "legal: {}\n"),
            ("legal:\n  state: a # k\n  note: n\n", "remove legal.state", "legal:\n  note: n\n"),
            ("legal: # om\n  state: a # k\ntitle: t\n", "remove legal.state", "legal: {} # om\ntitle: t\n"),
            (
                "legal:\n  state: a\n",
                "set legal = { state = \"b\", note = \"m\" }",
                "legal:\n  state: b\n  note: m\n",
            ),
            ("legal:\n  state: a\ntitle: t\n", "set legal = \"b\"", "legal: b\ntitle: t\n"),
            ("legal:\n  state: a # k\n", "set legal = \"b\"", "! Comments 1-2"),
            (
                "areas:\n  - id: a\n    note: n\n  - id: b\n",
                "set areas[1].note = \"m\"",
                "areas:\n  - id: a\n    note: n\n  - id: b\n    note: m\n",
            ),
            ("areas:\n  - note: n # k\n", "set areas[0].id = \"a\"", "areas:\n  - id: a\n    note: n # k\n"),
            (
                "areas:\n  - id: a # k\n    # om\n    note: n\n",
                "remove areas[0].id",
                "areas:\n  - # om\n    note: n\n",
            ),
            ("areas:\n  - id: a # k\n    note: n\n", "remove areas[0].id", "areas:\n  - note: n\n"),
            ("areas:\n  - id: a\n  - id: b\n", "remove areas[0].id", "areas:\n  - {}\n  - id: b\n"),
            ("areas: [id: a]\n", "set areas[0].note = \"b\"", "! Layout 1-1"),
        ],
    );
}

#[test]
fn fields_that_go() {
    hold(
        Format::Yaml,
        &[
            ("title: a\nstatus: b # k\norder: 1\n", "remove status", "title: a\norder: 1\n"),
            ("title: a\n# om\nstatus: b\n", "remove status", "title: a\n# om\n"),
            ("title: a\n# om\nstatus: b\n", "remove+ status", "title: a\n"),
            ("title: a\nstatus: b", "remove status", "title: a"),
            (
                "title: a\ngoals:\n  - b\n  # i listan\n\n# kvar\norder: 1\n",
                "remove goals",
                "title: a\n\n# kvar\norder: 1\n",
            ),
            ("title: a\nbenefit: |\n  x\n\n  y\norder: 1\n", "remove benefit", "title: a\norder: 1\n"),
            ("title: a\nbenefit: # k\norder: 1\n", "remove benefit", "title: a\norder: 1\n"),
            ("title: a\n", "remove title", ""),
            ("---\ntitle: a\n...\n", "remove title", "---\n...\n"),
            ("benefit: |+\n  a\nstatus: b\n\norder: 1\n", "remove status", "! Unproven 3-3"),
        ],
    );
}

#[test]
fn faulty_files_are_left_to_a_person() {
    hold(
        Format::Yaml,
        &[
            ("title: a\nstatus: \"b\n", "set title = \"c\"", "! Faulty 2-2"),
            ("status: a\ntitle: b\nstatus: c\n", "set status = \"d\"", "! Faulty 3-3"),
            ("status: &a b\ntitle: *a\n", "set status = \"d\"", "! Faulty 1-1"),
            ("status: !t b\n", "set status = \"d\"", "! Faulty 1-1"),
            ("title: a\nx: !t b\n", "set title = \"d\"", "title: d\nx: !t b\n"),
            ("title: a\n---\ntitle: b\n", "set title = \"d\"", "! Faulty 2-2"),
            ("? title\n: a\n", "set title = \"b\"", "! Layout 1-2"),
            ("? title\n: a\n", "remove title", "! Layout 1-2"),
        ],
    );
}
