//! What a shell proposes while somebody types. The one door to clap_complete.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use crate::cli::context::today;
use crate::cli::language::option;
use crate::cli::terminal::{self, environment};
use crate::cli::{Exit, help};
use crate::facts::default_year;
use crate::model::Model;
use crate::portfolio::format::ACTIVITY;
use crate::portfolio::{Portfolio, Programme};
use crate::rules::RULES;
use crate::store::{WorkTree, find_root};
use crate::syntax::shape::Vocabulary;
use crate::text::safe::one_line;
use crate::text::{Day, Lang, parse_day};

/// By this the script of a shell asks, with the shell's name.
const ASKED: &str = "PLAN_COMPLETE";

/// The script that a shell reads once, to ask from then on.
pub(super) fn script(shell: &str) -> Option<String> {
    let mut out = Vec::new();
    let shells = Shells::builtins();
    let completer = shells.completer(shell)?;
    completer.write_registration(ASKED, "plan", "plan", "plan", &mut out).ok()?;
    String::from_utf8(out).ok()
}

/// Answers a shell that asks; nothing when none does. What goes wrong proposes nothing: whoever types wants
/// no messages.
pub(super) fn answer(arguments: &[OsString], lang: Lang) -> Option<Exit> {
    let shell = environment(ASKED).filter(|name| !name.is_empty())?;
    let typed: Vec<OsString> = arguments.iter().skip_while(|a| *a != "--").skip(1).cloned().collect();
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let folder = option(&words, "--directory", Some("-C")).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let day = option(&words, "--today", None).and_then(|day| parse_day(&day).ok()).unwrap_or_else(today);
    let mut command = with_proposals(help::command(lang, terminal::width()), &folder, day, lang);
    let mut out = Vec::new();
    let shells = Shells::builtins();
    if let Some(shell) = shells.completer(&shell) {
        let written = shell.write_complete(&mut command, typed, None, &mut out);
        if written.is_ok() {
            let _ = terminal::print(&String::from_utf8_lossy(&out));
        }
    }
    Some(Exit::Fine)
}

/// What may be proposed for an argument.
#[derive(Debug, Clone, Copy)]
enum Proposed {
    Keys,
    Programmes,
    Years,
    Bodies,
    Names,
    Levels,
    Goals,
    Actors,
    People,
    Words(Vocabulary),
    Models,
    Fields,
    Matters,
}

/// By the name of the argument, which means the same in every command.
fn proposed(command: &str, argument: &str) -> Option<Proposed> {
    Some(match (command, argument) {
        ("coverage", "programmes") | (_, "programme") => Proposed::Programmes,
        ("explain", "name") => Proposed::Names,
        ("model", "name") => Proposed::Models,
        (_, "key" | "keys" | "only" | "except") => Proposed::Keys,
        ("carry-over", "year") => return None,
        (_, "year") => Proposed::Years,
        (_, "body") => Proposed::Bodies,
        (_, "level") => Proposed::Levels,
        (_, "goal") => Proposed::Goals,
        (_, "org") => Proposed::Actors,
        (_, "person") => Proposed::People,
        (_, "status") => Proposed::Words(Vocabulary::States),
        (_, "kind") => Proposed::Words(Vocabulary::DecisionKinds),
        ("decide", "outcome") => Proposed::Words(Vocabulary::Outcomes),
        (_, "matter") => Proposed::Matters,
        ("set" | "new", "fields") => Proposed::Fields,
        _ => return None,
    })
}

fn with_proposals(mut command: Command, folder: &Path, today: Day, lang: Lang) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |mut sub| {
            let ids: Vec<String> = sub.get_arguments().map(|a| a.get_id().to_string()).collect();
            for id in ids {
                if let Some(proposed) = proposed(&name, &id) {
                    let folder = folder.to_owned();
                    let propose = move |begun: &OsStr| candidates(proposed, (&folder, today), begun, lang);
                    sub = sub.mut_arg(&id, |arg: Arg| arg.add(ArgValueCompleter::new(propose.clone())));
                }
            }
            sub
        });
    }
    command
}

/// A word with what it means.
type Candidate = (String, String);

fn candidates(
    proposed: Proposed,
    (folder, today): (&Path, Day),
    begun: &OsStr,
    lang: Lang,
) -> Vec<CompletionCandidate> {
    let Some(begun) = begun.to_str() else { return Vec::new() };
    let own: Vec<Candidate> = match (proposed, find_root(folder)) {
        (Proposed::Fields, _) => fields(lang),
        (Proposed::Names, Err(_)) => rules(lang),
        (_, Err(_)) => Vec::new(),
        (_, Ok(root)) => {
            let portfolio = Portfolio::load(&WorkTree::new(root), today);
            from(&portfolio, proposed, (begun, today), lang)
        }
    };
    let mut all: Vec<Candidate> = own.into_iter().filter(|(word, _)| word.starts_with(begun)).collect();
    all.sort();
    all.dedup_by(|a, b| a.0 == b.0);
    // A name that could steer a terminal is never proposed.
    let plain = all.into_iter().filter(|(word, _)| one_line(word) == *word);
    plain
        .map(|(word, means)| {
            let means = one_line(&means).into_owned();
            CompletionCandidate::new(word).help((!means.is_empty()).then(|| means.into()))
        })
        .collect()
}

