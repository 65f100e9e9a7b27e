//! Questions put to a person at a terminal. The one door to inquire.

use std::fmt;

use inquire::list_option::ListOption;
use inquire::ui::{RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{Confirm, InquireError, MultiSelect, Select};

use crate::cli::failure::Failure;
use crate::cli::terminal;
use crate::edit::{Choice, Form, Question, Stop, any};
use crate::render::{Style, capital, paragraph, shorten};
use crate::text::collate::folded;
use crate::text::safe::one_line;
use crate::text::{Text, Words};

/// Rows of a list that are seen at once.
const ROWS: usize = 10;
/// What stands before a choice: where the cursor is, and whether it is chosen.
const MARKS: usize = 8;

/// Puts a question, again until the answer will do.
pub(super) fn ask(question: &Question<'_>, style: Style) -> Result<String, Stop> {
    let lang = style.lang;
    if let Some(why) = &question.why {
        say(&format!("\n{}", paragraph(&capital(&why.render(lang)), style)))?;
    }
    let about = capital(&one_line(&question.about.render(lang)));
    let about = if about.ends_with(['?', ':']) { about } else { format!("{about}:") };
    let wrong =
        |answer: &str| (question.judge)(answer).err().map(|why| one_line(&why.render(lang)).into_owned());
    match &question.form {
        Form::Line(begun) => line(&about, begun, &wrong, style),
        Form::YesNo(default) => yes_or_no(&about, *default, style).map(|yes| yes.to_string()),
        Form::One { choices, at } => loop {
            let answer = one(&about, choices, *at, style)?;
            match wrong(&answer) {
                None => return Ok(answer),
                Some(why) => say(&format!("{}\n", shorten(&why, style.width)))?,
            }
        },
        Form::Several { choices, chosen, least } => {
            let mut chosen = chosen.clone();
            loop {
                chosen = several(&about, choices, &chosen, *least, style)?;
                let ids: Vec<&str> = chosen.iter().map(|at| choices[*at].id.as_str()).collect();
                let answer = ids.join(",");
                match wrong(&answer) {
                    None => return Ok(answer),
                    Some(why) => say(&format!("{}\n", shorten(&why, style.width)))?,
                }
            }
        }
    }
}

/// A question that is answered by yes or no.
pub(super) fn confirm(about: Text, default: bool, style: Style) -> Result<bool, Failure> {
    let question = Question { about, why: None, form: Form::YesNo(default), judge: &any };
    ask(&question, style).map(|answer| answer == "true").map_err(|stop| stopped(&stop))
}

/// The failure that a question without an answer ends a run with.
pub(super) fn stopped(stop: &Stop) -> Failure {
    match stop {
        Stop::Left => Failure::refusal(LEFT.text(), LEFT_HELP.text()),
        Stop::Failed(why) => Failure::new(FAILED.with([why.as_str().into()]), FAILED_HELP.text()),
    }
}

fn say(text: &str) -> Result<(), Stop> {
    terminal::print(text).map_err(|_| Stop::Failed(String::new()))
}

fn line(
    about: &str,
    begun: &str,
    wrong: &dyn Fn(&str) -> Option<String>,
    style: Style,
) -> Result<String, Stop> {
    let judge = |answer: &str| {
        Ok(wrong(answer.trim()).map_or(Validation::Valid, |why| Validation::Invalid(why.into())))
    };
    let prompt = inquire::Text::new(about)
        .with_initial_value(begun)
        .with_validator(judge)
        .with_help_message(LINE_KEYS.get(style.lang))
        .with_render_config(look(style));
    prompt.prompt().map(|answer| answer.trim().to_owned()).map_err(|why| stop(&why))
}

fn yes_or_no(about: &str, default: bool, style: Style) -> Result<bool, Stop> {
    let lang = style.lang;
    let word = |yes: bool| if yes { YES.get(lang) } else { NO.get(lang) }.to_owned();
    let offer = |yes: bool| if yes { YES_OFFERED.get(lang) } else { NO_OFFERED.get(lang) }.to_owned();
    let prompt = Confirm::new(about)
        .with_default(default)
        .with_parser(&understood)
        .with_formatter(&word)
        .with_default_value_formatter(&offer)
        .with_error_message(NEITHER.get(lang))
        .with_render_config(look(style));
    prompt.prompt().map_err(|why| stop(&why))
}

/// Yes or no in either language.
fn understood(answer: &str) -> Result<bool, ()> {
    match answer.trim().to_lowercase().as_str() {
        "j" | "ja" | "y" | "yes" => Ok(true),
        "n" | "nej" | "no" => Ok(false),
        _ => Err(()),
    }
}

fn one(about: &str, choices: &[Choice], at: usize, style: Style) -> Result<String, Stop> {
    let rows = rows(choices, style);
    let answered = |row: ListOption<&Row>| row.value.name.clone();
    let prompt = Select::new(about, rows)
        .with_formatter(&answered)
        .with_starting_cursor(at)
        .with_page_size(ROWS)
        .with_scorer(&found)
        .with_help_message(ONE_KEYS.get(style.lang))
        .with_render_config(look(style));
    let answer = prompt.raw_prompt().map_err(|why| stop(&why))?;
    Ok(choices[answer.index].id.clone())
}

fn several(
    about: &str,
    choices: &[Choice],
    chosen: &[usize],
    least: usize,
    style: Style,
) -> Result<Vec<usize>, Stop> {
    let too_few = TOO_FEW.with([least.into()]).render(style.lang);
    let judge = move |answer: &[ListOption<&Row>]| {
        let enough = answer.len() >= least;
        Ok(if enough { Validation::Valid } else { Validation::Invalid(too_few.as_str().into()) })
    };
    let answered = |rows: &[ListOption<&Row>]| {
        rows.iter().map(|row| row.value.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    let prompt = MultiSelect::new(about, rows(choices, style))
        .with_formatter(&answered)
        .with_default(chosen)
        .with_page_size(ROWS)
        .with_scorer(&found)
        .with_validator(judge)
        .with_help_message(SEVERAL_KEYS.get(style.lang))
        .with_render_config(look(style));
    let answer = prompt.raw_prompt().map_err(|why| stop(&why))?;
    Ok(answer.iter().map(|row| row.index).collect())
}

/// A choice as it is shown, and all that it is found by.
struct Row {
    shown: String,
    name: String,
    sought: String,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

fn rows(choices: &[Choice], style: Style) -> Vec<Row> {
    let row = |choice: &Choice| {
        let name = choice.label.get(style.lang);
        // An id is never spelled otherwise than it is written.
        let name = if choice.label.id.is_empty() { capital(name) } else { name.to_owned() };
        let whole = choice.shown(style.lang);
        let room = style.width.saturating_sub(MARKS);
        // Half an id helps nobody.
        let cut = shorten(&whole, room);
        let is_whole = !cut.ends_with('…') && !choice.label.id.is_empty();
        let shown = if is_whole { cut } else { shorten(&name, room) };
        Row { shown, name: one_line(&name).into_owned(), sought: folded(&format!("{whole} {}", choice.id)) }
    };
    choices.iter().map(row).collect()
}

/// A row holds what was typed, wherever; the rows stay in their order.
fn found(typed: &str, row: &Row, _: &str, at: usize) -> Option<i64> {
    let place = i64::try_from(at).unwrap_or(i64::MAX);
    row.sought.contains(&folded(typed)).then_some(-place)
}

fn look(style: Style) -> RenderConfig<'static> {
    let look = if style.color { RenderConfig::default_colored() } else { RenderConfig::empty() };
    look.with_canceled_prompt_indicator(Styled::new(CANCELLED.get(style.lang)))
}

fn stop(why: &InquireError) -> Stop {
    match why {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => Stop::Left,
        other => Stop::Failed(other.to_string()),
    }
}

static LINE_KEYS: Words = Words::new("Enter går vidare, Esc avbryter", "Enter goes on, Esc stops");
static ONE_KEYS: Words = Words::new(
    "↑↓ flyttar, Enter väljer, skriv för att söka, Esc avbryter",
    "↑↓ moves, Enter chooses, type to search, Esc stops",
);
static SEVERAL_KEYS: Words = Words::new(
    "mellanslag kryssar, Enter går vidare, skriv för att söka, Esc avbryter",
    "space ticks, Enter goes on, type to search, Esc stops",
);
static TOO_FEW: Words =
    Words::new("kryssa för minst {0} med mellanslag", "tick at least {0} with the space bar");
static YES: Words = Words::new("ja", "yes");
static NO: Words = Words::new("nej", "no");
static YES_OFFERED: Words = Words::new("J/n", "Y/n");
static NO_OFFERED: Words = Words::new("j/N", "y/N");
static NEITHER: Words = Words::new("skriv ja eller nej", "write yes or no");
static CANCELLED: Words = Words::new("avbrutet", "stopped");
static LEFT: Words = Words::new("avbrutet, inget är skrivet", "stopped, nothing is written");
static LEFT_HELP: Words =
    Words::new("skriv samma kommando igen för att börja om", "type the same command again to start over");
static FAILED: Words = Words::new("här går det inte att fråga: {0}", "nobody can be asked here: {0}");
static FAILED_HELP: Words = Words::new(
    "skriv allt på kommandoraden; --help visar hur",
    "write all of it on the command line; --help shows how",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn yes_and_no_in_either_language() {
        for yes in ["j", "Ja", " YES ", "y"] {
            assert_eq!(understood(yes), Ok(true), "{yes}");
        }
        for no in ["n", "NEJ", "no"] {
            assert_eq!(understood(no), Ok(false), "{no}");
        }
        assert_eq!(understood("kanske"), Err(()));
    }

    #[test]
    fn rows_are_found_by_name_and_id_in_any_case() {
        let style = Style { lang: Lang::Sv, width: 45, color: false };
        let choices = [
            Choice::new("halsa", "Hälso- och sjukvård i hela länet", "Health"),
            Choice::new("it", "IT", "IT"),
        ];
        let rows = rows(&choices, style);
        assert_eq!(rows[0].to_string(), "Hälso- och sjukvård i hela länet");
        let hits = |typed: &str| {
            rows.iter().enumerate().filter(|(at, r)| found(typed, r, "", *at).is_some()).count()
        };
        assert_eq!((hits("HÄLSO och"), hits("halsa"), hits("it"), hits("")), (1, 1, 1, 2));
    }
}
