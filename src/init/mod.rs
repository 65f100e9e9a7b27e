//! A new plan repository: what `plan init` writes, as texts.

use crate::model::named_period;
use crate::portfolio::RESERVED;
use crate::syntax::Format;
use crate::syntax::rewrite::{Datum, literal};
use crate::text::Lang;
use crate::text::collate::{is_slug, slug};

/// What somebody who begins has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The organisation whose plan it is.
    pub organisation: String,
    /// The first plan year.
    pub year: String,
    /// What the first activity is called.
    pub activity: String,
    /// The language of the repository.
    pub lang: Lang,
}

/// Which answer will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No id can be made of the organisation's name.
    Organisation,
    /// The plan year's name says no period.
    Year,
    /// No id can be made of the activity's title.
    Activity,
}

/// The id that a name gives, if it gives one.
fn id(name: &str) -> Option<String> {
    let id = slug(name);
    (is_slug(&id) && !RESERVED.contains(&id.as_str())).then_some(id)
}

/// Whether the organisation can be called so.
pub fn is_name(name: &str) -> bool {
    id(name).is_some()
}

/// Whether a plan year can be called so: its name says from when until when it is.
pub fn is_year(name: &str) -> bool {
    is_slug(name) && named_period(name).is_some()
}

impl Beginning {
    /// The folder of the programme.
    pub fn programme(&self) -> Option<String> {
        id(&self.organisation)
    }

    /// The key of the first activity.
    pub fn key(&self) -> Option<String> {
        Some(format!("{}/{}/{}", self.programme()?, self.year, id(&self.activity)?))
    }

    /// Every file but the schemas: its path from the new root, and its text.
    ///
    /// # Errors
    /// When an answer will not do.
    pub fn files(&self) -> Result<Vec<(String, String)>, Unfit> {
        let programme = self.programme().ok_or(Unfit::Organisation)?;
        let activity = id(&self.activity).ok_or(Unfit::Activity)?;
        if !is_year(&self.year) {
            return Err(Unfit::Year);
        }
        let text = |text: &str| literal(&Datum::Text(text.to_owned()), Format::Toml);
        let fill = |template: &str| {
            let answers = [
                ("@ORGANISATION@", text(&self.organisation)),
                ("@ACTIVITY@", text(&self.activity)),
                ("@PROGRAMME@", programme.clone()),
                ("@YEAR@", self.year.clone()),
                ("@LANG@", self.lang.tag().to_owned()),
            ];
            // What somebody answered is put in once and not looked at again.
            let mut out = String::with_capacity(template.len());
            let mut rest = template;
            while let Some((at, (mark, answer))) =
                answers.iter().filter_map(|a| Some((rest.find(a.0)?, a))).min_by_key(|(at, _)| *at)
            {
                out.push_str(&rest[..at]);
                out.push_str(answer);
                rest = &rest[at + mark.len()..];
            }
            out + rest
        };
        let own = |name: &str| format!("plans/{programme}/{name}");
        let file = |path: String, template: &str| (path, fill(template));
        let mut files = vec![
            file("schema/governance/styrning.toml".to_owned(), include_str!("governance.toml")),
            file("schema/policy.toml".to_owned(), include_str!("policy.toml")),
            file("schema/actors.toml".to_owned(), include_str!("actors.toml")),
            file("schema/people.toml".to_owned(), include_str!("people.toml")),
            file("schema/documents.toml".to_owned(), include_str!("documents.toml")),
            file(own("programme.toml"), include_str!("programme.toml")),
            file(own(&format!("{}/plan.toml", self.year)), include_str!("plan.toml")),
            file(own(&format!("{}/{activity}.toml", self.year)), include_str!("activity.toml")),
        ];
        files.extend(SURROUNDINGS.map(|(path, text)| (path.to_owned(), text.to_owned())));
        Ok(files)
    }
}

/// What git, editors and CI are told. Where such a file is there already, it stays as it is.
pub const SURROUNDINGS: [(&str, &str); 6] = [
    (".gitattributes", include_str!("gitattributes")),
    (".editorconfig", include_str!("editorconfig")),
    (".vscode/settings.json", include_str!("settings.json")),
    (".vscode/extensions.json", include_str!("extensions.json")),
    (".github/workflows/plan.yml", include_str!("github.yml")),
    (".gitlab/plan.yml", include_str!("gitlab.yml")),
];
