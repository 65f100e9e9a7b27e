//! The quick test that spares almost all files the search for patterns, text by text and pattern by pattern.

use std::sync::OnceLock;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

use crate::model::Pattern;
use crate::model::expression::Expression;

/// The most bytes that the compiled screen may take.
const SIZE_LIMIT: usize = 4 << 20;
/// A pattern whose matches may be shorter than this is found in every file, so screening is no use.
const WORTH_SCREENING: usize = 3;

/// One expression that matches the texts of a file, joined, wherever some pattern matches one of them. It is
/// compiled when first used.
#[derive(Debug, Default)]
pub(super) struct Screen {
    any: OnceLock<Screened>,
}

#[derive(Debug)]
enum Screened {
    /// There is nothing to look for.
    Nothing,
    /// Patterns that stand in every file, or make an enormous expression.
    Everything,
    /// Wherever a pattern matches, this does.
    Some(Box<Expression>),
}

/// Texts put together for a screen: each begins and ends with this.
const END: char = '\0';

/// Texts put together for a screen.
#[derive(Debug)]
pub struct Joined(String);

impl Default for Joined {
    fn default() -> Self {
        let mut all = String::with_capacity(1024);
        all.push(END);
        Self(all)
    }
}

impl Joined {
    /// One more text.
    pub fn push(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push(END);
    }
}

impl Screen {
    /// Whether one of the patterns, always the same ones, may match one of the texts. If not, none does.
    pub(super) fn lets_through<'p>(
        &self,
        patterns: impl Iterator<Item = &'p Pattern>,
        texts: &Joined,
    ) -> bool {
        match self.any.get_or_init(|| Screened::of(patterns)) {
            Screened::Nothing => false,
            Screened::Everything => true,
            Screened::Some(any) => any.get().is_match(&texts.0),
        }
    }
}

impl Screened {
    fn of<'p>(patterns: impl Iterator<Item = &'p Pattern>) -> Self {
        let Some(parts) = patterns.map(relaxed).collect::<Option<Vec<String>>>() else {
            return Self::Everything;
        };
        if parts.is_empty() {
            return Self::Nothing;
        }
        let parts: Vec<String> = parts.iter().map(|part| format!("(?:{part})")).collect();
        Expression::new(&parts.join("|"), SIZE_LIMIT)
            .map_or(Self::Everything, |any| Self::Some(Box::new(any)))
    }
}

/// The pattern without anchors and word boundaries, which matches wherever the pattern does, and elsewhere: any
/// engine finds it fast. A short pattern for a whole text keeps the ends. None when it would match almost
/// everywhere.
fn relaxed(pattern: &Pattern) -> Option<String> {
    let hir = regex_syntax::parse(pattern.source()).ok()?;
    let is_worth = |hir: &Hir| hir.properties().minimum_len().is_some_and(|n| n >= WORTH_SCREENING);
    let loose = Some(without_looks(&hir)).filter(is_worth);
    let found = loose.or_else(|| of_whole_text(&hir).filter(is_worth))?;
    Some(found.to_string())
}

fn of_whole_text(hir: &Hir) -> Option<Hir> {
    let HirKind::Concat(parts) = hir.kind() else { return None };
    let [first, inner @ .., last] = &parts[..] else { return None };
    let is = |hir: &Hir, look: Look| matches!(hir.kind(), HirKind::Look(l) if *l == look);
    let end = || Hir::literal(END.to_string().into_bytes());
    let whole = is(first, Look::Start) && is(last, Look::End);
    whole.then(|| Hir::concat([vec![end()], inner.iter().map(without_looks).collect(), vec![end()]].concat()))
}

fn without_looks(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Capture(capture) => without_looks(&capture.sub),
        HirKind::Repetition(repetition) => {
            let mut repetition = repetition.clone();
            repetition.sub = Box::new(without_looks(&repetition.sub));
            Hir::repetition(repetition)
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(without_looks).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(without_looks).collect()),
        HirKind::Class(Class::Unicode(class)) => Hir::class(Class::Unicode(without_letters(class))),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
    }
}

/// A class that holds all of another, and instead of some characters beyond ASCII all of them: what Unicode knows of
/// letters takes long to compile.
fn without_letters(class: &ClassUnicode) -> ClassUnicode {
    const LAST: char = '\u{7f}';
    let ranges = class.iter().map(|range| match range.end() {
        end if end <= LAST => ClassUnicodeRange::new(range.start(), end),
        _ => ClassUnicodeRange::new(range.start().min('\u{80}'), char::MAX),
    });
    ClassUnicode::new(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Label, Span};

    fn patterns(sources: &[&str]) -> Vec<Pattern> {
        let label = || Label { id: "x".into(), sv: None, en: None };
        sources.iter().filter_map(|s| Pattern::new(s, label(), Span::default())).collect()
    }

    const TEXTS: [&str; 12] = [
        "TODO",
        "att fylla i",
        "Fyll i här",
        "--",
        " – ",
        "a-b",
        "x 850101-1234.",
        "å@exempel.se",
        "å@exempel.se x",
        "a\0-",
        "rad\n--\nrad",
        "",
    ];

    #[test]
    fn the_screen_never_hides_a_match() {
        let sources = [
            r"(?i)\b(?:todo|fyll i)\b",
            r"^\s*[-–]+\s*$",
            r"\b\d{6}-\d{4}\b",
            r"[\w.]+@\w+\.se$",
            r"^^-+$$",
            r"(?m)^-+$",
            r"^(-)$",
        ];
        for source in sources {
            let patterns = patterns(&[source]);
            for text in TEXTS {
                let mut texts = Joined::default();
                ["före", text, "efter"].into_iter().for_each(|text| texts.push(text));
                let found = patterns[0].find(text).is_some();
                assert!(
                    !found || Screen::default().lets_through(patterns.iter(), &texts),
                    "{source}: {text}"
                );
            }
        }
    }

    #[test]
    fn it_holds_back_what_no_pattern_matches() {
        let patterns = patterns(&[r"(?i)\b(?:todo|fyll i)\b", r"^\s*[-–—.?]+\s*$", r"\b\d{6}-\d{4}\b"]);
        let screen = Screen::default();
        let through = |all: &[&str]| {
            let mut texts = Joined::default();
            all.iter().for_each(|text| texts.push(text));
            screen.lets_through(patterns.iter(), &texts)
        };
        assert!(!through(&["En tjänst – för alla.", "a-b", "2026-01-01", "rad\n-\nrad"]));
        assert!(through(&["a", "-"]) && through(&["–", "a"]) && through(&["850101-1234"]));
        assert!(!Screen::default().lets_through(std::iter::empty(), &Joined::default()));
    }
}
