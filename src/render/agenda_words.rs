//! An agenda in words, for all formats that people read.

use crate::edit::{Undecidable, Unset};
use crate::meetings::{AgendaItem, AgendaSet, BodyAgenda, Consulted, Lack, Waiting};
use crate::render::matter_words::{activities, activity, field_name, outcome, paragraph, short, want};
use crate::render::value::flat;
use crate::text::{Arg, Lang, Text, Words};

/// What is said of a matter below its title: what it asks for, what it is about, what it sets, who was heard.
pub(super) fn details(item: &AgendaItem, lang: Lang) -> Vec<String> {
    let row = &item.row;
    let mut texts: Vec<Text> = Vec::new();
    if let Some(kind) = &row.kind {
        texts.push(KIND.with([kind.into()]));
    }
    let about = activities(row, lang);
    if !about.is_empty() {
        texts.push(ABOUT.with([Arg::All(about.into_iter().map(Arg::from).collect())]));
    }
    texts.extend(item.sets.iter().map(|set| sets(set, &row.programme, lang)));
    texts.extend(item.reason.as_ref().map(|reason| REASON.with([reason.as_str().into()])));
    texts.extend(item.initiated_by.as_ref().map(|body| INITIATED.with([body.into()])));
    texts.extend(item.consulted.iter().map(consulted));
    if !item.experts.is_empty() {
        texts.push(EXPERTS.with([Arg::All(item.experts.iter().map(Arg::from).collect())]));
    }
    texts.extend(row.dnr.as_ref().map(|dnr| DNR.with([dnr.as_str().into()])));
    if row.outcome.is_some() {
        let said = paragraph(row).into_iter().chain(row.text.clone()).collect::<Vec<_>>().join(", ");
        let outcome = outcome(row, lang);
        texts.push(match said.is_empty() {
            true => OUTCOME.with([outcome.into()]),
            false => OUTCOME_SAID.with([outcome.into(), said.into()]),
        });
    }
    texts.iter().map(|text| text.render(lang)).collect()
}

fn sets(set: &AgendaSet, programme: &str, lang: Lang) -> Text {
    let field = set.field.map_or_else(|| set.path.clone(), |f| f.label.get(lang).to_owned());
    let activity = activity(&set.activity, programme, lang);
    match &set.to {
        Some(to) => {
            let to = flat(to, set.field.map(|f| &f.kind), &set.names, lang);
            SETS.with([activity.into(), field.into(), to.into()])
        }
        None => REMOVES.with([activity.into(), field.into()]),
    }
}

fn consulted(consulted: &Consulted) -> Text {
    let body = Arg::from(&consulted.body);
    match (&consulted.date, &consulted.note) {
        (Some(date), Some(note)) => CONSULTED_NOTE.with([body, date.as_str().into(), note.as_str().into()]),
        (Some(date), None) => CONSULTED_DATE.with([body, date.as_str().into()]),
        (None, _) => CONSULTED.with([body]),
    }
}

/// What a matter lacks.
pub(super) fn lack(lack: &Lack) -> Text {
    match lack {
        Lack::Type => TYPE.text(),
        Lack::Finding(said) => match &said.key {
            Some(key) => ELSEWHERE.with([key.as_str().into(), said.message.clone().into()]),
            None => said.message.clone(),
        },
        Lack::Want(lacking) => WANT.with([want(lacking).into()]),
        Lack::Sets(why) => undecidable(why),
    }
}

/// Why a matter cannot be decided.
pub fn undecidable(why: &Undecidable) -> Text {
    match why {
        Undecidable::SaysOther(field, said) => SAYS_OTHER.with([field_name(field), said.as_str().into()]),
        Undecidable::ToCome(day) => TO_COME.with([(*day).into()]),
        Undecidable::NoDay => NO_DAY.text(),
        Undecidable::Uneditable((first, last)) => UNEDITABLE.with([(*first).into(), (*last).into()]),
        Undecidable::NoActivity(named) => NO_ACTIVITY.with([named.as_str().into()]),
        Undecidable::Unset(key, field, why) => {
            let args = [key.as_str().into(), field.as_str().into()];
            match why {
                Unset::NoField => NO_FIELD.with(args),
                Unset::NoEntry(_) => NO_ENTRY.with(args),
                Unset::NoValue => NO_VALUE.with(args),
                Unset::Uneditable(_) => NOT_SAFE.with(args),
            }
        }
        Undecidable::Closed(key) => CLOSED.with([key.as_str().into()]),
        Undecidable::Moved(key, field) => MOVED.with([key.as_str().into(), field.as_str().into()]),
    }
}

/// What waits for a body, in a line.
pub(super) fn waits(waiting: &Waiting, agenda: &BodyAgenda, lang: Lang) -> Text {
    match waiting {
        Waiting::Back(row) => BACK.with([
            row.title.as_str().into(),
            outcome(row, lang).into(),
            short(&row.key, &agenda.id).into(),
        ]),
        Waiting::Unrecorded(row) => {
            UNRECORDED.with([row.title.as_str().into(), short(&row.key, &agenda.id).into()])
        }
        Waiting::FollowUp(year) => FOLLOW_UP.with([year.as_str().into()]),
    }
}

/// That no meeting is planned, and what to type.
pub(super) fn not_planned(agenda: &BodyAgenda) -> Text {
    NOT_PLANNED.with([(&agenda.body).into(), agenda.id.as_str().into(), (&*agenda.body.id).into()])
}

