//! `plan route` for people: which bodies must handle a next step and why, what has been done, what is left.

use std::fmt::Write as _;

use crate::facts::{Part, Standing, Why};
use crate::meetings::{Progress, Row, Way, WayStep, WayStop};
use crate::render::Style;
use crate::render::matter_words::{does_not_count, short};
use crate::render::table::{Tone, paragraph, tinted, wrap};
use crate::text::safe::one_line;
use crate::text::{Arg, Lang, Text, Words};

/// How far the bodies stand in behind their numbers.
const INDENT: usize = 4;

/// The ways of the next steps.
pub fn render(way: &Way, style: Style) -> String {
    let mut out = String::new();
    let head = HEAD.with([way.about.get(style.lang).into(), (&*way.about.id).into()]);
    paragraph(&head.render(style.lang), style, true, &mut out);
    let quoted = |label: &crate::text::Label| Arg::from(QUOTED.with([label.into()]));
    let mut known: Vec<Text> = way.state.iter().map(|s| STATUS.with([s.into()])).collect();
    if !way.domains.is_empty() {
        known.push(DOMAINS.with([Arg::All(way.domains.iter().map(quoted).collect())]));
    }
    for text in known.into_iter().chain(hindrance(way)) {
        paragraph(&text.render(style.lang), style, false, &mut out);
    }
    for step in &way.steps {
        out.push('\n');
        paragraph(&heading(step).render(style.lang), style, true, &mut out);
        out.push_str(if step.stops.is_empty() { "" } else { "\n" });
        for (at, stop) in step.stops.iter().enumerate() {
            item(&format!("{}.", at + 1), &part(way, stop, style.lang), Tone::Plain, style, &mut out);
            let (progress, tone) = progress(way, stop, style.lang);
            item("", &progress, tone, style, &mut out);
        }
        let next = next(way, step);
        if !next.is_empty() {
            out.push('\n');
        }
        for text in next {
            paragraph(&text.render(style.lang), style, false, &mut out);
        }
    }
    out
}

/// Why there is no way to show, or not all of it, and what to type.
fn hindrance(way: &Way) -> Vec<Text> {
    let mut texts = Vec::new();
    let any = |ids: &[String]| Arg::Any(ids.iter().map(|id| Arg::from(id.as_str())).collect());
    let key = || Arg::from(&*way.about.id);
    if way.lacks_domains {
        let domains = any(&way.known_domains);
        texts.push(if way.is_activity {
            let first = way.known_domains.first().map_or("…", String::as_str);
            NO_DOMAINS.with([key(), first.into(), domains])
        } else {
            NO_DOMAINS_MATTER.with([domains])
        });
    }
    if way.steps.is_empty() {
        let kinds = any(&way.known_kinds);
        let first = way.known_kinds.first().map_or("…", String::as_str);
        texts.push(match &way.state {
            _ if way.ended => ENDED.text(),
            _ if way.known_kinds.is_empty() => NO_KINDS.text(),
            Some(state) => NO_STEP.with([state.into(), key(), first.into(), kinds]),
            None => NO_STATE.with([key(), first.into(), kinds]),
        });
    }
    texts
}

fn heading(step: &WayStep) -> Text {
    let to = Arg::Any(step.to.iter().map(Arg::from).collect());
    match (&step.kind, &step.law) {
        (Some(kind), Some((path, line))) => NEXT_TO.with([to, kind.into(), format!("{path}:{line}").into()]),
        (Some(kind), None) => NEXT.with([kind.into()]),
        (None, _) => NEXT_ANY.text(),
    }
}

/// A text that stands in behind a number.
fn item(number: &str, text: &str, tone: Tone, style: Style, out: &mut String) {
    for (at, line) in wrap(&one_line(text), style.width.saturating_sub(INDENT)).iter().enumerate() {
        let lead = if at == 0 { number } else { "" };
        let _ = writeln!(out, "{lead:INDENT$}{}", tinted(line, tone, style));
    }
}

