//! `plan carry-over` for people: what becomes of each activity, what is left to do, what to type next.

use std::fmt::Write as _;

use crate::carry_over::{Asked, Disposition, Hindrance, Row, Todo, Turn};
use crate::render::Style;
use crate::render::table::{Cell, Column, Tone, draw, fit, wrap};
use crate::render::wording::ABSENT;
use crate::text::safe::one_line;
use crate::text::{Arg, Lang, Text, Words};

/// The dispositions of all activities, and what is left to do.
pub fn render(turns: &[(Turn, Todo)], style: Style) -> String {
    let mut out = String::new();
    for (i, (turn, todo)) in turns.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        dispositions(turn, style, &mut out);
        left(todo, turn, style, &mut out);
    }
    out
}

fn dispositions(turn: &Turn, style: Style, out: &mut String) {
    let lang = style.lang;
    let (on, off) = if style.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let heading =
        HEADING.with([turn.from.as_str().into(), turn.to.as_str().into(), turn.name.as_str().into()]);
    for line in wrap(&one_line(&heading.render(lang)), style.width) {
        let _ = writeln!(out, "{on}{line}{off}");
    }
    let columns: Vec<Column> = [&WHAT, &ACTIVITY, &STATUS, &NOTE]
        .iter()
        .enumerate()
        .map(|(order, words)| Column::new(words.get(lang), order))
        .collect();
    let rows: Vec<Vec<Cell>> = turn.rows.iter().map(|row| cells(row, lang)).collect();
    let widths = fit(&columns, rows.iter().map(Vec::as_slice), style.width);
    out.push_str(&draw(&columns, &rows, &widths, style.color));
    let _ = writeln!(out, "\n{}", counts(turn, lang));
}

/// How many of each disposition there are, where there are any.
fn counts(turn: &Turn, lang: Lang) -> String {
    let count =
        |fits: &dyn Fn(&Disposition) -> bool| turn.rows.iter().filter(|r| fits(&r.disposition)).count();
    let counts = [
        (&TO_CARRY, count(&|d| matches!(d, Disposition::Carry(_)))),
        (&TO_LEAVE, count(&|d| matches!(d, Disposition::Leave))),
        (&CARRIED, count(&|d| matches!(d, Disposition::Already(_)))),
        (&OTHER_TIME, count(&|d| matches!(d, Disposition::NotNow))),
        (&STUCK, count(&|d| matches!(d, Disposition::Hindered(_)))),
    ];
    let there = counts.into_iter().filter(|(_, count)| *count > 0);
    there.map(|(words, count)| words.with([count.into()]).render(lang)).collect::<Vec<_>>().join(", ")
}

fn cells(row: &Row, lang: Lang) -> Vec<Cell> {
    let (word, note, tone) = match &row.disposition {
        Disposition::Carry(keys) => {
            let own = row.key.rsplit('/').next();
            let same = keys.len() == 1 && keys.first().and_then(|k| k.rsplit('/').next()) == own;
            (&CARRY, if same { String::new() } else { keys.join(", ") }, Tone::Plain)
        }
        Disposition::Leave => (&LEAVE, String::new(), Tone::Plain),
        Disposition::Already(keys) => (&ALREADY, keys.join(", "), Tone::Plain),
        Disposition::NotNow => (&NOT_NOW, String::new(), Tone::Plain),
        Disposition::Hindered(why) => (&HINDERED, hindrance(why).render(lang), Tone::Red),
    };
    let status = row.status.as_ref().map_or("–", |s| s.get(lang));
    let title = format!("{} ({})", row.title, row.key.split('/').skip(1).collect::<Vec<_>>().join("/"));
    vec![Cell::text(word.get(lang)), Cell::text(&title), Cell::text(status), Cell::text(&note).tone(tone)]
}

