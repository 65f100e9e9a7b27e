//! TOML: lists.

use plan::syntax::Format;

use super::cases::hold;

#[test]
fn lists_in_brackets() {
    hold(
        Format::Toml,
        &[
            ("goals = ['a', 'b'] # k\n", "append goals = \"c\"", "goals = ['a', 'b', \"c\"] # k\n"),
            ("goals = ['a', 'b',]\n", "append goals = \"c\"", "goals = ['a', 'b', \"c\",]\n"),
            ("goals = []\n", "append goals = \"c\"", "goals = [\"c\"]\n"),
            ("goals = [ ]\n", "append goals = \"c\"", "goals = [ \"c\" ]\n"),
            ("goals = [ 'a' ]\n", "append goals = \"c\"", "goals = [ 'a', \"c\" ]\n"),
            ("goals = [\n]\n", "append goals = \"c\"", "goals = [\n  \"c\",\n]\n"),
            (
                "goals = [\n    # inga än\n]\n",
                "append goals = \"c\"",
                "goals = [\n    # inga än\n    \"c\",\n]\n",
            ),
            (
                "goals = [\n  'a', # ett\n]\n",
                "append goals = \"c\"",
                "goals = [\n  'a', # ett\n  \"c\",\n]\n",
            ),
            ("goals = [\n  'a' # ett\n]\n", "append goals = \"c\"", "goals = [\n  'a', # ett\n  \"c\"\n]\n"),
            (
                "goals = [\n  'a',\n  # slut\n\n]\n",
                "append goals = \"c\"",
                "goals = [\n  'a',\n  # slut\n  \"c\",\n\n]\n",
            ),
            (
                "goals = [\n  'a'\n  # slut, och\n]\n",
                "append goals = \"c\"",
                "goals = [\n  'a',\n  # slut, och\n  \"c\"\n]\n",
            ),
            (
                "goals = ['a',\n         'b']\n",
                "append goals = \"c\"",
                "goals = ['a',\n         'b',\n         \"c\"]\n",
            ),
            (
                "goals = ['a', # ett\n  'b', # två\n]\n",
                "append goals = \"c\"",
                "goals = ['a', # ett\n  'b', # två\n  \"c\",\n]\n",
            ),
            (
                "goals = [\r\n\t'a',\r\n]\r\n",
                "append goals = \"c\"",
                "goals = [\r\n\t'a',\r\n\t\"c\",\r\n]\r\n",
            ),
            ("goals = 'a'\n", "append goals = \"c\"", "goals = ['a', \"c\"]\n"),
            ("title = 't'\n", "append goals = \"c\"", "title = 't'\ngoals = [\"c\"]\n"),
            ("goals = ['a', 'b', 'c']\n", "remove goals[1]", "goals = ['a', 'c']\n"),
            ("goals = ['a', 'b', 'c']\n", "remove goals[2]", "goals = ['a', 'b']\n"),
            ("goals = ['a', 'b', 'c',]\n", "remove goals[2]", "goals = ['a', 'b',]\n"),
            ("goals = ['a', 'b']\n", "remove goals[0]", "goals = ['b']\n"),
            ("goals = ['a'] # k\n", "remove goals[0]", "goals = [] # k\n"),
            (
                "goals = [\n  'a', # ett\n  # om b\n  'b', # två\n]\n",
                "remove goals[0]",
                "goals = [\n  # om b\n  'b', # två\n]\n",
            ),
            (
                "goals = [\n  'a', # ett\n  # om b\n  'b', # två\n]\n",
                "remove+ goals[1]",
                "goals = [\n  'a', # ett\n]\n",
            ),
            ("goals = [\n  'a', # ett\n  'b' # två\n]\n", "remove goals[1]", "goals = [\n  'a' # ett\n]\n"),
            ("goals = ['a', # ett\n  'b']\n", "remove goals[0]", "! Layout 1-1"),
            ("goals = ['a',\n  'b']\n", "remove goals[1]", "goals = ['a']\n"),
            ("goals = ['a']\n", "remove goals[3]", "! NoSuchPlace 1-1"),
            ("goals = ['a', 'b']\n", "set goals[1] = \"å\"", "goals = ['a', 'å']\n"),
            (
                "goals = [\n  'a', # ett\n  'b', # två\n]\n",
                "set goals = [\"a\", \"c\", \"d\"]",
                "goals = [\n  'a', # ett\n  \"c\",\n  \"d\",\n]\n",
            ),
            (
                "goals = [\n  'a', # ett\n  'b', # två\n]\n",
                "set goals = [\"b\"]",
                "goals = [\n  'b', # två\n]\n",
            ),
            ("goals = [\n  'a', # ett\n]\n", "set goals = \"b\"", "! Comments 1-3"),
            ("goals = ['a']\n", "set goals = \"b\"", "goals = \"b\"\n"),
        ],
    );
}

