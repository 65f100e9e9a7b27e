//! Activities as many hands would write them: comments everywhere, every way of quoting, lists and tables
//! in every form, either line ending.

use plan::syntax::Format;

use crate::support::mutator::Mutator;

/// Texts that can stand without quotation marks in YAML.
const PLAIN: &[&str] = &[
    "ongoing",
    "digital-trygghet",
    "2025/sdk",
    "Upphandlingen dröjer",
    "Ångström & söner",
    "A\u{30a}ngstro\u{308}m",
    "it's",
    "3 delar",
    "a#b",
    "e-arkiv \u{1f4be}",
    "2026-Q3",
    "x=1 eller y=2",
    "Ett, två [tre] {fyra}",
];

/// Texts that need them.
const TRICKY: &[&str] = &[
    "",
    "no",
    "on",
    "12:30",
    "0123",
    "- a",
    "a: b",
    "a #b",
    "*a",
    "@x",
    "`",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "C:\\ny\\x",
    "#",
    "2026-04-30",
    " indrag",
    "slut ",
    "tab\there",
    "[a",
    "}",
    "%",
    "!",
    "~",
    "true",
    "a\\",
    "=",
    "\u{a0}å",
    "bell\u{7}",
];

/// Texts of many lines.
const LONG: &[&str] = &[
    "rad ett\nrad två",
    "rad ett\n\nrad tre\n",
    "# ingen kommentar\nstatus = 1\n",
    "a\n  indragen\nb",
    "'\"\n[x]\n---",
    "slut\n\n\n",
    "\nbörjar\n",
];

const COMMENTS: &[&str] = &["# k", "# åäö: 'x' [y] {z}", "#", "#- inte, en post", "# \"citat # i kommentar"];

/// A file being written.
pub(crate) struct Pen<'m> {
    chance: &'m mut Mutator,
    format: Format,
    out: String,
    /// Whether YAML's dashes stand under their key.
    flat: bool,
    /// How `=` is written.
    sign: &'static str,
}

/// An activity's file.
pub(crate) fn activity(chance: &mut Mutator, format: Format) -> String {
    let flat = chance.below(2) == 0;
    let sign = if chance.below(6) == 0 { "=" } else { " = " };
    let mut pen = Pen { chance, format, out: String::new(), flat, sign };
    pen.head();
    let mut fields: Vec<usize> = (0..FIELDS).filter(|_| pen.one_in(2)).collect();
    if pen.one_in(3) && fields.len() > 2 {
        let (a, b) = (pen.chance.below(fields.len()), pen.chance.below(fields.len()));
        fields.swap(a, b);
    }
    // What TOML writes in sections comes last.
    let late = |field: &usize, pen: &mut Pen<'_>| format == Format::Toml && *field >= TABLES && pen.one_in(3);
    let (sections, lines): (Vec<usize>, Vec<usize>) = fields.into_iter().partition(|f| late(f, &mut pen));
    for field in lines {
        pen.above("");
        pen.field(field);
    }
    for field in sections {
        pen.above("");
        pen.sections(field);
    }
    pen.foot()
}

const FIELDS: usize = 16;
/// From here on, fields hold tables or lists of tables.
const TABLES: usize = 11;

