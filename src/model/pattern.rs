//! Patterns of a governance model.

use std::ops::Range;
use std::sync::OnceLock;

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::model::expression::Expression;
use crate::text::{Label, Span};

/// The most bytes that a compiled pattern may take.
const SIZE_LIMIT: usize = 1 << 20;
/// A pattern of at most this weight stays far below the size limit when compiled.
const SURELY_USABLE: u64 = 20_000;

/// A regular expression with its name. Compiled when first used: most commands never use it.
#[derive(Debug)]
pub struct Pattern {
    /// What it finds; the id, when the model gives no label.
    pub label: Label,
    /// Where the model says it.
    pub span: Span,
    source: String,
    /// Whether it is too small by far to fail when compiled.
    modest: bool,
    expression: OnceLock<Option<Expression>>,
}

impl Pattern {
    /// The pattern of this source; none when it is no regular expression, or an enormous one.
    pub(super) fn new(source: &str, label: Label, span: Span) -> Option<Self> {
        let hir = regex_syntax::parse(source).ok()?;
        // A bound on what compiling it may take, told without compiling it; what it misses, `is_usable`
        // tells those who use it.
        let modest = source.len() <= 2_000 && hir.properties().maximum_len().is_none_or(|n| n <= 4_000);
        let surely = weight(&hir) <= SURELY_USABLE;
        modest.then(|| Self {
            label,
            span,
            source: source.to_owned(),
            modest: surely,
            expression: OnceLock::new(),
        })
    }

    /// The source of a pattern that finds any of these words, as whole words in any case.
    pub(super) fn whole_words(words: &[&str]) -> String {
        let escaped: Vec<String> = words.iter().map(|w| regex::escape(w)).collect();
        format!(r"(?i)\b(?:{})\b", escaped.join("|"))
    }

    /// Where it first matches.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.expression()?.get().find(text).map(|m| m.range())
    }

    /// Whether it can be compiled. Told without trying where there is no doubt.
    pub fn is_usable(&self) -> bool {
        self.modest || self.expression().is_some()
    }

    /// The source, as the model gives it.
    pub fn source(&self) -> &str {
        &self.source
    }

    fn expression(&self) -> Option<&Expression> {
        self.expression.get_or_init(|| Expression::new(&self.source, SIZE_LIMIT)).as_ref()
    }
}

/// About how much a pattern grows to when compiled: ranges of characters, times their repetitions.
fn weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => 4 * class.ranges().len() as u64,
        HirKind::Class(Class::Bytes(class)) => class.ranges().len() as u64,
        HirKind::Capture(capture) => 2 + weight(&capture.sub),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min.saturating_add(1)).max(1);
            weight(&repetition.sub).saturating_mul(u64::from(times))
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(weight).fold(0, u64::saturating_add)
        }
    }
}

/// Patterns that are looked for together.
#[derive(Debug, Default)]
pub struct Patterns {
    all: Vec<Pattern>,
}

impl Patterns {
    pub(super) fn new(all: Vec<Pattern>) -> Self {
        Self { all }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Pattern> {
        self.all.iter()
    }

    /// Those that could not be compiled and find nothing.
    pub fn unusable(&self) -> impl Iterator<Item = &Pattern> {
        self.all.iter().filter(|p| !p.is_usable())
    }

    /// The first pattern that a text matches, and where.
    pub fn first_in(&self, text: &str) -> Option<(&Pattern, Range<usize>)> {
        self.all.iter().find_map(|pattern| Some((pattern, pattern.find(text)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pattern_is_refused() {
        let label = Label { id: "x".into(), sv: None, en: None };
        let new = |source| Pattern::new(source, label.clone(), Span::default());
        assert!(new("(").is_none() && new("a{9999}").is_none());
        // What is called modest without trying can be compiled.
        for source in
            [r"\w{6}", r"[\w.%+-]+@[\w-]+(\.[\w-]+)*", r"(?i)\b(?:todo|fyll i)\b", r"\d{3,40}", r"\W{6}"]
        {
            let pattern = new(source).expect("these are patterns");
            assert!(pattern.modest && pattern.expression().is_some(), "{source}");
        }
        // Small to read and enormous to compile.
        assert!(new(r"(\w{30}\W+){30}").is_some_and(|p| !p.is_usable()));
    }
}
