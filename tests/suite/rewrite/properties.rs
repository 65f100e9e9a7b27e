//! Properties of every change, over files that many hands might have written.

use plan::portfolio::format::ACTIVITY;
use plan::syntax::rewrite::{CannotEdit, Datum, Edit, Rewritten, Step, Why, rewrite};
use plan::syntax::{Format, Node, Value, read};

use super::cases::{datum, remade};
use super::written::activity;
use crate::support::mutator::Mutator;

/// What became of changes.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) made: usize,
    pub(crate) refused: Vec<(Why, String, String)>,
}

/// A place in a tree: its path, and what it holds.
struct Spot {
    path: Vec<Step>,
    value: Option<Datum>,
    list: Option<usize>,
}

fn spots(node: &Node, format: Format, path: &mut Vec<Step>, found: &mut Vec<Spot>) {
    let holds_null = |node: &Node| matches!(node.value, Value::Null);
    let visit = |step: Step, node: &Node, path: &mut Vec<Step>, found: &mut Vec<Spot>| {
        path.push(step);
        let list = if let Value::List(items) = &node.value { Some(items.len()) } else { None };
        let value = (!holds_null(node)).then(|| datum(node, format));
        found.push(Spot { path: path.clone(), value, list });
        spots(node, format, path, found);
        path.pop();
    };
    match &node.value {
        Value::Table(table) => {
            for entry in &table.entries {
                visit(Step::Field(entry.key.name.to_string()), &entry.node, path, found);
            }
        }
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                visit(Step::Entry(at), item, path, found);
            }
        }
        _ => {}
    }
}

fn new_value(chance: &mut Mutator) -> Datum {
    let text = |s: &str| Datum::Text(s.to_owned());
    match chance.below(12) {
        0 => text("no"),
        1 => text("it's \"så\" # här: [1, 2]"),
        2 => text("rad ett\nrad två\n"),
        3 => text("C:\\ny"),
        4 => Datum::Date("2026-11-30".to_owned()),
        5 => Datum::Integer(42),
        6 => Datum::Bool(true),
        7 => Datum::List(vec![text("a"), text("b: c")]),
        8 => Datum::Table(vec![("id".to_owned(), text("å")), ("note".to_owned(), text("12:30"))]),
        _ => text("Nytt värde"),
    }
}

fn change(chance: &mut Mutator, spots: &[Spot]) -> Edit {
    let any = |chance: &mut Mutator| &spots[chance.below(spots.len())];
    let absent = ["status", "carried_from", "order", "benefit", "internal_note", "number"];
    let lists = ["goals", "results", "links", "needs"];
    if spots.is_empty() {
        return Edit::Set { path: vec![Step::Field("title".to_owned())], value: new_value(chance) };
    }
    match chance.below(8) {
        0 | 1 => {
            let singles: Vec<&Spot> =
                spots.iter().filter(|s| !matches!(s.value, Some(Datum::List(_) | Datum::Table(_)))).collect();
            match singles.get(chance.below(singles.len())) {
                Some(spot) => {
                    let simple = |value: &Datum| !matches!(value, Datum::List(_) | Datum::Table(_));
                    let value = Some(new_value(chance)).filter(simple);
                    let value = value.unwrap_or_else(|| Datum::Text("Annat".to_owned()));
                    Edit::Set { path: spot.path.clone(), value }
                }
                None => Edit::Set { path: any(chance).path.clone(), value: new_value(chance) },
            }
        }
        2 => {
            let name = absent[chance.below(absent.len())];
            Edit::Set { path: vec![Step::Field(name.to_owned())], value: new_value(chance) }
        }
        3 => {
            let tables: Vec<&Spot> =
                spots.iter().filter(|s| matches!(s.value, Some(Datum::Table(_)))).collect();
            let mut path = tables
                .get(chance.below(tables.len()))
                .map_or_else(|| vec![Step::Field("infosec".to_owned())], |spot| spot.path.clone());
            path.push(Step::Field("note".to_owned()));
            Edit::Set { path, value: Datum::Text("En not".to_owned()) }
        }
        4 | 5 => {
            let there: Vec<&Spot> = spots.iter().filter(|s| s.list.is_some()).collect();
            let path = match there.get(chance.below(there.len() + 1)) {
                Some(spot) => spot.path.clone(),
                None => vec![Step::Field(lists[chance.below(lists.len())].to_owned())],
            };
            let of_tables = path.len() == 1
                && matches!(&path[0], Step::Field(f) if ["reports", "milestones", "responsible", "links"].contains(&f.as_str()));
            let report = Datum::Table(vec![
                ("date".to_owned(), Datum::Date("2026-11-30".to_owned())),
                ("text".to_owned(), Datum::Text("Allt: enligt \"plan\"".to_owned())),
            ]);
            Edit::Append { path, value: if of_tables { report } else { Datum::Text("ny, post".to_owned()) } }
        }
        6 => Edit::Remove { path: any(chance).path.clone(), with_comment: chance.below(3) == 0 },
        _ => {
            let wholes: Vec<&Spot> = spots.iter().filter(|s| s.list.is_some_and(|n| n > 0)).collect();
            match wholes.get(chance.below(wholes.len())) {
                Some(Spot { path, value: Some(Datum::List(items)), .. }) => {
                    let mut items = items.clone();
                    items.remove(chance.below(items.len()));
                    items.push(match items.first() {
                        Some(Datum::Table(_)) => {
                            Datum::Table(vec![("id".to_owned(), Datum::Text("z".to_owned()))])
                        }
                        _ => Datum::Text("z".to_owned()),
                    });
                    Edit::Set { path: path.clone(), value: Datum::List(items) }
                }
                _ => Edit::Set { path: any(chance).path.clone(), value: new_value(chance) },
            }
        }
    }
}

