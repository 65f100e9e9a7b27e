//! `new-exception`: an exception comes with the change, and silences nothing before it is merged.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::{Place, Whom};
use crate::rules::{Check, Comparison, Page, Rule, Scope};
use crate::text::{SourceId, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "new-exception",
    scope: Scope::Change,
    severity: Severity::Warning,
    cases: &[],
    summary: Words::new(
        "En dispens kommer med ändringen, och gäller inte förrän den är sammanslagen",
        "A waiver comes with the change, and holds nowhere before it is merged",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Change(check),
};

fn check(change: &Comparison<'_>, out: &mut Findings) {
    let portfolio = change.head.portfolio;
    for waiver in change.exceptions {
        let Some(name) = &waiver.name else { continue };
        out.push(match &waiver.whom {
            Whom::Place(..) => {
                let file = portfolio.file(waiver.source);
                let finding = Finding::new(
                    RULE.name,
                    waiver.source,
                    waiver.span,
                    IN_PLACE.with([(&*name.value).into()]),
                );
                let finding = finding.gist(GIST.text()).help(HELP.with([(&*name.value).into()]));
                match &file.place {
                    Place::Activity(programme, year, id) => finding.about(format!("{programme}/{year}/{id}")),
                    _ => finding,
                }
            }
            Whom::Keys(keys, _) => {
                // The policy of before stands in the place of the one that the waiver is in.
                let policy = portfolio.files.iter().position(|f| f.place == Place::Policy).map(SourceId::at);
                let law = || portfolio.models.first().map(|m| m.source);
                let source = policy.or_else(law).unwrap_or(SourceId(0));
                let whom = keys.as_ref().map_or("–", |keys| &keys.value);
                let message = IN_POLICY.with([(&*name.value).into(), whom.into()]);
                Finding::new(RULE.name, source, portfolio.file(source).head(), message)
                    .gist(GIST.text())
                    .help(HELP.with([(&*name.value).into()]))
            }
        });
    }
}

static IN_PLACE: Words = Words::new(
    "Dispensen från {0} är ny eller längre än förut, och gäller inte i den här granskningen",
    "The waiver from {0} is new or longer than before, and does not hold in this check",
);
static IN_POLICY: Words = Words::new(
    "Policyn får en ny eller längre dispens, från {0} för {1}; den gäller inte i den här granskningen",
    "The policy gets a new or longer waiver, from {0} for {1}; it does not hold in this check",
);
static GIST: Words = Words::new("Nya dispenser", "New waivers");
static HELP: Words = Words::new(
    "låt den som beslutar om dispenser godkänna `allow` för {0} i en egen ändring, före det som den ska gälla",
    "let whoever decides on waivers approve `allow` for {0} in a change of its own, before what it is for",
);
