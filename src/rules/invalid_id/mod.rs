//! `invalid-id`: an id, or a file's or folder's name, that is no slug.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::{File, Place, RESERVED, is_fit_name};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::FaultKind;
use crate::text::collate::slug;
use crate::text::{SourceId, Span, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "invalid-id",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new("Ett id som inte går att använda", "An id that cannot be used"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(cx: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    for fault in &file.faults {
        let FaultKind::InvalidId(text, proposal) = &fault.kind else { continue };
        let message = INVALID.with([(&**text).into()]);
        let finding = Finding::new(RULE.name, id, fault.span, message).gist(GIST.text());
        out.push(match proposal {
            Some(proposal) => {
                // No certain fix: whatever refers to the id must change with it.
                finding.help(PROPOSAL.with([(&**proposal).into()]))
            }
            None => finding.help(HELP.text()),
        });
    }
    let own = match &file.place {
        Place::Model(name) | Place::Activity(_, _, name) => Some(&**name),
        _ => None,
    };
    let folder = file.place.programme().filter(|name| !is_fit_name(name) && speaks_for(cx, id, name));
    for name in folder.into_iter().chain(own).filter(|name| !is_fit_name(name)) {
        let reserved = RESERVED.contains(&name);
        let message =
            if reserved { RESERVED_NAME.with([name.into()]) } else { FILE_NAME.with([name.into()]) };
        let proposal = slug(name);
        let finding = Finding::new(RULE.name, id, Span::default(), message).gist(GIST.text());
        out.push(if is_fit_name(&proposal) {
            finding.help(RENAME.with([proposal.into()]))
        } else if reserved {
            finding.help(RESERVED_HELP.with([name.into()]))
        } else {
            finding.help(HELP.text())
        });
    }
}

/// A folder's name is reported once: at the programme's own file, else at the first in the folder.
fn speaks_for(cx: &Context<'_>, id: SourceId, programme: &str) -> bool {
    match cx.portfolio.programme(programme).and_then(|p| p.source) {
        Some(source) => source == id,
        None => {
            let first = cx.portfolio.files.iter().position(|f| f.place.programme() == Some(programme));
            first.is_some_and(|index| SourceId::at(index) == id)
        }
    }
}

static INVALID: Words = Words::new("`{0}` går inte att använda som id", "`{0}` cannot be used as an id");
static FILE_NAME: Words = Words::new(
    "Namnet `{0}` på filen eller mappen går inte att använda som id",
    "The name `{0}` of the file or folder cannot be used as an id",
);
static RESERVED_NAME: Words = Words::new("Namnet `{0}` är reserverat", "The name `{0}` is reserved");
static GIST: Words = Words::new("Id som inte går att använda", "Ids that cannot be used");
static PROPOSAL: Words = Words::new("skriv \"{0}\"", "write \"{0}\"");
static RENAME: Words = Words::new("byt namn till `{0}`", "rename it to `{0}`");
static RESERVED_HELP: Words =
    Words::new("byt till ett annat namn än `{0}`", "rename it to something else than `{0}`");
static HELP: Words = Words::new(
    "använd små bokstäver a–z, siffror och bindestreck, till exempel `e-halsa-2` (å och ä blir a, ö blir o)",
    "use small letters a–z, digits and hyphens, such as `e-halsa-2` (å and ä become a, ö becomes o)",
);