/// What a body does and why, as one sentence.
fn part(way: &Way, stop: &WayStop, lang: Lang) -> String {
    let does = match stop.part {
        Part::Prepares => &PREPARES,
        Part::MayDecide if stop.must => &TAKES_PART,
        Part::MayDecide => &MAY_DECIDE,
        Part::Decides => &DECIDES,
        Part::IsInformed => &IS_INFORMED,
    };
    let domains: Vec<Arg> = stop.why.iter().filter_map(|why| domain(way, why)).collect();
    let mut is: Vec<Arg> = Vec::new();
    if !domains.is_empty() {
        is.push(TOUCHES.with([Arg::All(domains)]).into());
    }
    is.extend(stop.why.iter().filter_map(|why| match why {
        Why::Domain(_) | Why::All | Why::NobodyElse => None,
        Why::AffectsOrganisations => Some(Arg::from(&AFFECTS)),
        Why::SeveralStrategic => Some(Arg::from(&SEVERAL)),
        Why::SharedSystem => Some(Arg::from(&SHARED)),
    }));
    let mut text = DOES.with([(&stop.body).into(), does.into()]).render(lang);
    if !is.is_empty() {
        text.push_str(&SINCE.with([Arg::All(is)]).render(lang));
    }
    for (why, words) in [(Why::All, &ALL), (Why::NobodyElse, &NOBODY_ELSE)] {
        if stop.why.contains(&why) {
            text.push_str(words.get(lang));
        }
    }
    text
}

fn domain(way: &Way, why: &Why) -> Option<Arg> {
    let Why::Domain(id) = why else { return None };
    let known = way.domains.iter().find(|d| d.id == *id);
    Some(QUOTED.with([known.map_or_else(|| Arg::from(&**id), Arg::from)]).into())
}

/// How far it has come with a body, and how to show that.
fn progress(way: &Way, stop: &WayStop, lang: Lang) -> (String, Tone) {
    let (word, tone) = match stop.progress {
        Progress::Done => (&DONE, Tone::Green),
        Progress::Coming => (&COMING, Tone::Yellow),
        Progress::Left if stop.part == Part::Prepares && !stop.must => (&SHOULD, Tone::Plain),
        Progress::Left => (&LEFT, Tone::Plain),
        Progress::NotNeeded if stop.part == Part::Prepares => (&DECIDED, Tone::Plain),
        Progress::NotNeeded => (&NOT_NEEDED, Tone::Plain),
    };
    let visits: Vec<String> = stop.visits.iter().map(|row| visit(way, row, lang)).collect();
    let word = word.get(lang);
    let text = if visits.is_empty() { word.to_owned() } else { format!("{word}: {}", visits.join("; ")) };
    (text, tone)
}

fn visit(way: &Way, row: &Row, lang: Lang) -> String {
    let mut parts: Vec<String> = row.outcome.iter().map(|o| o.get(lang).to_owned()).collect();
    if row.standing == Standing::Open {
        let word = if is_unrecorded(way, row) { &UNRECORDED } else { &OPEN };
        parts.push(word.get(lang).to_owned());
    }
    parts.extend(does_not_count(&row.standing).map(|why| why.render(lang)));
    format!("{} {}", short(&row.key, &way.programme), parts.join(", "))
}

/// Whether a meeting has been held, and what came of the matter is not on record.
fn is_unrecorded(way: &Way, row: &Row) -> bool {
    row.standing == Standing::Open && row.date.is_some_and(|day| day < way.today)
}

/// What was approved with a body and does not count.
fn wanting(stop: &WayStop) -> Option<&Row> {
    stop.visits.iter().find(|row| matches!(row.standing, Standing::Wanting(_)))
}

