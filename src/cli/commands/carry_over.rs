//! `plan carry-over`.

use clap::Args;

use std::collections::HashSet;
use std::mem::ManuallyDrop;

use crate::carry_over::{Disposition, Query, Reshape, Todo, Turn, Unturnable, asked, turn, year_before};
use crate::check::{Judged, Report, check};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DRY_RUN, ID, KEY, PROGRAMME, YEAR};
use crate::cli::{Exit, asking, terminal, write_words};
use crate::diag::Severity;
use crate::edit::worse;
use crate::facts::Facts;
use crate::portfolio::{ActivityId, Named, New, Portfolio};
use crate::render;
use crate::rules::{Scope, rule};
use crate::store::{RealDisk, Write, write_all};
use crate::text::{Arg, Words};

#[derive(Debug, Args)]
pub(in crate::cli) struct CarryOverArgs {
    year: String,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, conflicts_with = "dry_run")]
    yes: bool,
    #[arg(long)]
    programme: Vec<String>,
    #[arg(long)]
    only: Vec<String>,
    #[arg(long)]
    except: Vec<String>,
    #[arg(long)]
    merge: Vec<String>,
    #[arg(long)]
    split: Vec<String>,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "carry-over",
    about: Words::new(
        "Gör årsskiftet: för över det som inte är klart till ett nytt planår. Visar först, skriver sedan.",
        "Makes the year turn: carries what is not finished into a new plan year. Shows first, writes then.",
    ),
    usage: Words::new("plan carry-over PLANÅR [VAL]", "plan carry-over YEAR [OPTIONS]"),
    options: &[
        ("year", Some(&YEAR), &NEW_YEAR),
        ("dry_run", None, &DRY_RUN),
        ("yes", None, &YES),
        ("programme", Some(&ID), &PROGRAMME),
        ("only", Some(&KEY), &ONLY),
        ("except", Some(&KEY), &EXCEPT),
        ("merge", Some(&MERGED), &MERGE),
        ("split", Some(&SPLIT_INTO), &SPLIT),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &CarryOverArgs) -> Result<Exit, Failure> {
    let (portfolio, _) = cx.load(None)?;
    let query = query(cx, &portfolio, args)?;
    let turns = turn(&portfolio, &query).map_err(|why| unturnable(&why, &args.year))?;
    let with_todo = |turn: Turn| {
        let todo = Todo::of(&portfolio, &turn);
        (turn, todo)
    };
    let mut turns: Vec<(Turn, Todo)> = turns.into_iter().map(with_todo).collect();
    let new: Vec<New> = turns.iter_mut().flat_map(|(t, _)| std::mem::take(&mut t.files)).collect();
    let files = judge(cx, portfolio, new, &mut turns)?;
    terminal::print(&render::carry_over_text::render(&turns, cx.style))?;
    let any = |fits: &dyn Fn(&Disposition) -> bool| {
        turns.iter().flat_map(|(t, _)| &t.rows).any(|r| fits(&r.disposition))
    };
    let hindered = any(&|d| matches!(d, Disposition::Hindered(_)));
    let exit = if hindered { Exit::Found } else { Exit::Fine };
    let said = |words: &'static Words, count: usize| words.with([count.into(), args.year.as_str().into()]);
    if files.is_empty() {
        let words = match any(&|d| matches!(d, Disposition::NotNow)) {
            _ if hindered => &STUCK,
            true => &CHOSEN,
            false => &NOTHING,
        };
        terminal::print(&format!("\n{}\n", words.with([args.year.as_str().into()]).render(cx.style.lang)))?;
        return Ok(exit);
    }
    if args.dry_run {
        terminal::print(&format!("\n{}\n", said(&DRY, files.len()).render(cx.style.lang)))?;
        return Ok(exit);
    }
    if !args.yes {
        if !terminal::can_ask() {
            return Err(Failure::refusal(ASK.text(), ASK_HELP.text()));
        }
        terminal::print("\n")?;
        if !asking::confirm(said(&QUESTION, files.len()), false, cx.style)? {
            terminal::print(&format!("{}\n", UNTOUCHED.get(cx.style.lang)))?;
            return Ok(exit);
        }
    }
    write_all(&cx.root()?, &files, &RealDisk).map_err(|fault| write_words::failure(&fault))?;
    terminal::print(&format!("\n{}\n", said(&WRITTEN, files.len()).render(cx.style.lang)))?;
    Ok(exit)
}

