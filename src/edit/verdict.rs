//! What came of a matter, asked for.

use crate::edit::{Ask, Choice, Form, Question, Stop, Verdict, any};
use crate::text::{Label, Words};

/// Asks what came of a matter: the outcome, one of these, and the paragraph, unless it is told.
///
/// # Errors
/// When whoever is asked wants no more questions.
pub fn ask_verdict(
    title: &str,
    outcomes: &[&Label],
    mut said: Vec<(&'static str, String)>,
    ask: &mut Ask<'_>,
) -> Result<Verdict, Stop> {
    let choice = |label: &&Label| {
        let name = |name: &Option<Box<str>>| name.as_deref().unwrap_or(&label.id).to_owned();
        Choice::new(&label.id, &name(&label.sv), &name(&label.en))
    };
    let choices = outcomes.iter().map(choice).collect();
    let form = Form::One { choices, at: 0 };
    let about = OUTCOME.with([title.into()]);
    let outcome = ask(&Question { about, why: None, form, judge: &any })?;
    if !said.iter().any(|(field, _)| *field == "paragraph") {
        let form = Form::Line(String::new());
        let why = Some(PARAGRAPH_WHY.text());
        let paragraph = ask(&Question { about: PARAGRAPH.text(), why, form, judge: &any })?;
        said.extend(Some(("paragraph", paragraph)).filter(|(_, text)| !text.is_empty()));
    }
    Ok(Verdict { outcome, said })
}

static OUTCOME: Words = Words::new("vad blev det i ärendet ”{0}”?", "what came of the matter “{0}”?");
static PARAGRAPH: Words = Words::new("paragraf i protokollet", "paragraph in the minutes");
static PARAGRAPH_WHY: Words = Words::new(
    "Den kan lämnas tom och fyllas i när protokollet är klart.",
    "It may be left empty and filled in when the minutes are there.",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn the_outcome_and_then_the_paragraph_unless_it_is_told() {
        let label = |id: &str, sv: &str| Label { id: id.into(), sv: Some(sv.into()), en: None };
        let (yes, no) = (label("approved", "Bifall"), label("rejected", "Avslag"));
        let run = |said: Vec<(&'static str, String)>, answers: &[&str]| {
            let mut asked: Vec<String> = Vec::new();
            let mut answers = answers.iter();
            let mut ask = |question: &Question<'_>| {
                let about = question.about.render(Lang::Sv);
                asked.push(match &question.form {
                    Form::One { choices, .. } => {
                        let shown: Vec<String> = choices.iter().map(|c| c.shown(Lang::Sv)).collect();
                        format!("{about} {}", shown.join(" | "))
                    }
                    _ => about,
                });
                answers.next().map(|a| (*a).to_owned()).ok_or(Stop::Left)
            };
            let verdict = ask_verdict("Nytt arkiv", &[&yes, &no], said, &mut ask);
            (verdict, asked)
        };
        let (verdict, asked) = run(Vec::new(), &["approved", "14"]);
        let told = Verdict { outcome: "approved".into(), said: vec![("paragraph", "14".into())] };
        assert_eq!(verdict, Ok(told.clone()));
        assert_eq!(
            asked,
            [
                "vad blev det i ärendet ”Nytt arkiv”? Bifall (approved) | Avslag (rejected)",
                "paragraf i protokollet"
            ]
        );
        let (verdict, asked) = run(told.said.clone(), &["approved"]);
        assert_eq!((verdict, asked.len()), (Ok(told), 1));
        assert_eq!(run(Vec::new(), &["rejected", ""]).0.map(|v| v.said), Ok(Vec::new()));
        assert_eq!(run(Vec::new(), &["rejected"]).0, Err(Stop::Left));
    }
}
