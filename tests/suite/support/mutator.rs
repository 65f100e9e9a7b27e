//! Texts spoilt on purpose, the same ones in every run.

use plan::syntax::Format;

use crate::support::memory::MemoryTree;
use crate::support::repository::root;
use crate::support::twin::yaml_twin;

/// A text to spoil, with the place it stands in.
#[derive(Debug, Clone)]
pub(crate) struct Seed {
    /// Path from the root of the plan repository.
    pub(crate) path: String,
    /// The format of its ending.
    pub(crate) format: Format,
    /// The text.
    pub(crate) text: String,
}

impl Seed {
    fn new(path: &str, text: String) -> Option<Self> {
        let (format, _) = Format::of(path)?;
        Some(Self { path: path.to_owned(), format, text })
    }
}

/// Longer texts take long to read and mutate no better.
const LONGEST: usize = 500;

/// Our own plan files, the files of the pages of the rules, and the YAML twins of the sound ones.
/// Long files stand in pieces.
pub(crate) fn seeds() -> Vec<Seed> {
    let mut seeds = Vec::new();
    let repository = root();
    for folder in ["plans", "schema"] {
        let tree = MemoryTree::from_folder(&repository.join(folder));
        for (path, text) in tree.files() {
            let path = format!("{folder}/{path}");
            seeds.extend(pieces(text).into_iter().filter_map(|piece| Seed::new(&path, piece)));
        }
    }
    for (path, text) in MemoryTree::from_folder(&repository.join("tests/pages/base")).files() {
        seeds.extend(Seed::new(path, text.clone()));
    }
    let everything = || EVERYTHING.iter().filter_map(|(path, text)| Seed::new(path, (*text).to_owned()));
    // The richest files are worth the most mutants.
    seeds.extend((0..8).flat_map(|_| everything()));
    for rule in plan::rules::RULES {
        seeds.extend(files_of_page(rule.page.sv));
    }
    let twins: Vec<Seed> = seeds.iter().step_by(3).filter_map(twin).collect();
    seeds.extend(twins);
    seeds
}

fn twin(seed: &Seed) -> Option<Seed> {
    if seed.format != Format::Toml {
        return None;
    }
    let path = seed.path.strip_suffix(".toml")?;
    Seed::new(&format!("{path}.yaml"), yaml_twin(&seed.text)?)
}

/// A text in pieces that end at blank lines.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for paragraph in text.split_inclusive("\n\n") {
        match pieces.last_mut() {
            Some(last) if last.len() + paragraph.len() <= LONGEST => last.push_str(paragraph),
            _ => pieces.push(paragraph.to_owned()),
        }
    }
    pieces.retain(|p| !p.is_empty());
    pieces
}

/// The files in the blocks of a page: a line `# plans/…` or `# schema/…` begins one.
fn files_of_page(page: &str) -> Vec<Seed> {
    let mut seeds = Vec::new();
    let mut current: Option<(String, String)> = None;
    for line in page.lines() {
        let path = line.trim_start_matches(['#', ' ', '+']);
        let begins = line.starts_with("# ") && (path.starts_with("plans/") || path.starts_with("schema/"));
        if begins || line.starts_with("```") {
            seeds.extend(current.take().and_then(|(path, text)| Seed::new(&path, text)));
            current = begins.then(|| (path.to_owned(), String::new()));
        } else if let Some((_, text)) = &mut current {
            text.push_str(line);
            text.push('\n');
        }
    }
    seeds
}

/// Invented files with most of the fields that the format has.
const EVERYTHING: &[(&str, &str)] = &[
    (
        "plans/demo/2026/allt.toml",
        "# Påhittad. / Invented.\ntitle = \"Allt på en gång\"\nstatus = \"ongoing\"\nkind = \"projekt\"\n\
         start = \"2026-Q1\"\nend = \"2026-10\"\nstarted = 2026-01-07\nended = \"2026-09-30\"\ncarried_from = [\"2025/forra\"]\n\
         goals = [\"trygghet\"]\nformerly = [\"gammal\"]\norder = 2\nparties = [\"kommunen\"]\ndomains = [\"vard\"]\n\
         areas = [{ id = \"ai\", note = \"samordnas\" }]\ndrivers = [{ type = \"national\", ref = \"strategi\" }]\n\
         responsible = [{ org = \"it\", person = \"annper\", lead = true }, { org = \"stab\" }]\n\
         milestones = [{ id = \"a\", title = \"Klart\", due = \"2026-T2\", done = 2026-05-01 }, { id = \"b\", due = \"2026-W12\" }]\n\
         reports = [{ date = 2026-04-30, health = \"yellow\", progress = 40, text = \"Dröjer\", by = \"it\" }]\n\
         realisation = [{ party = \"kommunen\", milestone = \"a\", state = \"planned\", as_of = 2026-05-01 }]\n\
         legal = { state = \"done\", basis = \"GDPR\", reviewed = 2026-02-01 }\nlegal_note = \"x\"\n\
         links = [{ title = \"Sida\", url = \"https://example.org/\" }]\nx = { eget = 1 }\n",
    ),
    (
        "plans/demo/meetings/2026-03-12-styrgrupp.toml",
        "# Påhittat. / Invented.\nminutes = \"https://example.org/\"\n[[matters]]\nid = \"1\"\ntype = \"decision\"\n\
         title = \"Anta planen\"\ndecides = \"adopt\"\nyear = 2026\noutcome = \"approved\"\nactivities = [\"bas\"]\n\
         sets = [{ activity = \"bas\", field = \"legal.state\", to = \"done\" }]\n\n[[matters]]\nid = \"2\"\ntype = \"decision\"\n\
         title = \"Nästa\"\ncontinues = \"2026-03-12-styrgrupp#1\"\nbudget = { amount = 1.5e6, currency = \"SEK\", year = 2026 }\n",
    ),
    (
        "plans/demo/2025/plan.yaml",
        "# Påhittat. / Invented.\ntitle: Året 2025\npurpose: >\n  Att pröva,\n  och åter pröva\nperiod: {from: 2025-01-01, to: 2025-12-31}\n\
         adopted:\n  by: styrgrupp\n  date: 2024-11\nclosed: {date: 2026-01-15, by: styrgrupp}\nfollow_ups:\n- to: styrgrupp\n  date: 2025-06-30\n",
    ),
    (
        "plans/demo/programme.yaml",
        "# Påhittat. / Invented.\nname: 'Demo''n'\ngovernance: demo\nperiod: {from: 2024, to: 2027}\ngoals:\n  - id: trygghet\n    name: Trygghet\n\
         \x20   aliases: [\"Digital trygghet\"]\n    from: 2024\n  - {id: innovation, name: Innovation}\nneeds:\n- {id: n, text: |\n    Ett behov\n  }\nareas: [{id: ai, name: AI, led_by: stab}]\n\
         overarching: [strategi, vp-2026]\nparties: [kommunen]\n",
    ),
];

