//! `plan init`.

use std::fmt::Write as _;

use clap::Args;

use crate::check::{Levels, check};
use crate::cli::asking::{ask, stopped};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::git_words::typed;
use crate::cli::help::Manual;
use crate::cli::help::words::YEAR;
use crate::cli::{Exit, terminal, write_words};
use crate::diag::Severity;
use crate::edit::{Form, Question};
use crate::facts::Facts;
use crate::init::{Beginning, SURROUNDINGS, Unfit, is_name, is_year};
use crate::portfolio::Portfolio;
use crate::render::{commands, schema};
use crate::store::{Nothing, Overlay, RealDisk, Write, find_root, is_there, write_all};
use crate::text::safe::one_line;
use crate::text::{Text, Words};

#[derive(Debug, Args)]
pub(in crate::cli) struct InitArgs {
    folder: Option<String>,
    #[arg(long)]
    name: Option<String>,
    #[arg(long)]
    year: Option<String>,
    #[arg(long)]
    activity: Option<String>,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "init",
    about: Words::new(
        "Skapar en ny mapp med planer: styrmodell, register och en första aktivitet. Frågar, eller tar svaren som val.",
        "Makes a new folder of plans: governance model, registers and a first activity. Asks, or takes the answers as options.",
    ),
    usage: Words::new("plan init [MAPP] [VAL]", "plan init [FOLDER] [OPTIONS]"),
    options: &[
        ("folder", Some(&FOLDER), &FOLDER_TEXT),
        ("name", Some(&NAME), &NAME_TEXT),
        ("year", Some(&YEAR), &YEAR_TEXT),
        ("activity", Some(&TITLE), &ACTIVITY_TEXT),
    ],
};

pub(in crate::cli) fn run(cx: &Context, args: &InitArgs) -> Result<Exit, Failure> {
    let folder = args.folder.as_deref().unwrap_or(".");
    let root = cx.folder().join(folder);
    let in_the_way: Vec<&str> =
        ["plans", "schema"].into_iter().filter(|name| is_there(&root.join(name))).collect();
    if !in_the_way.is_empty() {
        let listing: String = in_the_way.iter().map(|name| format!("  {name}\n")).collect();
        return Err(Failure::refusal(IN_THE_WAY.text(), IN_THE_WAY_HELP.text()).listing(listing));
    }
    if let Ok(other) = find_root(cx.folder()) {
        let other = other.display().to_string();
        return Err(Failure::refusal(INSIDE.with([other.into()]), IN_THE_WAY_HELP.text()));
    }
    let beginning = beginning(cx, args)?;
    let mut files = beginning.files().map_err(unfit)?;
    let is_plan = |(path, _): &&(String, String)| path.starts_with("plans/") || path.starts_with("schema/");
    let plans: Vec<(String, String)> = files.iter().filter(is_plan).cloned().collect();
    let portfolio = Portfolio::load(&Overlay::new(&Nothing, plans), cx.today);
    let facts = Facts::derive(&portfolio, cx.today);
    let report = check(&portfolio, &facts, &Levels::new());
    if let Some(judged) = report.findings.iter().find(|j| j.severity > Severity::Note) {
        return Err(Failure::refusal(
            UNSOUND.with([judged.finding.message.clone().into()]),
            UNSOUND_HELP.text(),
        ));
    }
    files.extend(schema::render(&portfolio));
    let is_kept = |path: &str| SURROUNDINGS.iter().any(|(p, _)| *p == path) && is_there(&root.join(path));
    let (kept, new): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| is_kept(path));
    let writes: Vec<Write> = new.into_iter().map(|(path, text)| Write { path, text, was: None }).collect();
    write_all(&root, &writes, &RealDisk).map_err(|fault| write_words::failure(&fault))?;
    tell(cx, args, &beginning, &writes, &kept)
}

fn tell(
    cx: &Context,
    args: &InitArgs,
    beginning: &Beginning,
    writes: &[Write],
    kept: &[(String, String)],
) -> Result<Exit, Failure> {
    let lang = cx.style.lang;
    let mut out = String::new();
    let (schemas, others): (Vec<&Write>, Vec<&Write>) =
        writes.iter().partition(|w| w.path.starts_with(schema::FOLDER));
    for write in others {
        let _ = writeln!(out, "{}", one_line(&write.path));
    }
    let _ = writeln!(out, "{}", SCHEMAS.with([schema::FOLDER.into(), schemas.len().into()]).render(lang));
    for (path, _) in kept {
        let _ = writeln!(out, "{}", KEPT.with([path.as_str().into()]).render(lang));
    }
    let _ = writeln!(out, "\n{}", NEXT.get(lang));
    let cd = args.folder.as_ref().map(|folder| format!("cd {}", typed(folder)));
    let id = beginning.key().and_then(|key| key.rsplit('/').next().map(str::to_owned)).unwrap_or_default();
    let set = format!("plan set {id}");
    let mut next: Vec<(&str, &Words)> = cd.iter().map(|cd| (cd.as_str(), &GO)).collect();
    next.extend([
        ("git init", &GIT),
        ("plan status", &STATUS),
        ("plan check", &CHECK),
        (set.as_str(), &SET),
        ("plan new", &NEW),
        ("plan save", &SAVE),
    ]);
    out += &commands(&next, cx.style);
    terminal::print(&out)?;
    Ok(Exit::Fine)
}

