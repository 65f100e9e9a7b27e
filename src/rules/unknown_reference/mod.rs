//! `unknown-reference`: an id that names nothing.

use crate::diag::{Finding, Findings, Fix, Severity};
use crate::portfolio::{File, LinkFault, Place, resolve};
use crate::rules::registry::{self, Lookup};
use crate::rules::{Check, Context, Page, Rule, Scope, Sheet, Stated};
use crate::syntax::Node;
use crate::syntax::shape::{Kind, MOST_SUGGESTIONS, Register};
use crate::text::nearest::nearest;
use crate::text::safe::is_control;
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "unknown-reference",
    scope: Scope::Reference,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Ett id som inte finns", "An id that does not exist"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Sheet(check),
};

fn check(cx: &Context<'_>, sheet: &Sheet<'_>, out: &mut Findings) {
    let (id, file) = (sheet.source, sheet.file);
    let others = out.len();
    meeting_body(cx, id, file, out);
    for stated in &sheet.stated {
        let Stated { field, kind, table, node, text: name } = stated;
        let Kind::Ref(register) = kind else { continue };
        let suggest = out.len() < others + MOST_SUGGESTIONS;
        // The chain of years has its own rule; a body above another is the model's own affair.
        if field.name == "carried_from" || field.name == "parent" && *register == Register::Body {
            continue;
        }
        if *register == Register::Activity {
            out.extend(activity(cx, sheet, stated, suggest));
            continue;
        }
        if *register == Register::Matter {
            out.extend(matter(cx, sheet, stated, suggest));
            continue;
        }
        match registry::look_up(cx, file, *register, name) {
            Lookup::Known | Lookup::Unsure => {}
            // A name with an invisible character has been reported as that.
            _ if name.chars().any(is_control) => {}
            Lookup::NameOf(meant) => {
                let message = NAME.with([name.as_str().into(), meant.as_str().into()]);
                let finding = Finding::new(RULE.name, id, node.span, message).gist(GIST.text());
                out.push(finding.help(WRITE.with([meant.as_str().into()])).fix(format!("\"{meant}\"")));
            }
            Lookup::Unknown => {
                let mut finding = unknown(cx, (id, file), *register, node, name, suggest);
                // A list that holds the right id already wants this one out, not changed.
                let stands = |fix: &Fix| table.list(field.name).iter().any(|n| says(n, fix));
                if finding.fix.as_ref().is_some_and(stands) {
                    finding.fix = None;
                }
                out.push(finding);
            }
        }
    }
}

/// The body that a meeting's file name says.
fn meeting_body(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    let Place::Meeting(programme, stem) = &file.place else { return };
    let meetings = cx.portfolio.programme(programme).map(|p| &p.meetings);
    let Some(meeting) = meetings.and_then(|all| all.iter().find(|m| m.stem == *stem)) else { return };
    // A name that says no body is the affair of file-name-mismatch; a body that the file says, too, is
    // looked up there.
    if meeting.date.is_none() || meeting.body.is_empty() || file.root.get("body").is_some() {
        return;
    }
    if registry::look_up(cx, file, Register::Body, &meeting.body) != Lookup::Known && cx.law_is_whole(file) {
        // The name of a file is changed by renaming it, not by an edit in it.
        let mut finding = unknown(cx, (id, file), Register::Body, &Node::empty(), &meeting.body, true);
        finding.fix = None;
        out.push(finding);
    }
}

fn unknown(
    cx: &Context<'_>,
    (id, file): (SourceId, &File),
    register: Register,
    node: &Node,
    name: &str,
    suggest: bool,
) -> Finding {
    let nouns = registry::words(register);
    let message = UNKNOWN.with([name.into(), nouns.all.into(), nouns.place.into()]);
    let finding = Finding::new(RULE.name, id, node.span, message).gist(GIST.text());
    let ids = if suggest { registry::ids(cx, file, register) } else { Vec::new() };
    match nearest(name, ids.iter().map(String::as_str)) {
        // `vp-2025` is no misspelt `vp-2024`: what differs in its digits is only a guess.
        Some(near) if digits(near) != digits(name) => finding.help(NEAR.with([near.into()])),
        Some(near) => finding.help(NEAR.with([near.into()])).fix(format!("\"{near}\"")),
        None => finding.help(ADD.with([name.into(), nouns.place.into()])),
    }
}

/// Whether a value is what a fix would write.
fn says(node: &Node, fix: &Fix) -> bool {
    node.as_text().is_some_and(|text| fix.edits.iter().any(|edit| edit.text.trim_matches('"') == text))
}

fn digits(id: &str) -> String {
    id.chars().filter(char::is_ascii_digit).collect()
}

