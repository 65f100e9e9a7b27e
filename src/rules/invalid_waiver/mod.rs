//! `invalid-waiver`: a waiver that holds for nothing.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::Whom;
use crate::rules::fate::may_be_unread;
use crate::rules::{Check, Context, Fate, Flaw, Page, Rule, Scope};
use crate::text::Words;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "invalid-waiver",
    scope: Scope::Exceptions,
    severity: Severity::Error,
    // What it was for may just have been renamed or removed.
    cases: &[("nothing-meant", Severity::Warning)],
    summary: Words::new("En dispens som inte gäller något", "A waiver that holds for nothing"),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Exception(check),
};

fn check(cx: &Context<'_>, fate: &Fate<'_>, out: &mut Findings) {
    let Some(flaw) = &fate.flaw else { return };
    let waiver = fate.waiver;
    let in_place = matches!(waiver.whom, Whom::Place(..));
    // Where a text is broken, what looks like a comment may be none; what there is a key for may be unread.
    let unsure = match flaw {
        Flaw::NothingMeant => may_be_unread(cx),
        _ => in_place && !cx.portfolio.file(waiver.source).complete,
    };
    if unsure {
        return;
    }
    let name = waiver.name.as_ref().map_or("", |name| &name.value);
    let keys = match &waiver.whom {
        Whom::Keys(Some(keys), _) => Some(keys),
        _ => None,
    };
    let for_ = keys.map_or("", |keys| &keys.value);
    let (span, message, help) = match flaw {
        Flaw::Unreadable => (waiver.span, UNREADABLE.text(), WRITE.text()),
        Flaw::NoName => (waiver.span, NO_NAME.text(), NO_NAME_HELP.text()),
        Flaw::UnknownName(near) => {
            let help = match near {
                Some(near) => NEAR.with([(&**near).into()]),
                None => RULES_HELP.text(),
            };
            (waiver.span, UNKNOWN.with([name.into()]), help)
        }
        Flaw::Unwaivable => {
            (waiver.span, UNWAIVABLE.with([name.into()]), UNWAIVABLE_HELP.with([name.into()]))
        }
        Flaw::NoReason if in_place => (waiver.span, NO_REASON.text(), WHY_HELP.text()),
        Flaw::NoReason => (waiver.span, NO_REASON.text(), BECAUSE_HELP.text()),
        Flaw::NoDay => {
            let until = waiver.until.as_ref();
            let (span, day) = until.map_or((waiver.span, ""), |day| (day.span, &day.value));
            (span, NO_DAY.with([day.into()]), NO_DAY_HELP.text())
        }
        Flaw::NoKeys => (waiver.span, NO_KEYS.text(), NO_KEYS_HELP.text()),
        Flaw::BadPattern => {
            let span = keys.map_or(waiver.span, |keys| keys.span);
            (span, PATTERN.with([for_.into()]), PATTERN_HELP.text())
        }
        Flaw::NothingMeant => {
            let span = keys.map_or(waiver.span, |keys| keys.span);
            (span, NOTHING.with([for_.into()]), NOTHING_HELP.with([for_.into()]))
        }
    };
    let finding = Finding::new(RULE.name, waiver.source, span, message).gist(GIST.text()).help(help);
    out.push(match flaw {
        Flaw::NothingMeant => finding.case("nothing-meant"),
        _ => finding,
    });
}

static GIST: Words = Words::new("Dispenser som inte gäller något", "Waivers that hold for nothing");
static UNREADABLE: Words = Words::new("Dispensen går inte att läsa", "The waiver cannot be read");
static WRITE: Words = Words::new(
    "skriv `# plan: allow(missing-field) until 2026-12-31 because skälet`, med regelns eller villkorets namn",
    "write `# plan: allow(missing-field) until 2026-12-31 because the reason`, with the name of the rule or constraint",
);
static NO_NAME: Words = Words::new(
    "Dispensen säger inte vilken regel den gäller",
    "The waiver does not say which rule it is about",
);
static NO_NAME_HELP: Words = Words::new(
    "lägg till `allow` med namnet på en regel eller ett villkor; `plan rules` visar reglerna",
    "add `allow` with the name of a rule or constraint; `plan rules` shows the rules",
);
static UNKNOWN: Words =
    Words::new("`{0}` är varken en regel eller ett villkor", "`{0}` is neither a rule nor a constraint");
static NEAR: Words = Words::new("menade du `{0}`?", "did you mean `{0}`?");
static RULES_HELP: Words = Words::new(
    "skriv `plan rules` för att se reglerna; villkoren står i schema/governance",
    "type `plan rules` to see the rules; the constraints stand in schema/governance",
);
static UNWAIVABLE: Words =
    Words::new("Ingen kan få dispens från `{0}`", "Nobody can have a waiver from `{0}`");
static UNWAIVABLE_HELP: Words = Words::new(
    "ta bort dispensen, och rätta felet; `plan explain {0}` säger hur",
    "remove the waiver, and mend the fault; `plan explain {0}` says how",
);
static NO_REASON: Words = Words::new("Dispensen saknar skäl", "The waiver gives no reason");
static WHY_HELP: Words = Words::new(
    "skriv `because` och skälet sist i kommentaren",
    "write `because` and the reason at the end of the comment",
);
static BECAUSE_HELP: Words = Words::new("lägg till `because` med skälet", "add `because` with the reason");
static NO_DAY: Words = Words::new("`{0}` är ingen dag", "`{0}` is no day");
static NO_DAY_HELP: Words = Words::new(
    "skriv dispensens sista dag som `until 2026-12-31`",
    "write the waiver's last day as `until 2026-12-31`",
);
static NO_KEYS: Words =
    Words::new("Dispensen säger inte vad den gäller för", "The waiver does not say what it is for");
static NO_KEYS_HELP: Words = Words::new(
    "lägg till `for` med en nyckel, som `digitalisering/2026/sdk`, eller ett mönster, som `digitalisering/2026/*`",
    "add `for` with a key, such as `digitalisering/2026/sdk`, or a pattern, such as `digitalisering/2026/*`",
);
static PATTERN: Words = Words::new("Mönstret `{0}` går inte att använda", "The pattern `{0}` cannot be used");
static PATTERN_HELP: Words = Words::new(
    "skriv `*` för vad som helst i en del av nyckeln, och `**` ensamt mellan snedstreck för flera delar",
    "write `*` for anything in one part of the key, and `**` alone between slashes for several parts",
);
static NOTHING: Words = Words::new("Inget har nyckeln `{0}`", "Nothing has the key `{0}`");
static NOTHING_HELP: Words = Words::new(
    "rätta `{0}`; `plan status` visar vad som finns, och en nyckel är program, planår och id",
    "correct `{0}`; `plan status` shows what there is, and a key is programme, plan year and id",
);
