//! `unknown-field`: a field that the format does not know.

mod certain;

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{File, Place};
use crate::rules::{Check, Context, Page, Rule, Scope, forbidden_field};
use crate::syntax::FaultKind;
use crate::syntax::shape::{Field, Kind};
use crate::text::nearest::nearest;
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unknown-field",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Ett fält som formatet inte känner till", "A field that the format does not know"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    decided_fields(id, file, out);
    for fault in &file.faults {
        let FaultKind::UnknownField(name, near) = &fault.kind else { continue };
        // A word that the law forbids is a breach of the law, not a slip of the pen.
        if forbidden_field::forbids(cx, file, name) {
            continue;
        }
        let message = UNKNOWN.with([(&**name).into()]);
        let finding = Finding::new(RULE.name, id, fault.span, message).gist(GIST.text());
        out.push(match near {
            Some(near) => {
                let finding = finding.help(NEAR_HELP.with([(*near).into()]));
                let certain = certain::may_be_renamed(cx, file, fault.span, near);
                if certain { finding.fix((*near).to_owned()) } else { finding }
            }
            None => finding.help(HELP.text()),
        });
    }
}

/// The fields of activities that the decisions of a meeting set.
fn decided_fields(id: SourceId, file: &File, out: &mut Findings) {
    if !matches!(file.place, Place::Meeting(..)) {
        return;
    }
    let sets = file.root.list("matters").iter().flat_map(|matter| matter.list("sets"));
    for path in sets.filter_map(|set| set.text("field")) {
        let head = path.value.split('.').next().unwrap_or(path.value);
        // What an entry of a list is called may be anything, and so may an organisation's own fields.
        let any = |f: &Field| matches!(f.kind, Kind::List(Kind::Table(_)) | Kind::Free);
        if ACTIVITY.field(head).is_some_and(any) || ACTIVITY.resolve(path.value).is_some() {
            continue;
        }
        let message = NO_FIELD.with([path.value.into()]);
        let finding = Finding::new(RULE.name, id, path.span, message).gist(GIST.text());
        out.push(match nearest(path.value, ACTIVITY.fields.iter().map(|f| f.name)) {
            Some(near) => finding.help(NEAR_HELP.with([near.into()])),
            None => finding.help(SET_HELP.text()),
        });
    }
}

static NO_FIELD: Words = Words::new("En aktivitet har inget fält `{0}`", "An activity has no field `{0}`");
static SET_HELP: Words = Words::new(
    "skriv i `field` ett fält som aktiviteter har, till exempel `status` eller `end`",
    "write in `field` a field that activities have, such as `status` or `end`",
);
static UNKNOWN: Words = Words::new("Fältet `{0}` finns inte", "There is no field `{0}`");
static GIST: Words = Words::new("Okända fält", "Unknown fields");
static NEAR_HELP: Words = Words::new("menade du `{0}`?", "did you mean `{0}`?");
static HELP: Words = Words::new(
    "ta bort fältet, eller lägg det under `x` om det är er egen uppgift",
    "remove the field, or put it under `x` if it is your own",
);