fn activity(cx: &Context<'_>, sheet: &Sheet<'_>, stated: &Stated<'_>, suggest: bool) -> Option<Finding> {
    let (id, file) = (sheet.source, sheet.file);
    let Stated { table, node, text: name, .. } = stated;
    let programme = file.place.programme()?;
    // A matter says its plan year once for all the activities it names; `sets` use the same.
    let own_year = file.place.year().or_else(|| table.text("year").map(|t| t.value));
    let year = own_year.or_else(|| matter_year(file, node));
    if !name.contains('/') && year.is_none() {
        let message = NO_YEAR.with([name.as_str().into()]);
        let finding = Finding::new(RULE.name, id, node.span, message).gist(GIST.text());
        return Some(finding.help(NO_YEAR_HELP.with([name.as_str().into()])));
    }
    match resolve(cx.portfolio, programme, year, name) {
        Ok(_) | Err(LinkFault::BeforeTheOldest) => None,
        Err(_) => Some(unknown(cx, (id, file), Register::Activity, node, name, suggest)),
    }
}

/// The plan year of the matter that a node stands in.
fn matter_year<'a>(file: &'a File, node: &Node) -> Option<&'a str> {
    let inside = |matter: &&Node| matter.span.start <= node.span.start && node.span.end <= matter.span.end;
    let list = file.root.list("matters");
    // `[[matters]]` span their header only: the last that begins before the node.
    let matter =
        list.iter().find(inside).or_else(|| list.iter().rev().find(|m| m.span.start <= node.span.start))?;
    matter.text("year").map(|t| t.value)
}

/// `<programme>/<meeting>#<id>`, in the own programme `<meeting>#<id>`, in the own meeting `#<id>`.
fn matter(cx: &Context<'_>, sheet: &Sheet<'_>, stated: &Stated<'_>, suggest: bool) -> Option<Finding> {
    let (id, file, name) = (sheet.source, sheet.file, stated.text.as_str());
    let own = file.place.programme()?;
    let full = match (&file.place, name) {
        (Place::Meeting(_, stem), name) if name.starts_with('#') => format!("{own}/{stem}{name}"),
        (_, name) if name.contains('/') => name.to_owned(),
        (_, name) => format!("{own}/{name}"),
    };
    if cx.facts.cases.matter(&full).is_some() {
        return None;
    }
    // What could not be read may hold it.
    let (path, _) = full.split_once('#').unwrap_or((&full, ""));
    let (programme, stem) = path.split_once('/').unwrap_or((own, path));
    let meetings = cx.portfolio.programme(programme).map(|p| &p.meetings);
    let meeting = meetings.and_then(|all| all.iter().find(|m| *m.stem == *stem));
    if meeting.is_some_and(|m| !cx.portfolio.file(m.source).complete) {
        return None;
    }
    let nouns = registry::words(Register::Matter);
    let message = UNKNOWN.with([name.into(), nouns.all.into(), nouns.place.into()]);
    let finding = Finding::new(RULE.name, id, stated.node.span, message).gist(GIST.text());
    // Whether another day or number was meant is only a guess, and no matter continues itself.
    let others = cx.facts.matters.iter().filter(|m| suggest && (m.source != id || name.starts_with('#')));
    let short =
        |key| -> &str { str::strip_prefix(key, own).and_then(|k| k.strip_prefix('/')).unwrap_or(key) };
    Some(match nearest(short(&full), others.map(|m| short(&m.key))) {
        Some(near) => finding.help(NEAR.with([near.into()])),
        None => finding.help(MATTER.text()),
    })
}

static UNKNOWN: Words = Words::new("`{0}` finns inte bland {1} i {2}", "`{0}` is not among the {1} in {2}");
static GIST: Words = Words::new("Id som inte finns", "Ids that do not exist");
static NAME: Words =
    Words::new("`{0}` är ett namn; här skrivs id: `{1}`", "`{0}` is a name; an id is written here: `{1}`");
static WRITE: Words = Words::new("skriv \"{0}\"", "write \"{0}\"");
static NEAR: Words = Words::new("menade du \"{0}\"?", "did you mean \"{0}\"?");
static ADD: Words =
    Words::new("rätta id:t, eller lägg till `{0}` i {1}", "correct the id, or add `{0}` to {1}");
static MATTER: Words = Words::new(
    "skriv mötets dag och organ, `#` och ärendets id, till exempel \"2026-03-12-au#3\"",
    "write the meeting's day and body, `#` and the matter's id, such as \"2026-03-12-au#3\"",
);
static NO_YEAR: Words = Words::new(
    "Det går inte att se vilket planår `{0}` gäller",
    "It cannot be told which plan year `{0}` is of",
);
static NO_YEAR_HELP: Words = Words::new(
    "lägg till `year`, eller skriv planåret före: \"2026/{0}\"",
    "add `year`, or write the plan year before it: \"2026/{0}\"",
);
