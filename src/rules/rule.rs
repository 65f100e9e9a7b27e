//! What a rule is: a name, a severity, a page, and a function.

use crate::diag::{Findings, Severity};
use crate::model::{Constraint, Subject};
use crate::portfolio::File;
use crate::rules::{Comparison, Context, Fate, Item, Sheet, Stated};
use crate::syntax::shape::Field;
use crate::text::{Lang, SourceId, Words};

/// A kind of judgement. Knows no severity of its own findings, no waiver, no terminal, no format.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which is also its folder's.
    pub name: &'static str,
    /// What it is about.
    pub scope: Scope,
    /// How much its findings weigh when nobody says otherwise.
    pub severity: Severity,
    /// Cases that weigh otherwise.
    pub cases: &'static [(&'static str, Severity)],
    /// What it finds, in a line.
    pub summary: Words,
    /// Its page in Swedish and in English: documentation, `plan explain`, and test at once.
    pub page: Page,
    /// The function.
    pub check: Check,
}

/// A page in both languages.
#[derive(Debug)]
pub struct Page {
    /// Swedish.
    pub sv: &'static str,
    /// English.
    pub en: &'static str,
}

impl Page {
    /// The page in a language.
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// A single file.
    File,
    /// The governance model itself.
    Law,
    /// From one file to another.
    Reference,
    /// An activity or another item, where a constraint says so.
    Item,
    /// Matters and decisions, where a constraint says so.
    Governance,
    /// From plan year to plan year.
    Years,
    /// Exceptions from rules.
    Exceptions,
    /// From the base of a change to its head.
    Change,
}

static FILE: Words = Words::new("fil", "file");
static LAW: Words = Words::new("styrmodell", "governance model");
static REFERENCE: Words = Words::new("hänvisning", "reference");
static ITEM: Words = Words::new("villkor i styrmodellen", "constraint of the model");
static GOVERNANCE: Words = Words::new("ärenden och beslut", "matters and decisions");
static YEARS: Words = Words::new("planår", "plan years");
static EXCEPTIONS: Words = Words::new("dispenser", "waivers");
static CHANGE: Words = Words::new("ändring i git", "change in git");

impl Scope {
    /// The word in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Law => "law",
            Self::Reference => "reference",
            Self::Item => "item",
            Self::Governance => "governance",
            Self::Years => "years",
            Self::Exceptions => "exceptions",
            Self::Change => "change",
        }
    }

    /// The word for a reader.
    pub fn words(self) -> &'static Words {
        match self {
            Self::File => &FILE,
            Self::Law => &LAW,
            Self::Reference => &REFERENCE,
            Self::Item => &ITEM,
            Self::Governance => &GOVERNANCE,
            Self::Years => &YEARS,
            Self::Exceptions => &EXCEPTIONS,
            Self::Change => &CHANGE,
        }
    }
}

/// A function that looks at one file.
pub type FileCheck = fn(&Context<'_>, SourceId, &File, &mut Findings);

/// The function of a rule, by what it looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// One file at a time.
    File(FileCheck),
    /// All texts, ids and words of one file at a time.
    Sheet(fn(&Context<'_>, &Sheet<'_>, &mut Findings)),
    /// One text of a file, where a pattern of its law may match it or another text of the file.
    Text(fn(&Sheet<'_>, &Stated<'_>, &mut Findings)),
    /// The whole portfolio.
    Whole(fn(&Context<'_>, &mut Findings)),
    /// One waiver, once all else is judged.
    Exception(fn(&Context<'_>, &Fate<'_>, &mut Findings)),
    /// A change: what the files were, and what they are.
    Change(fn(&Comparison<'_>, &mut Findings)),
    /// One constraint and one thing it judges.
    Item {
        /// The function.
        run: fn(&Context<'_>, &Constraint, &Item<'_>, &mut Findings),
        /// What the rule can judge; empty for anything.
        subjects: &'static [Subject],
        /// The parameters of its constraints.
        parameters: &'static [Field],
        /// The parameters of which one must be given.
        needs: &'static [&'static str],
        /// What the rule finds in any file, whatever the law says.
        always: Option<FileCheck>,
    },
}

impl Rule {
    /// The default severity of a case.
    pub fn severity_of(&self, case: Option<&str>) -> Severity {
        let special = case.and_then(|case| self.cases.iter().find(|(name, _)| *name == case));
        special.map_or(self.severity, |(_, severity)| *severity)
    }

    /// The parameters that constraints of this rule may have.
    pub fn parameters(&self) -> &'static [Field] {
        match self.check {
            Check::Item { parameters, .. } => parameters,
            _ => &[],
        }
    }
}
