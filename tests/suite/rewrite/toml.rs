//! TOML: values, fields, sections.

use plan::syntax::Format;

use super::cases::hold;

#[test]
fn values_keep_their_style_and_what_stands_around_them() {
    hold(
        Format::Toml,
        &[
            ("status = \"a\"\n", "set status = \"b\"", "status = \"b\"\n"),
            ("status = 'a'   # varför\n", "set status = \"b\"", "status = 'b'   # varför\n"),
            ("status = 'a'\n", "set status = \"it's\"", "status = \"it's\"\n"),
            ("status   =   \"a\"\t# x\n", "set status = \"å\"", "status   =   \"å\"\t# x\n"),
            ("status = \"a\"\n", "set status = \"a\"", "status = \"a\"\n"),
            ("status = 'a'\n", "set status = \"a\"", "status = 'a'\n"),
            ("title = \"\\u00e5\"\n", "set title = \"å\"", "title = \"\\u00e5\"\n"),
            ("status = \"a\"", "set status = \"b\"", "status = \"b\""),
            ("\u{feff}status = \"a\"\r\n", "set status = \"b\"", "\u{feff}status = \"b\"\r\n"),
            ("order = 1_0 # n\n", "set order = 12", "order = 12 # n\n"),
            ("order = 1_0\n", "set order = 10", "order = 1_0\n"),
            ("start = 2026-01-01 # d\n", "set start = 2026-02-02", "start = 2026-02-02 # d\n"),
            ("start = \"2026-01-01\"\n", "set start = 2026-02-02", "start = \"2026-02-02\"\n"),
            ("start = '2026-01-01'\n", "set start = 2026-01-01", "start = '2026-01-01'\n"),
            ("start = \"2026-Q1\"\n", "set start = 2026-02-02", "start = 2026-02-02\n"),
            ("start = 2026-01-01\n", "set start = \"2026-Q1\"", "start = \"2026-Q1\"\n"),
            ("good_example = true\n", "set good_example = false", "good_example = false\n"),
            ("title = \"a\"\n", "set title = \"a \\\\ \\\" \\t\"", "title = \"a \\\\ \\\" \\t\"\n"),
            // NFD text beside the place stays NFD.
            (
                "title = \"A\u{30a}\"\nstatus = 'x'\n",
                "set status = \"y\"",
                "title = \"A\u{30a}\"\nstatus = 'y'\n",
            ),
            ("a = 1\r\nstatus = 'x'\nb = 2\r\n", "set status = \"y\"", "a = 1\r\nstatus = 'y'\nb = 2\r\n"),
        ],
    );
}

#[test]
fn text_of_many_lines() {
    hold(
        Format::Toml,
        &[
            ("benefit = \"a\" # k\n", "set benefit = \"a\\nb\"", "benefit = \"\"\"\na\nb\"\"\" # k\n"),
            ("benefit = \"a\"\r\n", "set benefit = \"a\\nb\\n\"", "benefit = \"\"\"\r\na\r\nb\r\n\"\"\"\r\n"),
            ("benefit = '''\na\n'''\n", "set benefit = \"b\\\\c\\n\"", "benefit = '''\nb\\c\n'''\n"),
            ("benefit = '''a\n'''\n", "set benefit = \"b's'''\\n\"", "benefit = \"\"\"b's'''\n\"\"\"\n"),
            (
                "benefit = \"\"\"\na\nb\"\"\" # k\nstatus = 'x'\n",
                "set benefit = \"c\"",
                "benefit = \"\"\"\nc\"\"\" # k\nstatus = 'x'\n",
            ),
            (
                "benefit = \"\"\"\na\nb\"\"\" # k\nstatus = 'x'\n",
                "set status = \"y\"",
                "benefit = \"\"\"\na\nb\"\"\" # k\nstatus = 'y'\n",
            ),
            (
                "benefit = \"\"\"a\r\nb\"\"\"\r\n",
                "set benefit = \"a\\nb\"",
                "benefit = \"\"\"a\r\nb\"\"\"\r\n",
            ),
            (
                "title = \"\"\"# a\n[x]\nstatus = 'n'\n\"\"\"\n",
                "set status = \"y\"",
                "title = \"\"\"# a\n[x]\nstatus = 'n'\n\"\"\"\nstatus = \"y\"\n",
            ),
        ],
    );
}

