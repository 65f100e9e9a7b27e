//! The YAML reader against another one: what both accept means the same to both.
//!
//! Where they differ, and rightly so, [`DIFFERENT`] says why.

use plan::syntax::{Format, Node, Value, read};
use serde_yaml::Value as Other;

use crate::support::mutator::{Mutator, seeds};

/// Documents that two readers might take differently, every one a table at its root.
const TRICKY: &[&str] = &[
    "",
    "# bara en kommentar\n",
    "---\na: 1\n",
    "---\na: 1\n...\n",
    "--- # kommentar\na: 1\n",
    "a: 1\n",
    "a: 1",
    "\u{feff}a: 1\n",
    "a: 1\r\nb: två\r\nc:\r\n  - d\r\n  - e\r\n",
    "a: |\r\n  rad ett\r\n  rad två\r\nb: 1\r\n",
    "å: ä\nö: 'Ångström'\n",
    "å: \"A\u{30a}\"\n",
    "a: \u{1f4a9} ok\n",
    "a: no\nb: yes\nc: on\nd: off\ne: n\nf: y\ng: No\nh: NO\n",
    "a: true\nb: True\nc: TRUE\nd: false\ne: False\nf: FALSE\ng: tRue\n",
    "a: ~\nb: null\nc: Null\nd: NULL\ne:\nf: nUll\ng: nil\n",
    "a: ''\nb: \"\"\nc: ' '\n",
    "a: 0\nb: 12\nc: -12\nd: +12\ne: -0\nf: 00\ng: 007\nh: 0123\ni: -0123\n",
    "a: 1_000\nb: 1 000\nc: 1,000\n",
    "a: 12:30\nb: 1:2:3\nc: '12:30'\nd: 190:20:30\n",
    "a: 1e3\nb: 1E3\nc: 1e+3\nd: 1e-3\ne: 1.5e3\nf: e3\ng: 1e\nh: 1e3x\n",
    "a: .5\nb: 5.\nc: -.5\nd: +.5\ne: .\nf: ..\ng: 1.2.3\nh: -\nk: --1\nl: +-1\n",
    "a: 1.5\nb: 01.5\nc: 1.50\nd: -1.5\n",
    "a: 9223372036854775807\nb: -9223372036854775808\nc: 18446744073709551615\n",
    "a: 2026-04-30\nb: 2026-4-5\nc: 2026-04\nd: 2026-Q3\ne: 2026-04-30T10:00:00Z\nf: 2026-04-30 10:00\n",
    "a: 2026\n2026: b\n",
    "true: a\n12: b\n~: c\n1.5: d\n",
    "'quoted key': a\n\"another\": b\n",
    "a b c: d e f\n",
    "a: b # kommentar\nc: d#ingen kommentar\ne: '# ej heller'\nf: \"# x\" # men här\n",
    "# före\na: 1 # på raden\n  # indragen\n# efter\nb: 2\n# sist\n",
    "a:\n  - 1\n  - 2\n",
    "a:\n- 1\n- 2\nb: 3\n",
    "a:\n  -   1\n  -\n    2\n  -\n",
    "a:\n  - - 1\n    - 2\n  - - 3\n  -\n    - 4\n",
    "a:\n  - b: 1\n    c: 2\n  - b: 3\n  -\n    b: 4\n    c: 5\n",
    "a:\n- b:\n  - c\n  d: e\n- f\n",
    "a:\n  b:\n    c:\n      d: 1\n    e: 2\n  f: 3\ng: 4\n",
    "a: []\nb: {}\nc: [ ]\nd: { }\n",
    "a: [1, två, 'tre', \"fyra\", ~, true, 1.5]\n",
    "a: [1, 2, ]\nb: {c: 1, }\n",
    "a: [[1, 2], [3], []]\n",
    "a: {b: 1, c: {d: 2}, e: [3, {f: 4}]}\n",
    "a: {b: 1,\n  c: 2,\n  d: 3}\n",
    "a: [\n  1, # ett\n  2  # två\n]\nb: 1\n",
    "a: [b: 1, c: 2]\n",
    "a: {b: , c: 1, d}\n",
    "a: {\"b\":1, 'c': 2}\n",
    "a: [a b, c d]\nb: {a b: c d}\n",
    "a: [http://x.se/?q=1, x:y]\nb: http://x.se/#del\n",
    "a: |\n  rad ett\n  rad två\n",
    "a: |-\n  rad ett\n  rad två\n\n\nb: 1\n",
    "a: |+\n  rad ett\n\n\nb: 1\n",
    "a: |\n  rad\n\n\n",
    "a: |2\n    två extra\n  noll extra\n",
    "a: |\n\n  tom rad först\n",
    "a: |\n  rad\n    djupare\n  grund\n",
    "a: |\n  # ingen kommentar\n  text # inte heller\n# men här\nb: 1\n",
    "a: |\nb: 1\n",
    "a: >\n  vikt\n  text\n",
    "a: >\n  vikt\n  text\n\n  nytt stycke\n  mer\nb: 1\n",
    "a: >-\n  vikt\n\n\n  text\n",
    "a: >+\n  vikt\n\nb: 1\n",
    "a: >\n  vikt\n    djupare rad\n    till\n  åter\n",
    "a: >\n\n  först tom\n",
    "a: > # kommentar\n  text\n",
    "a:\n  - |\n    text\n  - >-\n    mer\n    text\n",
    "a: en text\n  på två rader\n",
    "a: en text\n\n  med stycke\n",
    "a:\n  en text på\n  nästa rad\n",
    "a: 'en text\n  på två'\nb: \"en\n  till\n\n  här\"\n",
    "a: \"en \\\n  rad\"\n",
    "a: 'it''s'\nb: \"han sa \\\"hej\\\"\"\nc: 'C:\\temp'\n",
    "a: \"\\t\\n\\\\\\/\\u00e5\\x41\\U0001F4A9\\e\\0\\a\\_\\N\\L\\P\"\n",
    "a: \"  blanka  \"\nb: '  blanka  '\nc:   blanka  \n",
    "a: \"\\ \"\nb: \"rad ett\\nrad två\"\n",
    "a: -1\nb: - 1\n",
    "a: -x\nb: ?x\nc: :x\n",
    "a: x:y\nb: x :y\nc: a::b\n",
    "a: x]\nb: x}\nc: x,y\n",
    "a: \"x\": y\n",
    "? a\n: b\n",
    "? a\n",
    "a: 50 %\nb: 5 < 6\nc: a & b\nd: 2 * 3\ne: hej!\nf: <<\n",
    "a: =\nb: ==\nc: '='\n",
    "<<: 1\n",
    "a: @x\n",
    "a: `x`\n",
    "a:\tflik\nb: en\tflik\n",
    "a: x\u{a0}y\nb: x\u{2003}y\n",
    "a: \"x\u{85}y\"\nb: \"x\u{2028}y\"\n",
    "a:  \n  b: 1\n",
    "a: 1\n\n\n\nb: 2\n   \nc: 3\n",
    "a: 1\n b: 2\n",
    "a:\n   b: 1\n   c:\n     - d\n     - e\n",
    "title: Samverkan: del två\n",
    "title: 'Samverkan: del två'\n",
    "a: [1, 2\nb: 3\n",
    "a: {b: 1\n",
    "a: 'x\n",
    "a: 1\na: 2\n",
    "a: .inf\nb: .nan\nc: -.inf\n",
    "a: 0x1f\nb: 0o17\nc: 0b11\n",
    "a: 99999999999999999999999\nb: 1e999\n",
];