/// What is to be told after a meeting for a matter to count as a decision.
pub(super) fn afterwards(item: &AgendaItem) -> Option<Text> {
    if item.afterwards.is_empty() {
        return None;
    }
    Some(AFTERWARDS.with([Arg::All(item.afterwards.iter().map(|f| field_name(f)).collect())]))
}

pub(super) static WAITING: Words = Words::new("Väntar dessutom", "Waits besides");
pub(super) static LACKS: Words = Words::new("Om det avgörs som det står", "If settled as it stands");
pub(super) static NOTHING_LACKS: Words = Words::new("Inget saknas.", "Nothing is lacking.");
pub(super) static NO_TYPE: Words = Words::new("Utan ärendetyp", "Without a type");
pub(super) static NO_MATTERS: Words = Words::new("Mötet har inga ärenden.", "The meeting has no matters.");
static NOT_PLANNED: Words = Words::new(
    "Inget möte med {0} är planerat. Lägg ett i plans/{1}/meetings/ÅÅÅÅ-MM-DD-{2}.toml.",
    "No meeting of {0} is planned. Put one in plans/{1}/meetings/YYYY-MM-DD-{2}.toml.",
);
static KIND: Words = Words::new("Beslut: {0}", "Decision: {0}");
static ABOUT: Words = Words::new("Gäller: {0}", "About: {0}");
static SETS: Words = Words::new("Ändrar {0}: {1} blir {2}", "Changes {0}: {1} becomes {2}");
static REMOVES: Words = Words::new("Ändrar {0}: {1} tas bort", "Changes {0}: {1} is removed");
static REASON: Words = Words::new("Skäl: {0}", "Reason: {0}");
static INITIATED: Words = Words::new("Initiativ från {0}", "Initiative of {0}");
static CONSULTED: Words = Words::new("Samråd med {0}", "Consulted: {0}");
static CONSULTED_DATE: Words = Words::new("Samråd med {0} {1}", "Consulted: {0} {1}");
static CONSULTED_NOTE: Words = Words::new("Samråd med {0} {1}: {2}", "Consulted: {0} {1}: {2}");
static EXPERTS: Words = Words::new("Sakkunniga: {0}", "Experts: {0}");
static DNR: Words = Words::new("Diarienummer: {0}", "Diary number: {0}");
static OUTCOME: Words = Words::new("Utfall: {0}", "Outcome: {0}");
static OUTCOME_SAID: Words = Words::new("Utfall: {0}, {1}", "Outcome: {0}, {1}");
static TYPE: Words = Words::new(
    "ärendetypen är inte angiven eller okänd, så ingen vet vad det kan bli",
    "the type is not given or unknown, so nobody can tell what may come of it",
);
static ELSEWHERE: Words = Words::new("{0}: {1}", "{0}: {1}");
static WANT: Words = Words::new("räknas inte som beslut: {0}", "does not count as a decision: {0}");
static AFTERWARDS: Words = Words::new("Efter mötet ska anges: {0}", "To be given after the meeting: {0}");
static SAYS_OTHER: Words = Words::new("{0} är redan {1}", "{0} is {1} already");
static TO_COME: Words = Words::new("mötet hålls först {0}", "the meeting is not until {0}");
static NO_DAY: Words =
    Words::new("namnet på mötets fil anger inget datum", "the name of the meeting's file gives no date");
static UNEDITABLE: Words = Words::new(
    "mötets fil går inte att ändra säkert på raderna {0}–{1}",
    "the meeting's file cannot be changed safely on lines {0}–{1}",
);
static NO_ACTIVITY: Words = Words::new(
    "en ändring gäller aktiviteten {0}, som inte finns",
    "a change is of the activity {0}, which does not exist",
);
static NO_FIELD: Words = Words::new(
    "ändringen av {1} i {0} går inte att göra: det finns inget sådant fält",
    "the change of {1} in {0} cannot be made: there is no such field",
);
static NO_ENTRY: Words = Words::new(
    "ändringen av {1} i {0} går inte att göra: listan har ingen sådan post",
    "the change of {1} in {0} cannot be made: the list has no such entry",
);
static NO_VALUE: Words = Words::new(
    "ändringen av {1} i {0} går inte att göra: värdet går inte att skriva där",
    "the change of {1} in {0} cannot be made: the value cannot be written there",
);
static NOT_SAFE: Words = Words::new(
    "ändringen av {1} i {0} går inte att göra säkert",
    "the change of {1} in {0} cannot be made safely",
);
static CLOSED: Words =
    Words::new("{0} ligger i ett planår som är stängt", "{0} lies in a plan year that is closed");
static MOVED: Words = Words::new(
    "{1} i {0} säger något annat än beslutet, som gällde redan: någon kan ha ändrat det sedan dess",
    "{1} in {0} says something else than the decision, which counted already: somebody may have changed it since",
);
static BACK: Words = Words::new(
    "Ska tillbaka och finns inte på någon senare dagordning: {0} ({1}, {2})",
    "Is to come back and is on no later agenda: {0} ({1}, {2})",
);
static UNRECORDED: Words = Words::new(
    "Mötet har hållits men utfallet är inte infört: {0}. Skriv plan decide {1} UTFALL",
    "The meeting has been held but the outcome is not on record: {0}. Type plan decide {1} OUTCOME",
);
static FOLLOW_UP: Words = Words::new(
    "Uppföljningen av planåret {0} har inte lämnats till organet",
    "The follow-up of the plan year {0} has not been given to the body",
);