fn query(cx: &Context, portfolio: &Portfolio, args: &CarryOverArgs) -> Result<Query, Failure> {
    cx.know_programmes(portfolio, &args.programme)?;
    let is_before = |id: ActivityId| {
        let activity = portfolio.activity(id);
        let before = year_before(&portfolio.programmes[activity.programme], &args.year);
        before.is_some_and(|y| *y.name == *activity.key.year)
    };
    let activities = |words: &[String]| -> Result<HashSet<ActivityId>, Failure> {
        words
            .iter()
            .map(|word| {
                match cx.named_in(portfolio, word, &|p| year_before(p, &args.year).map(|y| &*y.name))? {
                    Named::Activity(id) if is_before(id) => Ok(id),
                    _ => Err(Failure::new(NO_ACTIVITY.with([word.as_str().into()]), NO_ACTIVITY_HELP.text())),
                }
            })
            .collect()
    };
    let reshape = |word: &String, merges: bool| {
        let bad = || Failure::new(BAD_RESHAPE.with([word.as_str().into()]), BAD_RESHAPE_HELP.text());
        let (left, right) = word.split_once('=').ok_or_else(bad)?;
        let many: Vec<String> =
            right.split(',').map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect();
        if left.trim().is_empty() || many.len() < 2 {
            return Err(bad());
        }
        let one = vec![left.trim().to_owned()];
        Ok(if merges { Reshape { from: many, to: one } } else { Reshape { from: one, to: many } })
    };
    let merges = args.merge.iter().map(|w| reshape(w, true));
    let splits = args.split.iter().map(|w| reshape(w, false));
    Ok(Query {
        year: args.year.clone(),
        programmes: args.programme.clone(),
        only: activities(&args.only)?,
        except: activities(&args.except)?,
        reshapes: merges.chain(splits).collect::<Result<_, _>>()?,
    })
}

/// Judges the plans as they will be, once, and adds what the law asks of the new year to what is left to do;
/// the files to write.
/// Faults of files, references and years in what is carried would be carried along, and no such fault may
/// come of it.
fn judge(
    cx: &mut Context,
    portfolio: ManuallyDrop<Portfolio>,
    new: Vec<New>,
    turns: &mut [(Turn, Todo)],
) -> Result<Vec<Write>, Failure> {
    let write = |new: &New| Write { path: new.path.clone(), text: new.text.clone(), was: None };
    let files: Vec<Write> = new.iter().map(write).collect();
    let after = ManuallyDrop::new(ManuallyDrop::into_inner(portfolio).with(new, cx.today));
    // Neither is freed: the process ends soon after.
    let report = ManuallyDrop::new(check(&after, &Facts::derive(&after, cx.today), &Vec::new()));
    if report.findings.iter().any(is_basic) {
        refuse_faults(cx, (&after, &report), turns)?;
    }
    let made: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for (turn, todo) in turns {
        todo.asked = asked(&after, &report, turn, &made);
    }
    Ok(files)
}

/// Whether the faults of the plans as they will be are of the turn, or were there before, is told by the plans
/// as they are.
fn refuse_faults(
    cx: &mut Context,
    after: (&Portfolio, &Report),
    turns: &[(Turn, Todo)],
) -> Result<(), Failure> {
    let (portfolio, facts) = cx.load(None)?;
    let before = check(&portfolio, &facts, &Vec::new());
    let carried = |path: &str| {
        turns
            .iter()
            .any(|(t, _)| path.starts_with(&format!("plans/{}/", t.programme)) || path.starts_with("schema/"))
    };
    let bad = before.findings.iter().filter(|j| is_basic(j) && carried(path_of(&portfolio, j))).count();
    if bad > 0 {
        return Err(Failure::refusal(FAULTS.with([bad.into()]), FAULTS_HELP.text()));
    }
    let new = worse((&portfolio, &before), after, Severity::Error);
    match new.into_iter().find(|j| is_basic(j)) {
        Some(judged) => {
            let message = judged.finding.message.render(cx.style.lang);
            let said = format!("{}: {message}", path_of(after.0, judged));
            Err(Failure::refusal(NEW_FAULT.with([Arg::from(said)]), FAULTS_HELP.text()))
        }
        None => Ok(()),
    }
}

