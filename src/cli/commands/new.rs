//! `plan new`.

use std::cell::Cell;

use clap::{Args, ValueEnum};

use crate::check::{Levels, check};
use crate::cli::asking::{self, confirm, stopped};
use crate::cli::command_line::command_line;
use crate::cli::context::{Context, Loaded, named};
use crate::cli::editing::{AGAIN, UNTOUCHED, bad_value, cannot};
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DRY_RUN, FORMAT, ID, YEAR};
use crate::cli::undo::Undo;
use crate::cli::{Exit, terminal, write_words};
use crate::diag::Severity;
use crate::edit::{
    Ask, BadId, Choice, Created, Form, NoSite, Outcome, Question, Site, Uncreated, Unmade, Want, Wish, any,
    create, worse,
};
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{Named, Portfolio, Programme};
use crate::render::{self, commands};
use crate::store::{RealDisk, WorkTree, Write, write_all};
use crate::syntax::{Format, Node};
use crate::text::{Arg, Words};

#[derive(Debug, Args)]
pub(in crate::cli) struct NewArgs {
    title: Option<String>,
    fields: Vec<String>,
    #[arg(long)]
    id: Option<String>,
    #[arg(long)]
    programme: Option<String>,
    #[arg(long)]
    year: Option<String>,
    #[arg(long, value_enum)]
    format: Option<FileFormat>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FileFormat {
    Toml,
    Yaml,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "new",
    about: Words::new(
        "Skapar en ny aktivitet, och frågar efter det som styrmodellen kräver.",
        "Makes a new activity, and asks for what the governance model requires.",
    ),
    usage: Words::new(
        "plan new [\"TITEL\"] [FÄLT=VÄRDE…] [VAL]",
        "plan new [\"TITLE\"] [FIELD=VALUE…] [OPTIONS]",
    ),
    options: &[
        ("title", Some(&TITLE), &TITLE_TEXT),
        ("fields", Some(&ASSIGNMENT), &ASSIGNMENT_TEXT),
        ("id", Some(&NAME), &ID_TEXT),
        ("programme", Some(&ID), &PROGRAMME_TEXT),
        ("year", Some(&YEAR), &YEAR_TEXT),
        ("format", Some(&FORMAT), &FORMAT_TEXT),
        ("dry_run", None, &DRY_RUN),
        ("force", None, &FORCE_TEXT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &NewArgs) -> Result<Exit, Failure> {
    let (title, fields) = typed(args)?;
    let loaded = cx.load(None)?;
    let has_asked = Cell::new(false);
    let mut put = |question: &Question<'_>| {
        has_asked.set(true);
        asking::ask(question, cx.style)
    };
    let mut ask: Option<&mut Ask<'_>> = terminal::can_ask().then_some(&mut put);
    let programme = programme(cx, &loaded.0, args.programme.as_deref(), ask.as_deref_mut())?;
    let format = args.format.map(|format| match format {
        FileFormat::Toml => Format::Toml,
        FileFormat::Yaml => Format::Yaml,
    });
    let site =
        Site::of(&loaded.0, programme, args.year.as_deref(), format, cx.today).map_err(|why| match why {
            NoSite::NotTurned(_) | NoSite::Closed(_) => Failure::refusal(why.message(), why.help()),
            NoSite::NoYear | NoSite::Unknown(..) => Failure::new(why.message(), why.help()),
        })?;
    let base = WorkTree::new(cx.root()?);
    let wish = Wish { title, fields: &fields, id: args.id.as_deref(), force: args.force };
    let made = create(&site, wish, (&base, cx.today), ask).map_err(|why| uncreated(cx, &site, why))?;
    finish(cx, &loaded, (&site, &base), &made, args, has_asked.get())
}

/// The title, and the fields: the first word is a field too when it is written as one.
fn typed(args: &NewArgs) -> Result<(Option<&str>, Vec<String>), Failure> {
    let is_field = |word: &str| {
        let name = word.split(['=', '.', '+']).next().unwrap_or(word);
        word.contains('=') && ACTIVITY.field(name).is_some()
    };
    let title = args.title.as_deref().filter(|word| !is_field(word));
    let first = args.title.iter().filter(|word| is_field(word));
    let loose: Vec<&str> = args.fields.iter().map(String::as_str).filter(|f| !f.contains('=')).collect();
    if let (Some(title), Some(first)) = (title, loose.first()) {
        let whole = format!("plan new \"{title} {}\"", loose.join(" "));
        return Err(Failure::new(LOOSE.with([(*first).into()]), LOOSE_HELP.with([whole.into()])));
    }
    Ok((title, first.chain(&args.fields).cloned().collect()))
}

/// The programme that is named, or the only one, or the one that is chosen.
fn programme<'p>(
    cx: &Context,
    portfolio: &'p Portfolio,
    named: Option<&str>,
    ask: Option<&mut Ask<'_>>,
) -> Result<&'p Programme, Failure> {
    let ids: Vec<String> = named.iter().map(|id| (*id).to_owned()).collect();
    cx.know_programmes(portfolio, &ids)?;
    let chosen = match (named, &portfolio.programmes[..], ask) {
        (Some(id), ..) => id.to_owned(),
        (None, [only], _) => only.id.to_string(),
        (None, several, Some(ask)) => {
            let choice = |p: &Programme| Choice::new(&p.id, &p.name, &p.name);
            let form = Form::One { choices: several.iter().map(choice).collect(), at: 0 };
            ask(&Question { about: WHICH.text(), why: None, form, judge: &any }).map_err(|s| stopped(&s))?
        }
        (None, several, None) => {
            let flags = several.iter().map(|p| Arg::from(format!("--programme {}", p.id))).collect();
            return Err(Failure::new(SEVERAL.text(), SEVERAL_HELP.with([Arg::Any(flags)])));
        }
    };
    portfolio.programme(&chosen).ok_or_else(Failure::nothing_there)
}

