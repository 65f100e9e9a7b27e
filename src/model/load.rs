//! Reads a governance model out of its tree, noting every fault and keeping the rest.

use std::sync::Arc;

use crate::diag::{LawLine, Severity};
use crate::model::entry::label_of;
use crate::model::format::{
    DECISION_CATEGORIES, MATTER_CATEGORIES, PHASE_CATEGORIES, REALISATION_CATEGORIES, STATE_CATEGORIES,
};
use crate::model::screen::Screen;
use crate::model::{
    Asked, Body, Condition, Constraint, Force, Model, ModelFault, ModelFaultKind as Kind, Outcome, Pattern,
    Patterns, Reporting, Subject, Transition, Word, named_period, owned,
};
use crate::syntax::shape::Vocabulary;
use crate::syntax::{At, Node};
use crate::text::collate::is_slug;
use crate::text::nearest::nearest;
use crate::text::{Label, SourceId, Span};

/// Reads the model of this id and file.
pub fn load(id: &str, source: SourceId, root: &Node) -> Model {
    let mut loader = Loader { root, faults: Vec::new(), unusable: 0 };
    let words = loader.all_words();
    let mut model = Model {
        id: id.into(),
        source,
        name: root.text("name").map_or(id, |t| t.value).into(),
        description: root.text("description").map(|t| t.value.into()),
        words,
        bodies: loader.bodies(),
        transitions: loader.transitions(),
        asked: asked(root),
        outcomes: loader.outcomes(),
        protected: root
            .texts("protected_fields")
            .map(|t| At { value: t.value.into(), span: t.span })
            .collect(),
        constraints: loader.constraints(id, source),
        reporting: Reporting::read(root, &mut loader.faults),
        placeholders: Patterns::new(loader.placeholders()),
        personal_data: Patterns::new(loader.named_patterns()),
        screen: Screen::default(),
        faults: Vec::new(),
        unusable: 0,
    };
    loader.years();
    loader.references(&model);
    loader.faults.sort_by_key(|f| f.span);
    model.faults = loader.faults;
    model.unusable = loader.unusable;
    model
}

/// The lists of words: key in the file, vocabulary, categories that the program must understand.
const WORD_LISTS: [(&str, Vocabulary, &[&str]); 11] = [
    ("states", Vocabulary::States, STATE_CATEGORIES),
    ("decision_kinds", Vocabulary::DecisionKinds, DECISION_CATEGORIES),
    ("matter_types", Vocabulary::MatterTypes, MATTER_CATEGORIES),
    ("phases", Vocabulary::Phases, PHASE_CATEGORIES),
    ("realisation_states", Vocabulary::RealisationStates, REALISATION_CATEGORIES),
    ("kinds", Vocabulary::Kinds, &[]),
    ("domains", Vocabulary::Domains, &[]),
    ("drivers", Vocabulary::Drivers, &[]),
    ("roles", Vocabulary::Roles, &[]),
    ("report_kinds", Vocabulary::ReportKinds, &[]),
    ("document_scopes", Vocabulary::DocumentScopes, &[]),
];

struct Loader<'a> {
    root: &'a Node,
    faults: Vec<ModelFault>,
    unusable: usize,
}