pub(crate) fn follow<'n>(root: &'n Node, path: &[Step]) -> Option<&'n Node> {
    path.iter().try_fold(root, |node, step| match step {
        Step::Field(name) => node.get(name),
        Step::Entry(at) => match &node.value {
            Value::List(items) => items.get(*at),
            _ => None,
        },
    })
}

/// Whether a path ends at a value that says nothing, such as `key: ~`.
fn on_nothing(root: &Node, path: &[Step]) -> bool {
    (0..path.len()).any(|n| follow(root, &path[..n]).is_some_and(|node| matches!(node.value, Value::Null)))
}

fn path_of(edit: &Edit) -> &[Step] {
    match edit {
        Edit::Set { path, .. } | Edit::Append { path, .. } | Edit::Remove { path, .. } => path,
    }
}

/// Every top-level field but one, with its bytes from key to end, as far as they stand together.
fn others<'t>(text: &'t str, root: &Node, but: &[Step]) -> Vec<(String, &'t str)> {
    fn reach(node: &Node) -> usize {
        let inner: Vec<usize> = match &node.value {
            Value::Table(table) => {
                table.entries.iter().map(|e| reach(&e.node).max(e.key.span.range().end)).collect()
            }
            Value::List(items) => items.iter().map(reach).collect(),
            _ => Vec::new(),
        };
        inner.into_iter().fold(node.span.range().end, usize::max)
    }
    let is_it = |name: &str| matches!(but.first(), Some(Step::Field(field)) if field == name);
    let entries = root.table().entries.iter().filter(|e| !is_it(&e.key.name));
    entries
        .map(|e| {
            let start = e.key.span.range().start;
            (e.key.name.to_string(), &text[start..reach(&e.node).max(e.key.span.range().end)])
        })
        .collect()
}

/// Whether the known fields of a file stand in the order of the format, those under headers apart.
fn is_in_order(text: &str, root: &Node) -> bool {
    let is_line = |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
        !text[line..].trim_start_matches('\u{feff}').starts_with('[')
    };
    let place = |name: &str| ACTIVITY.fields.iter().position(|f| f.name == name);
    let entries = root.table().entries.iter().filter(|e| is_line(e.key.span.range().start));
    entries.filter_map(|e| place(&e.key.name)).is_sorted()
}