fn is_basic(judged: &Judged) -> bool {
    let scope = rule(judged.finding.rule).map(|r| r.scope);
    judged.severity == Severity::Error && matches!(scope, Some(Scope::File | Scope::Reference | Scope::Years))
}

fn path_of<'p>(portfolio: &'p Portfolio, judged: &Judged) -> &'p str {
    &portfolio.file(judged.finding.place.source).source.path
}

fn unturnable(why: &Unturnable, year: &str) -> Failure {
    match why {
        Unturnable::NoPeriod => Failure::new(NO_PERIOD.with([year.into()]), NO_PERIOD_HELP.text()),
        Unturnable::NothingBefore => {
            Failure::new(NO_YEAR_BEFORE.with([year.into()]), NO_YEAR_BEFORE_HELP.text())
        }
        Unturnable::Overlaps(programme, other) => Failure::new(
            OVERLAPS.with([year.into(), other.as_str().into(), programme.as_str().into()]),
            OVERLAPS_HELP.text(),
        ),
        Unturnable::Unknown(id) => {
            Failure::new(NO_ACTIVITY.with([id.as_str().into()]), NO_ACTIVITY_HELP.text())
        }
        Unturnable::NotCarried(id) => {
            Failure::new(NOT_CARRIED.with([id.as_str().into()]), NOT_CARRIED_HELP.text())
        }
        Unturnable::Twice(id) => Failure::new(TWICE.with([id.as_str().into()]), TWICE_HELP.text()),
        Unturnable::Clash(id) => Failure::new(CLASH.with([id.as_str().into()]), CLASH_HELP.text()),
        Unturnable::BadId(id) => Failure::new(BAD_ID.with([id.as_str().into()]), BAD_ID_HELP.text()),
    }
}

static NOTHING: Words =
    Words::new("Inget återstår att föra över till {0}.", "Nothing is left to carry into {0}.");
static CHOSEN: Words = Words::new(
    "Av det som valdes återstår inget att föra över till {0}.",
    "Of what was chosen, nothing is left to carry into {0}.",
);
static STUCK: Words = Words::new(
    "Inget är skrivet: det som återstår går inte att föra över än.",
    "Nothing is written: what is left cannot be carried yet.",
);
static DRY: Words = Words::new(
    "Inget är skrivet. Filer att skriva för {1}: {0}.\nSkriv dem med samma kommando utan --dry-run.",
    "Nothing is written. Files to write for {1}: {0}.\nWrite them with the same command without --dry-run.",
);
static QUESTION: Words =
    Words::new("Filer att skriva för {1}: {0}. Skriva dem?", "Files to write for {1}: {0}. Write them?");
static UNTOUCHED: Words = Words::new("Inget är skrivet.", "Nothing is written.");
static WRITTEN: Words = Words::new(
    "Filer skrivna: {0}. Skriv sedan:\n  plan status {1}\n  plan check\n  plan diff\n  plan save",
    "Files written: {0}. Type next:\n  plan status {1}\n  plan check\n  plan diff\n  plan save",
);
static ASK: Words = Words::new(
    "inget är skrivet: här går det inte att fråga",
    "nothing is written: nobody can be asked here",
);
static ASK_HELP: Words = Words::new(
    "lägg till --yes för att skriva filerna, eller --dry-run för att bara se",
    "add --yes to write the files, or --dry-run just to see",
);
static FAULTS: Words = Words::new(
    "inget är skrivet: planerna har {0} fel som skulle följa med",
    "nothing is written: the plans have {0} errors that would go along",
);
static FAULTS_HELP: Words = Words::new(
    "skriv plan check för att se felen, rätta dem och försök igen",
    "type plan check to see them, put them right and try again",
);
static NEW_FAULT: Words = Words::new(
    "inget är skrivet: det nya året skulle få ett fel: {0}",
    "nothing is written: the new year would have an error: {0}",
);
static NO_ACTIVITY: Words =
    Words::new("{0} är ingen aktivitet i planåret före", "{0} is no activity of the plan year before");
