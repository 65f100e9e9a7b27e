//! `misplaced-file`: a file, link or folder that has no place in a plan repository.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::{Place, Stray};
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::text::{Arg, SourceId, Span, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "misplaced-file",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[("near-miss", Severity::Note)],
    summary: Words::new(
        "En fil ligger där ingen planfil hör hemma",
        "A file lies where no plan file belongs",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::Whole(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (index, file) in cx.portfolio.files.iter().enumerate() {
        let Place::Stray(why) = file.place else { continue };
        let in_schema = file.source.path.starts_with("schema/");
        let (message, help) = words(why, in_schema);
        let id = SourceId::at(index);
        let finding = Finding::new(RULE.name, id, Span::default(), message.text())
            .help(help.with([(&*file.source.path).into()]));
        out.push(if why == Stray::NearMiss { finding.case("near-miss") } else { finding });
    }
    for programme in &cx.portfolio.programmes {
        if programme.source.is_none()
            && let Some((id, file)) = first_file(cx, &programme.id)
        {
            let message = NO_PROGRAMME.with([(&*programme.id).into()]);
            out.push(
                Finding::new(RULE.name, id, file, message)
                    .help(NO_PROGRAMME_HELP.with([(&*programme.id).into()])),
            );
        }
        for year in programme.years.iter().filter(|y| y.exists && y.period.is_none()) {
            let first =
                year.source.or_else(|| year.activities.first().map(|a| cx.portfolio.activity(*a).source));
            let Some(id) = first else { continue };
            let message = NO_PERIOD.with([Arg::from(&*year.name)]);
            let span = cx.portfolio.file(id).head();
            out.push(
                Finding::new(RULE.name, id, span, message).help(NO_PERIOD_HELP.with([(&*year.name).into()])),
            );
        }
    }
}

fn first_file(cx: &Context<'_>, programme: &str) -> Option<(SourceId, Span)> {
    let index = cx.portfolio.files.iter().position(|f| f.place.programme() == Some(programme))?;
    Some((SourceId::at(index), cx.portfolio.files[index].head()))
}

fn words(why: Stray, in_schema: bool) -> (&'static Words, &'static Words) {
    match why {
        Stray::NoPlace if in_schema => (&NO_PLACE, &NO_PLACE_SCHEMA_HELP),
        Stray::NoPlace => (&NO_PLACE, &NO_PLACE_HELP),
        Stray::NoPlanYear => (&NO_PLAN_YEAR, &NO_PLAN_YEAR_HELP),
        Stray::NearMiss => (&NEAR_MISS, &NEAR_MISS_HELP),
        Stray::Link => (&LINK, &LINK_HELP),
        Stray::Repository => (&REPOSITORY, &REPOSITORY_HELP),
        Stray::Folder => (&FOLDER, &FOLDER_HELP),
        Stray::Other => (&OTHER, &OTHER_HELP),
    }
}

static NO_PLACE: Words = Words::new(
    "Här hör ingen planfil hemma, så filen läses inte",
    "No plan file belongs here, so the file is not read",
);
static NO_PLACE_HELP: Words = Words::new(
    "flytta den till `plans/<program>/<planår>/`, eller ge den en annan filändelse",
    "move it to `plans/<programme>/<plan year>/`, or give it another ending",
);
static NO_PLACE_SCHEMA_HELP: Words = Words::new(
    "i schema/ hör bara `policy`, `actors`, `people` och `documents` hemma, och styrmodeller i `schema/governance/`",
    "schema/ holds only `policy`, `actors`, `people` and `documents`, and governance models in `schema/governance/`",
);
static NO_PLAN_YEAR: Words = Words::new(
    "Mappen är inget planår, så filen läses inte",
    "The folder is no plan year, so the file is not read",
);
static NO_PLAN_YEAR_HELP: Words = Words::new(
    "döp mappen efter planåret, till exempel `2026` eller `2026-2027`",
    "name the folder after the plan year, such as `2026` or `2026-2027`",
);
static NEAR_MISS: Words = Words::new(
    "Filändelsen är nästan en planfils, men filen läses inte",
    "The ending is almost that of a plan file, but the file is not read",
);
static NEAR_MISS_HELP: Words = Words::new(
    "byt ändelsen till `.toml`, `.yaml` eller `.yml` om det är en planfil",
    "change the ending to `.toml`, `.yaml` or `.yml` if it is a plan file",
);
static LINK: Words =
    Words::new("En länk till en annan plats följs aldrig", "A link to another place is never followed");
static LINK_HELP: Words = Words::new("ersätt `{0}` med filen själv", "replace `{0}` by the file itself");
static REPOSITORY: Words = Words::new(
    "Mappen är ett eget git-arkiv och läses inte",
    "The folder is a git repository of its own and is not read",
);
static REPOSITORY_HELP: Words = Words::new(
    "lägg planfilerna i `{0}` direkt i det här arkivet",
    "put the plan files of `{0}` directly in this repository",
);
static FOLDER: Words = Words::new("En mapp har namn som en planfil", "A folder is named like a plan file");
static FOLDER_HELP: Words = Words::new("byt namn på mappen `{0}`", "rename the folder `{0}`");
static OTHER: Words = Words::new("Det här är ingen fil som går att läsa", "This is no file that can be read");
static OTHER_HELP: Words = Words::new(
    "ta bort `{0}`, eller ge den som kör programmet rätt att läsa den",
    "remove `{0}`, or let whoever runs the program read it",
);
static NO_PROGRAMME: Words =
    Words::new("Mappen plans/{0} saknar sin programfil", "The folder plans/{0} lacks its programme file");
static NO_PROGRAMME_HELP: Words = Words::new(
    "skapa plans/{0}/programme.toml med `name` och `governance`",
    "create plans/{0}/programme.toml with `name` and `governance`",
);
static NO_PERIOD: Words = Words::new(
    "Planårets namn {0} säger inte vilka dagar det gäller",
    "The plan year's name {0} does not say which days it is about",
);
static NO_PERIOD_HELP: Words = Words::new(
    "skriv `period` med `from` och `to` i filen plan.toml i mappen {0}",
    "write `period` with `from` and `to` in the file plan.toml of the folder {0}",
);