#[test]
fn lists_of_tables_in_brackets() {
    hold(
        Format::Toml,
        &[
            (
                "reports = [\n  { date = 2026-04-30, text = \"Dröjer\" }, # k\n]\nx = { a = 1 }\n",
                "append reports = { date = 2026-05-31, health = \"green\" }",
                "reports = [\n  { date = 2026-04-30, text = \"Dröjer\" }, # k\n  { date = 2026-05-31, health = \"green\" },\n]\nx = { a = 1 }\n",
            ),
            (
                "responsible = [{ org = 'a' }]\n",
                "append responsible = { org = \"b\", lead = true }",
                "responsible = [{ org = 'a' }, { org = \"b\", lead = true }]\n",
            ),
            (
                "title = 't'\n",
                "append reports = { date = 2026-05-31, text = \"En rad\\noch en till\" }",
                "title = 't'\nreports = [\n  { date = 2026-05-31, text = \"\"\"\nEn rad\noch en till\"\"\" },\n]\n",
            ),
            (
                "title = 't'\n\n[x]\n",
                "append reports = { date = 2026-05-31, health = \"yellow\", text = \"En längre text som inte får plats\" }",
                "title = 't'\nreports = [\n  { date = 2026-05-31, health = \"yellow\", text = \"En längre text som inte får plats\" },\n]\n\n[x]\n",
            ),
            (
                "milestones = [{ id = 'a', due = '2026-Q1' }]\n",
                "set milestones[0].due = \"2026-Q2\"",
                "milestones = [{ id = 'a', due = '2026-Q2' }]\n",
            ),
            (
                "milestones = [{ id = 'a' }]\n",
                "set milestones[0].done = 2026-01-02",
                "milestones = [{ id = 'a', done = 2026-01-02 }]\n",
            ),
            (
                "milestones = [\n  { id = 'a' },\n  { id = 'b' }, # k\n]\n",
                "remove milestones[1]",
                "milestones = [\n  { id = 'a' },\n]\n",
            ),
            (
                "responsible = { org = 'a' }\n",
                "append responsible = { org = \"b\" }",
                "responsible = [{ org = 'a' }, { org = \"b\" }]\n",
            ),
            (
                "milestones = [{ id = 'a' }, { id = 'b' }]\n",
                "set milestones = [{ id = \"a\", due = \"2026\" }, { id = \"b\" }]",
                "milestones = [{ id = 'a', due = \"2026\" }, { id = 'b' }]\n",
            ),
        ],
    );
}

#[test]
fn lists_of_sections() {
    hold(
        Format::Toml,
        &[
            (
                "title = 't'\n\n[[reports]]\ndate = 2026-04-30\n# k\ntext = \"a\"\n\n[x]\nb = 1\n",
                "append reports = { date = 2026-05-31, text = \"b\" }",
                "title = 't'\n\n[[reports]]\ndate = 2026-04-30\n# k\ntext = \"a\"\n\n[[reports]]\ndate = 2026-05-31\ntext = \"b\"\n\n[x]\nb = 1\n",
            ),
            (
                "[[reports]]\n  date=2026-04-30\n[[reports]]\n  date=2026-05-31",
                "append reports = { date = 2026-06-30 }",
                "[[reports]]\n  date=2026-04-30\n[[reports]]\n  date=2026-05-31\n[[reports]]\n  date=2026-06-30",
            ),
            (
                "[[reports]]\r\ndate = 2026-04-30\r\n\r\n[reports.x]\r\na = 1\r\n",
                "append reports = { date = 2026-06-30, text = \"a\\nb\" }",
                "[[reports]]\r\ndate = 2026-04-30\r\n\r\n[reports.x]\r\na = 1\r\n[[reports]]\r\ndate = 2026-06-30\r\ntext = \"\"\"\r\na\r\nb\"\"\"\r\n",
            ),
            (
                "title = 't'\n\n[[reports]]\ndate = 2026-04-30\n\n[[reports]]\ndate = 2026-05-31\n\n[x]\n",
                "remove reports[0]",
                "title = 't'\n\n[[reports]]\ndate = 2026-05-31\n\n[x]\n",
            ),
            ("title = 't'\n\n[[reports]]\ndate = 2026-04-30\n", "remove reports[0]", "title = 't'\n"),
            ("title = 't'\n\n# om\n[[reports]]\ndate = 2026-04-30 # k\n", "remove+ reports", "title = 't'\n"),
            (
                "[[reports]]\ndate = 2026-04-30\n[legal]\n[[reports]]\ndate = 2026-05-31\n",
                "remove reports",
                "[legal]\n",
            ),
            (
                "[[reports]]\ndate = 2026-04-30 # k\n",
                "set reports[0].date = 2026-05-01",
                "[[reports]]\ndate = 2026-05-01 # k\n",
            ),
            (
                "[[reports]]\ndate = 2026-04-30\n\n[[reports]]\ndate = 2026-05-31\n",
                "set reports[0].health = \"red\"",
                "[[reports]]\ndate = 2026-04-30\nhealth = \"red\"\n\n[[reports]]\ndate = 2026-05-31\n",
            ),
            ("[[reports]]\ndate = 2026-04-30\n", "append reports = \"x\"", "! Sections 1-2"),
            ("[reports]\ndate = 2026-04-30\n", "append reports = { date = 2026-05-31 }", "! Sections 1-2"),
            ("[[reports]]\ndate = 2026-04-30\n", "set reports = []", ""),
        ],
    );
}
