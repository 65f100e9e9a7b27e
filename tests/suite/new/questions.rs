//! The questions that are asked, as data: for a law and the answers so far.

use std::collections::VecDeque;
use std::fmt::Write as _;

use plan::edit::{
    BadId, Choice, Draft, Form, Outcome, Question, Scope, Site, Stop, Uncreated, Wish, amend, create, wanting,
};
use plan::portfolio::Portfolio;
use plan::portfolio::format::ACTIVITY;
use plan::syntax::Format;
use plan::syntax::rewrite::rewrite;
use plan::text::Lang;
use plan::text::collate::is_slug;
use proptest::prelude::*;

use crate::support::memory::MemoryTree;
use crate::support::repository::{day, root};
use crate::support::snapshot::snapshot;

const TODAY: &str = "2026-06-30";

/// Whoever answers from a list, and writes down what was asked.
struct Script {
    answers: VecDeque<&'static str>,
    told: String,
    lang: Lang,
}

impl Script {
    fn new(answers: &[&'static str]) -> Self {
        Self { answers: answers.iter().copied().collect(), told: String::new(), lang: Lang::Sv }
    }

    /// Answers a question; after an answer that will not do, with the next. With no answer left it leaves.
    fn answer(&mut self, question: &Question<'_>) -> Result<String, Stop> {
        let lang = self.lang;
        if let Some(why) = &question.why {
            let _ = writeln!(self.told, "({})", why.render(lang));
        }
        let _ = writeln!(self.told, "? {}", question.about.render(lang));
        let row = |mark: &str, choice: &Choice| format!("  {mark} {}\n", choice.shown(lang));
        match &question.form {
            Form::Line(begun) if begun.is_empty() => {}
            Form::Line(begun) => {
                let _ = writeln!(self.told, "  [{begun}]");
            }
            Form::One { choices, at } => {
                let mark = |i| if i == *at { ">" } else { " " };
                self.told += &rows(choices, &|i, c| row(mark(i), c));
            }
            Form::Several { choices, chosen, least } => {
                let mark = |i| if chosen.contains(&i) { "[x]" } else { "[ ]" };
                self.told += &rows(choices, &|i, c| row(mark(i), c));
                let _ = writeln!(self.told, "  (minst {least})");
            }
            Form::YesNo(_) => {}
        }
        loop {
            let Some(answer) = self.answers.pop_front() else {
                self.told += "= Esc\n";
                return Err(Stop::Left);
            };
            // An empty line takes what stands there.
            let answer = match &question.form {
                Form::Line(begun) if answer == "<Enter>" => begun.clone(),
                _ => answer.to_owned(),
            };
            let _ = writeln!(self.told, "= {answer}");
            match (question.judge)(&answer) {
                Ok(()) => return Ok(answer),
                Err(why) => {
                    let _ = writeln!(self.told, "! {}", why.render(lang));
                }
            }
        }
    }
}

/// The rows of choices; of the registers, which are long, only the first.
fn rows(choices: &[Choice], row: &dyn Fn(usize, &Choice) -> String) -> String {
    const LONG: usize = 20;
    let is_register = choices.len() > LONG && choices.iter().all(|c| !c.label.id.is_empty());
    let some = if is_register { 4 } else { choices.len() };
    let rows: String = choices.iter().take(some).enumerate().map(|(i, c)| row(i, c)).collect();
    if is_register { rows + "    …\n" } else { rows }
}

/// The small clean repository with constraints of its own.
fn demo(constraints: &str) -> MemoryTree {
    let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    tree.append("schema/governance/demo.toml", constraints);
    tree
}

fn constraint(id: &str, rule: &str, more: &str) -> String {
    format!(
        "[[constraints]]\nid = \"{id}\"\nrule = \"{rule}\"\nof = \"activity\"\nbecause = \"Skäl: {id}\"\n{more}\n\n"
    )
}

/// Makes an activity of a tree's programme from answers alone: what was asked, and the text that came of it.
fn made(
    tree: &MemoryTree,
    programme: &str,
    wish: Wish<'_>,
    script: &mut Script,
) -> Result<String, Uncreated> {
    let today = day(TODAY);
    let portfolio = Portfolio::load(tree, today);
    let programme = portfolio.programme(programme).expect("it is there");
    let site = Site::of(&portfolio, programme, None, None, today).expect("the year is open");
    let mut ask = |question: &Question<'_>| script.answer(question);
    let made = create(&site, wish, (tree, today), Some(&mut ask))?;
    Ok(format!("{}\n{}", site.path(&made.id), made.draft.text()))
}

const NOTHING_TYPED: Wish<'_> = Wish { title: None, fields: &[], id: None, force: false };

#[test]
fn the_programme_for_digitalisation_asks_for_goals_and_an_organisation() {
    let tree = MemoryTree::of_repository(&root());
    let mut script = Script::new(&[
        "",
        "Öppna data",
        "<Enter>",
        "",
        "digital-innovation,digital-ledning",
        "regionservice-it",
    ]);
    let text = made(&tree, "digitalisering", NOTHING_TYPED, &mut script).expect("all is answered");
    snapshot("questions_digitalisering.sv", &format!("{}\n{text}", script.told));
}

#[test]
fn the_plan_for_e_health_asks_for_what_its_law_holds_to_be_needed() {
    let tree = MemoryTree::of_repository(&root());
    let mut script = Script::new(&[
        "SIP på nätet",
        "sip",
        "informationsdelning",
        "lanets-kommuner",
        "Mindre dubbelarbete",
        "region-orebro-lan",
        "region-orebro-lan,lanets-kommuner",
        "ongoing",
        "not-started",
        "follow_up.how,follow_up.interval",
        "I arbetsutskottet",
        "varje kvartal",
    ]);
    script.lang = Lang::En;
    let text = made(&tree, "e-halsa", NOTHING_TYPED, &mut script).expect("all is answered");
    snapshot("questions_e-halsa.en", &format!("{}\n{text}", script.told));
}

#[test]
fn only_what_is_not_typed_is_asked_for() {
    let tree = MemoryTree::of_repository(&root());
    let mut script = Script::new(&["regionkansliet"]);
    let fields = ["goals=Digital ledning".to_owned(), "status=planerad".to_owned()];
    let wish = Wish { title: Some("Öppna data"), fields: &fields, ..NOTHING_TYPED };
    let text = made(&tree, "digitalisering", wish, &mut script).expect("all is answered");
    assert_eq!(script.told.matches("\n? ").count(), 1, "{}", script.told);
    assert!(
        text.contains("status = \"planned\"\n") && text.contains("goals = [\"digital-ledning\"]"),
        "{text}"
    );
}

#[test]
fn the_law_is_asked_again_after_each_answer() {
    let tree = demo(
        &[
            constraint("fas", "missing-field", "field = \"phase\"\nseverity = \"warning\""),
            constraint("pilot", "missing-field", "field = \"pilot.at\"\nwhen = { phase = [\"pilot\"] }"),
            constraint(
                "tid",
                "missing-field",
                "any_of = [\"start\", \"end\"]\nwhen = { has = [\"pilot.at\"] }",
            ),
            constraint("parter", "too-few", "field = \"parties\"\nat_least = 2"),
            constraint("upplysning", "missing-field", "field = \"benefit\"\nseverity = \"note\""),
            constraint(
                "avslutad",
                "missing-field",
                "field = \"results\"\nwhen = { category = [\"finished\"] }",
            ),
        ]
        .concat(),
    );
    let mut script = Script::new(&[
        "Försök",
        "plan",
        "bas",
        "Försöket",
        "forsok",
        "pilot",
        "it",
        "it,kommunen",
        "stab,it",
        "start",
        "30/6",
        "2026-Q4",
    ]);
    let made = made(&tree, "demo", NOTHING_TYPED, &mut script);
    let text = made.unwrap_or_else(|why| panic!("{why:?}: {}", script.told));
    snapshot("questions_growing.sv", &format!("{}\n{text}", script.told));
}

#[test]
fn an_entry_is_named_before_anything_else_is_said_of_it() {
    let tree = demo(
        &[
            constraint("organisation", "missing-field", "field = \"responsible.org\""),
            constraint("person", "missing-field", "field = \"responsible.person\""),
            constraint("dag", "missing-field", "field = \"milestones.due\""),
        ]
        .concat(),
    );
    let mut script =
        Script::new(&["Försök", "forsok", "it", "bosber", "Start, \"på riktigt\"", "i vår", "2026-10"]);
    let text = made(&tree, "demo", NOTHING_TYPED, &mut script).expect("all is answered");
    let expected = "plans/demo/2026/forsok.toml\ntitle = \"Försök\"\n\
        responsible = [{ org = \"it\", person = \"bosber\" }]\n\
        milestones = [{ title = \"Start, \\\"på riktigt\\\"\", due = \"2026-10\" }]\n";
    assert_eq!(text, expected, "{}", script.told);
}

#[test]
fn an_id_of_another_year_is_told_and_another_suggested() {
    let mut tree = MemoryTree::from_folder(&root().join("tests/portfolios/small"));
    tree.add("plans/digital/2025/sms.toml", "# Påhittad.\ntitle = \"SMS\"\n");
    let mut script = Script::new(&["SMS", "sms", "<Enter>"]);
    let left = made(&tree, "digital", NOTHING_TYPED, &mut script);
    assert!(matches!(left, Err(Uncreated::Stopped(Stop::Left))), "{left:?}");
    let same = "2025/sms har samma id; är det samma aktivitet, avbryt med Esc och skriv plan carry-over 2026 --only 2025/sms";
    let told = format!("({same})\n? Id\n  [sms-2]\n= sms\n! {same}\n= sms-2\n");
    assert!(script.told.contains(&told), "{}", script.told);
}

#[test]
fn a_group_stands_for_its_members() {
    let mut tree = demo(&constraint("parter", "too-few", "field = \"parties\"\nat_least = 3"));
    tree.add(
        "schema/actors.toml",
        "actors = [{ id = \"alla\", name = \"Alla kommuner\", kind = \"group\", members = [\"a\", \"b\", \"c\"] }, { id = \"a\", name = \"A\" }, { id = \"b\", name = \"B\" }, { id = \"c\", name = \"C\" }, { id = \"it\", name = \"IT\" }]",
    );
    let mut script = Script::new(&["Försök", "forsok", "a", "alla"]);
    let text = made(&tree, "demo", NOTHING_TYPED, &mut script).expect("all is answered");
    assert!(
        text.contains("parties = [\"alla\"]") && script.told.contains("! minst 3 behövs"),
        "{}",
        script.told
    );
}

#[test]
fn what_nobody_can_be_asked_for_is_left_to_the_judgement() {
    let tree = demo(&constraint("roll", "missing-field", "field = \"responsible.role\""));
    let mut script = Script::new(&["Försök", "forsok"]);
    let text = made(&tree, "demo", NOTHING_TYPED, &mut script).expect("all is answered");
    assert_eq!(text, "plans/demo/2026/forsok.toml\ntitle = \"Försök\"\n");
}

#[test]
fn whoever_leaves_makes_nothing() {
    let tree = MemoryTree::of_repository(&root());
    for answers in [&[][..], &["Öppna data"], &["Öppna data", "oppna-data"]] {
        let mut script = Script::new(answers);
        let made = made(&tree, "digitalisering", NOTHING_TYPED, &mut script);
        assert!(matches!(made, Err(Uncreated::Stopped(Stop::Left))), "{made:?}");
    }
}

#[test]
fn without_anybody_to_ask_the_law_says_what_is_lacking() {
    let tree = MemoryTree::of_repository(&root());
    let today = day(TODAY);
    let portfolio = Portfolio::load(&tree, today);
    for (programme, expected) in [
        ("digitalisering", &["title", "goals", "responsible.org"][..]),
        (
            "e-halsa",
            &[
                "title",
                "goals",
                "responsible",
                "benefit",
                "parties",
                "legal.state",
                "infosec.state",
                "follow_up",
            ],
        ),
    ] {
        let programme = portfolio.programme(programme).expect("it is there");
        let site = Site::of(&portfolio, programme, None, None, today).expect("the year is open");
        let Err(Uncreated::Lacking(wants, _)) = create(&site, NOTHING_TYPED, (&tree, today), None) else {
            panic!("nothing was typed")
        };
        let paths: Vec<&str> = wants.iter().flat_map(|w| &w.paths).map(String::as_str).collect();
        assert_eq!(paths, expected);
    }
}

#[test]
fn every_shipped_activity_has_what_would_have_been_asked_for() {
    let tree = MemoryTree::of_repository(&root());
    let outcome = Outcome::of(&tree, [], day(TODAY));
    for activity in &outcome.portfolio.activities {
        let path = &outcome.portfolio.file(activity.source).source.path;
        assert_eq!(wanting(&outcome, path), [], "{path}");
    }
}

#[test]
fn ids_are_plain_short_and_free() {
    for (title, id) in [
        ("Öppna data för Åre & Älvsbyn", Some("oppna-data-for-are-alvsbyn")),
        ("SDK (säker digital kommunikation)", Some("sdk-saker-digital-kommunikation")),
        ("  Hälso- och sjukvård 2.0 ", Some("halso-och-sjukvard-2-0")),
        (
            "Ett mycket långt namn på en aktivitet som ingen orkar skriva",
            Some("ett-mycket-langt-namn-pa-en-aktivitet-som-ingen"),
        ),
        ("???", None),
        ("日本", None),
        ("", None),
    ] {
        assert_eq!(Site::plain_id(title).as_deref(), id, "{title}");
    }
    let tree = MemoryTree::of_repository(&root());
    let portfolio = Portfolio::load(&tree, day(TODAY));
    let programme = portfolio.programme("digitalisering").expect("it is there");
    let site = Site::of(&portfolio, programme, None, None, day(TODAY)).expect("the year is open");
    assert_eq!(site.free_id("sdk"), "sdk-2");
    assert_eq!(site.free_id("plan"), "plan-2");
    assert_eq!(site.free_id("oppna-data"), "oppna-data");
    let blank = site.draft();
    assert!(matches!(site.judge_id("meetings", blank.root()), Err(BadId::Reserved(..))));
    assert!(matches!(site.judge_id("SDK", blank.root()), Err(BadId::NotPlain(_, Some(_)))));
    assert!(matches!(site.judge_id("sdk", blank.root()), Err(BadId::Taken(..))));
    assert_eq!(site.judge_id("oppna-data", blank.root()), Ok(()));
}

proptest! {
    #[test]
    fn any_title_gives_an_id_that_will_do_or_none(title in "\\PC{0,80}") {
        let tree = demo("");
        let portfolio = Portfolio::load(&tree, day(TODAY));
        let site = Site::of(&portfolio, &portfolio.programmes[0], None, None, day(TODAY)).expect("open");
        if let Some(id) = Site::plain_id(&title) {
            prop_assert!(is_slug(&id) && id.len() <= 50, "{id}");
            let free = site.free_id(&id);
            prop_assert_eq!(site.judge_id(&free, site.draft().root()), Ok(()));
        }
    }

    #[test]
    fn any_title_reads_as_it_was_typed(title in "\\PC{1,80}", yaml: bool) {
        let tree = demo("");
        let portfolio = Portfolio::load(&tree, day(TODAY));
        let format = if yaml { Format::Yaml } else { Format::Toml };
        let scope = Scope { portfolio: &portfolio, programme: &portfolio.programmes[0], period: None };
        let mut draft = Draft::new(scope, format, "");
        if !title.trim().is_empty() {
            prop_assert_eq!(draft.change(&format!("title={title}")), Ok(()));
            prop_assert_eq!(draft.root().text("title").map(|t| t.value.to_owned()), Some(title.trim().to_owned()));
        }
    }
}

#[test]
fn details_are_chosen_by_what_they_are_called_and_what_stands_there() {
    let mut tree = demo("");
    tree.add(
        "plans/demo/2026/bas.toml",
        "# Påhittad.\ntitle = \"Bas\"\ngoals = [\"trygghet\"]\nstatus = \"ongoing\"\n\
         description = \"\"\"\nEn rad\noch en till\"\"\"\ngains = [\"Tid\"]\nend = \"2026-10\"\n\
         responsible = [{ org = \"it\", person = \"annper\" }, { org = \"stab\" }]\n\
         legal = { state = \"done\" }\nmilestones = [{ id = \"start\", title = \"Starten\", due = 2026-03-01 }]\n",
    );
    let portfolio = Portfolio::load(&tree, day(TODAY));
    let id = plan::portfolio::ActivityId::at(0);
    let mut script = Script::new(&[
        "status=",
        "finished",
        "goals=",
        "trygghet,innovation",
        "title=",
        "",
        "Basen",
        "responsible.stab.person=",
        "bosber",
        "milestones.start.due=",
        "i vår",
        "2026-Q1",
        "gains+=",
        "Pengar",
        "description=",
        "",
        "legal.state=",
        "",
        "responsible+=org=",
        "natverk",
        "",
    ]);
    let mut draft = Draft::of(&portfolio, id);
    amend(&mut draft, &mut |question: &Question<'_>| script.answer(question)).expect("all is answered");
    let before = &portfolio.file(portfolio.activity(id).source).source.text;
    let made = rewrite(before, Format::Toml, &ACTIVITY, draft.edits()).expect("each was made");
    assert_eq!(made.text, draft.text());
    // The list of details is long: once is enough.
    let mut told = String::new();
    for (lists, part) in script.told.split("? Vad ska ändras?\n").enumerate() {
        let rest = if lists > 1 { part.split_once("= ").map_or("", |(_, rest)| rest) } else { part };
        told += &format!("{}{rest}", if lists == 0 { "" } else { "? Vad ska ändras?\n" });
    }
    snapshot("questions_set.sv", &format!("{told}\n{}\n{}", draft.typed().join("\n"), draft.text()));
}
