//! `plan decide`.

use std::collections::HashSet;

use clap::Args;

use crate::check::{Judged, Levels, check};
use crate::cli::asking::{confirm, stopped};
use crate::cli::command_line::command_line;
use crate::cli::context::Context;
use crate::cli::editing::{DRY, NOTHING, QUESTION, UNTOUCHED, next, refuse_unsaved};
use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::help::words::{DRY_RUN, FORCE};
use crate::cli::undo::Undo;
use crate::cli::{Exit, asking, matter_words, terminal, write_words};
use crate::diag::Severity;
use crate::edit::{Changed, Sets, Undecidable, Unset, Verdict, ask_verdict, decide, may_be_decided, worse};
use crate::facts::alignment::{Side, align};
use crate::facts::{Facts, Matter, MatterId, name};
use crate::meetings::{matter_named, outcome_named, outcomes_of};
use crate::portfolio::Portfolio;
use crate::render;
use crate::render::agenda_words::undecidable;
use crate::store::{ContentId, RealDisk, WorkTree, Write, write_all};
use crate::syntax::shape::{Kind, Vocabulary};
use crate::text::{Arg, Label, Text, Words};

#[derive(Debug, Args)]
pub(in crate::cli) struct DecideArgs {
    matter: String,
    outcome: Option<String>,
    #[arg(long)]
    paragraph: Option<String>,
    #[arg(long)]
    text: Option<String>,
    #[arg(long)]
    minutes: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    force: bool,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "decide",
    about: Words::new(
        "För in vad ett möte kom fram till i ett ärende, och ändrar aktiviteterna som beslutet säger. Utan utfall frågar kommandot.",
        "Puts on record what a meeting made of a matter, and changes the activities as the decision says. Without an outcome it asks.",
    ),
    usage: Words::new("plan decide ÄRENDE [UTFALL] [VAL]", "plan decide MATTER [OUTCOME] [OPTIONS]"),
    options: &[
        ("matter", Some(&MATTER), &THE_MATTER),
        ("outcome", Some(&OUTCOME), &THE_OUTCOME),
        ("paragraph", Some(&PARAGRAPH), &PARAGRAPH_TEXT),
        ("text", Some(&TEXT), &TEXT_TEXT),
        ("minutes", Some(&MINUTES), &MINUTES_TEXT),
        ("dry_run", None, &DRY_RUN),
        ("force", None, &FORCE),
    ],
};

pub(in crate::cli) fn run(cx: &mut Context, args: &DecideArgs) -> Result<Exit, Failure> {
    let (portfolio, facts) = cx.load(None)?;
    let id = matter_named(&portfolio, &facts, &args.matter)
        .map_err(|why| matter_words::no_matter(&why, &args.matter))?;
    let said = [("paragraph", &args.paragraph), ("text", &args.text), ("minutes", &args.minutes)];
    let said = said.into_iter().filter_map(|(name, value)| Some((name, value.clone()?))).collect();
    let asks = args.outcome.is_none() && terminal::can_ask();
    let verdict = if asks {
        asked(cx, (&portfolio, &facts), id, said, args.force)?
    } else {
        let outcome = outcome_named(&portfolio, &facts, id, args.outcome.as_deref())
            .map_err(|why| matter_words::no_outcome(&why, args.outcome.as_deref()))?;
        Verdict { outcome, said }
    };
    let base = WorkTree::new(cx.root()?);
    let sets = if args.force { Sets::PutAgain } else { Sets::Put };
    let decided = decide(&base, (&portfolio, &facts), id, &verdict, sets)
        .map_err(|why| refused(&portfolio, &facts, id, &why))?;
    if decided.files.is_empty() {
        terminal::print(&format!("{}\n", NOTHING.get(cx.style.lang)))?;
        return Ok(Exit::Fine);
    }
    let paths = || decided.files.iter().map(|file| file.path.as_str());
    let undo = Undo::of(cx, &base, paths());
    undo.refuse(args.force)?;
    let old = Side { portfolio: &portfolio, facts: &facts };
    let new = Side { portfolio: &decided.portfolio, facts: &decided.facts };
    let alignment = align(old, new, &paths().collect::<HashSet<_>>());
    terminal::print(&render::decide_text::render(old, &decided, id, &alignment, cx.style))?;
    let levels = Levels::new();
    let (before, now) = (check(&portfolio, &facts, &levels), check(new.portfolio, new.facts, &levels));
    let added = worse((&portfolio, &before), (new.portfolio, &now), Severity::Warning);
    // What the decision brings with it elsewhere, such as what the parties are now to report, comes after it.
    let stands_in_the_way =
        |j: &&&Judged| j.severity == Severity::Error || j.finding.place.source == facts.matter(id).source;
    let hindrances: Vec<&Judged> = added.iter().filter(|j| stands_in_the_way(j)).copied().collect();
    if let Some(first) = hindrances.first().filter(|_| !args.force) {
        let matter = facts.matter(id);
        let said = told(first, matter);
        let date = matter.date.map_or_else(String::new, |day| day.to_string());
        let many = hindrances.len();
        let message = if many == 1 { WORSE_ONE.with([said]) } else { WORSE.with([many.into(), said]) };
        return Err(Failure::refusal(message, WORSE_HELP.with([(&*matter.body).into(), date.into()])));
    }
    if !added.is_empty() {
        terminal::print(&format!("\n{}\n", LEFT.get(cx.style.lang)))?;
        terminal::print(&render::remarks_text::render(added.iter().copied(), cx.style))?;
        terminal::print("\n")?;
    }
    if args.dry_run {
        terminal::print(&format!("{}\n", DRY.get(cx.style.lang)))?;
        return Ok(Exit::Fine);
    }
    if asks {
        if added.is_empty() {
            terminal::print("\n")?;
        }
        if !confirm(QUESTION.text(), true, cx.style)? {
            let untouched = UNTOUCHED.with([command(&args.matter, &verdict).into()]);
            terminal::print(&format!("{}\n", untouched.render(cx.style.lang)))?;
            return Ok(Exit::Fine);
        }
    }
    let write = |file: &Changed| Write {
        path: file.path.clone(),
        text: file.new.clone(),
        was: ContentId::of(file.old.as_bytes()),
    };
    let writes: Vec<Write> = decided.files.iter().map(write).collect();
    write_all(base.root(), &writes, &RealDisk).map_err(|fault| write_words::failure(&fault))?;
    undo.remember(&base, &writes);
    terminal::print(&format!("{}\n", WRITTEN.get(cx.style.lang)))?;
    next(cx, &undo)
}