/// What to do next.
fn next(way: &Way, step: &WayStep) -> Vec<Text> {
    let mut texts = Vec::new();
    let left: Vec<&WayStop> = step.stops.iter().filter(|s| s.progress == Progress::Left).collect();
    let coming = step.stops.iter().filter(|s| s.progress == Progress::Coming);
    for stop in coming.clone() {
        let unrecorded = stop.visits.iter().find(|row| is_unrecorded(way, row));
        texts.push(match unrecorded {
            Some(row) => RECORD.with([row.key.as_str().into()]),
            None => AGENDA.with([(&*stop.body.id).into()]),
        });
    }
    // Those that merely prepare may be passed by.
    let must: Vec<&WayStop> = left.iter().copied().filter(|s| s.part != Part::Prepares || s.must).collect();
    for row in must.iter().filter_map(|s| wanting(s)) {
        texts.push(COMPLETE.with([row.key.as_str().into()]));
    }
    let fresh = |s: &&WayStop| wanting(s).is_none();
    if must.iter().any(fresh) {
        let first: Vec<&WayStop> = match left.iter().copied().find(fresh) {
            Some(stop) if stop.part == Part::MayDecide => {
                let may = || left.iter().copied().filter(|s| s.part == Part::MayDecide);
                let must: Vec<&WayStop> = may().filter(|s| s.must).collect();
                if must.is_empty() { may().collect() } else { must }
            }
            Some(stop) => vec![stop],
            None => Vec::new(),
        };
        if let Some(one) = first.first() {
            let names = Arg::Any(first.iter().map(|s| Arg::from(&s.body)).collect());
            texts.push(PUT.with([names, (&*way.programme).into(), (&*one.body.id).into()]));
        }
    } else if must.is_empty() && coming.count() == 0 && !step.stops.is_empty() {
        texts.push(match step.to.first().filter(|_| way.is_activity) {
            Some(to) => ALL_DONE_SET.with([(&*way.about.id).into(), (&*to.id).into()]),
            None => ALL_DONE.text(),
        });
    }
    if step.stops.is_empty() && !way.lacks_domains {
        texts.push(NOBODY.text());
    }
    texts
}

static HEAD: Words = Words::new("Beslutsväg för {0} ({1})", "The way to a decision on {0} ({1})");
static STATUS: Words = Words::new("Status: {0}", "Status: {0}");
static DOMAINS: Words = Words::new("Rör {0}", "Touches {0}");
static NO_DOMAINS: Words = Words::new(
    "Verksamhetsområde är inte angivet, och det avgör vilka organ som ska med. Skriv till exempel plan set {0} domains={1}; välj bland {2}.",
    "No domain is given, and it tells which bodies take part. Type for instance plan set {0} domains={1}; choose from {2}.",
);
static NO_DOMAINS_MATTER: Words = Words::new(
    "Verksamhetsområde är inte angivet, och det avgör vilka organ som ska med. Ange domains på ärendet eller på aktiviteten med plan set; välj bland {0}.",
    "No domain is given, and it tells which bodies take part. Give domains on the matter, or on the activity with plan set; choose from {0}.",
);
static ENDED: Words = Words::new(
    "Aktiviteten är avslutad för gott. Inget steg återstår.",
    "The activity has ended for good. No step is left.",
);
static NO_STEP: Words = Words::new(
    "Från {0} kräver styrmodellen inget beslut för att ändra status. Skriv plan route {1} --kind {2} för att se vägen för ett annat beslut; välj bland {3}.",
    "From {0} the governance model needs no decision for a change of status. Type plan route {1} --kind {2} to see the way of another decision; choose from {3}.",
);
static NO_STATE: Words = Words::new(
    "Aktiviteten har ingen status, så nästa steg går inte att läsa ut. Skriv plan set {0} status=… eller plan route {0} --kind {1}; välj bland {2}.",
    "The activity has no status, so its next step cannot be told. Type plan set {0} status=… or plan route {0} --kind {1}; choose from {2}.",
);
static NO_KINDS: Words = Words::new(
    "Styrmodellen har inga beslutstyper, så inget steg kräver beslut.",
    "The governance model has no kinds of decision, so no step needs one.",
);
static NEXT_TO: Words = Words::new(
    "Att bli {0} kräver beslut av typen ”{1}” ({2})",
    "To become {0} it needs a decision of the kind “{1}” ({2})",
);
static NEXT: Words = Words::new("Beslut av typen ”{0}”", "A decision of the kind “{0}”");
static NEXT_ANY: Words = Words::new("Ärendet anger ingen beslutstyp", "The matter gives no kind of decision");
static DOES: Words = Words::new("{0} {1}", "{0} {1}");
static PREPARES: Words = Words::new("bereder", "prepares");
static MAY_DECIDE: Words = Words::new("får besluta", "may decide");
static TAKES_PART: Words = Words::new("får besluta, och ska behandla det", "may decide, and must handle it");
static DECIDES: Words = Words::new("ska besluta", "must decide");
static IS_INFORMED: Words = Words::new("ska informeras", "must be informed");
static SINCE: Words = Words::new(", eftersom det {0}", ", since it {0}");
static TOUCHES: Words = Words::new("rör {0}", "touches {0}");
static QUOTED: Words = Words::new("”{0}”", "“{0}”");
static AFFECTS: Words = Words::new("påverkar organisationerna", "affects the organisations");
static SEVERAL: Words = Words::new(
    "spänner över flera strategiska organs områden",
    "spans the domains of several strategic bodies",
);
static SHARED: Words = Words::new(
    "gäller ett gemensamt system, som organet styr",
    "is about a shared system, which the body steers",
);
static ALL: Words =
    Words::new(", eftersom organet handlägger alla frågor", ", since the body handles everything");