impl Pen<'_> {
    fn one_in(&mut self, n: usize) -> bool {
        self.chance.below(n) == 0
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.chance.below(from.len())]
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn head(&mut self) {
        if self.one_in(3) {
            self.put("#:schema ../activity.schema.json\n");
        }
        if self.format == Format::Yaml && self.one_in(5) {
            self.put("---\n");
        }
        if self.one_in(6) {
            self.put("\n");
        }
    }

    fn foot(&mut self) -> String {
        if self.one_in(5) {
            self.put("# sist\n");
        }
        if self.format == Format::Yaml && self.one_in(8) {
            self.put("...\n");
        }
        let mut text = std::mem::take(&mut self.out);
        if self.one_in(4) {
            text.truncate(text.trim_end_matches('\n').len());
        }
        if self.one_in(3) {
            text = text.replace('\n', "\r\n");
        }
        if self.one_in(6) { format!("\u{feff}{text}") } else { text }
    }

    /// Blank lines and comments above a line.
    fn above(&mut self, indent: &str) {
        if self.one_in(6) {
            self.put("\n");
        }
        if self.one_in(5) {
            let comment = self.pick(COMMENTS);
            self.put(&format!("{indent}{comment}\n"));
        }
    }

    /// The end of a line.
    fn end(&mut self) {
        match self.chance.below(6) {
            0 => {
                let comment = self.pick(COMMENTS);
                self.put(&format!(" {comment}\n"));
            }
            1 => self.put("  \n"),
            _ => self.put("\n"),
        }
    }

    fn colon(&self) -> &'static str {
        match self.format {
            Format::Toml => self.sign,
            Format::Yaml => ": ",
        }
    }

    fn text(&mut self) -> &'static str {
        match self.chance.below(4) {
            0 => self.pick(TRICKY),
            _ => self.pick(PLAIN),
        }
    }

    /// A text on one line, in some style; in brackets or not.
    fn scalar(&mut self, brackets: bool) -> String {
        let text = self.text();
        let double = |text: &str| {
            format!("{:?}", text)
                .replace("\\'", "'")
                .replace("\\u{7}", "\\u0007")
                .replace("\\u{a0}", "\u{a0}")
        };
        let double = |text: &str| {
            // The one combining mark that Rust would write out.
            double(text).replace("\\u{30a}", "\u{30a}").replace("\\u{308}", "\u{308}")
        };
        match (self.format, self.chance.below(4)) {
            (Format::Toml, 0) if !text.contains(['\'', '\u{7}']) => format!("'{text}'"),
            (Format::Toml, 1) if !brackets && !text.contains(['\\', '"', '\u{7}']) => {
                format!("\"\"\"{text}\"\"\"")
            }
            (Format::Yaml, 0 | 1)
                if PLAIN.contains(&text) && !(brackets && text.contains([',', '[', '{'])) =>
            {
                text.to_owned()
            }
            (Format::Yaml, 2) if !text.contains(['\t', '\u{7}']) => format!("'{}'", text.replace('\'', "''")),
            _ => double(text),
        }
    }

    fn day(&mut self) -> String {
        let day = format!("2026-0{}-1{}", self.chance.below(9) + 1, self.chance.below(10));
        match self.chance.below(3) {
            0 => format!("\"{day}\""),
            _ => day,
        }
    }

    fn long(&mut self, indent: usize) {
        let text = self.pick(LONG);
        let pad = " ".repeat(indent);
        let lines = |text: &str| {
            let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{pad}{line}\n") };
            text.split('\n').map(line).collect::<String>()
        };
        match (self.format, self.chance.below(3)) {
            (Format::Toml, 0) if !text.contains('\'') => self.put(&format!("'''\n{text}'''")),
            (Format::Toml, _) => self.put(&format!("\"\"\"\n{}\"\"\"", text.replace('"', "\\\""))),
            (Format::Yaml, 0) if !text.starts_with('\n') => {
                let keep = if text.ends_with("\n\n") {
                    "+"
                } else if text.ends_with('\n') {
                    ""
                } else {
                    "-"
                };
                let body = lines(text.strip_suffix('\n').unwrap_or(text));
                self.put(&format!("|{keep}\n{body}"));
            }
            (Format::Yaml, 1) => self.put(&format!(">-\n{pad}vikt text\n{pad}går vidare\n")),
            (Format::Yaml, _) => self.put(&format!("\"flera\n{pad}rader\"\n")),
        }
        if self.format == Format::Toml {
            self.end();
        }
    }

    fn field(&mut self, field: usize) {
        let names = [
            "title",
            "status",
            "goals",
            "carried_from",
            "order",
            "benefit",
            "start",
            "started",
            "results",
            "good_example",
            "size",
            "responsible",
            "milestones",
            "reports",
            "legal",
            "x",
        ];
        let name = names[field];
        self.put(name);
        match name {
            "goals" | "carried_from" | "results" => self.list(0),
            "order" => {
                let n = format!("{}{}", self.colon(), self.chance.below(40));
                self.put(&n);
                self.end();
            }
            "good_example" => {
                let truth = format!("{}{}", self.colon(), self.one_in(2));
                self.put(&truth);
                self.end();
            }
            "benefit" => {
                self.put(self.colon());
                self.long(2);
            }
            "started" => {
                let day = format!("{}{}", self.colon(), self.day());
                self.put(&day);
                self.end();
            }
            "responsible" | "milestones" | "reports" => self.tables(name),
            "legal" | "x" => self.table(name),
            _ if self.format == Format::Yaml && self.one_in(10) => {
                self.put(":");
                self.end();
            }
            _ => {
                let value = format!("{}{}", self.colon(), self.scalar(false));
                self.put(&value);
                self.end();
            }
        }
    }

    fn list(&mut self, indent: usize) {
        let items: Vec<String> = (0..self.chance.below(4)).map(|_| self.scalar(true)).collect();
        if self.format == Format::Yaml && !items.is_empty() && self.one_in(2) {
            self.put(":");
            self.end();
            let pad = " ".repeat(if self.flat { indent } else { indent + 2 });
            for item in items {
                self.comment_line(&pad);
                self.put(&format!("{pad}- {item}"));
                self.end();
            }
            if !self.flat {
                self.comment_line(&pad);
            }
            return;
        }
        self.put(self.colon());
        self.brackets(&items, indent);
        self.end();
    }

    fn comment_line(&mut self, pad: &str) {
        if self.one_in(6) {
            let comment = self.pick(COMMENTS);
            self.put(&format!("{pad}{comment}\n"));
        }
    }

    /// A list in brackets, on one line or on many.
    fn brackets(&mut self, items: &[String], indent: usize) {
        let pad = " ".repeat(indent + 2);
        match self.chance.below(5) {
            0 | 1 => {
                self.put("[\n");
                for (at, item) in items.iter().enumerate() {
                    self.comment_line(&pad);
                    let comma = if at + 1 < items.len() || self.one_in(2) { "," } else { "" };
                    self.put(&format!("{pad}{item}{comma}"));
                    self.end();
                }
                self.comment_line(&pad);
                self.put(&" ".repeat(indent));
                // In YAML a closing bracket is indented deeper than its key.
                let close = if self.format == Format::Yaml { "  ]" } else { "]" };
                self.put(close);
            }
            2 if !items.is_empty() => {
                let tail = if self.one_in(2) { "," } else { "" };
                self.put(&format!("[ {}{tail} ]", items.join(", ")));
            }
            3 if items.len() > 1 => self.put(&format!("[{}]", items.join(&format!(",\n{pad}")))),
            _ => self.put(&format!("[{}]", items.join(", "))),
        }
    }

    /// The pairs of one table.
    fn pairs(&mut self, of: &str, brackets: bool) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> = match of {
            "responsible" => vec![
                ("org", self.scalar(brackets)),
                ("person", self.scalar(brackets)),
                ("lead", "true".to_owned()),
            ],
            "milestones" => {
                vec![("id", self.scalar(brackets)), ("due", "\"2026-Q3\"".to_owned()), ("done", self.day())]
            }
            "reports" => vec![
                ("date", self.day()),
                ("health", "\"green\"".to_owned()),
                ("text", self.scalar(brackets)),
            ],
            "legal" => vec![
                ("state", "\"done\"".to_owned()),
                ("basis", self.scalar(brackets)),
                ("reviewed", self.day()),
            ],
            _ => {
                vec![("eget", self.scalar(brackets)), ("ägare", self.scalar(brackets)), ("n", "7".to_owned())]
            }
        };
        if self.format == Format::Toml {
            for (key, _) in &mut pairs {
                if *key == "ägare" {
                    *key = "\"ägare\"";
                }
            }
        }
        let keep = self.chance.below(3);
        pairs.truncate(keep + 1);
        pairs
    }

    fn inline(&mut self, of: &str) -> String {
        let colon = self.colon();
        let pairs = self.pairs(of, true);
        let pairs: Vec<String> =
            pairs.into_iter().map(|(key, value)| format!("{key}{colon}{value}")).collect();
        let pad = if self.one_in(3) { "" } else { " " };
        format!("{{{pad}{}{pad}}}", pairs.join(", "))
    }

    fn tables(&mut self, of: &'static str) {
        let count = self.chance.below(3) + 1;
        if self.format == Format::Toml || self.one_in(3) {
            let items: Vec<String> = (0..count).map(|_| self.inline(of)).collect();
            self.put(self.colon());
            self.brackets(&items, 0);
            self.end();
            return;
        }
        self.put(":");
        self.end();
        let pad = if self.flat { "" } else { "  " };
        for _ in 0..count {
            self.comment_line(pad);
            if self.one_in(4) {
                let item = self.inline(of);
                self.put(&format!("{pad}- {item}"));
                self.end();
                continue;
            }
            for (at, (key, value)) in self.pairs(of, false).into_iter().enumerate() {
                let lead = if at == 0 { "- " } else { "  " };
                if at > 0 {
                    self.comment_line(&format!("{pad}  "));
                }
                self.put(&format!("{pad}{lead}{key}: {value}"));
                self.end();
            }
        }
    }

    fn table(&mut self, name: &'static str) {
        if self.format == Format::Yaml && self.one_in(2) {
            self.put(":");
            self.end();
            for (key, value) in self.pairs(name, false) {
                self.comment_line("  ");
                self.put(&format!("  {key}: {value}"));
                self.end();
            }
            return;
        }
        if self.format == Format::Toml && self.one_in(3) {
            let colon = self.colon();
            let taken = self.out.len() - name.len();
            self.out.truncate(taken);
            for (key, value) in self.pairs(name, false) {
                self.put(&format!("{name}.{key}{colon}{value}"));
                self.end();
                self.comment_line("");
            }
            return;
        }
        let table = format!("{}{}", self.colon(), self.inline(name));
        self.put(&table);
        self.end();
    }

    /// A table or a list of tables under headers of its own.
    fn sections(&mut self, field: usize) {
        let (name, headers) = match field {
            11 => ("responsible", self.chance.below(3) + 1),
            12 => ("milestones", self.chance.below(3) + 1),
            13 => ("reports", self.chance.below(3) + 1),
            14 => ("legal", 0),
            _ => ("x", 0),
        };
        let apart = self.one_in(2);
        for at in 0..headers.max(1) {
            if apart && at > 0 {
                self.put("\n");
            }
            self.put(&if headers == 0 { format!("[{name}]") } else { format!("[[{name}]]") });
            self.end();
            for (key, value) in self.pairs(name, false) {
                self.comment_line("");
                let colon = self.colon();
                self.put(&format!("{key}{colon}{value}"));
                self.end();
            }
        }
    }
}
