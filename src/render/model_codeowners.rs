//! `plan model --format codeowners`: who is asked about the files of which body, as GitHub and GitLab read it.
//!
//! A line is made only of ids that are sound and of owners that look like accounts; whatever else stands in the
//! model is told in a comment.

use std::fmt::Write as _;

use crate::model::Body;
use crate::structure::Chart;
use crate::text::collate::is_slug;
use crate::text::safe::one_line;
use crate::text::{Lang, Words};

/// A line for the meetings of each body that has owners, and a comment for each that has none.
pub fn render(charts: &[Chart<'_>], lang: Lang) -> String {
    let mut out = format!("{}\n", HEAD.get(lang));
    for chart in charts {
        let _ = writeln!(out, "\n# {}", one_line(&chart.model.name));
        let (mut owned, others): (Vec<&Body>, Vec<&Body>) =
            chart.bodies().filter(|body| is_slug(&body.id.value)).partition(|body| owners(body).count() > 0);
        // The last line that fits decides, so a longer id stands below one that it ends with.
        owned.sort_by_key(|body| body.id.value.len());
        owned.iter().for_each(|body| lines(chart, body, &mut out));
        for body in others {
            let _ = writeln!(out, "# {}", NOBODY.with([(&*one_line(&body.name)).into()]).render(lang));
        }
    }
    out
}

fn lines(chart: &Chart<'_>, body: &Body, out: &mut String) {
    let owners: Vec<&str> = owners(body).collect();
    let _ = writeln!(out, "# {}", one_line(&body.name));
    for programme in chart.programmes.iter().filter(|programme| is_slug(&programme.id)) {
        // The second meeting of a day has a number of its own.
        for second in ["", "-2"] {
            let path = format!("/plans/{}/meetings/*-{}{second}.*", programme.id, body.id.value);
            let _ = writeln!(out, "{path} {}", owners.join(" "));
        }
    }
}

fn owners(body: &Body) -> impl Iterator<Item = &str> {
    body.code_owners.iter().map(|owner| &**owner).filter(|owner| is_owner(owner))
}

/// An account or a group of accounts, such as `@region/au`.
fn is_owner(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "._/-".contains(c);
    text.strip_prefix('@').is_some_and(|name| !name.is_empty() && name.chars().all(fits))
}

static HEAD: Words = Words::new(
    "# Gjord av styrmodellen med plan model --format codeowners.\n# Den som står på en rad granskar ändringar i organets mötesfiler.",
    "# Made from the governance model by plan model --format codeowners.\n# Who stands on a line reviews changes of the body's meeting files.",
);
static NOBODY: Words = Words::new(
    "{0}: ingen granskare (code_owners saknas i styrmodellen)",
    "{0}: no reviewer (code_owners is missing in the governance model)",
);