/// What stands in the way, and what to do about it.
pub(super) fn hindrance(why: &Hindrance) -> Text {
    match why {
        Hindrance::Taken(path) => TAKEN.with([path.as_str().into()]),
        Hindrance::Unread => UNREAD.text(),
        Hindrance::With(leader) => WITH.with([leader.as_str().into()]),
        Hindrance::Uneditable(first, last) if first == last => UNEDITABLE_LINE.with([(*first).into()]),
        Hindrance::Uneditable(first, last) => UNEDITABLE.with([(*first).into(), (*last).into()]),
    }
}

fn left(todo: &Todo, turn: &Turn, style: Style, out: &mut String) {
    let all = |items: &[String]| Arg::All(items.iter().map(|i| Arg::from(tail(i))).collect());
    let mut lines: Vec<Text> = Vec::new();
    for (title, ends) in &todo.lapsing {
        lines.push(LAPSING.with([title.as_str().into(), (*ends).into()]));
    }
    for title in &todo.annual {
        lines.push(ANNUAL.with([title.as_str().into(), turn.to.as_str().into()]));
    }
    for past in &todo.past {
        let key = Arg::from(tail(&past.key));
        lines.push(match &past.milestone {
            Some(title) => PAST_MILESTONE.with([key, title.as_str().into(), past.date.as_str().into()]),
            None => PAST_END.with([key, past.date.as_str().into()]),
        });
    }
    for (key, allow) in &todo.allows {
        let (key, rule) =
            (Arg::from(tail(key)), Arg::from(allow.name.as_ref().map_or(ABSENT, |name| &name.value)));
        let from = Arg::from(turn.from.as_str());
        lines.push(match &allow.because {
            Some(because) => ALLOW_BECAUSE.with([key, rule, from, (&**because).into()]),
            None => ALLOW.with([key, rule, from]),
        });
    }
    if !todo.vacant.is_empty() {
        lines.push(VACANT.with([todo.vacant.len().into(), all(&todo.vacant)]));
    }
    if !todo.needs.is_empty() {
        lines.push(NEEDS.with([all(&todo.needs)]));
    }
    list(LEFT.text(), &lines, style, out);
    let asked: Vec<Text> = todo.asked.iter().map(|asked| demand(asked, turn)).collect();
    list(ASKED.with([turn.to.as_str().into()]), &asked, style, out);
}

/// A heading and what stands under it, if anything does.
fn list(heading: Text, items: &[Text], style: Style, out: &mut String) {
    if items.is_empty() {
        return;
    }
    out.push('\n');
    for line in wrap(&one_line(&heading.render(style.lang)), style.width) {
        let _ = writeln!(out, "{line}");
    }
    for text in items {
        for (i, line) in wrap(&one_line(&text.render(style.lang)), style.width - 4).iter().enumerate() {
            let _ = writeln!(out, "  {}{line}", if i == 0 { "- " } else { "  " });
        }
    }
}

/// So many names of one constraint are told.
const MOST_NAMES: usize = 10;

/// What a constraint asks for, and of whom.
fn demand(asked: &Asked, turn: &Turn) -> Text {
    let year = format!("{}/{}", turn.programme, turn.to);
    let name = |key: &String| match *key == year {
        true => Arg::from(THE_YEAR.with([turn.to.as_str().into()])),
        false => Arg::from(tail(key)),
    };
    let shown = if asked.of.len() > MOST_NAMES + 1 { MOST_NAMES } else { asked.of.len() };
    let more = asked.of.len() - shown;
    let names = asked.of[..shown].iter().map(name);
    let names = Arg::All(names.chain((more > 0).then(|| Arg::from(MORE.with([more.into()])))).collect());
    let severity = Arg::from(asked.severity.words());
    let constraint = Arg::from(asked.constraint.as_str());
    match &asked.because {
        Some(because) => DEMAND.with([(&**because).into(), names, severity, constraint]),
        None => BARE_DEMAND.with([constraint, names, severity]),
    }
}

fn tail(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}