impl Loader<'_> {
    fn fault(&mut self, span: Span, kind: Kind) {
        self.faults.push(ModelFault { span, kind });
    }

    /// The id of an entry, or a fault.
    fn id(&mut self, entry: &Node, list: &'static str) -> Option<At<Box<str>>> {
        match entry.text("id").filter(|id| is_slug(id.value)) {
            Some(id) => Some(At { value: id.value.into(), span: id.span }),
            None => {
                let span = entry.get("id").map_or_else(|| head(entry), |n| n.span);
                self.fault(span, Kind::NoId(list));
                self.unusable += 1;
                None
            }
        }
    }

    fn all_words(&mut self) -> Vec<(Vocabulary, Vec<Word>)> {
        let mut all = Vec::with_capacity(WORD_LISTS.len());
        for (list, vocabulary, categories) in WORD_LISTS {
            let words = self.words(list, categories);
            all.push((vocabulary, words));
        }
        all
    }

    fn words(&mut self, list: &'static str, categories: &'static [&'static str]) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        for entry in self.root.list(list) {
            let Some(id) = self.id(entry, list) else { continue };
            let category: Option<Box<str>> = entry.text("category").map(|c| c.value.into());
            if !categories.is_empty() && entry.get("category").is_none() {
                self.fault(id.span, Kind::NoCategory(id.value.clone(), categories));
                self.unusable += 1;
            }
            let force = Force::read(entry, self.root);
            self.overlap(&id, force, words.iter().map(|w| (&w.id, w.force)));
            words.push(Word { label: label_of(entry, &id.value), id, category, force });
        }
        words
    }

    fn overlap<'w>(
        &mut self,
        id: &At<Box<str>>,
        force: Force,
        mut earlier: impl Iterator<Item = (&'w At<Box<str>>, Force)>,
    ) {
        if let Some((first, _)) = earlier.find(|(e, f)| e.value == id.value && f.meets(force)) {
            self.fault(id.span, Kind::Overlap(id.value.clone(), first.span));
        }
    }

    fn bodies(&mut self) -> Vec<Body> {
        let mut bodies: Vec<Body> = Vec::new();
        for entry in self.root.list("bodies") {
            let Some(id) = self.id(entry, "bodies") else { continue };
            let text = |name| entry.text(name).map(|t| Box::from(t.value));
            let force = Force::read(entry, self.root);
            self.overlap(&id, force, bodies.iter().map(|b| (&b.id, b.force)));
            bodies.push(Body {
                name: text("name").unwrap_or_else(|| id.value.clone()),
                actor: text("actor"),
                level: text("level"),
                parent: text("parent"),
                domains: owned(entry, "domains"),
                may_decide: owned(entry, "may_decide"),
                receives: owned(entry, "receives"),
                functions: owned(entry, "functions"),
                shared_systems: entry.flag("shared_systems"),
                plural: entry.flag("plural"),
                examples: owned(entry, "examples"),
                code_owners: owned(entry, "code_owners"),
                id,
                force,
            });
        }
        bodies
    }

    fn transitions(&mut self) -> Vec<Transition> {
        let mut transitions = Vec::new();
        for entry in self.root.list("transitions") {
            let own = |t: At<&str>| At { value: Box::from(t.value), span: t.span };
            let from: Vec<_> = entry.texts("from").map(own).collect();
            let to = entry.text("to").map(own);
            if from.is_empty() || to.is_none() {
                self.fault(head(entry), Kind::NoStates);
                self.unusable += 1;
            }
            let needs = entry.text("needs").map(|t| t.value.into());
            transitions.push(Transition {
                from,
                to,
                needs,
                span: head(entry),
                force: Force::read(entry, self.root),
            });
        }
        transitions
    }

    fn outcomes(&mut self) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for matter_type in self.root.list("matter_types") {
            let Some(type_id) = matter_type.text("id") else { continue };
            for entry in matter_type.list("outcomes") {
                let Some(id) = self.id(entry, "outcomes") else { continue };
                let force = Force::read(matter_type, self.root);
                let word = Word { label: label_of(entry, &id.value), id, category: None, force };
                let (approves, returns) = (entry.flag("approves"), entry.flag("returns"));
                outcomes.push(Outcome { matter_type: type_id.value.into(), word, approves, returns });
            }
        }
        outcomes
    }

    fn constraints(&mut self, model: &str, source: SourceId) -> Vec<Constraint> {
        let mut constraints: Vec<(At<Box<str>>, Constraint)> = Vec::new();
        for entry in self.root.list("constraints") {
            let Some(id) = self.id(entry, "constraints") else { continue };
            let force = Force::read(entry, self.root);
            self.overlap(&id, force, constraints.iter().map(|(i, c)| (i, c.force)));
            let mut faults = Vec::new();
            let when = entry.get("when").map(|n| Condition::read(n, &mut faults)).unwrap_or_default();
            let broken_condition = !faults.is_empty();
            for (span, kind) in faults {
                self.fault(span, kind);
            }
            let Some(rule) = entry.text("rule") else {
                self.fault(id.span, Kind::UnknownRule("".into(), None));
                self.unusable += 1;
                continue;
            };
            if broken_condition {
                // A condition that is not understood would make the constraint say something else.
                self.unusable += 1;
                continue;
            }
            let text = |name| entry.text(name).map(|t| Box::from(t.value));
            let law = LawLine {
                model: model.into(),
                constraint: id.value.clone(),
                source,
                span: id.span,
                severity: entry.text("severity").and_then(|s| Severity::from_id(s.value)),
                because: text("because"),
                see: text("see"),
            };
            let constraint = Constraint {
                law: Arc::new(law),
                rule: At { value: rule.value.into(), span: rule.span },
                of: entry.text("of").and_then(|o| Subject::from_id(o.value)),
                when,
                force,
                node: entry.clone(),
                span: head(entry),
            };
            constraints.push((id, constraint));
        }
        constraints.into_iter().map(|(_, constraint)| constraint).collect()
    }

    /// Words as whole words in any case, then the patterns as they are.
    fn placeholders(&mut self) -> Vec<Pattern> {
        let Some(lists) = self.root.get("placeholder_text") else { return Vec::new() };
        let words: Vec<&str> = lists.texts("words").map(|w| w.value).collect();
        let whole_words = Pattern::whole_words(&words);
        let first = lists.texts("words").next().map(|w| w.span).unwrap_or_default();
        let all = (!words.is_empty()).then_some(At { value: &*whole_words, span: first });
        let patterns: Vec<_> = all.into_iter().chain(lists.texts("patterns")).collect();
        let label = |t: &str| Label { id: t.into(), sv: None, en: None };
        patterns.into_iter().filter_map(|p| self.pattern(p, label(p.value))).collect()
    }

    fn named_patterns(&mut self) -> Vec<Pattern> {
        let Some(lists) = self.root.get("personal_data") else { return Vec::new() };
        let entries: Vec<_> = lists.list("patterns").iter().collect();
        let named = |entry: &Node| {
            let label = label_of(entry, entry.text("id").map_or("", |t| t.value));
            entry.text("pattern").map(|p| (At { value: Box::<str>::from(p.value), span: p.span }, label))
        };
        let named: Vec<_> = entries.into_iter().filter_map(named).collect();
        named
            .iter()
            .filter_map(|(p, label)| self.pattern(At { value: &p.value, span: p.span }, label.clone()))
            .collect()
    }

    fn pattern(&mut self, pattern: At<&str>, label: Label) -> Option<Pattern> {
        let read = Pattern::new(pattern.value, label, pattern.span);
        if read.is_none() {
            self.fault(pattern.span, Kind::BadPattern(pattern.value.into()));
            self.unusable += 1;
        }
        read
    }

    fn years(&mut self) {
        let lists = self.root.table().entries.iter().flat_map(|e| e.node.items());
        let tables: Vec<&Node> = std::iter::once(self.root).chain(lists).collect();
        for table in tables {
            for name in ["since", "until"] {
                if let Some(year) = table.text(name).filter(|t| named_period(t.value).is_none()) {
                    self.fault(year.span, Kind::BadYear(year.value.into()));
                }
            }
        }
    }

    /// Words of the model that other lines of the model use.
    fn references(&mut self, model: &Model) {
        use Vocabulary as V;
        let lists: [(&str, &'static str, V); 6] = [
            ("transitions", "from", V::States),
            ("transitions", "to", V::States),
            ("transitions", "needs", V::DecisionKinds),
            ("bodies", "domains", V::Domains),
            ("bodies", "may_decide", V::DecisionKinds),
            ("bodies", "receives", V::ReportKinds),
        ];
        let mut used: Vec<(&'static str, At<&str>, V)> = Vec::new();
        for (list, field, vocabulary) in lists {
            let texts = self.root.list(list).iter().flat_map(|entry| entry.texts(field));
            used.extend(texts.map(|t| (field, t, vocabulary)));
        }
        if let Some(reporting) = self.root.get("reporting") {
            let tables = std::iter::once(reporting).chain(reporting.list("by_kind"));
            used.extend(tables.flat_map(|t| t.texts("kinds")).map(|t| ("kinds", t, V::Kinds)));
        }
        for (field, text, vocabulary) in used {
            if model.word(vocabulary, text.value).is_none() {
                let near = nearest(text.value, model.vocabulary(vocabulary).iter().map(|w| &*w.id.value));
                self.fault(text.span, Kind::UnknownWord(field, text.value.into(), near.map(Into::into)));
            }
        }
        for entry in self.root.list("bodies") {
            let Some(parent) = entry.text("parent") else { continue };
            if model.body(parent.value).is_none() {
                let near = nearest(parent.value, model.bodies.iter().map(|b| &*b.id.value));
                self.fault(
                    parent.span,
                    Kind::UnknownWord("parent", parent.value.into(), near.map(Into::into)),
                );
            }
        }
    }
}

/// What decisions must state to count.
fn asked(root: &Node) -> Vec<Asked> {
    let asked = |entry: &Node| {
        let kind = entry.text("id")?.value.into();
        Some(Asked { kind, fields: owned(entry, "needs"), force: Force::read(entry, root) })
    };
    root.list("decision_kinds").iter().filter_map(asked).collect()
}

/// Where an entry begins: its first key, since a table's own span may be a whole paragraph.
fn head(entry: &Node) -> Span {
    entry.table().entries.first().map_or(entry.span, |e| e.key.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, read};

    fn model(text: &str) -> Model {
        let doc = read(text, Format::Toml);
        assert!(doc.faults.is_empty(), "{:?}", doc.faults);
        load("m", SourceId(0), &doc.root)
    }

    fn kinds(text: &str) -> Vec<Kind> {
        model(text).faults.into_iter().map(|f| f.kind).collect()
    }

    #[test]
    fn a_whole_model_has_no_fault() {
        let text = "since = 2026\nstates = [{ id = 'a', category = 'planned' }, { id = 'b', label = { sv = 'B' }, category = 'ongoing' }]\n\
            transitions = [{ from = ['a'], to = 'b', needs = 'start' }]\ndecision_kinds = [{ id = 'start', category = 'initiate' }]\n\
            bodies = [{ id = 'x', may_decide = ['start'] }]\nconstraints = [{ id = 'c', rule = 'missing-field', of = 'activity', field = 'kind' }]\n";
        let model = model(text);
        assert_eq!(model.faults, []);
        assert_eq!(model.category(Vocabulary::States, "b"), Some("ongoing"));
        assert!(model.in_force(named_period("2026")) && !model.in_force(named_period("2025")));
    }

    #[test]
    fn faults_stand_beside_what_is_sound() {
        assert_eq!(kinds("states = [{ category = 'planned' }]"), [Kind::NoId("states")]);
        assert_eq!(kinds("states = [{ id = 'a' }]"), [Kind::NoCategory("a".into(), STATE_CATEGORIES)]);
        let near = Kind::UnknownWord("to", "ongoin".into(), Some("ongoing".into()));
        assert_eq!(
            kinds(
                "states = [{ id = 'ongoing', category = 'ongoing' }]\ntransitions = [{ from = ['ongoing'], to = 'ongoin' }]"
            ),
            [near]
        );
        assert!(matches!(kinds("kinds = [{ id = 'a' }, { id = 'a' }]")[..], [Kind::Overlap(..)]));
        assert_eq!(kinds("kinds = [{ id = 'a', until = 2025 }, { id = 'a', since = 2026 }]"), []);
        assert_eq!(kinds("placeholder_text = { patterns = ['('] }"), [Kind::BadPattern("(".into())]);
        let unknown = Kind::UnknownWord("kinds", "b".into(), None);
        assert_eq!(
            kinds("kinds = [{ id = 'projekt' }]\nreporting = { by_kind = [{ kinds = ['b'] }] }"),
            [unknown]
        );
        assert_eq!(kinds("constraints = [{ id = 'a' }]"), [Kind::UnknownRule("".into(), None)]);
    }
}