/// Makes a change and holds what came out against everything that must be true.
pub(crate) fn hold(text: &str, format: Format, edit: &Edit, tally: &mut Tally) {
    let told = || format!("{edit:?}\n{text:?}");
    let rewritten = match rewrite(text, format, &ACTIVITY, std::slice::from_ref(edit)) {
        Ok(rewritten) => rewritten,
        Err(CannotEdit { why, lines }) => {
            assert!(lines.0 <= lines.1 && lines.1 <= text.split('\n').count(), "{lines:?} of {}", told());
            tally.refused.push((why, format!("{edit:?}"), text.to_owned()));
            return;
        }
    };
    tally.made += 1;
    let Rewritten { text: new, replacements } = &rewritten;
    let told = || format!("{edit:?}\n{text:?}\n{new:?}");
    assert_eq!(remade(text, &rewritten), *new, "{}", told());
    assert!(replacements.windows(2).all(|w| w[0].0.end < w[1].0.start), "{}", told());
    assert_eq!(text.starts_with('\u{feff}'), new.starts_with('\u{feff}'), "{}", told());
    let bare = |t: &str| t.trim_start_matches('\u{feff}').is_empty();
    if !bare(text) && !bare(new) {
        assert_eq!(text.ends_with('\n'), new.ends_with('\n'), "{}", told());
    }
    let lone = |t: &str| t.matches('\n').count() - t.matches("\r\n").count();
    if text.contains("\r\n") && lone(text) == 0 {
        assert_eq!(lone(new), 0, "{}", told());
    }
    if !text.contains('\r') {
        assert!(!new.contains('\r'), "{}", told());
    }
    let (was, is) = (read(text, format), read(new, format));
    assert_eq!(was.faults.len(), is.faults.len(), "{}", told());
    let path = path_of(edit);
    assert_eq!(others(text, &was.root, path), others(new, &is.root, path), "{}", told());
    if is_in_order(text, &was.root) {
        assert!(is_in_order(new, &is.root), "{}", told());
    }
    for (span, put) in replacements {
        let gone = text[span.range()].trim();
        match edit {
            // What is new is put in between, and nothing goes.
            Edit::Set { .. } if follow(&was.root, path).is_none() && !on_nothing(&was.root, path) => {
                assert!(gone.is_empty(), "{}", told());
            }
            Edit::Remove { .. } => {
                let put = put.trim().trim_end_matches('.');
                assert!(matches!(put, "" | "[]" | "{}") || gone.contains(put), "{}", told());
            }
            _ => {}
        }
    }
    let again = || {
        rewrite(new, format, &ACTIVITY, std::slice::from_ref(edit))
            .expect("what was made once can be made twice")
    };
    match edit {
        Edit::Set { value, .. } => {
            assert_eq!(again(), Rewritten { text: new.clone(), replacements: Vec::new() }, "{}", told());
            if let (Some(node), false) =
                (follow(&is.root, path), matches!(value, Datum::List(_) | Datum::Table(_)))
            {
                let there = datum(node, format);
                let same = there == *value
                    || node.as_text().is_some_and(
                        |t| matches!(value, Datum::Text(v) | Datum::Date(v) if *v == t.replace("\r\n", "\n")),
                    );
                assert!(same, "{there:?} {}", told());
            }
            back(text, format, path, &was.root, &is.root, new);
        }
        Edit::Remove { .. } if matches!(path.last(), Some(Step::Field(_))) => {
            assert_eq!(again().text, *new, "{}", told());
        }
        Edit::Remove { .. } => {}
        Edit::Append { .. } => {
            if let Some(Value::List(items)) = follow(&was.root, path).map(|node| &node.value) {
                let mut path = path.to_vec();
                path.push(Step::Entry(items.len()));
                let remove = Edit::Remove { path, with_comment: false };
                let back =
                    rewrite(new, format, &ACTIVITY, &[remove]).expect("what was appended can be removed");
                assert_eq!(back.text, text, "{}", told());
            }
        }
    }
}