/// Why the two differ, and on what.
type Difference = (&'static str, fn(&Value, &Other) -> bool);

/// Values that the two take differently, as ours and as the other's, and why ours stays.
const DIFFERENT: &[Difference] = &[
    (
        "Plan files know whole numbers in tens only: what looks like hexadecimal or octal is a case number",
        |ours, other| {
            matches!(ours, Value::Text(t) if t.trim_start_matches(['-', '+']).starts_with('0'))
                && other.is_number()
        },
    ),
    ("No field of a plan can be infinite or no number: such words stay texts", |ours, other| {
        matches!(ours, Value::Text(_)) && other.as_f64().is_some_and(|n| !n.is_finite())
    }),
];

fn same(ours: &Node, other: &Other) -> bool {
    if DIFFERENT.iter().any(|(_, rightly)| rightly(&ours.value, other)) {
        return true;
    }
    match (&ours.value, other) {
        (Value::Null, Other::Null) => true,
        (Value::Bool(a), Other::Bool(b)) => a == b,
        (Value::Integer(a) | Value::Float(a), Other::Number(_)) => {
            let digits = a.trim_start_matches('+');
            match (digits.parse::<i64>(), digits.parse::<u64>(), digits.parse::<f64>()) {
                (Ok(n), ..) => other.as_i64() == Some(n) || other.as_f64() == Some(0.0) && n == 0,
                (_, Ok(n), _) => other.as_u64() == Some(n),
                (_, _, Ok(n)) => other.as_f64() == Some(n),
                _ => false,
            }
        }
        (Value::Text(a), Other::String(b)) => **a == **b,
        (Value::List(a), Other::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Table(a), Other::Mapping(b)) => {
            a.entries.len() == b.len()
                && a.entries
                    .iter()
                    .zip(b)
                    .all(|(a, (key, value))| same_key(&a.key.name, key) && same(&a.node, value))
        }
        _ => false,
    }
}

/// Our keys are texts as written; the other's may be numbers, truths or nothing.
fn same_key(ours: &str, other: &Other) -> bool {
    match other {
        Other::String(name) => name == ours,
        Other::Bool(truth) => truth.to_string() == ours,
        Other::Null => ours == "~",
        // What looks like hexadecimal is a case number here, as among the values.
        Other::Number(_) => {
            ours.parse::<f64>().ok() == other.as_f64() || ours.trim_start_matches(['-', '+']).starts_with('0')
        }
        _ => false,
    }
}

/// How the two readers took a text.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Same,
    /// At least one of them refuses it, or the two follow different versions of YAML.
    NotComparable,
    Differ(String),
}

