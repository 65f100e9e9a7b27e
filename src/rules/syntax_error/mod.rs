//! `syntax-error`: the text breaks the grammar of TOML or YAML.

use crate::diag::{Finding, Findings, Severity};
use crate::portfolio::File;
use crate::rules::{Check, Context, Page, Rule, Scope};
use crate::syntax::{Broken, FaultKind, Format};
use crate::text::{SourceId, Span, Words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "syntax-error",
    scope: Scope::File,
    severity: Severity::Error,
    cases: &[],
    summary: Words::new(
        "Texten följer inte reglerna för TOML eller YAML",
        "The text breaks the rules of TOML or YAML",
    ),
    page: Page { sv: include_str!("page.sv.md"), en: include_str!("page.en.md") },
    check: Check::File(check),
};

fn check(_: &Context<'_>, id: SourceId, file: &File, out: &mut Findings) {
    for fault in &file.faults {
        let FaultKind::Syntax(format, broken) = fault.kind else { continue };
        let (span, broken) = refine(file, fault.span, broken);
        let (message, help) = words(format, broken);
        let there = file.source.slice(span).lines().next().unwrap_or("");
        out.push(Finding::new(RULE.name, id, span, message.text()).help(help.with([there.into()])));
    }
}

/// In YAML, the first colon of a line is one too many only when the line is indented too far.
fn refine(file: &File, span: Span, broken: Broken) -> (Span, Broken) {
    let before = file.source.slice(Span { start: 0, end: span.start });
    let line = before.rsplit('\n').next().unwrap_or("");
    let word = line.trim_start();
    let indented = word.len() < line.len() && !line.contains(':');
    if broken == Broken::ExtraAssignment && file.format == Some(Format::Yaml) && indented {
        let start = before.len() - word.len();
        return (Span::new(start, span.end as usize), Broken::Indentation);
    }
    (span, broken)
}

/// What is wrong and what to type, in as many sorts as a coordinator can act on.
fn words(format: Format, broken: Broken) -> (&'static Words, &'static Words) {
    match broken {
        Broken::UnclosedText => (&UNCLOSED_TEXT, &UNCLOSED_TEXT_HELP),
        Broken::UnclosedBracket => (&UNCLOSED_BRACKET, &UNCLOSED_BRACKET_HELP),
        Broken::NoValue => (&NO_VALUE, &NO_VALUE_HELP),
        Broken::NoAssignment if format == Format::Yaml => (&NO_COLON, &NO_COLON_HELP),
        Broken::NoAssignment => (&NO_EQUALS, &NO_EQUALS_HELP),
        Broken::ExtraAssignment if format == Format::Yaml => (&EXTRA_COLON, &EXTRA_COLON_HELP),
        Broken::ExtraAssignment => (&EXTRA_EQUALS, &EXTRA_EQUALS_HELP),
        Broken::NoComma => (&NO_COMMA, &NO_COMMA_HELP),
        Broken::ExtraComma => (&EXTRA_COMMA, &EXTRA_COMMA_HELP),
        Broken::Unquoted => (&UNQUOTED, &UNQUOTED_HELP),
        Broken::Truth => (&TRUTH, &TRUTH_HELP),
        Broken::Indentation => (&INDENTATION, &INDENTATION_HELP),
        Broken::Escape => (&ESCAPE, &ESCAPE_HELP),
        Broken::Number => (&NUMBER, &NUMBER_HELP),
        Broken::ControlCharacter => (&CONTROL, &CONTROL_HELP),
        Broken::TableTwice => (&TABLE_TWICE, &TABLE_TWICE_HELP),
        Broken::TooDeep => (&TOO_DEEP, &TOO_DEEP_HELP),
        Broken::TooManyValues => (&TOO_MANY, &TOO_MANY_HELP),
        Broken::Conflict => (&CONFLICT, &CONFLICT_HELP),
        Broken::NotATable => (&NOT_A_TABLE, &NOT_A_TABLE_HELP),
        Broken::Other => (&OTHER, &OTHER_HELP),
    }
}

static UNCLOSED_TEXT: Words =
    Words::new("Texten saknar ett citattecken på slutet", "The text lacks its closing quotation mark");
static UNCLOSED_TEXT_HELP: Words = Words::new(
    "skriv `\"` sist i texten, på samma rad",
    "type `\"` at the end of the text, on the same line",
);
static UNCLOSED_BRACKET: Words =
    Words::new("En parentes öppnas och stängs aldrig", "A bracket is opened and never closed");
static UNCLOSED_BRACKET_HELP: Words = Words::new(
    "skriv `]` eller `}` där listan eller tabellen slutar",
    "type `]` or `}` where the list or table ends",
);
static NO_VALUE: Words = Words::new("Fältet har inget värde", "The field has no value");
static NO_VALUE_HELP: Words = Words::new(
    "skriv ett värde, till exempel `\"text\"`, eller ta bort raden",
    "type a value, such as `\"text\"`, or remove the line",
);
static NO_COLON: Words =
    Words::new("Raden är inget fält: kolon saknas", "The line is no field: a colon is missing");