/// Several changes at once are the same as one after the other.
fn hold_together(text: &str, format: Format, edits: &[Edit]) {
    let one_more = |text: String, edit| {
        rewrite(&text, format, &ACTIVITY, std::slice::from_ref(edit)).map(|made| made.text)
    };
    let singly = edits.iter().try_fold(text.to_owned(), one_more);
    match (rewrite(text, format, &ACTIVITY, edits), singly) {
        (Ok(made), singly) => {
            assert_eq!(Ok(&made.text), singly.as_ref(), "{edits:?}\n{text:?}");
            assert_eq!(remade(text, &made), made.text, "{edits:?}\n{text:?}");
        }
        (Err(cannot), Err(singly)) => assert_eq!(cannot.why, singly.why, "{edits:?}\n{text:?}"),
        (Err(cannot), Ok(_)) => panic!("{cannot:?}: {edits:?}\n{text:?}"),
    }
}

/// A single value that was replaced in its style comes back with its bytes.
fn back(text: &str, format: Format, path: &[Step], was: &Node, is: &Node, new: &str) {
    let (Some(old), Some(now)) = (follow(was, path), follow(is, path)) else { return };
    if matches!(old.value, Value::List(_) | Value::Table(_) | Value::Null) {
        return;
    }
    let quotes = |text: &str, node: &Node| {
        let raw = text.get(node.span.range()).unwrap_or("");
        let mark = raw.chars().next().filter(|c| "'\"".contains(*c));
        mark.map(|mark| (mark, raw.starts_with(&mark.to_string().repeat(3)) && raw.len() > 5))
    };
    let one_line = |text: &str, node: &Node| {
        let line = text[..node.span.range().start].rfind('\n').map_or(0, |i| i + 1);
        let head = &text[line..node.span.range().start];
        !text[node.span.range()].contains('\n') && !head.trim_start_matches([' ', '-']).is_empty()
            || head.contains("- ")
    };
    let same_style = quotes(text, old) == quotes(new, now) && one_line(text, old) && one_line(new, now);
    if !same_style {
        return;
    }
    let edit = Edit::Set { path: path.to_vec(), value: datum(old, format) };
    let again = rewrite(new, format, &ACTIVITY, &[edit]).expect("what was made can be unmade");
    let spelled = |node: &Node, text: &str| text[node.span.range()].to_owned();
    let root = read(&again.text, format).root;
    let there = follow(&root, path).map(|node| spelled(node, &again.text));
    if there.as_deref() == Some(&spelled(old, text)) {
        assert_eq!(again.text, text, "{path:?}");
    } else {
        // Only what was spelled otherwise than it need be comes back in the plain spelling.
        let odd = spelled(old, text);
        assert!(
            odd.contains('\\') || odd.contains('"') || odd.contains('\''),
            "{odd} {there:?}\n{text:?}\n{new:?}"
        );
    }
}

fn run(format: Format, files: usize, seed: u64) {
    let mut chance = Mutator::new(seed);
    let mut tally = Tally::default();
    for _ in 0..files {
        let text = activity(&mut chance, format);
        let document = read(&text, format);
        assert!(document.faults.is_empty(), "{:?}\n{text}", document.faults);
        let mut found = Vec::new();
        spots(&document.root, format, &mut Vec::new(), &mut found);
        let edits: Vec<Edit> = (0..4).map(|_| change(&mut chance, &found)).collect();
        edits.iter().for_each(|edit| hold(&text, format, edit, &mut tally));
        hold_together(&text, format, &edits);
    }
    let all = tally.made + tally.refused.len();
    let mut by_reason = std::collections::BTreeMap::<String, (usize, String)>::new();
    for (why, edit, text) in &tally.refused {
        let slot = by_reason.entry(format!("{why:?}")).or_default();
        slot.0 += 1;
        slot.1 = format!("{edit}\n{text}");
    }
    let told: Vec<String> =
        by_reason.iter().map(|(why, (n, last))| format!("{why}: {n}, as {last}")).collect();
    let told = format!("{} of {all} refused\n{}", tally.refused.len(), told.join("\n"));
    assert!(tally.refused.len() * 100 < all * 3, "{told}");
}

#[test]
fn changes_of_toml_keep_everything_else() {
    run(Format::Toml, 1300, 1);
}

#[test]
fn changes_of_yaml_keep_everything_else() {
    run(Format::Yaml, 1300, 2);
}
