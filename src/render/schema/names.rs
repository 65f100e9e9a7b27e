//! The ids that may stand in the files of a programme, with their names.

use crate::model::{Model, Word};
use crate::portfolio::{Portfolio, Programme};
use crate::render::schema::kinds::pair;
use crate::syntax::Node;
use crate::syntax::shape::{Register, Vocabulary};
use crate::text::{Label, Lang};

/// Ids with names, each id once, in the order of the files.
pub(super) type Choices = Vec<(String, String)>;

/// Whose files: those of a programme, or those that all programmes share.
pub(super) struct Names<'a> {
    pub(super) portfolio: &'a Portfolio,
    pub(super) programme: Option<&'a Programme>,
}

impl Names<'_> {
    /// The ids of a register, under the name that they have in a schema; none where ids change with each file
    /// that is added, or are not looked up.
    pub(super) fn register(&self, register: Register) -> Option<(&'static str, Choices)> {
        let registers = &self.portfolio.registers;
        let actors = || registers.actors.items.iter().map(|a| (a.id.to_string(), a.name.to_string()));
        let documents =
            || registers.documents.items.iter().map(|d| (d.id.value.to_string(), d.title.to_string()));
        let (name, choices) = match register {
            Register::Actor => ("actors", actors().collect()),
            Register::Document => ("documents", documents().collect()),
            Register::Model => {
                ("models", self.models().map(|m| (m.id.to_string(), m.name.to_string())).collect())
            }
            Register::Programme => {
                let all = self.portfolio.programmes.iter();
                ("programmes", all.map(|p| (p.id.to_string(), p.name.to_string())).collect())
            }
            Register::Party => {
                let parties = self.portfolio.parties_of(self.programme?);
                let is_party = |id: &str| parties.as_ref().is_none_or(|all| all.contains(&id));
                ("parties", actors().filter(|(id, _)| is_party(id)).collect())
            }
            Register::Body => {
                let bodies = self.model()?.bodies.iter();
                ("bodies", bodies.map(|b| (b.id.value.to_string(), b.name.to_string())).collect())
            }
            Register::Goal => ("goals", self.entries("goals")?),
            Register::Need => ("needs", self.entries("needs")?),
            Register::Opportunity => ("opportunities", self.entries("opportunities")?),
            Register::Principle => ("principles", self.entries("principles")?),
            Register::Area => ("areas", self.entries("areas")?),
            Register::Person | Register::Activity | Register::Matter => return None,
        };
        Some((name, once(choices)))
    }

    /// The words of a vocabulary, under the name that they have in a schema.
    pub(super) fn vocabulary(&self, vocabulary: Vocabulary) -> Option<(&'static str, Choices)> {
        let name = match vocabulary {
            Vocabulary::States => "states",
            Vocabulary::Kinds => "kinds",
            Vocabulary::Phases => "phases",
            Vocabulary::Domains => "domains",
            Vocabulary::Drivers => "drivers",
            Vocabulary::Roles => "roles",
            Vocabulary::ReportKinds => "report_kinds",
            Vocabulary::DocumentScopes => "document_scopes",
            Vocabulary::RealisationStates => "realisation_states",
            Vocabulary::DecisionKinds => "decision_kinds",
            Vocabulary::MatterTypes => "matter_types",
            Vocabulary::Outcomes => "outcomes",
            Vocabulary::Fixed(_) => return None,
        };
        let models: Vec<&Model> = match (self.programme, vocabulary) {
            (Some(_), _) => vec![self.model()?],
            // The register of documents serves all models.
            (None, Vocabulary::DocumentScopes) => self.models().collect(),
            // What a model says of its own words is judged when it is read.
            (None, _) => return None,
        };
        let word = |word: &Word| (word.id.value.to_string(), called(&word.label));
        let words = models.iter().flat_map(|model| match vocabulary {
            Vocabulary::Outcomes => model.outcomes.iter().map(|o| word(&o.word)).collect::<Vec<_>>(),
            _ => model.vocabulary(vocabulary).iter().map(word).collect(),
        });
        Some((name, once(words.collect())))
    }

    fn models(&self) -> impl Iterator<Item = &Model> {
        self.portfolio.models.iter()
    }

    fn model(&self) -> Option<&Model> {
        self.portfolio.model_of(self.programme?)
    }

    /// The entries of a list in the programme's file.
    fn entries(&self, list: &str) -> Option<Choices> {
        let source = self.programme?.source?;
        let entry = |node: &Node| {
            let id = node.text("id")?.value.to_owned();
            let name = node.text("name").or_else(|| node.text("text")).map_or("", |t| t.value);
            Some((id, name.to_owned()))
        };
        Some(self.portfolio.root(source).list(list).iter().filter_map(entry).collect())
    }
}

fn called(label: &Label) -> String {
    pair(label.get(Lang::Sv), label.get(Lang::En))
}

/// An id may have entries for several plan years.
fn once(choices: Choices) -> Choices {
    let mut out = Choices::with_capacity(choices.len());
    for (id, name) in choices {
        if !out.iter().any(|(other, _)| *other == id) {
            out.push((id, name));
        }
    }
    out
}
