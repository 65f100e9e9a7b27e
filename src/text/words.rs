//! Words in Swedish and English, side by side, put together only when somebody reads them.

use std::fmt::Write as _;

use crate::text::Day;

/// The languages the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// The language a tag such as `sv`, `sv_SE.UTF-8` or `en-GB` names, if it is one of the two.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['_', '-', '.', '@']).next().unwrap_or(tag);
        match language.to_ascii_lowercase().as_str() {
            "sv" => Some(Self::Sv),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// `sv` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

/// One message in both languages; `{0}`, `{1}` … stand for arguments.
///
/// A missing half does not compile, and neither does a half that forgets an argument.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    sv: &'static str,
    en: &'static str,
}

impl Words {
    /// The message in Swedish and in English.
    ///
    /// # Panics
    /// When a half is empty or the halves name different arguments; in a `static`, at compile time.
    pub const fn new(sv: &'static str, en: &'static str) -> Self {
        assert!(!sv.is_empty() && !en.is_empty(), "a half of the message is missing");
        assert!(
            arguments(sv.as_bytes()) == arguments(en.as_bytes()),
            "the Swedish and the English half name different arguments"
        );
        Self { sv, en }
    }

    /// The template in one language; whole when the message has no arguments.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }

    /// The message with its arguments.
    pub fn with<const N: usize>(&'static self, args: [Arg; N]) -> Text {
        Text { words: self, args: Vec::from(args) }
    }

    /// The message without arguments.
    pub fn text(&'static self) -> Text {
        self.with([])
    }
}

/// The set of arguments a template names, one bit each.
const fn arguments(template: &[u8]) -> u16 {
    let mut set = 0;
    let mut i = 0;
    while i + 2 < template.len() {
        if template[i] == b'{' && template[i + 1].is_ascii_digit() && template[i + 2] == b'}' {
            set |= 1 << (template[i + 1] - b'0');
        }
        i += 1;
    }
    set
}

/// A name that a governance model gives in one or both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// The id, shown when no language has a name.
    pub id: Box<str>,
    /// The Swedish name.
    pub sv: Option<Box<str>>,
    /// The English name.
    pub en: Option<Box<str>>,
}

impl Label {
    /// The name in a language, else in the other, else the id.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Sv => (&self.sv, &self.en),
            Lang::En => (&self.en, &self.sv),
        };
        first.as_deref().or(second.as_deref()).unwrap_or(&self.id)
    }
}

/// What is put in the place of `{0}`, `{1}` …
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text from a file or an id: never translated.
    Str(Box<str>),
    /// A count.
    Count(usize),
    /// A day, written as `2026-06-30` in both languages.
    Day(Day),
    /// A message inside the message.
    Text(Text),
    /// A name from a governance model.
    Label(Label),
    /// Several, joined with commas and a last *och* / *and*.
    All(Vec<Arg>),
    /// Several, joined with commas and a last *eller* / *or*.
    Any(Vec<Arg>),
}

impl Arg {
    /// The argument as a reader of `lang` sees it.
    pub fn render(&self, lang: Lang) -> String {
        match self {
            Self::Str(s) => s.to_string(),
            Self::Count(n) => n.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Text(text) => text.render(lang),
            Self::Label(label) => label.get(lang).to_owned(),
            Self::All(args) => join(args, lang, ["och", "and"]),
            Self::Any(args) => join(args, lang, ["eller", "or"]),
        }
    }
}

fn join(args: &[Arg], lang: Lang, [sv, en]: [&str; 2]) -> String {
    let mut out = String::new();
    for (i, arg) in args.iter().enumerate() {
        if i > 0 && i + 1 == args.len() {
            let word = if lang == Lang::Sv { sv } else { en };
            let _ = write!(out, " {word} ");
        } else if i > 0 {
            out.push_str(", ");
        }
        out.push_str(&arg.render(lang));
    }
    out
}

impl From<&str> for Arg {
    fn from(s: &str) -> Self {
        Self::Str(s.into())
    }
}
impl From<String> for Arg {
    fn from(s: String) -> Self {
        Self::Str(s.into())
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Count(n)
    }
}
impl From<Day> for Arg {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}
impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}
impl From<&'static Words> for Arg {
    fn from(words: &'static Words) -> Self {
        Self::Text(words.text())
    }
}
impl From<&Label> for Arg {
    fn from(label: &Label) -> Self {
        Self::Label(label.clone())
    }
}

/// A message with its arguments, not yet in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    words: &'static Words,
    args: Vec<Arg>,
}

impl Text {
    /// Whether this says the same as another, or the same of fewer.
    pub fn says_no_more_than(&self, other: &Self) -> bool {
        let fits = |(own, other): (&Arg, &Arg)| match (own, other) {
            (Arg::All(own), Arg::All(other)) => own.iter().all(|one| other.contains(one)),
            (Arg::Text(own), Arg::Text(other)) => own.says_no_more_than(other),
            _ => own == other,
        };
        self.words == other.words
            && self.args.len() == other.args.len()
            && self.args.iter().zip(&other.args).all(fits)
    }

    /// The message as a reader of `lang` sees it.
    pub fn render(&self, lang: Lang) -> String {
        let template = self.words.get(lang);
        let mut out = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let (before, tail) = rest.split_at(open);
            out.push_str(before);
            let index = tail.as_bytes().get(1).filter(|b| b.is_ascii_digit());
            match index.filter(|_| tail.as_bytes().get(2) == Some(&b'}')) {
                Some(digit) => {
                    if let Some(arg) = self.args.get(usize::from(digit - b'0')) {
                        out.push_str(&arg.render(lang));
                    }
                    rest = &tail[3..];
                }
                None => {
                    out.push('{');
                    rest = &tail[1..];
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// Which message this is, whatever its arguments.
    pub fn words(&self) -> &'static Words {
        self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static FOUND: Words = Words::new("{0} finns i {1}", "{1} holds {0}");

    #[test]
    fn arguments_follow_the_language() {
        let text = FOUND.with(["sdk".into(), Arg::All(vec!["a".into(), "b".into(), "c".into()])]);
        assert_eq!(text.render(Lang::Sv), "sdk finns i a, b och c");
        assert_eq!(text.render(Lang::En), "a, b and c holds sdk");
    }

    #[test]
    fn braces_that_are_no_argument_stay() {
        static TABLE: Words = Words::new("skriv {{0}} så: { id = 1 }", "write {{0}} so: { id = 1 }");
        assert_eq!(TABLE.with(["x".into()]).render(Lang::Sv), "skriv {x} så: { id = 1 }");
    }

    #[test]
    fn labels_fall_back() {
        let label = Label { id: "x".into(), sv: Some("Pågående".into()), en: None };
        assert_eq!(label.get(Lang::En), "Pågående");
        assert_eq!(Label { id: "x".into(), sv: None, en: None }.get(Lang::Sv), "x");
    }

    #[test]
    fn language_tags() {
        assert_eq!(Lang::from_tag("sv_SE.UTF-8"), Some(Lang::Sv));
        assert_eq!(Lang::from_tag("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_tag("C"), None);
    }
}