/// What hands slip in, and what attackers put in.
const FRAGMENTS: &[&[u8]] = &[
    b"&a ", b"*a", b"!t ", b"--- ", b"\n---\n", b"\n...\n", b"%YAML 1.2\n", b"<<: *a\n", b"? ", b"- ", b": ", b"|\n", b">-\n",
    b"[", b"]", b"{", b"}", b"[[", b"]]", b"[[a]]\n", b"[a]\n", b"[a.b]\n", b"\"", b"'", b"\"\"\"", b"'''", b"=", b",", b"#",
    b"\\", b"\\x", b"\\e", b"\\u00e", b"\\u{e5}", b"\t", b"\r", b"\r\n", b"\n", b"\n\n", b" ", b"\0", b"\x1b[31m", b"\x7f",
    b"\xc3", b"\xa5", "å".as_bytes(), "A\u{30a}".as_bytes(), "\u{feff}".as_bytes(), "\u{202e}".as_bytes(),
    "\u{2028}".as_bytes(), "\u{85}".as_bytes(), "\u{1f4a9}".as_bytes(), b"\xf0\x9f", b"::error::", b"##[group]",
    b"99999999999999999999", b"-9223372036854775809", b"1e999", b"0x", b"0123", b"1_000", b"nan", b"-inf", b"~", b"null", b"no",
    b"true", b"2026-02-30", b"2026-4-5", b"2026-127", b"2026-Q-128", b"2026-W99", b"9999-12-31", b"0000-00-00",
    b"2026-04-05T10:00:00Z", b"12:30", b"../", b"2026/bas", b"demo/2026/bas", b"carried_from = [\"2026/bas\"]\n",
    b"x = { title = 1 }\n", b"a.b.c = 1\n", b"due = \"2026-H-1\"\n", b"id = \"\"\n", b"title = \"\"\n",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    b"{a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={a={",
    b"- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - ",
];

/// Spoils texts. The same seed number gives the same mutants for ever.
#[derive(Debug)]
pub(crate) struct Mutator {
    state: u64,
}

impl Mutator {
    /// A mutator that begins at a number.
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number below `limit` (splitmix64).
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let z = z ^ (z >> 31);
        usize::try_from(z % (limit.max(1) as u64)).unwrap_or(0)
    }

    /// A text with one to four faults; lines may come from another text.
    pub(crate) fn spoil(&mut self, text: &str, other: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(4) {
            self.once(&mut bytes, other.as_bytes());
        }
        bytes
    }

    fn once(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.below(bytes.len() + 1);
        match self.below(11) {
            0 => {
                let bit = self.below(8);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            1 => {
                let end = bytes.len().min(at + 1 + self.below(6));
                bytes.drain(at..end);
            }
            2 => {
                let end = bytes.len().min(at + 1 + self.below(40));
                let copy = bytes[at..end].to_vec();
                let to = self.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 => {
                let line = line_around(bytes, at);
                bytes.drain(line);
            }
            4 => {
                let line = line_around(bytes, at);
                let copy = bytes[line.clone()].to_vec();
                bytes.splice(line.end..line.end, copy);
            }
            5 => {
                let from = self.below(other.len() + 1);
                let copy = other[line_around(other, from)].to_vec();
                let to = line_around(bytes, at).start;
                bytes.splice(to..to, copy);
            }
            6 => {
                let line = line_around(bytes, at);
                let copy: Vec<u8> = bytes.drain(line).collect();
                let to = self.below(bytes.len() + 1);
                let to = line_around(bytes, to).start;
                bytes.splice(to..to, copy);
            }
            7 | 8 => {
                let fragment = FRAGMENTS[self.below(FRAGMENTS.len())];
                bytes.splice(at..at, fragment.iter().copied());
            }
            _ => {
                let fragment = FRAGMENTS[self.below(FRAGMENTS.len())];
                bytes.splice(word_around(bytes, at), fragment.iter().copied());
            }
        }
    }
}

/// The line that holds a byte, with its line break.
fn line_around(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let at = at.min(bytes.len());
    let start = bytes[..at].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
    let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |i| at + i + 1);
    start..end
}

/// The word or number that holds a byte; what stands between quotation marks may be one.
fn word_around(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let at = at.min(bytes.len());
    let inside = |b: &u8| b.is_ascii_alphanumeric() || *b >= 0x80 || b"-_./".contains(b);
    let start = bytes[..at].iter().rposition(|b| !inside(b)).map_or(0, |i| i + 1);
    let end = bytes[at..].iter().position(|b| !inside(b)).map_or(bytes.len(), |i| at + i);
    start..end
}
