//! Exceptions made in place, `# plan: allow(rule) until 2026-12-31 because …`, on or above a line.

use crate::portfolio::reach::reach;
use crate::syntax::rewrite::comments;
use crate::syntax::{At, Format, Node};
use crate::text::Span;

/// An exception made in place. A comment that names several rules makes one for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The rule or constraint that it excepts from; none when the comment names none that can be read.
    pub name: Option<At<Box<str>>>,
    /// Until which day, as written.
    pub until: Option<At<Box<str>>>,
    /// Why, if it says so.
    pub because: Option<Box<str>>,
    /// The bytes that it is about.
    pub reach: Span,
    /// The exception: all of the comment, or its part of it.
    pub span: Span,
    /// The comment.
    pub comment: Span,
    /// What to take away to be rid of this name alone, where others stand beside it.
    pub alone: Option<Span>,
}

impl Allow {
    /// Whether a text may hold exceptions, told without reading it.
    pub fn may_stand_in(text: &str) -> bool {
        text.contains("plan:")
    }

    /// Whether a comment makes exceptions.
    pub fn is_made_by(comment: &str) -> bool {
        opening(comment).is_some()
    }

    /// All exceptions in a file.
    pub(super) fn all(text: &str, format: Format, root: &Node) -> Vec<Self> {
        if !Self::may_stand_in(text) {
            return Vec::new();
        }
        let made = |span: &Span| Self::is_made_by(&text[span.range()]);
        let each = comments(text, root).into_iter().filter(made).flat_map(|comment| {
            let reach = reach(text, format, root, comment);
            parts(text, comment).into_iter().flat_map(move |part| of_part(text, comment, part, reach))
        });
        each.collect()
    }
}

