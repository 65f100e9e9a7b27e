//! A new activity, from what was typed and what is asked: only what the law wants and the title.

use crate::edit::filling::{fill, tried};
use crate::edit::{Ask, BadId, Draft, Form, Outcome, Question, Site, Stop, Unmade, Want, wanting};
use crate::store::Tree;
use crate::syntax::Node;
use crate::text::{Day, Text, Words};

/// What was typed for a new activity.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Its title.
    pub title: Option<&'a str>,
    /// Its other fields, `FIELD=VALUE`.
    pub fields: &'a [String],
    /// Its id; made from the title when none is given.
    pub id: Option<&'a str>,
    /// Whether it may lack what the law wants, and take up the id of another year's activity.
    pub force: bool,
}

/// Why there is no new activity.
#[derive(Debug, Clone)]
pub enum Uncreated {
    /// What was typed is no field's value.
    Change(Unmade),
    /// The id will not do.
    Id(BadId),
    /// This is lacking in an activity that says that, and nobody can be asked.
    Lacking(Vec<Want>, Node),
    /// Whoever was asked left.
    Stopped(Stop),
}

/// A new activity, ready to be shown, judged and written.
#[derive(Debug)]
pub struct Created<'p> {
    /// Its id.
    pub id: String,
    /// Its text.
    pub draft: Draft<'p>,
}

/// Makes a new activity for the plans of a tree. Without somebody to ask, all that is needed must have been
/// typed.
///
/// # Errors
/// When something is lacking or will not do.
pub fn create<'p>(
    site: &Site<'p>,
    wish: Wish<'_>,
    (tree, today): (&dyn Tree, Day),
    mut ask: Option<&mut Ask<'_>>,
) -> Result<Created<'p>, Uncreated> {
    let mut draft = site.draft();
    let title = wish.title.map(|title| format!("title={title}"));
    for typed in title.iter().chain(wish.fields) {
        draft.change(typed).map_err(Uncreated::Change)?;
    }
    let has_title = draft.root().says("title");
    if let Some(ask) = ask.as_deref_mut().filter(|_| !has_title) {
        let title = title_of(&draft, ask).map_err(Uncreated::Stopped)?;
        draft.change(&format!("title={title}")).map_err(Uncreated::Change)?;
    }
    let id = match (wish.id, ask.as_deref_mut()) {
        (Some(id), _) => judged(site, id, &draft, wish.force).map(|()| id.to_owned()),
        (None, Some(ask)) if !has_title => id_of(site, &draft, ask).map_err(Uncreated::Stopped),
        (None, ask) => match (from_title(site, &draft, wish.force), ask) {
            (Err(_), Some(ask)) => id_of(site, &draft, ask).map_err(Uncreated::Stopped),
            (made, _) => made,
        },
    };
    let wants = |id: &str, draft: &Draft<'_>| {
        let path = site.path(id);
        let outcome = Outcome::of(tree, [(path.clone(), draft.text().to_owned())], today);
        wanting(&outcome, &path)
    };
    match ask {
        None if !draft.root().says("title") => {
            // What else is lacking can be told whatever the id will be.
            return Err(Uncreated::Lacking(wants(&site.free_id("aktivitet"), &draft), draft.root().clone()));
        }
        _ if wish.force => {}
        Some(ask) => {
            let id = id.clone()?;
            fill(&mut draft, &|draft| wants(&id, draft), ask).map_err(Uncreated::Stopped)?;
        }
        None => {
            let lacking = wants(id.as_deref().map_err(Clone::clone)?, &draft);
            if !lacking.is_empty() {
                return Err(Uncreated::Lacking(lacking, draft.root().clone()));
            }
        }
    }
    Ok(Created { id: id?, draft })
}

/// The id that the title gives, if it will do.
fn from_title(site: &Site<'_>, draft: &Draft<'_>, force: bool) -> Result<String, Uncreated> {
    let title = draft.root().text("title").map_or("", |t| t.value);
    let Some(id) = Site::plain_id(title) else {
        return Err(Uncreated::Id(BadId::NotPlain(title.to_owned(), None)));
    };
    judged(site, &id, draft, force).map(|()| id)
}

fn judged(site: &Site<'_>, id: &str, draft: &Draft<'_>, force: bool) -> Result<(), Uncreated> {
    match site.judge_id(id, draft.root()) {
        Err(BadId::Used { .. }) if force => Ok(()),
        other => other.map_err(Uncreated::Id),
    }
}

fn title_of(draft: &Draft<'_>, ask: &mut Ask<'_>) -> Result<String, Stop> {
    let judge = |answer: &str| match answer {
        "" => Err(NO_TITLE.text()),
        title => tried(draft, &format!("title={title}")),
    };
    let form = Form::Line(String::new());
    ask(&Question { about: TITLE.text(), why: None, form, judge: &judge })
}

fn id_of(site: &Site<'_>, draft: &Draft<'_>, ask: &mut Ask<'_>) -> Result<String, Stop> {
    let plain = draft.root().text("title").and_then(|t| Site::plain_id(t.value));
    let why = |id: &str| site.judge_id(id, draft.root()).map_err(|why| why.asked());
    let told: Text = plain.as_deref().and_then(|id| why(id).err()).unwrap_or_else(|| ID_WHY.text());
    let form = Form::Line(plain.map_or_else(String::new, |id| site.free_id(&id)));
    ask(&Question { about: ID.text(), why: Some(told), form, judge: &why })
}

static TITLE: Words = Words::new("Titel", "Title");
static NO_TITLE: Words = Words::new("skriv en titel; Esc avbryter", "write a title; Esc stops");
static ID: Words = Words::new("Id", "Id");
static ID_WHY: Words = Words::new(
    "Filen får det här namnet, och det är vad man skriver för att se aktiviteten.",
    "The file gets this name, and it is what one types to see the activity.",
);
