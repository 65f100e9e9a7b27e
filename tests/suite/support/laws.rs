//! What holds of every finding, whatever the input.

use plan::check::Report;
use plan::facts::Facts;
use plan::portfolio::{ActivityId, Portfolio};
use plan::render::{self, Style};
use plan::status::{By, Query, report as status, story};
use plan::text::{Lang, SourceId, Span};

use crate::support::repository::day;

/// Whether a span lies in a text and begins and ends between characters.
pub(crate) fn fits(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

/// Every place of every finding lies in its file, every finding says what to do, every repair can be made.
pub(crate) fn assert_sound(portfolio: &Portfolio, report: &Report) {
    let inside = |source: SourceId, span: Span| fits(&portfolio.file(source).source.text, span);
    for judged in &report.findings {
        let finding = &judged.finding;
        let (rule, message) = (finding.rule, finding.message.render(Lang::En));
        assert!(
            inside(finding.place.source, finding.place.span),
            "{rule}: place outside the text: {message}"
        );
        assert!(finding.help.is_some(), "{rule}: no help: {message}");
        for label in &finding.related {
            assert!(inside(label.source, label.span), "{rule}: related place outside the text: {message}");
        }
        if let Some(law) = &finding.law {
            assert!(inside(law.source, law.span), "{rule}: law outside the text: {message}");
        }
        for edit in finding.fix.iter().flat_map(|f| &f.edits) {
            assert!(inside(edit.source, edit.span), "{rule}: repair outside the text: {message}");
        }
    }
}

/// Every output format of a portfolio, in one language. The number chooses how the table is grouped and
/// how wide the terminal is.
pub(crate) fn render_all(portfolio: &Portfolio, report: &Report, today: &str, number: usize) -> Vec<String> {
    let facts = Facts::derive(portfolio, day(today));
    let odd = number % 2 == 1;
    let lang = if odd { Lang::En } else { Lang::Sv };
    let style = Style { lang, width: if odd { 30 } else { 100 }, color: odd };
    let by = [By::Origin, By::Goal, By::Org, By::Person, By::Status, By::Party][number % 6];
    let table = status(portfolio, &facts, &Query { by, ..Query::default() });
    let mut out = vec![
        render::check_human::render(portfolio, report, !odd, style),
        render::check_concise::render(portfolio, report, lang),
        render::check_json::render(portfolio, report),
        render::status_table::render(&table, style),
        render::status_json::render(&table),
        render::status_csv::render(&table),
        render::status_markdown::render(&table, lang),
        render::home::render(&table, style),
    ];
    if let Some(activity) = (0u32..).zip(&portfolio.activities).last() {
        let story = story(portfolio, &facts, ActivityId(activity.0));
        out.push(render::story_text::render(&story, style));
        out.push(render::story_json::render(&story));
        out.push(render::story_markdown::render(&story, lang));
    }
    out
}