static NO_COLON_HELP: Words = Words::new(
    "skriv `fält: värde`, i jämnhöjd med raderna ovanför",
    "write `field: value`, level with the lines above",
);
static NO_EQUALS: Words = Words::new(
    "Raden är inget fält: likhetstecken saknas",
    "The line is no field: an equals sign is missing",
);
static NO_EQUALS_HELP: Words = Words::new("skriv `fält = värde`", "write `field = value`");
static EXTRA_COLON: Words = Words::new("Ett kolon för mycket på raden", "One colon too many on the line");
static EXTRA_COLON_HELP: Words = Words::new(
    "sätt citattecken runt en text som innehåller kolon: `title: \"Etapp 1: start\"`",
    "put quotation marks around a text with a colon: `title: \"Stage 1: start\"`",
);
static EXTRA_EQUALS: Words = Words::new("Ett likhetstecken för mycket", "One equals sign too many");
static EXTRA_EQUALS_HELP: Words = Words::new(
    "ta bort ett `=`, eller sätt citattecken runt texten",
    "remove one `=`, or put quotation marks around the text",
);
static NO_COMMA: Words =
    Words::new("Ett komma saknas mellan två värden", "A comma is missing between two values");
static NO_COMMA_HELP: Words = Words::new("skriv `,` efter värdet före", "type `,` after the value before");
static EXTRA_COMMA: Words = Words::new("Ett komma för mycket", "One comma too many");
static EXTRA_COMMA_HELP: Words = Words::new("ta bort ett `,`", "remove one `,`");
static UNQUOTED: Words = Words::new("Texten saknar citattecken", "The text lacks quotation marks");
static UNQUOTED_HELP: Words = Words::new("skriv den så här: \"text\"", "write it like this: \"text\"");
static TRUTH: Words = Words::new(
    "I TOML skrivs true och false med små bokstäver",
    "In TOML, true and false are written in lower case",
);
static TRUTH_HELP: Words = Words::new(
    "skriv `true` eller `false`; är det en text, sätt citattecken runt den",
    "write `true` or `false`; if it is a text, put quotation marks around it",
);
static INDENTATION: Words = Words::new(
    "Indraget passar inte ihop med raderna ovanför",
    "The indentation does not fit the lines above",
);
static INDENTATION_HELP: Words = Words::new(
    "skriv `fält: värde` efter lika många blanksteg som raderna på samma nivå, aldrig efter tabb",
    "write `field: value` after as many blanks as the lines of the same level, never after a tab",
);
static ESCAPE: Words =
    Words::new("Ett omvänt snedstreck (\\) som inte betyder något", "A backslash (\\) that means nothing");
static ESCAPE_HELP: Words = Words::new(
    "skriv `\\\\` för ett snedstreck, eller sätt texten inom `'…'`",
    "type `\\\\` for a backslash, or put the text within `'…'`",
);
static NUMBER: Words = Words::new("Talet går inte att läsa", "The number cannot be read");
static NUMBER_HELP: Words = Words::new(
    "skriv ett tal utan inledande nolla, till exempel `7`, eller sätt citattecken runt texten: `\"007\"`",
    "write a number without leading zero, such as `7`, or put quotation marks around the text: `\"007\"`",
);
static CONTROL: Words = Words::new(
    "Ett osynligt tecken som inte får stå i filen",
    "An invisible character that may not stand in the file",
);
static CONTROL_HELP: Words = Words::new(
    "skriv om raden för hand: `fält = värde` i TOML, `fält: värde` i YAML",
    "type the line anew by hand: `field = value` in TOML, `field: value` in YAML",
);
static TABLE_TWICE: Words =
    Words::new("Fältet har redan ett värde av annat slag", "The field already has a value of another sort");
static TABLE_TWICE_HELP: Words = Words::new(
    "behåll bara ett av ställena som ger `{0}` ett värde",
    "keep only one of the places that give `{0}` a value",
);
static TOO_DEEP: Words =
    Words::new("Filen är nästlad i mer än 64 nivåer", "The file is nested more than 64 levels deep");
static TOO_DEEP_HELP: Words =
    Words::new("sätt färre `[` och `{` i varandra", "put fewer `[` and `{` in each other");
static TOO_MANY: Words = Words::new("Filen har mer än 10 000 värden", "The file has more than 10,000 values");
static TOO_MANY_HELP: Words = Words::new(
    "flytta ut det som inte hör till planen och länka till det med `links`",
    "move out what does not belong to the plan and link to it with `links`",
);
static CONFLICT: Words = Words::new(
    "Filen innehåller två versioner som git inte kunde föra ihop",
    "The file holds two versions that git could not merge",
);
static CONFLICT_HELP: Words = Words::new(
    "behåll de rader som gäller, och ta bort raderna som börjar med `<<<<<<<`, `=======` och `>>>>>>>`",
    "keep the lines that hold, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
);
static NOT_A_TABLE: Words = Words::new("Filen består inte av fält", "The file does not consist of fields");
static NOT_A_TABLE_HELP: Words = Words::new(
    "skriv varje uppgift som `fält: värde` på egen rad",
    "write each item as `field: value` on a line of its own",
);
static OTHER: Words = Words::new("Raden går inte att läsa", "The line cannot be read");
static OTHER_HELP: Words = Words::new(
    "skriv om raden: `fält = värde` i TOML, `fält: värde` i YAML",
    "type the line anew: `field = value` in TOML, `field: value` in YAML",
);
