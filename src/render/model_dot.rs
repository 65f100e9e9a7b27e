//! `plan model --format dot`: the structure as a figure for Graphviz.
//!
//! Names of the figure are numbers; what stands in files is only ever a quoted label.

use std::fmt::Write as _;

use crate::model::Body;
use crate::render::model_words::{INITIATIVE, PREPARES, body, level, title};
use crate::render::table::wrap;
use crate::structure::Chart;
use crate::text::Lang;
use crate::text::safe::one_line;

/// The widest line of a box.
const WIDE: usize = 24;

/// The figure: a level is a row. Lines are written from above to below, so that rows stay in their order.
pub fn render(chart: &Chart<'_>, lang: Lang) -> String {
    let mut out = format!("digraph {} {{\n{STYLE}", quoted(&chart.model.id));
    let _ = writeln!(out, "  label={};", quoted(&title(chart, lang)));
    let bodies: Vec<&Body> = chart.bodies().collect();
    let name = |id: &str| bodies.iter().position(|b| *b.id.value == *id).map(|at| format!("b{at}"));
    for (at, row) in chart.levels.iter().enumerate() {
        let _ = writeln!(out, "  subgraph cluster_{at} {{\n    label={};", quoted(level(row.id).get(lang)));
        let names: Vec<String> = row.bodies.iter().filter_map(|b| name(&b.id.value)).collect();
        for (of, name) in row.bodies.iter().zip(&names) {
            let _ = writeln!(out, "    {name} [label={}];", boxed(&body(of, lang)));
        }
        let _ = writeln!(out, "    {{ rank=same; edge [style=invis]; {} }}\n  }}", names.join(" -> "));
    }
    // What no line joins keeps its row by one that is not drawn.
    for pair in chart.levels.windows(2) {
        let ends = pair[0].bodies.first().zip(pair[1].bodies.first());
        if let Some((upper, lower)) = ends.and_then(|(u, l)| name(&u.id.value).zip(name(&l.id.value))) {
            let _ = writeln!(out, "  {upper} -> {lower} [style=invis];");
        }
    }
    for line in &chart.lines.up {
        let Some((lower, upper)) = name(line.from).zip(name(line.to)) else { continue };
        let label = quoted(PREPARES.get(lang));
        let look = match (line.is_parent, line.prepares) {
            (true, true) => format!("dir=back, label={label}"),
            (true, false) => "dir=none".to_owned(),
            (false, _) => format!("dir=back, style=dashed, label={label}"),
        };
        let _ = writeln!(out, "  {upper} -> {lower} [{look}];");
    }
    for (lower, upper) in initiatives(chart) {
        let ends = name(lower.body).zip(name(upper.body));
        let Some((from, to)) = ends else { continue };
        let tail = upper.row.map_or_else(String::new, |at| format!(", ltail=cluster_{at}"));
        let head = lower.row.map_or_else(String::new, |at| format!(", lhead=cluster_{at}"));
        let label = quoted(INITIATIVE.get(lang));
        let _ = writeln!(out, "  {to} -> {from} [dir=back, style=dashed, label={label}{head}{tail}];");
    }
    out.push_str("}\n");
    out
}

/// An end of a line: a body, or the whole row that it stands for.
#[derive(Clone, Copy)]
struct End<'c> {
    body: &'c str,
    row: Option<usize>,
}

/// Lines from those who take initiatives to those who receive them; a row that does so as a whole is one end.
fn initiatives<'c>(chart: &Chart<'c>) -> Vec<(End<'c>, End<'c>)> {
    let ends = |bodies: &[&Body]| -> Vec<End<'c>> {
        let is_in = |b: &&&Body| bodies.iter().any(|other| other.id.value == b.id.value);
        let mut ends = Vec::new();
        for (at, row) in chart.levels.iter().enumerate() {
            let own: Vec<&&Body> = row.bodies.iter().filter(is_in).collect();
            if own.len() > 1 && own.len() == row.bodies.len() {
                ends.push(End { body: &own[own.len() / 2].id.value, row: Some(at) });
            } else {
                ends.extend(own.into_iter().map(|b| End { body: &b.id.value, row: None }));
            }
        }
        ends
    };
    let to = ends(&chart.lines.receivers);
    ends(&chart.lines.initiators).into_iter().flat_map(|from| to.iter().map(move |to| (from, *to))).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escape(&one_line(text)))
}

/// A text in lines that fit a box.
fn boxed(text: &str) -> String {
    let lines: Vec<String> = wrap(&one_line(text), WIDE).iter().map(|l| escape(l)).collect();
    format!("\"{}\"", lines.join("\\n"))
}

/// Text that means nothing to Graphviz between quotation marks.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\"")
}

const STYLE: &str =
    "  graph [compound=true, newrank=true, labelloc=t, labeljust=l, fontname=\"Helvetica\", fontsize=13, ranksep=0.7];
  node [shape=box, style=\"rounded,filled\", fillcolor=\"white\", fontname=\"Helvetica\", fontsize=11];
  edge [fontname=\"Helvetica\", fontsize=10];
";

#[cfg(test)]
mod tests {
    use super::{boxed, quoted};

    #[test]
    fn labels_are_no_syntax() {
        assert_eq!(quoted(r#"A" -> \N & <b>"#), r#""A\" -> \\N &amp; <b>""#);
        assert_eq!(boxed("Chefsgruppen för skola, utbildning"), r#""Chefsgruppen för skola,\nutbildning""#);
    }
}