fn uncreated(cx: &Context, site: &Site<'_>, why: Uncreated) -> Failure {
    match why {
        Uncreated::Change(Unmade::Value(why, typed)) => bad_value(&why, &typed),
        Uncreated::Change(Unmade::Uneditable(lines)) => cannot(&site.path("…"), lines),
        Uncreated::Id(why @ (BadId::Taken(..) | BadId::Used { .. })) => {
            Failure::refusal(why.message(), why.help())
        }
        Uncreated::Id(why) => Failure::new(why.message(), why.help()),
        Uncreated::Stopped(stop) => stopped(&stop),
        Uncreated::Lacking(wants, root) => lacking(cx, site, &wants, &root),
    }
}

fn lacking(cx: &Context, site: &Site<'_>, wants: &[Want], root: &Node) -> Failure {
    let whole = format!("{}/{}", site.scope.programme.id, site.year);
    let flags = render::wants_text::flags(wants, root, cx.style.lang);
    let listing = render::wants_text::render(wants, root, site.scope, cx.style);
    Failure::new(LACKING.with([whole.into()]), LACKING_HELP.with([flags.into()])).listing(listing)
}

/// Shows the new file, judges it with all others, and writes it.
fn finish(
    cx: &Context,
    (portfolio, facts): &Loaded,
    (site, base): (&Site<'_>, &WorkTree),
    made: &Created<'_>,
    args: &NewArgs,
    has_asked: bool,
) -> Result<Exit, Failure> {
    let style = cx.style;
    let (path, text) = (site.path(&made.id), made.draft.text());
    let say = |words: &'static Words| terminal::print(&format!("\n{}\n", words.get(style.lang)));
    if has_asked {
        terminal::print("\n")?;
    }
    terminal::print(&render::text_diff::render(&path, "", text, style))?;
    let before = check(portfolio, facts, &Levels::new());
    let after = Outcome::of(base, [(path.clone(), text.to_owned())], cx.today);
    let added = worse((portfolio, &before), (&after.portfolio, &after.report), Severity::Warning);
    if !added.is_empty() && !args.force {
        let listing = render::remarks_text::render(added, style);
        let help = if has_asked { AGAIN.with([again(made, site).into()]) } else { WORSE_HELP.text() };
        return Err(Failure::refusal(WORSE.text(), help).listing(listing));
    }
    let own = |j: &&crate::check::Judged| {
        j.severity == Severity::Note && *after.portfolio.file(j.finding.place.source).source.path == *path
    };
    let notes: Vec<_> = after.report.findings.iter().filter(own).collect();
    if !added.is_empty() {
        say(&FORCED)?;
        terminal::print(&render::remarks_text::render(added, style))?;
    }
    if !notes.is_empty() {
        say(&LEFT)?;
        terminal::print(&render::remarks_text::render(notes, style))?;
    }
    if args.dry_run {
        say(&DRY)?;
        return Ok(Exit::Fine);
    }
    if has_asked {
        terminal::print("\n")?;
    }
    if has_asked && !confirm(QUESTION.text(), true, style)? {
        let again = UNTOUCHED.with([again(made, site).into()]);
        terminal::print(&format!("{}\n", again.render(style.lang)))?;
        return Ok(Exit::Fine);
    }
    let write = Write { path: path.clone(), text: text.to_owned(), was: None };
    write_all(base.root(), &[write], &RealDisk).map_err(|fault| write_words::failure(&fault))?;
    terminal::print(&format!("\n{}\n", WRITTEN.with([path.as_str().into()]).render(style.lang)))?;
    let key = shortest(cx, &after.portfolio, site, &made.id);
    let (status, set) = (format!("plan status {key}"), format!("plan set {key}"));
    let undo = Undo::of(cx, base, [&*path]).removal();
    let next = [(&*status, &STATUS), (&*set, &SET), ("plan diff", &DIFF), ("plan save", &SAVE)].into_iter();
    let next: Vec<_> = next.chain(undo.iter().map(|command| (&**command, &REMOVE))).collect();
    terminal::print(&commands(&next, style))?;
    Ok(Exit::Fine)
}

/// The shortest key that names the new activity.
fn shortest(cx: &Context, after: &Portfolio, site: &Site<'_>, id: &str) -> String {
    let whole = format!("{}/{}/{id}", site.scope.programme.id, site.year);
    let is_it = |key: &String| {
        let found = named(after, key, cx.today);
        matches!(found, Ok(Named::Activity(found)) if after.activity(found).key.to_string() == whole)
    };
    let short = [id.to_owned(), format!("{}/{id}", site.year)];
    short.into_iter().find(is_it).unwrap_or(whole)
}

/// The command that says all that was answered.
fn again(made: &Created<'_>, site: &Site<'_>) -> String {
    let (programme, year) = (&*site.scope.programme.id, site.year.as_str());
    let typed = made.draft.typed().iter().map(String::as_str);
    let rest = ["--id", &made.id, "--programme", programme, "--year", year];
    command_line(["plan", "new"].into_iter().chain(typed).chain(rest))
}

static WHICH: Words = Words::new("Program", "Programme");
static SEVERAL: Words = Words::new("det finns flera program", "there are several programmes");
static SEVERAL_HELP: Words = Words::new("lägg till {0}", "add {0}");
static LOOSE: Words = Words::new("{0} går inte att förstå", "{0} cannot be understood");
static LOOSE_HELP: Words = Words::new(
    "sätt hela titeln inom citattecken: {0}; uppgifter skrivs FÄLT=VÄRDE",
    "put the whole title in quotation marks: {0}; details are written FIELD=VALUE",
);
static LACKING: Words =
    Words::new("en ny aktivitet i {0} behöver också det här", "a new activity in {0} needs this, too");
static LACKING_HELP: Words = Words::new(
    "lägg till {0}; i en terminal frågar plan new efter det",
    "add {0}; in a terminal plan new asks for it",
);
static WORSE: Words = Words::new(
    "inget är skrivet, för då skulle planen få nya fel",
    "nothing is written, since the plan would have new faults",
);
static WORSE_HELP: Words = Words::new(
    "ändra det som är fel, eller lägg till --force om det ska vara så",
    "change what is wrong, or add --force if it is to be so",
);
static FORCED: Words = Words::new("Nya fel, som skrivs ändå:", "New faults, written all the same:");
static LEFT: Words = Words::new(
    "Inget hinder, men kvar att fylla i när det är känt:",
    "No hindrance, but left to fill in once it is known:",
);
static DRY: Words = Words::new("Inget är skrivet.", "Nothing is written.");
static QUESTION: Words = Words::new("Skriva filen?", "Write the file?");
static WRITTEN: Words = Words::new("Skrivet i {0}. Skriv sedan:", "Written in {0}. Type next:");
static STATUS: Words = Words::new("se aktiviteten", "see the activity");
static SET: Words = Words::new("fyll på med mer", "fill in more");
static DIFF: Words = Words::new("se allt som inte är sparat", "see all that is not saved");
static REMOVE: Words = Words::new("ångra: ta bort filen igen", "undo: take the file away again");
static SAVE: Words = Words::new("spara det", "save it");

static TITLE: Words = Words::new("TITEL", "TITLE");
static TITLE_TEXT: Words =
    Words::new("Aktivitetens titel, inom citattecken", "The activity's title, in quotation marks");
static ASSIGNMENT: Words = Words::new("FÄLT=VÄRDE", "FIELD=VALUE");
static ASSIGNMENT_TEXT: Words = Words::new(
    "T.ex. goals=ID,ID eller responsible+=ID; namn går lika bra som id",
    "Such as goals=ID,ID or responsible+=ID; names do as well as ids",
);
static NAME: Words = Words::new("ID", "ID");
static ID_TEXT: Words = Words::new(
    "Aktivitetens id, filens namn; annars efter titeln",
    "The activity's id, its file's name; else from the title",
);
static PROGRAMME_TEXT: Words = Words::new(
    "Programmet; behövs bara när det finns flera",
    "The programme; only needed when there are several",
);
static YEAR_TEXT: Words = Words::new("Planåret; annars det nuvarande", "The plan year; else the current one");
static FORMAT_TEXT: Words = Words::new(
    "Filens format: toml eller yaml; annars som årets andra filer",
    "The file's format: toml or yaml; else that of the year's other files",
);
static FORCE_TEXT: Words = Words::new("Skriv även om det ger nya fel", "Write even if it adds faults");