/// What came of a matter, as somebody at a terminal answers. Nobody is asked in vain.
fn asked(
    cx: &Context,
    (portfolio, facts): (&Portfolio, &Facts),
    id: MatterId,
    said: Vec<(&'static str, String)>,
    force: bool,
) -> Result<Verdict, Failure> {
    let matter = facts.matter(id);
    let node = matter.node(portfolio);
    let recorded = node.text("outcome").map(|t| Undecidable::SaysOther("outcome", t.value.to_owned()));
    recorded
        .map_or_else(|| may_be_decided(facts, id), Err)
        .map_err(|why| refused(portfolio, facts, id, &why))?;
    refuse_unsaved(cx, &portfolio.file(matter.source).source.path, force)?;
    let outcomes = outcomes_of(portfolio, facts, id).map_err(|why| matter_words::no_outcome(&why, None))?;
    let labels: Vec<&Label> = outcomes.iter().map(|o| &o.word.label).collect();
    let title = node.text("title").map_or(&*matter.key, |t| t.value);
    let verdict = ask_verdict(title, &labels, said, &mut |question| asking::ask(question, cx.style));
    let verdict = verdict.map_err(|stop| stopped(&stop))?;
    terminal::print("\n")?;
    Ok(verdict)
}

/// The command that says all that was answered.
fn command(matter: &str, verdict: &Verdict) -> String {
    let options: Vec<(String, &str)> =
        verdict.said.iter().map(|(field, text)| (format!("--{field}"), text.as_str())).collect();
    let given = options.iter().flat_map(|(option, text)| [option.as_str(), *text]);
    command_line(["plan", "decide", matter, &verdict.outcome].into_iter().chain(given))
}

/// What a finding says, and of what, unless it is the matter itself.
fn told(judged: &Judged, matter: &Matter) -> Arg {
    let finding = &judged.finding;
    let message = Arg::from(finding.message.clone());
    match finding.key.as_deref().filter(|_| finding.place.source != matter.source) {
        Some(key) => ELSEWHERE.with([key.into(), message]).into(),
        None => message,
    }
}

/// The refusal to decide a matter so.
fn refused(portfolio: &Portfolio, facts: &Facts, id: MatterId, why: &Undecidable) -> Failure {
    let matter = facts.matter(id);
    let path = || Arg::from(&*portfolio.file(matter.source).source.path);
    let help: Text = match why {
        Undecidable::SaysOther(..) => OTHER_HELP.with([path(), (&*matter.key).into()]),
        Undecidable::ToCome(_) => TO_COME_HELP.with([(&*matter.body).into()]),
        Undecidable::NoDay => NO_DAY_HELP.with([(&*matter.body).into()]),
        Undecidable::Uneditable((first, last)) => LINES_HELP.with([path(), (*first).into(), (*last).into()]),
        Undecidable::Unset(key, _, Unset::Uneditable((first, last))) => {
            LINES_HELP.with([key.as_str().into(), (*first).into(), (*last).into()])
        }
        Undecidable::NoActivity(_) | Undecidable::Unset(..) => SETS_HELP.with([path()]),
        Undecidable::Closed(key) => {
            let year = key.split('/').nth(1).unwrap_or_default();
            CLOSED_HELP.with([year.into()])
        }
        Undecidable::Moved(..) => MOVED_HELP.text(),
    };
    let why = match why {
        Undecidable::SaysOther("outcome", said) => {
            let programme = &portfolio.programmes[matter.programme];
            let label = name(portfolio, Some(programme), &Kind::Word(Vocabulary::Outcomes), said);
            OTHER_OUTCOME.with([label.as_ref().map_or_else(|| said.as_str().into(), Arg::from)])
        }
        why => undecidable(why),
    };
    Failure::refusal(NOT_WRITTEN.with([why.into()]), help)
}

static ELSEWHERE: Words = Words::new("{0}: {1}", "{0}: {1}");
static NOT_WRITTEN: Words = Words::new("inget är skrivet: {0}", "nothing is written: {0}");
static OTHER_OUTCOME: Words = Words::new("utfallet är redan {0}", "the outcome is {0} already");
static OTHER_HELP: Words = Words::new(
    "ta upp ärendet på ett nytt möte med continues = \"{1}\", eller rätta {0} för hand om det blev fel",
    "take the matter up at another meeting with continues = \"{1}\", or correct {0} by hand if it went wrong",
);
static TO_COME_HELP: Words = Words::new(
    "för in utfallet efter mötet; skriv plan agenda {0} för att se vad ärendet saknar",
    "put the outcome on record after the meeting; type plan agenda {0} to see what the matter lacks",
);
static NO_DAY_HELP: Words =
    Words::new("döp om filen till ÅÅÅÅ-MM-DD-{0}.toml", "rename the file to YYYY-MM-DD-{0}.toml");
static LINES_HELP: Words = Words::new(
    "ändra raderna {1}–{2} i {0} för hand, och skriv plan check",
    "change lines {1}–{2} of {0} by hand, and type plan check",
);
static SETS_HELP: Words = Words::new(
    "rätta ärendets `sets` i {0}, och skriv plan check",
    "correct the matter's `sets` in {0}, and type plan check",
);
static CLOSED_HELP: Words =
    Words::new("öppna planåret först: plan reopen {0}", "open the plan year first: plan reopen {0}");
static MOVED_HELP: Words = Words::new(
    "låt det stå, eller lägg till --force för att skriva det som beslutet säger",
    "let it stand, or add --force to write what the decision says",
);
static WORSE_ONE: Words = Words::new(
    "inget är skrivet, för då skulle planen få ett nytt fel: {0}",
    "nothing is written, since the plan would have a new fault: {0}",
);
static WORSE: Words = Words::new(
    "inget är skrivet, för då skulle planen få {0} nya fel; det första: {1}",
    "nothing is written, since the plan would have {0} new faults; the first: {1}",
);
static WORSE_HELP: Words = Words::new(
    "skriv plan agenda {0} --date {1} för att se allt som ärendet saknar, eller lägg till --force om det ska föras in ändå",
    "type plan agenda {0} --date {1} to see all that the matter lacks, or add --force to put it on record all the same",
);
static LEFT: Words = Words::new("Kvar att göra efter beslutet:", "Left to do after the decision:");
static WRITTEN: Words = Words::new("Skrivet. Skriv sedan:", "Written. Type next:");

static MATTER: Words = Words::new("ÄRENDE", "MATTER");
static THE_MATTER: Words =
    Words::new("Ärendet, t.ex. 2026-03-12-au#3", "The matter, such as 2026-03-12-au#3");
static OUTCOME: Words = Words::new("UTFALL", "OUTCOME");
static THE_OUTCOME: Words = Words::new(
    "Vad det blev, t.ex. bifall; styrmodellen säger vad som passar ärendetypen",
    "What came of it, such as approved; the governance model says what fits the type",
);
static PARAGRAPH: Words = Words::new("PARAGRAF", "PARAGRAPH");
static PARAGRAPH_TEXT: Words = Words::new("Paragrafen i protokollet", "The paragraph in the minutes");
static TEXT: Words = Words::new("TEXT", "TEXT");
static TEXT_TEXT: Words = Words::new("Vad protokollet säger", "What the minutes say");
static MINUTES: Words = Words::new("PROTOKOLL", "MINUTES");
static MINUTES_TEXT: Words = Words::new("Mötets protokoll", "The minutes of the meeting");
