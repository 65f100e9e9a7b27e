//! What a rule may see.

use crate::facts::{Facts, MatterId, meets, newest_year};
use crate::model::{Constraint, Model, Subject, Word};
use crate::portfolio::{File, Place, PlanYear, Portfolio, Programme};
use crate::rules::Rule;
use crate::syntax::Node;
use crate::syntax::shape::Vocabulary;
use crate::text::{Day, Period, SourceId};

/// The portfolio, what is derived from it, and the day it is judged on.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// All plan files.
    pub portfolio: &'a Portfolio,
    /// Everything derived from them.
    pub facts: &'a Facts,
    /// All rules, for judging the law itself.
    pub rules: &'a [&'static Rule],
}

impl<'a> Context<'a> {
    /// The day of judgement.
    pub fn today(&self) -> Day {
        self.facts.today
    }

    /// The programme a file belongs to.
    pub fn programme_of(&self, file: &File) -> Option<&'a Programme> {
        file.place.programme().and_then(|id| self.portfolio.programme(id))
    }

    /// The plan year a file belongs to.
    pub fn year_of(&self, file: &File) -> Option<&'a PlanYear> {
        self.programme_of(file)?.year(file.place.year()?)
    }

    /// The models whose words a file may use: its programme's, or for registers all.
    pub fn models_of(&self, file: &File) -> &'a [Model] {
        match self.programme_of(file) {
            Some(programme) => self.portfolio.model_of(programme).map_or(&[], std::slice::from_ref),
            None => &self.portfolio.models,
        }
    }

    /// Whether some constraint of a rule that applies to a file itself says something.
    pub fn law_says(&self, file: &File, rule: &str, says: &dyn Fn(&Constraint) -> bool) -> bool {
        let subject = match file.place {
            Place::Activity(..) => Subject::Activity,
            Place::PlanYear(..) => Subject::PlanYear,
            Place::Programme(_) => Subject::Programme,
            Place::Meeting(..) => Subject::Meeting,
            _ => return false,
        };
        let Some(programme) = self.programme_of(file) else { return false };
        let Some(model) = self.portfolio.model_of(programme) else { return false };
        let year = self.year_of(file).or_else(|| newest_year(programme));
        let activity = match &file.place {
            Place::Activity(_, _, id) => year.and_then(|y| y.by_id.get(id)).copied(),
            _ => None,
        };
        model.constraints.iter().any(|c| {
            *c.rule.value == *rule
                && c.of == Some(subject)
                && says(c)
                && c.force.covers(year.and_then(|y| y.period))
                && meets(self.facts, model, year, activity, &file.root, &c.when)
        })
    }

    /// Whether some constraint of a rule applies to a matter.
    pub fn law_says_of_matter(&self, id: MatterId, rule: &str) -> bool {
        let matter = self.facts.matter(id);
        let Some(model) = self.portfolio.model_of(&self.portfolio.programmes[matter.programme]) else {
            return false;
        };
        let (node, year) = (matter.node(self.portfolio), matter.year(self.portfolio));
        model.constraints.iter().any(|c| {
            *c.rule.value == *rule
                && c.of == Some(Subject::Matter)
                && c.force.covers(year.and_then(|y| y.period))
                && meets(self.facts, model, year, None, node, &c.when)
        })
    }

    /// The matter of a meeting's file that a table is.
    pub fn matter_of(&self, source: SourceId, table: &Node) -> Option<MatterId> {
        let matters = self.portfolio.root(source).list("matters");
        let entry = matters.iter().position(|matter| std::ptr::eq(matter, table))?;
        self.facts.matter_at(source, entry)
    }

    /// The words of a vocabulary that a file may use: those in force in its year, or all where the
    /// year has no law of its own.
    pub fn words_for(&self, file: &File, vocabulary: Vocabulary) -> Vec<&'a Word> {
        self.words_in(file, vocabulary, self.year_of(file).and_then(|y| y.period))
    }

    /// The words of a vocabulary in force in a period, or all where it has no law of its own.
    pub fn words_in(&self, file: &File, vocabulary: Vocabulary, period: Option<Period>) -> Vec<&'a Word> {
        let models = self.models_of(file);
        let all = models.iter().flat_map(|m| m.vocabulary(vocabulary));
        let in_force: Vec<&Word> =
            all.clone().filter(|w| period.is_some() && w.force.covers(period)).collect();
        if in_force.is_empty() { all.collect() } else { in_force }
    }

    /// Whether the files that define words and ids for a file were read whole.
    pub fn law_is_whole(&self, file: &File) -> bool {
        let models = self.models_of(file);
        !models.is_empty() && models.iter().all(|m| self.portfolio.file(m.source).complete)
    }
}