static NO_ACTIVITY_HELP: Words =
    Words::new("skriv plan status för att se vilka som finns", "type plan status to see which there are");
static BAD_RESHAPE: Words = Words::new("{0} går inte att förstå", "{0} cannot be understood");
static BAD_RESHAPE_HELP: Words = Words::new(
    "skriv --merge NYTT=ID,ID eller --split ID=NYTT,NYTT",
    "write --merge NEW=ID,ID or --split ID=NEW,NEW",
);
static NOT_CARRIED: Words = Words::new(
    "{0} förs inte över, så den går inte att slå ihop eller dela",
    "{0} is not carried, so it cannot be merged or split",
);
static NOT_CARRIED_HELP: Words = Words::new(
    "skriv samma kommando utan --merge och --split, med --dry-run, för att se vad som förs över",
    "type the same command without --merge and --split, with --dry-run, to see what is carried",
);
static TWICE: Words = Words::new("{0} står två gånger", "{0} is named twice");
static TWICE_HELP: Words = Words::new(
    "skriv varje id en gång i alla --merge och --split tillsammans",
    "write each id once in all --merge and --split together",
);
static CLASH: Words = Words::new("två aktiviteter skulle heta {0}", "two activities would be called {0}");
static CLASH_HELP: Words = Words::new(
    "välj ett annat nytt id i --merge eller --split",
    "choose another new id in --merge or --split",
);
static NO_PERIOD: Words =
    Words::new("{0} säger inte vilka dagar planåret har", "{0} does not say which days the plan year has");
static NO_PERIOD_HELP: Words = Words::new(
    "skriv ett planår som 2027, 2027-2028, 2027h1 eller 2027q1",
    "write a plan year such as 2027, 2027-2028, 2027h1 or 2027q1",
);
static NO_YEAR_BEFORE: Words = Words::new(
    "inget program har ett planår med aktiviteter före {0}",
    "no programme has a plan year with activities before {0}",
);
static NO_YEAR_BEFORE_HELP: Words =
    Words::new("skriv plan status för att se planåren", "type plan status to see the plan years");
static OVERLAPS: Words =
    Words::new("{0} går omlott med planåret {1} i {2}", "{0} overlaps the plan year {1} of {2}");
static OVERLAPS_HELP: Words =
    Words::new("välj ett planår som börjar efter det", "choose a plan year that begins after it");
static BAD_ID: Words = Words::new("{0} går inte att ha som id", "{0} cannot be an id");
static BAD_ID_HELP: Words = Words::new(
    "använd små bokstäver a–z, siffror och bindestreck: å och ä blir a, ö blir o; plan, programme och meetings är upptagna",
    "use lower-case letters a–z, digits and hyphens: å and ä become a, ö becomes o; plan, programme and meetings are taken",
);

static NEW_YEAR: Words = Words::new(
    "Det nya planåret, t.ex. 2027 eller 2027-2028",
    "The new plan year, such as 2027 or 2027-2028",
);
static YES: Words = Words::new("Skriv utan att fråga", "Write without asking");
static ONLY: Words = Words::new(
    "Bara den här aktiviteten; kan skrivas flera gånger",
    "Only this activity; may be given several times",
);
static EXCEPT: Words = Words::new(
    "Inte den här aktiviteten; kan skrivas flera gånger",
    "Not this activity; may be given several times",
);
static MERGED: Words = Words::new("NYTT=ID,ID", "NEW=ID,ID");
static MERGE: Words = Words::new(
    "Slå ihop flera till en ny, t.ex. samlat=sdk,portalen; filen görs av den första",
    "Merge several into a new one, such as joint=sdk,portal; its file is made of the first",
);
static SPLIT_INTO: Words = Words::new("ID=NYTT,NYTT", "ID=NEW,NEW");
static SPLIT: Words = Words::new(
    "Dela en i flera nya, t.ex. sdk=sdk-drift,sdk-nytt",
    "Split one into several new ones, such as sdk=sdk-daily,sdk-new",
);