static NOBODY_ELSE: Words =
    Words::new(", och ingen annan får besluta om det", ", and nobody else may decide it");
static DONE: Words = Words::new("Klart", "Done");
static COMING: Words = Words::new("På dagordningen", "On the agenda");
static LEFT: Words = Words::new("Återstår", "Left to do");
static SHOULD: Words = Words::new("Inte berett", "Not prepared");
static NOT_NEEDED: Words = Words::new(
    "Behövs inte, eftersom ett av organen räcker",
    "Not needed, since one of the bodies is enough",
);
static DECIDED: Words =
    Words::new("Behövs inte, eftersom det är beslutat", "Not needed, since it is decided");
static OPEN: Words = Words::new("utan utfall än", "no outcome yet");
static UNRECORDED: Words = Words::new("mötet hållet, utfall saknas", "meeting held, no outcome on record");
static RECORD: Words = Words::new(
    "Mötet har hållits: skriv plan decide {0} UTFALL för att föra in vad det blev.",
    "The meeting has been held: type plan decide {0} OUTCOME to put on record what came of it.",
);
static COMPLETE: Words = Words::new(
    "Komplettera {0} i mötets fil, så räknas beslutet.",
    "Complete {0} in the meeting's file, and the decision counts.",
);
static AGENDA: Words = Words::new(
    "Skriv plan agenda {0} för att se vad ärendet saknar inför mötet.",
    "Type plan agenda {0} to see what the matter lacks before the meeting.",
);
static PUT: Words = Words::new(
    "Härnäst: {0}. Lägg ärendet i mötets fil, plans/{1}/meetings/ÅÅÅÅ-MM-DD-{2}.toml.",
    "Next: {0}. Put the matter in the meeting's file, plans/{1}/meetings/YYYY-MM-DD-{2}.toml.",
);
static ALL_DONE_SET: Words =
    Words::new("Allt är gjort. Skriv plan set {0} status={1}.", "All is done. Type plan set {0} status={1}.");
static ALL_DONE: Words = Words::new("Allt är gjort.", "All is done.");
static NOBODY: Words = Words::new(
    "Inget organ i styrmodellen får fatta ett sådant beslut i de här verksamhetsområdena. Se may_decide och domains i schema/governance/.",
    "No body of the governance model may take such a decision in these domains. See may_decide and domains in schema/governance/.",
);