/// The answers: those of the options, and of a person for the rest.
fn beginning(cx: &Context, args: &InitArgs) -> Result<Beginning, Failure> {
    let organisation = answer(cx, args.name.as_deref(), &ASK_NAME, "", "--name", &|text| {
        if is_name(text) { Ok(()) } else { Err(NO_NAME.text()) }
    })?;
    let this_year = cx.today.year().to_string();
    let year = answer(cx, args.year.as_deref(), &ASK_YEAR, &this_year, "--year", &|text| {
        if is_year(text) { Ok(()) } else { Err(NO_YEAR.text()) }
    })?;
    let activity = answer(cx, args.activity.as_deref(), &ASK_ACTIVITY, "", "--activity", &|text| {
        if is_name(text) { Ok(()) } else { Err(NO_ACTIVITY.text()) }
    })?;
    Ok(Beginning { organisation, year, activity, lang: cx.style.lang })
}

fn answer(
    cx: &Context,
    given: Option<&str>,
    about: &'static Words,
    begun: &str,
    option: &'static str,
    judge: &dyn Fn(&str) -> Result<(), Text>,
) -> Result<String, Failure> {
    let judge = |text: &str| judge(text.trim());
    match given {
        Some(text) => match judge(text) {
            Ok(()) => Ok(text.trim().to_owned()),
            Err(why) => Err(Failure::new(BAD.with([option.into(), text.into(), why.into()]), EXAMPLE.text())),
        },
        None if terminal::can_ask() => {
            let form = Form::Line(begun.to_owned());
            let question = Question { about: about.text(), why: None, form, judge: &judge };
            ask(&question, cx.style).map(|text| text.trim().to_owned()).map_err(|stop| stopped(&stop))
        }
        None => Err(Failure::new(LACKS.with([option.into()]), EXAMPLE.text())),
    }
}

/// The answers have been judged one by one, so this is for what they are together.
fn unfit(why: Unfit) -> Failure {
    let words = match why {
        Unfit::Organisation => &NO_NAME,
        Unfit::Year => &NO_YEAR,
        Unfit::Activity => &NO_ACTIVITY,
    };
    Failure::new(words.text(), EXAMPLE.text())
}

static FOLDER: Words = Words::new("MAPP", "FOLDER");
static FOLDER_TEXT: Words = Words::new(
    "Mappen, ny eller tom; annars den du står i",
    "The folder, new or empty; else the one you are in",
);
static NAME: Words = Words::new("NAMN", "NAME");
static NAME_TEXT: Words =
    Words::new("Organisationen vars planer det är", "The organisation whose plans they are");
static YEAR_TEXT: Words = Words::new(
    "Det första planåret, t.ex. 2027 eller 2026-2027",
    "The first plan year, such as 2027 or 2026-2027",
);
static TITLE: Words = Words::new("TITEL", "TITLE");
static ACTIVITY_TEXT: Words = Words::new("Den första aktiviteten", "The first activity");
static ASK_NAME: Words =
    Words::new("Vilken organisations planer är det?", "Which organisation's plans are these?");
static ASK_YEAR: Words = Words::new("Vilket är det första planåret?", "Which is the first plan year?");
static ASK_ACTIVITY: Words =
    Words::new("Vad heter den första aktiviteten?", "What is the first activity called?");
static NO_NAME: Words = Words::new(
    "namnet behöver bokstäver eller siffror och får inte bara vara plan, programme eller meetings",
    "the name needs letters or digits and may not be just plan, programme or meetings",
);
static NO_YEAR: Words = Words::new(
    "ett planår skrivs som 2027, 2026-2027 eller 2027h1",
    "a plan year is written as 2027, 2026-2027 or 2027h1",
);
static NO_ACTIVITY: Words = Words::new(
    "titeln behöver bokstäver eller siffror och får inte bara vara plan, programme eller meetings",
    "the title needs letters or digits and may not be just plan, programme or meetings",
);
static BAD: Words = Words::new("{0} {1} går inte: {2}", "{0} {1} will not do: {2}");
static LACKS: Words = Words::new("{0} saknas", "{0} is missing");
static EXAMPLE: Words = Words::new(
    "skriv till exempel plan init planer --name \"Region Exempel\" --year 2027 --activity \"Digital post\"",
    "type for example plan init plans --name \"Region Example\" --year 2027 --activity \"Digital post\"",
);
static IN_THE_WAY: Words =
    Words::new("inget är skrivet: det här finns redan", "nothing is written: this is there already");
static IN_THE_WAY_HELP: Words = Words::new(
    "välj en ny mapp, till exempel plan init planer",
    "choose a new folder, such as plan init plans",
);
static INSIDE: Words = Words::new(
    "inget är skrivet: mappen ligger i {0}, som redan har planer",
    "nothing is written: the folder lies in {0}, which has plans already",
);
static UNSOUND: Words = Words::new(
    "inget är skrivet: svaren ger en plan med fel ({0})",
    "nothing is written: the answers make a plan with faults ({0})",
);
static UNSOUND_HELP: Words = Words::new("svara med andra namn", "answer with other names");
static SCHEMAS: Words = Words::new("{0}/ ({1} filer)", "{0}/ ({1} files)");
static KEPT: Words =
    Words::new("{0} finns redan och rördes inte", "{0} is there already and was not touched");
static NEXT: Words = Words::new("Skriv nu:", "Type next:");
static GO: Words = Words::new("gå till mappen", "go to the folder");
static GIT: Words = Words::new(
    "låt git minnas varje ändring, om mappen inte ligger i git redan",
    "let git remember every change, unless the folder lies in git already",
);
static STATUS: Words = Words::new("planårets tabell", "the table of the plan year");
static CHECK: Words =
    Words::new("vad styrmodellen säger om planerna", "what the governance model says of the plans");
static SET: Words = Words::new("fyll på den första aktiviteten", "fill in the first activity");
static NEW: Words = Words::new("nästa aktivitet", "the next activity");
static SAVE: Words = Words::new("spara i git", "save in git");
