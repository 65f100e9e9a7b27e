//! `plan model --format mermaid`: the structure as a figure that GitHub and many editors draw.
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
const WIDE: usize = 22;

/// The figure. Lower levels stand lower, so lines lead upwards.
pub fn render(chart: &Chart<'_>, lang: Lang) -> String {
    let mut out = format!("---\ntitle: {}\n---\nflowchart BT\n", in_yaml(&title(chart, lang)));
    let bodies: Vec<&Body> = chart.bodies().collect();
    let name = |id: &str| bodies.iter().position(|b| *b.id.value == *id).map(|at| format!("b{at}"));
    for (at, row) in chart.levels.iter().enumerate() {
        let _ = writeln!(out, "  subgraph l{at}[{}]", quoted(level(row.id).get(lang)));
        for of in &row.bodies {
            let lines: Vec<String> =
                wrap(&one_line(&body(of, lang)), WIDE).iter().map(|l| escape(l)).collect();
            let _ =
                writeln!(out, "    {}[\"{}\"]", name(&of.id.value).unwrap_or_default(), lines.join("<br/>"));
        }
        out.push_str("  end\n");
    }
    // What no line joins keeps its place by one that is not drawn.
    for pair in chart.levels.windows(2) {
        for lower in &pair[1].bodies {
            let ends =
                pair[0].bodies.first().and_then(|upper| name(&lower.id.value).zip(name(&upper.id.value)));
            if let Some((lower, upper)) = ends {
                let _ = writeln!(out, "  {lower} ~~~ {upper}");
            }
        }
    }
    for line in &chart.lines.up {
        let Some((from, to)) = name(line.from).zip(name(line.to)) else { continue };
        let arrow = match (line.is_parent, line.prepares) {
            (true, true) => format!("-- {} -->", quoted(PREPARES.get(lang))),
            (true, false) => "---".to_owned(),
            (false, _) => format!("-. {} .->", quoted(PREPARES.get(lang))),
        };
        let _ = writeln!(out, "  {from} {arrow} {to}");
    }
    for (from, to) in initiatives(chart, &name) {
        let _ = writeln!(out, "  {from} -. {} .-> {to}", quoted(INITIATIVE.get(lang)));
    }
    out
}

/// Lines from those who take initiatives to those who receive them; a level that does so as a whole is one end.
fn initiatives(chart: &Chart<'_>, name: &dyn Fn(&str) -> Option<String>) -> Vec<(String, String)> {
    let ends = |bodies: &[&Body]| -> Vec<String> {
        let is_in = |b: &&Body| bodies.iter().any(|other| other.id.value == b.id.value);
        let ends = chart.levels.iter().enumerate().flat_map(|(at, row)| {
            if row.bodies.len() > 1 && row.bodies.iter().all(is_in) {
                return vec![format!("l{at}")];
            }
            row.bodies.iter().filter(|b| is_in(b)).filter_map(|b| name(&b.id.value)).collect()
        });
        ends.collect()
    };
    let to = ends(&chart.lines.receivers);
    let from = ends(&chart.lines.initiators);
    from.iter().flat_map(|from| to.iter().map(move |to| (from.clone(), to.clone()))).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escape(&one_line(text)))
}

/// A text of the head, which is YAML and in which Mermaid understands no numbers.
fn in_yaml(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Text that means nothing to Mermaid: all but letters, digits and plain marks by their numbers.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '–' | '/' | '(' | ')') {
            out.push(c);
        } else {
            let _ = write!(out, "#{};", u32::from(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn labels_are_no_syntax() {
        assert_eq!(
            escape("A \"B\"] end; %%{x}%% <b> `c` #35;"),
            "A #34;B#34;#93; end#59; #37;#37;#123;x#125;#37;#37; #60;b#62; #96;c#96; #35;35#59;"
        );
        assert_eq!(escape("Hälso- och (sjuk)vård, AU/EMI"), "Hälso- och (sjuk)vård, AU/EMI");
    }
}
