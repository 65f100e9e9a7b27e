//! What a new activity lacks: which fields, what they are called, and what they may be.

use crate::edit::{Choice, Scope, Slot, Want, slots};
use crate::render::Style;
use crate::render::table::{Cell, Column, draw, fit};
use crate::syntax::Node;
use crate::syntax::shape::{Field, Kind};
use crate::text::collate::folded;
use crate::text::{Lang, Text, Words};

/// So many choices are all told; of more, one is an example.
const FEW: usize = 12;

/// Everything that is lacking, one field a line.
pub fn render(wants: &[Want], root: &Node, scope: Scope<'_>, style: Style) -> String {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for want in wants {
        for (number, slot) in want.paths.iter().flat_map(|path| slots(path)).enumerate() {
            let flag = flag(&slot, root, style.lang);
            let flag = if number == 0 { flag } else { OR.with([flag.into()]).render(style.lang) };
            rows.push(vec![Cell::text(&flag), Cell::new(said(&slot, want.least, scope, style.lang))]);
        }
    }
    let columns = [0, 1].map(|order| Column::new("", order));
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width.saturating_sub(2));
    let drawn = draw(&columns, &rows, &widths, style.color);
    drawn.lines().map(|line| format!("  {line}\n")).collect()
}

/// What is typed for each thing that is lacking; of several that would do, the first.
pub fn flags(wants: &[Want], root: &Node, lang: Lang) -> String {
    let first = |want: &Want| want.paths.iter().flat_map(|path| slots(path)).next();
    let flags = wants.iter().filter_map(first).map(|slot| flag(&slot, root, lang));
    flags.collect::<Vec<_>>().join(" ")
}

/// What is typed for it in an activity that says this.
fn flag(slot: &Slot, root: &Node, lang: Lang) -> String {
    if slot.path == "title" {
        return TITLE.get(lang).to_owned();
    }
    match slot.named_by(root) {
        Some(first) => format!("\"{},{}=…\"", first.typed(root, "…"), slot.field().name),
        None => slot.typed(root, "…"),
    }
}

/// What it is called and what may stand there, each choice on a line.
fn said(slot: &Slot, least: usize, scope: Scope<'_>, lang: Lang) -> Vec<String> {
    let field = slot.field();
    let with = |what: Text| ABOUT.with([slot.about().into(), what.into()]).render(lang);
    let offered = scope.choices(&field.kind);
    let Some(choices) = offered.map(|all| all.into_iter().filter(|c| c.current).collect::<Vec<_>>()) else {
        return vec![with(plain(field).text())];
    };
    match (choices.first(), scope.source(&field.kind)) {
        (Some(first), Some(path)) if choices.len() > FEW => {
            vec![with(OF_MANY.with([path.into(), known(first, lang).into()]))]
        }
        (None, Some(path)) => vec![with(OF_NONE.with([path.into()]))],
        _ => {
            let head = match (&field.kind, least) {
                (_, 2..) => with(AT_LEAST.with([least.into()])),
                (Kind::List(_), _) => with(SOME_OF.text()),
                _ => with(ONE_OF.text()),
            };
            std::iter::once(head).chain(choices.iter().map(|c| format!("- {}", known(c, lang)))).collect()
        }
    }
}

/// What is typed, and what it is called unless that says the same.
fn known(choice: &Choice, lang: Lang) -> String {
    let name = choice.label.get(lang);
    if folded(name) == folded(&choice.id) { choice.id.clone() } else { format!("{} ({name})", choice.id) }
}

fn plain(field: &Field) -> &'static Words {
    match &field.kind {
        Kind::Day => &A_DAY,
        Kind::When => &A_TIME,
        Kind::Integer | Kind::Number => &A_NUMBER,
        _ => &A_TEXT,
    }
}

static TITLE: Words = Words::new("\"TITEL\"", "\"TITLE\"");
static OR: Words = Words::new("eller {0}", "or {0}");
static ABOUT: Words = Words::new("{0}: {1}", "{0}: {1}");
static ONE_OF: Words = Words::new("något av", "one of");
static SOME_OF: Words =
    Words::new("ett eller flera av, med komma mellan", "one or more of, with commas between");
static OF_MANY: Words =
    Words::new("ett id eller namn ur {0}, till exempel {1}", "an id or name of {0}, such as {1}");
static OF_NONE: Words =
    Words::new("finns inte än; lägg till i {0} först", "there are none yet; add some to {0} first");
static AT_LEAST: Words = Words::new("minst {0} av, med komma mellan", "at least {0} of, with commas between");
static A_TEXT: Words = Words::new("en kort text", "a short text");
static A_DAY: Words = Words::new("en dag, till exempel 2026-06-30", "a day, such as 2026-06-30");
static A_TIME: Words = Words::new(
    "en dag eller en tid, till exempel 2026-06-30 eller 2026-Q3",
    "a day or a time, such as 2026-06-30 or 2026-Q3",
);
static A_NUMBER: Words = Words::new("ett heltal", "a whole number");