#[test]
fn new_fields_find_their_place() {
    hold(
        Format::Toml,
        &[
            ("", "set title = \"a\"", "title = \"a\"\n"),
            ("\u{feff}", "set title = \"a\"", "\u{feff}title = \"a\"\n"),
            ("# bara en kommentar", "set title = \"a\"", "# bara en kommentar\ntitle = \"a\""),
            ("# k\n\n", "set title = \"a\"", "# k\n\ntitle = \"a\"\n"),
            ("title = 'a'", "set status = \"b\"", "title = 'a'\nstatus = \"b\""),
            ("title = 'a'\r\n", "set status = \"b\"", "title = 'a'\r\nstatus = \"b\"\r\n"),
            (
                "title = 'a'\r\norder = 1\n",
                "set status = \"b\"",
                "title = 'a'\r\nstatus = \"b\"\r\norder = 1\n",
            ),
            ("title='a'\norder=1\n", "set goals = [\"g\"]", "title='a'\ngoals=[\"g\"]\norder=1\n"),
            (
                "title = 'a'\ngoals = [\n  'b', # k\n] # slut\n# om order\norder = 1\n",
                "set carried_from = [\"2025/a\"]",
                "title = 'a'\ngoals = [\n  'b', # k\n] # slut\ncarried_from = [\"2025/a\"]\n# om order\norder = 1\n",
            ),
            (
                "#:schema a.json\n# k\norder = 1\n",
                "set title = \"a\"",
                "#:schema a.json\n# k\ntitle = \"a\"\norder = 1\n",
            ),
            (
                "# huvud\n\n# om order\norder = 1\n",
                "set title = \"a\"",
                "# huvud\n\ntitle = \"a\"\n# om order\norder = 1\n",
            ),
            (
                "title = 'a'\nx = { b = 1 }\n",
                "set internal_note = \"n\"",
                "title = 'a'\ninternal_note = \"n\"\nx = { b = 1 }\n",
            ),
            (
                "title = 'a'\nx = { b = 1 }\nstatus = 'c'\n",
                "set order = 1",
                "title = 'a'\nx = { b = 1 }\nstatus = 'c'\norder = 1\n",
            ),
            ("title = 'a'\nx.b = 1\n", "set order = 1", "title = 'a'\norder = 1\nx.b = 1\n"),
            ("title = 'a'\n\n[x]\nb = 1\n", "set order = 1", "title = 'a'\norder = 1\n\n[x]\nb = 1\n"),
            ("# k\n\n# om x\n[x]\nb = 1\n", "set order = 1", "# k\norder = 1\n\n# om x\n[x]\nb = 1\n"),
            ("# k\n[x]\nb = 1\n", "set order = 1", "# k\norder = 1\n\n[x]\nb = 1\n"),
            ("[x]\nb = 1\n", "set order = 1", "order = 1\n\n[x]\nb = 1\n"),
            (
                "[[reports]]\ndate = 2026-01-01\n",
                "set title = \"a\"",
                "title = \"a\"\n\n[[reports]]\ndate = 2026-01-01\n",
            ),
            (
                "title = 'a'\n[[reports]]\ndate = 2026-01-01\n",
                "set links = []",
                "title = 'a'\nlinks = []\n[[reports]]\ndate = 2026-01-01\n",
            ),
            (
                "title = 'a'\norder = 1\ngoals = ['b']\n\n[[reports]]\ndate = 2026-01-01\n",
                "set benefit = \"n\"",
                "title = 'a'\norder = 1\ngoals = ['b']\nbenefit = \"n\"\n\n[[reports]]\ndate = 2026-01-01\n",
            ),
            (
                "status = 'a'\nresults = ['b']\ntitle = 'c'\norder = 1\n[x]\nd = 1\n",
                "set goals = [\"g\"]",
                "status = 'a'\nresults = ['b']\ntitle = 'c'\ngoals = [\"g\"]\norder = 1\n[x]\nd = 1\n",
            ),
            ("title = 'a'\n", "set x.ägare = \"b\"", "title = 'a'\nx = { \"ägare\" = \"b\" }\n"),
            ("title = 'a'\n", "set legal.state = \"done\"", "title = 'a'\nlegal = { state = \"done\" }\n"),
            (
                "title = 'a'\n",
                "set benefit = \"r1\\nr2\\n\"",
                "title = 'a'\nbenefit = \"\"\"\nr1\nr2\n\"\"\"\n",
            ),
            ("title = 'a'\n", "set reports[0].date = 2026-01-01", "! NoSuchPlace 1-1"),
            ("title = 'a'\n", "set title.sv = \"b\"", "! NotATable 1-1"),
        ],
    );
}

