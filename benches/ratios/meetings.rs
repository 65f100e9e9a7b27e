//! Invented meetings with their matters: each activity year has one matter, the matters of an activity over
//! the years are one case, and every decision sets something.

use std::fmt::Write as _;

use crate::generate::{Form, Law, PROGRAMMES};

/// The matters of a meeting.
const MATTERS: usize = 5;

/// Hands over the meetings of a portfolio of `count` activity years over these plan years.
pub(crate) fn meetings(count: usize, years: &[usize], form: Form, mut put: impl FnMut(String, &str)) {
    let each = count / PROGRAMMES / years.len();
    for programme in 0..PROGRAMMES {
        for year in years {
            for number in 0..each.div_ceil(MATTERS) {
                let matters = number * MATTERS..each.min((number + 1) * MATTERS);
                let meeting = Meeting { programme, year: *year, first: years[0], number };
                let yaml = form == Form::Yaml || form == Form::Mixed && number % 2 == 1;
                let (text, ending) = (meeting.text(matters, yaml), if yaml { "yaml" } else { "toml" });
                put(format!("plans/program-{programme}/meetings/{}.{ending}", meeting.stem()), &text);
            }
        }
    }
}

struct Meeting {
    programme: usize,
    year: usize,
    first: usize,
    number: usize,
}

impl Meeting {
    fn law(&self) -> Law {
        Law::of(self.programme)
    }

    /// A body that may take the decisions, and those it asks.
    fn body(&self) -> &'static str {
        match self.law() {
            Law::Digitalisation => "strategigruppen",
            Law::Health => ["au", "cg-social"][self.number % 2],
        }
    }

    /// Every meeting of a year has a day of its own, as far as the days of a year go round.
    fn date(&self) -> String {
        let (month, day) = (1 + self.number / 28 % 12, 1 + self.number % 28);
        format!("{}-{month:02}-{day:02}", self.year)
    }

    fn stem(&self) -> String {
        let round = self.number / (12 * 28);
        let again = if round == 0 { String::new() } else { format!("-{}", round + 1) };
        format!("{}-{}{again}", self.date(), self.body())
    }

    fn text(&self, matters: std::ops::Range<usize>, yaml: bool) -> String {
        let number = self.number + 1;
        let mut text = "# Påhittat protokoll, för mätning av hastighet.\n".to_owned();
        let _ = if yaml {
            writeln!(text, "minutes: Protokoll {number}/{}\nmatters:", self.year)
        } else {
            writeln!(text, "minutes = \"Protokoll {number}/{}\"", self.year)
        };
        for (place, index) in matters.enumerate() {
            text += &self.matter(place + 1, index, yaml);
        }
        text
    }

    /// The activity is taken up or initiated in its first year, and followed up in those after.
    fn matter(&self, id: usize, index: usize, yaml: bool) -> String {
        let (year, programme, paragraph) = (self.year, self.programme, self.number * MATTERS + id);
        let begins = year == self.first;
        let dnr = format!("P{programme} {}/{index}", self.first);
        let title = format!("Gemensam tjänst nummer {index}");
        let kind = match (self.law(), begins) {
            (Law::Digitalisation, _) => "initiate",
            (Law::Health, true) => "adopt",
            (Law::Health, false) => "change",
        };
        let held = self.date().as_str() < "2026-06-30";
        let is_health = self.law() == Law::Health;
        if yaml {
            let outcome = if held { "    outcome: approved\n" } else { "" };
            let more = if is_health {
                format!(
                    "    initiated_by: regionens-objekt\n    consulted:\n      - {{ body: samverkansledarnatverket, date: {}-12-01 }}\n    reason: Nationellt initiativ\n",
                    year - 1
                )
            } else {
                format!("    budget: {{ amount: {}, currency: SEK, year: {year} }}\n", 1000 * (index + 1))
            };
            return format!(
                "  - id: \"{id}\"\n    type: decision\n    title: {title}\n    decides: {kind}\n    activities: [aktivitet-{index}]\n    year: {year}\n    paragraph: § {paragraph}\n    dnr: {dnr}\n{more}    sets:\n      - {{ activity: aktivitet-{index}, field: status, to: ongoing }}\n      - {{ activity: aktivitet-{index}, field: end, to: \"{year}-12\" }}\n{outcome}"
            );
        }
        let outcome = if held { "outcome = \"approved\"\n" } else { "" };
        let more = if is_health {
            format!(
                "initiated_by = \"regionens-objekt\"\nconsulted = [{{ body = \"samverkansledarnatverket\", date = {}-12-01 }}]\nreason = \"Nationellt initiativ\"\n",
                year - 1
            )
        } else {
            format!("budget = {{ amount = {}, currency = \"SEK\", year = {year} }}\n", 1000 * (index + 1))
        };
        format!(
            "\n[[matters]]\nid = \"{id}\"\ntype = \"decision\"\ntitle = \"{title}\"\ndecides = \"{kind}\"\nactivities = [\"aktivitet-{index}\"]\nyear = {year}\nparagraph = \"§ {paragraph}\"\ndnr = \"{dnr}\"\n{more}sets = [\n  {{ activity = \"aktivitet-{index}\", field = \"status\", to = \"ongoing\" }},\n  {{ activity = \"aktivitet-{index}\", field = \"end\", to = \"{year}-12\" }},\n]\n{outcome}"
        )
    }
}