fn from(
    portfolio: &Portfolio,
    proposed: Proposed,
    (begun, today): (&str, Day),
    lang: Lang,
) -> Vec<Candidate> {
    let registers = &portfolio.registers;
    let programmes = portfolio.programmes.iter();
    match proposed {
        Proposed::Keys => keys(portfolio, begun, today),
        Proposed::Programmes => programmes.map(named).collect(),
        Proposed::Years => years(portfolio),
        Proposed::Bodies => of_models(portfolio, |model| {
            model.bodies.iter().map(|b| (b.id.value.to_string(), b.name.to_string())).collect()
        }),
        Proposed::Names => rules(lang).into_iter().chain(constraints(portfolio)).collect(),
        Proposed::Levels => {
            let all = rules(lang).into_iter().chain(constraints(portfolio));
            all.map(|(name, means)| (format!("{name}="), means)).collect()
        }
        Proposed::Goals => programmes.flat_map(|p| goals(portfolio, p)).collect(),
        Proposed::Actors => {
            registers.actors.items.iter().map(|a| (a.id.to_string(), a.name.to_string())).collect()
        }
        Proposed::People => registers.people.ids().map(|id| (id.to_owned(), String::new())).collect(),
        Proposed::Words(Vocabulary::Outcomes) => of_models(portfolio, |model| {
            let all = model.outcomes.iter().map(|o| &o.word);
            all.map(|w| (w.id.value.to_string(), w.label.get(lang).to_owned())).collect()
        }),
        Proposed::Words(vocabulary) => of_models(portfolio, |model| {
            let all = model.vocabulary(vocabulary).iter();
            all.map(|w| (w.id.value.to_string(), w.label.get(lang).to_owned())).collect()
        }),
        Proposed::Models => portfolio.models.iter().map(|m| (m.id.to_string(), m.name.to_string())).collect(),
        Proposed::Fields => fields(lang),
        Proposed::Matters => matters(portfolio),
    }
}

fn named(programme: &Programme) -> Candidate {
    (programme.id.to_string(), programme.name.to_string())
}

fn years(portfolio: &Portfolio) -> Vec<Candidate> {
    let all =
        portfolio.programmes.iter().flat_map(|p| p.years.iter().filter(|y| y.exists).map(move |y| (p, y)));
    all.map(|(p, y)| (y.name.to_string(), p.name.to_string())).collect()
}

/// Activities as short as they can be told apart by eye: by id in the current plan year; with plan year and
/// programme once somebody has begun so. Besides, programmes and plan years.
fn keys(portfolio: &Portfolio, begun: &str, today: Day) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = portfolio.programmes.iter().map(named).chain(years(portfolio)).collect();
    for activity in &portfolio.activities {
        let key = &activity.key;
        let title = portfolio.root(activity.source).text("title").map_or("", |t| t.value).to_owned();
        let programme = &portfolio.programmes[activity.programme];
        let is_current = default_year(programme, today).is_some_and(|y| *y.name == *key.year);
        match begun.matches('/').count() {
            0 if is_current => all.push((key.id.to_string(), title)),
            0 => {}
            1 => {
                all.push((format!("{}/{}", key.year, key.id), title.clone()));
                all.push((format!("{}/{}", key.programme, key.year), programme.name.to_string()));
            }
            _ => all.push((key.to_string(), title)),
        }
    }
    all
}

fn of_models(portfolio: &Portfolio, each: impl Fn(&Model) -> Vec<Candidate>) -> Vec<Candidate> {
    portfolio.models.iter().flat_map(each).collect()
}

fn rules(lang: Lang) -> Vec<Candidate> {
    RULES.iter().map(|rule| (rule.name.to_owned(), rule.summary.get(lang).to_owned())).collect()
}

fn constraints(portfolio: &Portfolio) -> Vec<Candidate> {
    let all = portfolio.models.iter().flat_map(|m| &m.constraints);
    all.map(|c| (c.law.constraint.to_string(), c.law.because.as_deref().unwrap_or("").to_owned())).collect()
}

fn goals(portfolio: &Portfolio, programme: &Programme) -> Vec<Candidate> {
    let list = programme.source.map_or(&[][..], |source| portfolio.root(source).list("goals"));
    let text = |node: &crate::syntax::Node, name: &str| node.text(name).map_or("", |t| t.value).to_owned();
    list.iter().map(|goal| (text(goal, "id"), text(goal, "name"))).collect()
}

fn fields(lang: Lang) -> Vec<Candidate> {
    let all = ACTIVITY.fields.iter().filter(|f| f.kind.record().is_none() && f.name != "x");
    all.map(|field| (format!("{}=", field.name), field.label.get(lang).to_owned())).collect()
}

/// Matters that are not decided yet.
fn matters(portfolio: &Portfolio) -> Vec<Candidate> {
    let meetings = portfolio.programmes.iter().flat_map(|p| &p.meetings);
    let open = |meeting: &crate::portfolio::Meeting| {
        let list = portfolio.root(meeting.source).list("matters").iter();
        let stem = meeting.stem.to_string();
        list.filter(|m| m.get("outcome").is_none())
            .filter_map(|m| {
                let title = m.text("title").map_or("", |t| t.value).to_owned();
                Some((format!("{stem}#{}", m.text("id")?.value), title))
            })
            .collect::<Vec<_>>()
    };
    meetings.flat_map(open).collect()
}
