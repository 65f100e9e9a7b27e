//! All plan files of one tree: typed, indexed, chained over the years.

mod allow;
mod around;
mod beside;
mod file;
pub mod format;
mod headline;
mod key;
mod link;
mod load;
mod lookup;
mod mentions;
mod place;
mod programme;
mod publication;
mod reach;
mod reference;
mod references;
mod waiver;

pub use allow::Allow;
pub use around::Around;
pub use beside::is_law;
pub use file::{File, New};
pub use headline::Headline;
pub use key::{Key, RESERVED, is_fit_name};
pub use link::{Link, LinkFault};
pub use lookup::{Named, NotNamed};
pub use mentions::mentions;
pub use place::{Place, Stray};
pub use programme::{Activity, ActivityId, Meeting, PlanYear, Programme};
pub use publication::Publication;
pub use reference::{Resolved, parts, resolve};
pub use references::{Reference, references};
pub use waiver::{Waiver, Whom};

use std::sync::Arc;

use crate::model::{Model, Registers};
use crate::syntax::Node;
use crate::text::{Lang, SourceId};

/// All plan files of one tree.
#[derive(Debug)]
pub struct Portfolio {
    /// Every file that matters, in path order; a [`SourceId`] is an index here. What was read once may
    /// stand in several portfolios.
    pub files: Vec<Arc<File>>,
    /// Governance models, by id.
    pub models: Vec<Model>,
    /// Registers.
    pub registers: Registers,
    /// Programmes, by id.
    pub programmes: Vec<Programme>,
    /// Every activity year of every programme, by key.
    pub activities: Vec<Activity>,
    /// As what it may leave the house; none when it is for the house.
    pub publication: Option<Arc<Publication>>,
}

impl Portfolio {
    /// Whether it may leave the house.
    pub fn is_public(&self) -> bool {
        self.publication.is_some()
    }

    /// The file of a source.
    pub fn file(&self, source: SourceId) -> &File {
        &self.files[source.0 as usize]
    }

    /// The tree of a source.
    pub fn root(&self, source: SourceId) -> &Node {
        &self.file(source).root
    }

    /// An activity year.
    pub fn activity(&self, id: ActivityId) -> &Activity {
        &self.activities[id.0 as usize]
    }

    /// The programme of an id.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|p| &*p.id == id)
    }

    /// The governance model of a programme.
    pub fn model_of(&self, programme: &Programme) -> Option<&Model> {
        programme.model.map(|i| &self.models[i])
    }

    /// The governance model of an id.
    pub fn model(&self, id: &str) -> Option<&Model> {
        self.models.iter().find(|m| &*m.id == id)
    }

    /// The programme's parties and the members of those that are groups; none when it names no parties.
    pub fn parties_of(&self, programme: &Programme) -> Option<Vec<&str>> {
        let named: Vec<&str> = self.root(programme.source?).texts("parties").map(|t| t.value).collect();
        let groups = named.iter().filter_map(|id| self.registers.actors.get(id));
        let members: Vec<&str> = groups.flat_map(|a| &a.members).map(|m| &**m).collect();
        (!named.is_empty()).then(|| [named, members].concat())
    }

    /// The policy's language.
    pub fn language(&self) -> Option<Lang> {
        let policy = self.files.iter().find(|f| f.place == Place::Policy)?;
        policy.root.text("language").and_then(|t| Lang::from_tag(t.value))
    }

    /// Whether the tree holds any plan file at all.
    pub fn has_plans(&self) -> bool {
        self.files.iter().any(|f| f.source.path.starts_with("plans/") && !matches!(f.place, Place::Stray(_)))
    }
}