static HEADING: Words = Words::new("Årsskifte från {0} till {1}: {2}", "Year turn from {0} to {1}: {2}");
static WHAT: Words = Words::new("Vad", "What");
static ACTIVITY: Words = Words::new("Aktivitet", "Activity");
static STATUS: Words = Words::new("Status", "Status");
static NOTE: Words = Words::new("Anmärkning", "Note");
static CARRY: Words = Words::new("förs över", "carry");
static LEAVE: Words = Words::new("lämnas", "leave");
static ALREADY: Words = Words::new("redan överförd", "already carried");
static NOT_NOW: Words = Words::new("inte nu", "not now");
static HINDERED: Words = Words::new("går inte", "cannot");
static TO_CARRY: Words = Words::new("{0} förs över", "{0} to carry");
static TO_LEAVE: Words = Words::new("{0} lämnas", "{0} to leave");
static CARRIED: Words = Words::new("{0} har redan förts över", "{0} carried already");
static OTHER_TIME: Words = Words::new("{0} tas inte nu", "{0} not now");
static STUCK: Words = Words::new("{0} går inte att föra över", "{0} that cannot be carried");
static TAKEN: Words = Words::new(
    "{0} finns redan: skriv carried_from i den, eller byt dess namn",
    "{0} is there already: write carried_from in it, or change its name",
);
static WITH: Words = Words::new(
    "slås ihop med {0}, som inte går att föra över",
    "is merged with {0}, which cannot be carried",
);
static UNREAD: Words = Words::new(
    "filen har fel: skriv plan check för att se vilka",
    "the file has faults: type plan check to see which",
);
static UNEDITABLE_LINE: Words = Words::new(
    "rad {0} går inte att ändra säkert: skriv den enklare för hand först",
    "line {0} cannot be changed safely: write it more simply by hand first",
);
static UNEDITABLE: Words = Words::new(
    "raderna {0}–{1} går inte att ändra säkert: skriv dem enklare för hand först",
    "lines {0}–{1} cannot be changed safely: write them more simply by hand first",
);
static LEFT: Words = Words::new("Att göra för hand:", "To do by hand:");
static LAPSING: Words = Words::new(
    "{0} gäller bara till och med {1}: ta reda på vad som ersätter det",
    "{0} holds only until {1}: find out what replaces it",
);
static ANNUAL: Words = Words::new(
    "{0} hör till ett enda planår: byt ut det mot det för {1}",
    "{0} belongs to a single plan year: replace it by that of {1}",
);
static PAST_MILESTONE: Words = Words::new(
    "{0}: milstolpen {1} skulle vara klar {2}: ge den en ny dag, eller skriv när den blev klar",
    "{0}: the milestone {1} was due {2}: give it a new date, or say when it was done",
);
static PAST_END: Words = Words::new(
    "{0}: det planerade slutet {1} ligger före det nya planåret: ange ett nytt",
    "{0}: the planned end {1} lies before the new plan year: give a new one",
);
static ALLOW: Words = Words::new(
    "{0}: undantaget från {1} gällde {2} och följde inte med",
    "{0}: the exception from {1} was for {2} and did not go along",
);
static ALLOW_BECAUSE: Words = Words::new(
    "{0}: undantaget från {1} gällde {2} och följde inte med; skälet var: {3}",
    "{0}: the exception from {1} was for {2} and did not go along; its reason was: {3}",
);
static ASKED: Words = Words::new(
    "Det här säger styrmodellen om {0} (plan explain NAMN berättar mer):",
    "What the governance model says of {0} (plan explain NAME tells more):",
);
static DEMAND: Words = Words::new("{0}: {1} ({2}, {3})", "{0}: {1} ({2}, {3})");
static BARE_DEMAND: Words = Words::new("{0}: {1} ({2})", "{0}: {1} ({2})");
static THE_YEAR: Words = Words::new("planåret {0}", "the plan year {0}");
static MORE: Words = Words::new("{0} till", "{0} more");
static VACANT: Words = Words::new("{0} utan ansvarig person: {1}", "{0} without a responsible person: {1}");
static NEEDS: Words = Words::new(
    "gå igenom om behoven fortfarande gäller: {0}",
    "go through whether the needs still hold: {0}",
);