#[test]
fn fields_of_tables() {
    hold(
        Format::Toml,
        &[
            ("legal = { state = 'a' } # k\n", "set legal.state = \"b\"", "legal = { state = 'b' } # k\n"),
            (
                "legal = { state = 'a', note = 'n' }\n",
                "set legal.basis = \"b\"",
                "legal = { state = 'a', basis = \"b\", note = 'n' }\n",
            ),
            ("legal = {note='n'}\n", "set legal.state = \"b\"", "legal = {state=\"b\", note='n'}\n"),
            ("legal = {}\n", "set legal.state = \"b\"", "legal = { state = \"b\" }\n"),
            ("legal = { state = 'a', note = 'n' }\n", "remove legal.state", "legal = { note = 'n' }\n"),
            ("legal = { state = 'a', note = 'n' }\n", "remove legal.note", "legal = { state = 'a' }\n"),
            ("legal = { state = 'a' }\n", "remove legal.state", "legal = {}\n"),
            (
                "legal.state = 'a'\ntitle = 't'\n",
                "set legal.state = \"b\"",
                "legal.state = 'b'\ntitle = 't'\n",
            ),
            (
                "legal.state = 'a' # k\ntitle = 't'\n",
                "set legal.note = \"b\"",
                "legal.state = 'a' # k\nlegal.note = \"b\"\ntitle = 't'\n",
            ),
            (
                "  legal . note = 'a'\n",
                "set legal.state = \"b\"",
                "  legal . state = \"b\"\n  legal . note = 'a'\n",
            ),
            ("legal.state = 'a'\ntitle = 't'\nlegal.note = 'n'\n", "remove legal", "title = 't'\n"),
            ("legal.state = 'a'\ntitle = 't'\n", "remove legal.state", "title = 't'\n"),
            ("a = { c.d = 1, e = 2 }\n", "set a.f = 1", "! Layout 1-1"),
            ("a = { c.d = 1, e = 2 }\n", "set a.c.d = 3", "a = { c.d = 3, e = 2 }\n"),
            (
                "[legal]\n  state = 'a'\n\n[x]\n",
                "set legal.note = \"b\"",
                "[legal]\n  state = 'a'\n  note = \"b\"\n\n[x]\n",
            ),
            ("[legal]\n# k\n\n[x]\n", "set legal.note = \"b\"", "[legal]\nnote = \"b\"\n# k\n\n[x]\n"),
            ("[legal]", "set legal.note = \"b\"", "[legal]\nnote = \"b\""),
            (
                "title = 'a'\n\n[legal]\nstate = 'a'\n\n[x]\nb = 1\n",
                "remove legal",
                "title = 'a'\n\n[x]\nb = 1\n",
            ),
            ("title = 'a'\n\n# om\n[legal]\nstate = 'a'\n", "remove legal", "title = 'a'\n\n# om\n"),
            ("title = 'a'\n\n# om\n[legal]\nstate = 'a'\n", "remove+ legal", "title = 'a'\n"),
            ("[x.a]\nb = 1\n[x.c]\nd = 2\n[legal]\n", "remove x", "[legal]\n"),
            ("[x.a]\nb = 1\n", "set x.c = 1", "! Layout 1-2"),
            (
                "[legal]\nstate = 'a'\n",
                "set legal = { state = \"b\", note = \"n\" }",
                "[legal]\nstate = 'b'\nnote = \"n\"\n",
            ),
            ("[legal]\nstate = 'a'\n", "set legal = \"b\"", "! Sections 1-2"),
            (
                "legal = { state = 'a', note = 'n' }\n",
                "set legal = { state = \"b\" }",
                "legal = { state = 'b' }\n",
            ),
        ],
    );
}

#[test]
fn fields_that_go() {
    hold(
        Format::Toml,
        &[
            ("title = 'a'\nstatus = 'b' # k\norder = 1\n", "remove status", "title = 'a'\norder = 1\n"),
            ("title = 'a'\n# om\nstatus = 'b'\n", "remove status", "title = 'a'\n# om\n"),
            ("title = 'a'\n# om\n# och\nstatus = 'b'\n", "remove+ status", "title = 'a'\n"),
            ("# huvud\ntitle = 'a'\n", "remove+ title", "# huvud\n"),
            ("title = 'a'\nstatus = 'b'", "remove status", "title = 'a'"),
            ("title = 'a'\r\nstatus = 'b'", "remove status", "title = 'a'"),
            ("title = 'a'", "remove title", ""),
            ("\u{feff}title = 'a'\n", "remove title", "\u{feff}"),
            (
                "title = 'a'\nbenefit = \"\"\"\nx\ny\n\"\"\" # k\norder = 1\n",
                "remove benefit",
                "title = 'a'\norder = 1\n",
            ),
            ("title = 'a'\n\nstatus = 'b'\n\norder = 1\n", "remove status", "title = 'a'\n\n\norder = 1\n"),
            ("title = 'a'\n", "remove status", "title = 'a'\n"),
            ("title = 'a'\n", "remove legal.state", "title = 'a'\n"),
            ("title = 'a'\n", "remove reports[0]", "! NoSuchPlace 1-1"),
        ],
    );
}

#[test]
fn faulty_files_are_left_to_a_person() {
    hold(
        Format::Toml,
        &[
            ("title = 'a'\nstatus = 'b\n", "set title = \"c\"", "! Faulty 2-2"),
            ("status = 'a'\nstatus = 'b'\n", "set status = \"c\"", "! Faulty 2-2"),
            ("legal = { state = 'a',\n note = 'b' }\n", "set legal.state = \"c\"", "! Faulty 1-1"),
            (
                "legal = { state = 'a',\n note = 'b' }\nstatus = 'a'\n",
                "set status = \"c\"",
                "legal = { state = 'a',\n note = 'b' }\nstatus = 'c'\n",
            ),
            (
                "<<<<<<< a\ntitle = 'a'\n=======\ntitle = 'b'\n>>>>>>> b\n",
                "set title = \"c\"",
                "! Faulty 1-1",
            ),
        ],
    );
}
