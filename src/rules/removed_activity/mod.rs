//! `removed-activity`: the file of an activity is gone, and nothing says what became of it.

use crate::diag::{Finding, Findings, Severity};
use crate::facts::alignment::Event;
use crate::facts::{category, ending_states};
use crate::rules::{Check, Comparison, Page, Rule, Scope};
use crate::text::{Arg, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "removed-activity",
    scope: Scope::Change,
    severity: Severity::Error,
    cases: &[("draft", Severity::Warning)],
    summary: Words::new(
        "En aktivitets fil är borttagen, och inget säger vad det blev av den",
        "An activity's file is gone, and nothing says what became of it",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Change(check),
};

fn check(change: &Comparison<'_>, out: &mut Findings) {
    let portfolio = change.base.portfolio;
    for activity in &change.alignment.activities {
        let (Some(old), None) = (activity.old, activity.new) else { continue };
        let (programme, year) = change.year_before(old);
        let is_told = !activity.events.contains(&Event::Removed);
        // One that was rejected never was in the plan.
        let was_rejected = category(portfolio, portfolio.activity(old)) == Some("rejected");
        if is_told || was_rejected || year.closed {
            continue;
        }
        let own = portfolio.activity(old);
        let title = portfolio.root(own.source).text("title").map_or(&*own.key.id, |t| t.value);
        let (source, span) = change.ground(&programme.id, Some(&year.name));
        let model = change.base.portfolio.model_of(programme);
        let ends = model.into_iter().flat_map(|m| ending_states(m, year.period));
        let ends: Vec<Arg> = ends.map(|state| Arg::from(&*state.id.value)).collect();
        let (path, id) = (change.path_before(old), Arg::from(&*own.key.id));
        let help = match change.had_ended(old) || ends.is_empty() {
            true => ENDED.with([path, id]),
            false => HELP.with([path, id, Arg::Any(ends)]),
        };
        let finding =
            Finding::new(RULE.name, source, span, GONE.with([title.into(), change.path_before(old)]))
                .gist(GIST.text())
                .help(help)
                .about(own.key.to_string());
        out.push(if change.was_adopted(programme, year) { finding } else { finding.case("draft") });
    }
}

static GONE: Words = Words::new(
    "Aktiviteten ”{0}” är borttagen: filen {1} finns inte längre",
    "The activity “{0}” is gone: there is no file {1} any more",
);
static GIST: Words = Words::new("Borttagna aktiviteter", "Activities that are gone");
static HELP: Words = Words::new(
    "lägg tillbaka {0} och ändra dess `status` till {2}; har den ett nytt id, skriv `formerly = [\"{1}\"]` i den nya filen",
    "put {0} back and change its `status` to {2}; if it has a new id, write `formerly = [\"{1}\"]` in the new file",
);
static ENDED: Words = Words::new(
    "lägg tillbaka {0}: också det som är avslutat står kvar i sitt planår; har den ett nytt id, skriv `formerly = [\"{1}\"]` i den nya filen",
    "put {0} back: what has ended stays in its plan year too; if it has a new id, write `formerly = [\"{1}\"]` in the new file",
);