/// What follows `# plan: allow`, if a text begins so.
fn opening(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('#')?.trim_start_matches('#').trim_start();
    let rest = rest.strip_prefix("plan:")?.trim_start().strip_prefix("allow")?;
    (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')).then_some(rest)
}

/// The parts of a comment that make an exception each.
fn parts(text: &str, comment: Span) -> Vec<Span> {
    let (own, start) = (&text[comment.range()], comment.range().start);
    let begins = own.match_indices('#').map(|(at, _)| at).filter(|at| opening(&own[*at..]).is_some());
    // In `## plan: allow` each of the marks begins one.
    let begins: Vec<usize> = begins.filter(|at| *at == 0 || !own[..*at].ends_with('#')).collect();
    let ends = begins.iter().skip(1).copied().chain([own.len()]);
    begins.iter().zip(ends).map(|(from, to)| Span::new(start + from, start + to)).collect()
}

/// The exceptions of one part: one for each name.
fn of_part(text: &str, comment: Span, span: Span, reach: Span) -> Vec<Allow> {
    let end = span.range().start + text[span.range()].trim_end().len();
    let own = &text[span.range().start..end];
    let at = |rest: &str| end - rest.len();
    let one = |name, until, because, alone| Allow { name, until, because, reach, span, comment, alone };
    let Some(rest) = opening(own) else { return Vec::new() };
    let inside = rest.trim_start().strip_prefix('(').and_then(|rest| Some((rest, rest.find(')')?)));
    let Some((rest, close)) = inside else { return vec![one(None, None, None, None)] };
    let tail = &rest[close + 1..];
    let (until, because) = terms(tail, at(tail));
    let start = at(rest);
    let listed: Vec<(usize, &str)> = split_at_commas(&rest[..close]);
    let names: Vec<(usize, &str)> = listed.iter().filter(|(_, n)| !n.trim().is_empty()).copied().collect();
    if names.is_empty() {
        return vec![one(None, until, because, None)];
    }
    let known = |(from, name): &(usize, &str)| {
        let lead = name.len() - name.trim_start().len();
        let span = Span::new(start + from + lead, start + from + name.trim_end().len());
        let alone = (names.len() > 1).then(|| {
            // With the comma behind it, or for the last the one before.
            let behind = start + from + name.len() + 1;
            match rest[..close].len() > from + name.len() {
                true => Span::new(span.range().start, behind + blanks(&text[behind..])),
                false => Span::new(start + from - 1, start + from + name.len()),
            }
        });
        one(Some(At { value: name.trim().into(), span }), until.clone(), because.clone(), alone)
    };
    names.iter().map(known).collect()
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

fn split_at_commas(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let part = |part: &'_ str| {
        let from = at;
        at += part.len() + 1;
        from
    };
    let starts: Vec<usize> = text.split(',').map(part).collect();
    starts.into_iter().zip(text.split(',')).collect()
}

/// The day and the reason.
fn terms(tail: &str, start: usize) -> (Option<At<Box<str>>>, Option<Box<str>>) {
    let (before, because) = match word(tail, "because") {
        Some(at) => (&tail[..at], Some(tail[at + "because".len()..].trim())),
        None => (tail, None),
    };
    let until = word(before, "until").map(|at| {
        let rest = &before[at + "until".len()..];
        let from = start + at + "until".len() + (rest.len() - rest.trim_start().len());
        At { value: rest.trim().into(), span: Span::new(from, from + rest.trim().len()) }
    });
    (until, because.filter(|why| !why.is_empty()).map(Into::into))
}

/// Where a word stands by itself.
fn word(text: &str, wanted: &str) -> Option<usize> {
    text.match_indices(wanted).map(|(at, _)| at).find(|at| {
        let (before, after) = (&text[..*at], &text[at + wanted.len()..]);
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        blank(before.chars().next_back()) && blank(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::read;

    /// `name|until|because` of every exception in a text.
    fn told(text: &str) -> Vec<String> {
        let all = Allow::all(text, Format::Toml, &read(text, Format::Toml).root);
        let part = |at: &Option<At<Box<str>>>| at.as_ref().map_or("–", |at| &at.value).to_owned();
        let places = |allow: &Allow| {
            let right = |at: &At<Box<str>>| text[at.span.range()] == *at.value;
            allow.name.iter().chain(&allow.until).all(right)
        };
        assert!(all.iter().all(places), "{all:?}");
        let one = |a: &Allow| {
            format!("{}|{}|{}", part(&a.name), part(&a.until), a.because.as_deref().unwrap_or("–"))
        };
        all.iter().map(one).collect()
    }

    #[test]
    fn exceptions_are_read() {
        assert_eq!(
            told("a = 1 # plan: allow(missing-field) until 2026-12-31 because väntar på svar\n"),
            ["missing-field|2026-12-31|väntar på svar"]
        );
        assert_eq!(told("#plan:allow ( x ) because y # z\r\na = 1\r\n"), ["x|–|y # z"]);
        assert_eq!(told("# plan: allow(x) because until the end\n"), ["x|–|until the end"]);
        assert_eq!(told("# plan: allow(x) until\n"), ["x||–"]);
        assert_eq!(told("# plan: allow(x)"), ["x|–|–"]);
    }

    #[test]
    fn several_stand_on_one_line() {
        assert_eq!(told("# plan: allow(a, b) because c\n"), ["a|–|c", "b|–|c"]);
        assert_eq!(told("# plan: allow(a,) because c\n"), ["a|–|c"]);
        assert_eq!(
            told("# plan: allow(a) because b # plan: allow(c) until 2026-01-01 because d\n"),
            ["a|–|b", "c|2026-01-01|d"]
        );
    }

    #[test]
    fn what_is_meant_as_one_is_one() {
        assert_eq!(told("# plan: allow missing-field because x\n"), ["–|–|–"]);
        assert_eq!(told("# plan: allow(x\n"), ["–|–|–"]);
        assert_eq!(told("# plan: allow()\n"), ["–|–|–"]);
        for none in
            ["# planen tillåter (x)", "# plan: allowed", "# se plan: allow(x)", "a = '# plan: allow(x)'"]
        {
            assert_eq!(told(none), Vec::<String>::new(), "{none}");
        }
    }

    #[test]
    fn a_name_can_go_alone() {
        let without = |text: &str, at: usize| {
            let all = Allow::all(text, Format::Toml, &read(text, Format::Toml).root);
            let mut text = text.to_owned();
            text.replace_range(all[at].alone.expect("others stand beside it").range(), "");
            text
        };
        let text = "# plan: allow(a, b ,c) because d\n";
        assert_eq!(without(text, 0), "# plan: allow(b ,c) because d\n");
        assert_eq!(without(text, 1), "# plan: allow(a, c) because d\n");
        assert_eq!(without(text, 2), "# plan: allow(a, b ) because d\n");
    }
}
