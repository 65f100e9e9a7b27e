//! `plan check --format sarif`: SARIF 2.1.0, as code scanning services read it.

use std::collections::BTreeMap;

use crate::check::{Judged, Waived, fingerprints};
use crate::diag::{Fix, Severity};
use crate::portfolio::Whom;
use crate::render::check_run::Run;
use crate::render::json::document;
use crate::render::sarif::{
    Change, Content, Driver, Invocation, Level, Location, Log, Message, Physical, Place, Properties, Region,
    Repair, Replacement, RuleEntry, RuleProperties, RunEntry, SarifResult, Suppression, Tool,
};
use crate::rules::{Rule, rule};
use crate::text::{SourceId, Span};

/// A finding, whether the base of a change has it, and what silences it.
type Told<'a> = (&'a Judged, Option<&'static str>, Option<&'a Waived>);

/// One JSON document.
pub fn render(run: &Run<'_>) -> String {
    let compared = run.report.compared.as_ref();
    let news = compared.map(|_| "new");
    let shown = compared.filter(|compared| compared.shows_old);
    let old = shown.map_or(&[][..], |compared| &compared.old).iter().map(|j| (j, Some("unchanged"), None));
    let waived = run.report.waived.iter().map(|w| (&w.judged, None, Some(w)));
    let all: Vec<Told<'_>> =
        run.report.findings.iter().map(|j| (j, news, None)).chain(old).chain(waived).collect();
    let mut rules: Vec<&Rule> = all.iter().filter_map(|(j, ..)| rule(j.finding.rule)).collect();
    rules.sort_by_key(|r| r.name);
    rules.dedup_by_key(|r| r.name);
    let names = fingerprints(run.portfolio, all.iter().map(|(judged, ..)| *judged));
    let results = all.iter().zip(names).map(|(told, name)| {
        let rule = rules.iter().position(|r| r.name == told.0.finding.rule);
        result(run, *told, rule, name)
    });
    document(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [RunEntry {
            tool: Tool {
                driver: Driver {
                    name: "plan",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules.iter().map(|rule| described(run, rule)).collect(),
                },
            },
            language: run.lang.tag(),
            column_kind: "unicodeCodePoints",
            invocations: [Invocation { execution_successful: true, exit_code: u8::from(run.fails) }],
            results: results.collect(),
        }],
    })
}

fn described<'a>(run: &Run<'_>, rule: &'a Rule) -> RuleEntry<'a> {
    let page = rule.page.get(run.lang);
    RuleEntry {
        id: rule.name,
        short_description: Message::plain(rule.summary.get(run.lang)),
        help: Message { text: page.to_owned(), markdown: Some(page.to_owned()) },
        default_configuration: Level { level: level(rule.severity) },
        properties: RuleProperties { tags: [rule.scope.id()] },
    }
}

fn result<'a>(
    run: &Run<'_>,
    (judged, baseline_state, waived): Told<'a>,
    rule_index: Option<usize>,
    fingerprint: String,
) -> SarifResult<'a> {
    let finding = &judged.finding;
    let mut related = Vec::new();
    for label in &finding.related {
        let text = label.text.as_ref().map(|t| t.render(run.lang));
        related.push(location(run, label.source, label.span, text));
    }
    if let Some(law) = &finding.law {
        related.push(location(run, law.source, law.span, run.law(finding)));
    }
    let numbered = related.into_iter().enumerate().map(|(at, l)| Location { id: Some(at + 1), ..l });
    SarifResult {
        rule_id: finding.rule,
        rule_index,
        level: level(judged.severity),
        baseline_state,
        message: Message::plain(&run.lines(finding).join("\n")),
        locations: [location(run, finding.place.source, finding.place.span, None)],
        related_locations: numbered.collect(),
        partial_fingerprints: BTreeMap::from([("planIdentity/v1", fingerprint)]),
        fixes: finding.fix.iter().map(|fix| repair(run, fix)).collect(),
        suppressions: waived.map(|w| [suppression(run, w)]),
        properties: Properties {
            key: finding.key.as_deref(),
            model: finding.law.as_ref().map(|law| &*law.model),
            constraint: finding.law.as_ref().map(|law| &*law.constraint),
        },
    }
}

fn suppression(run: &Run<'_>, waived: &Waived) -> Suppression {
    let waiver = &waived.waiver;
    let kind = match waiver.whom {
        Whom::Keys(..) => "external",
        Whom::Place(..) => "inSource",
    };
    Suppression {
        kind,
        status: "accepted",
        justification: waiver.because.as_deref().map(str::to_owned),
        location: location(run, waiver.source, waiver.span, None),
    }
}

fn location(run: &Run<'_>, source: SourceId, span: Span, text: Option<String>) -> Location {
    Location {
        id: None,
        physical_location: Physical {
            artifact_location: place(run, source),
            region: region(run, source, span),
        },
        message: text.map(|t| Message::plain(&t)),
    }
}

fn place(run: &Run<'_>, source: SourceId) -> Place {
    Place { uri: uri(&run.path(source)) }
}

fn region(run: &Run<'_>, source: SourceId, span: Span) -> Region {
    let at = run.region(source, span);
    Region { start_line: at.line, start_column: at.column, end_line: at.end_line, end_column: at.end_column }
}

/// A fix by files, each with what goes and what comes.
fn repair(run: &Run<'_>, fix: &Fix) -> Repair {
    let mut files: BTreeMap<SourceId, Vec<Replacement>> = BTreeMap::new();
    for edit in &fix.edits {
        files.entry(edit.source).or_default().push(Replacement {
            deleted_region: region(run, edit.source, edit.span),
            inserted_content: Content { text: edit.text.clone() },
        });
    }
    let change = |(source, replacements)| Change { artifact_location: place(run, source), replacements };
    Repair { artifact_changes: files.into_iter().map(change).collect() }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a relative reference: all but what may stand in one is written by its bytes.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
