//! Names of persons, signatures and e-mail addresses struck out of texts.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Person, Registers};
use crate::text::collate::folded;

/// What stands where nobody can say more: the sign of omission in every language.
const OMITTED: &str = "[…]";

/// Signatures shorter than this are words of the language, too.
const SHORTEST_SIGNATURE: usize = 5;

/// The persons that are known, by what they may be called.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By the first word, folded.
    names: HashMap<String, Vec<Called>>,
    /// What stands for a person in a path of fields, by signature.
    signatures: HashMap<Box<str>, Box<str>>,
}

/// A way of calling a person.
#[derive(Debug)]
struct Called {
    /// Its words, folded.
    words: Vec<String>,
    /// The single word as it is written; a name of several words may be written in any case.
    exactly: Option<Box<str>>,
    /// What stands for the person.
    instead: Box<str>,
}

impl Known {
    /// Adds the persons of registers. What an earlier one says of somebody holds.
    pub(super) fn add(&mut self, registers: &Registers) {
        for person in &registers.people.items {
            let instead = organisation(registers, person);
            self.signatures.entry(person.id.clone()).or_insert_with(|| instead.clone());
            for name in std::iter::once(&person.name).chain(&person.aliases) {
                self.add_name(name, &instead);
            }
            if person.id.len() >= SHORTEST_SIGNATURE {
                self.add_name(&person.id, &instead);
            }
        }
    }

    fn add_name(&mut self, name: &str, instead: &str) {
        let words: Vec<String> = words(name).map(|at| folded(&name[at])).collect();
        let exactly = (words.len() == 1).then(|| name.trim().into());
        let mut orders = vec![words.clone()];
        if let [first @ .., last] = &words[..]
            && !first.is_empty()
        {
            // Surname first, as in a list.
            orders.push(std::iter::once(last.clone()).chain(first.iter().cloned()).collect());
        }
        for words in orders {
            let Some(first) = words.first().cloned() else { continue };
            let named = self.names.entry(first).or_default();
            if !named.iter().any(|called| called.words == words) {
                named.push(Called { words, exactly: exactly.clone(), instead: instead.into() });
            }
        }
    }

    /// A text without them: a person's organisation stands in brackets where it is known.
    pub(super) fn struck<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let text = without_addresses(text);
        let found: Vec<Range<usize>> = words(&text).collect();
        let mut out = String::new();
        let (mut copied, mut at) = (0, 0);
        while at < found.len() {
            match self.called(&text, &found[at..]) {
                Some((called, is_genitive)) => {
                    out.push_str(&text[copied..found[at].start]);
                    out.push_str(&called.instead);
                    at += called.words.len();
                    copied = found[at - 1].end - usize::from(is_genitive);
                }
                None => at += 1,
            }
        }
        if copied == 0 {
            return text;
        }
        out.push_str(&text[copied..]);
        Cow::Owned(out)
    }

    /// The path of a field without signatures, which stand in it as parts.
    pub(super) fn path(&self, path: &str) -> String {
        let parts = path.split_inclusive(['.', '/']).map(|part| {
            let name = part.trim_end_matches(['.', '/']);
            match self.signatures.get(name) {
                Some(instead) => format!("{instead}{}", &part[name.len()..]),
                None => part.to_owned(),
            }
        });
        parts.collect()
    }

    /// Who is called at the first of these words, and whether in the genitive. Of several the longest name
    /// counts.
    fn called(&self, text: &str, found: &[Range<usize>]) -> Option<(&Called, bool)> {
        let first = folded(&text[found[0].clone()]);
        let of = |word: &str| self.names.get(word).into_iter().flatten();
        // A name of one word may stand in the genitive.
        let candidates = of(&first).chain(first.strip_suffix('s').into_iter().flat_map(of));
        let fits = |called: &&Called| {
            let length = called.words.len();
            if found.len() < length {
                return false;
            }
            let gaps = found[..length].windows(2).map(|pair| &text[pair[0].end..pair[1].start]);
            let is_gap = |gap: &str| gap.chars().all(|c| c.is_whitespace() || "-‐‑–.,'’_".contains(c));
            if let Some(exactly) = &called.exactly {
                let word = &text[found[0].clone()];
                return word == &**exactly || word.strip_suffix('s') == Some(exactly);
            }
            let same = |(at, word): (usize, &String)| {
                let written = folded(&text[found[at].clone()]);
                let is_last = at + 1 == length;
                written == *word || is_last && written.strip_suffix('s') == Some(word)
            };
            gaps.into_iter().all(is_gap) && called.words.iter().enumerate().all(same)
        };
        let longest = candidates.filter(fits).max_by_key(|called| called.words.len())?;
        let last = &text[found[longest.words.len() - 1].clone()];
        let is_whole = longest.words.last().is_some_and(|word| folded(last) == *word);
        Some((longest, !is_whole))
    }
}