/// YAML 1.1, which the other reads, breaks lines at these; YAML 1.2, which plan files are, does not.
/// (Plan files must not hold them at all: `control-character` finds them.)
const OLD_LINE_BREAKS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

fn compare(text: &str) -> Verdict {
    if text.contains(OLD_LINE_BREAKS) {
        return Verdict::NotComparable;
    }
    match compare_as_it_is(text) {
        // A literal text that the file's end cuts off: ours has the line break that every line has.
        Verdict::Differ(_) if !text.ends_with('\n') => compare_as_it_is(&format!("{text}\n")),
        verdict => verdict,
    }
}

fn compare_as_it_is(text: &str) -> Verdict {
    let ours = read(text, Format::Yaml);
    let other: Result<Other, _> = serde_yaml::from_str(text);
    match other {
        // A second byte order mark is a text to one and nothing to the other; no field is lost by it.
        Ok(_) if text.starts_with("\u{feff}\u{feff}") => Verdict::NotComparable,
        Ok(other) if ours.complete && ours.faults.is_empty() => {
            // To us a file without a field is a table without entries.
            let empty = other.is_null() && ours.root.table().entries.is_empty();
            if empty || same(&ours.root, &other) {
                return Verdict::Same;
            }
            Verdict::Differ(format!("{text:?}\n  ours:  {:?}\n  other: {other:?}", ours.root.value))
        }
        _ => Verdict::NotComparable,
    }
}

fn differences<'a>(texts: impl Iterator<Item = &'a str>) -> (usize, Vec<String>) {
    let (mut agreed, mut wrong) = (0, Vec::new());
    for text in texts {
        match compare(text) {
            Verdict::Same => agreed += 1,
            Verdict::NotComparable => {}
            Verdict::Differ(how) => wrong.push(how),
        }
    }
    (agreed, wrong)
}

#[test]
fn tricky_documents_mean_the_same_to_both_readers() {
    let (agreed, wrong) = differences(TRICKY.iter().copied());
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(agreed >= 60, "only {agreed} documents were read by both");
}

#[test]
fn spoilt_documents_mean_the_same_to_both_readers() {
    let seeds: Vec<_> = seeds().into_iter().filter(|s| s.format == Format::Yaml).collect();
    let mut mutator = Mutator::new(30);
    let mut texts: Vec<String> = Vec::new();
    for _ in 0..4_000 {
        let other = &seeds[mutator.below(seeds.len())].text;
        let text = match mutator.below(3) {
            0 => TRICKY[mutator.below(TRICKY.len())],
            _ => &seeds[mutator.below(seeds.len())].text,
        };
        texts.push(String::from_utf8_lossy(&mutator.spoil(text, other)).into_owned());
    }
    let (agreed, wrong) = differences(texts.iter().map(String::as_str));
    assert!(wrong.is_empty(), "{} differ, such as\n{}", wrong.len(), wrong[..wrong.len().min(12)].join("\n"));
    assert!(agreed > 1_000, "only {agreed} documents were read by both");
}