/// What stands for a person: the organisation, if the register says which.
fn organisation(registers: &Registers, person: &Person) -> Box<str> {
    let actor = person.actor.as_deref().and_then(|id| registers.actors.get(id));
    actor.map_or_else(|| OMITTED.into(), |actor| format!("[{}]", actor.name).into())
}

/// The words of a text: runs of letters, digits and the accents of decomposed letters.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, c) = rest.next()?;
            if is_part(c) {
                break at;
            }
        };
        while rest.next_if(|(_, c)| is_part(*c)).is_some() {}
        Some(start..rest.peek().map_or(text.len(), |(at, _)| *at))
    })
}

/// A text without e-mail addresses.
fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains('@') {
        return Cow::Borrowed(text);
    }
    let is_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let is_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let start = before.trim_end_matches(is_local).len();
        let domain = &after[..after.len() - after.trim_start_matches(is_domain).len()];
        let end = domain.trim_end_matches(['.', '-']).len();
        if start < before.len() && domain[..end].contains('.') {
            out.push_str(&before[..start]);
            out.push_str(OMITTED);
        } else {
            out.push_str(&rest[..=at + end]);
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, read};

    fn known() -> Known {
        let people = "people = [{ id = 'annper', name = 'Anna-Karin Persson', aliases = ['Ankan'], actor = 'it' }, \
            { id = 'per', name = 'Per Ås' }]";
        let mut registers = Registers::default();
        registers.read_actors(&read("actors = [{ id = 'it', name = 'IT' }]", Format::Toml).root, true);
        registers.read_people(&read(people, Format::Toml).root, true);
        let mut known = Known::default();
        known.add(&registers);
        known
    }

    #[test]
    fn whoever_is_known_is_struck_out_however_written() {
        let cases = [
            ("Anna-Karin Persson leder", "[IT] leder"),
            ("ANNA KARIN\nPERSSONS del", "[IT]S del"),
            ("Persson, Anna-Karin", "[IT]"),
            ("med Ankan och annper, per Ås", "med [IT] och [IT], […]"),
            ("Ankans", "[IT]s"),
            ("Per A\u{30a}s", "[…]"),
            // One word that a person is called by is a word like others.
            ("en gång per år, ankan simmar", "en gång per år, ankan simmar"),
            ("Anna-Karin Perssonsson", "Anna-Karin Perssonsson"),
            ("anna.persson@exempel.invalid, x", "[…], x"),
            ("Skriv till a@b.se.", "Skriv till […]."),
            ("@team a@b 3 @ 4", "@team a@b 3 @ 4"),
            ("", ""),
        ];
        let known = known();
        for (text, expected) in cases {
            assert_eq!(known.struck(text), expected);
        }
    }

    #[test]
    fn a_path_names_nobody() {
        assert_eq!(known().path("responsible.it/per.lead"), "responsible.it/[…].lead");
        assert_eq!(known().path("legal.state"), "legal.state");
    }
}
