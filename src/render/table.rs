//! Tables that fit a width. The only door to comfy-table.

use std::fmt::Write as _;

use comfy_table::{
    Attribute, Cell as TableCell, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table,
    TableStyle, Width,
};
use unicode_width::UnicodeWidthStr as _;

use crate::render::Style;
use crate::text::safe::one_line;

/// Blanks between two columns.
const GAP: usize = 2;
/// The widest that one word may force a column to be.
const WIDEST_WORD: usize = 24;

/// How a cell stands out. Never the only carrier of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tone {
    #[default]
    Plain,
    Green,
    Yellow,
    Red,
}

/// The lines of a cell. Each is wrapped by itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) lines: Vec<String>,
    pub(super) tone: Tone,
}

impl Cell {
    pub(super) fn new(lines: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let safe = |line: &str| one_line(line).into_owned();
        Self { lines: lines.into_iter().map(|l| safe(l.as_ref())).collect(), tone: Tone::Plain }
    }

    pub(super) fn text(text: &str) -> Self {
        Self::new([text])
    }

    pub(super) fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    fn natural(&self) -> usize {
        self.lines.iter().map(|l| l.width()).max().unwrap_or(0)
    }

    fn longest_word(&self) -> usize {
        self.lines.iter().flat_map(|l| l.split_whitespace()).map(|w| w.width()).max().unwrap_or(0)
    }
}

/// A column: its header, and how eagerly it grows when there is room.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) header: String,
    /// Columns of a lower number grow to their natural width first.
    pub(super) order: usize,
    /// The widest it grows while others have less than their natural width.
    pub(super) modest: usize,
}

impl Column {
    /// A column that takes what room it gets, in its turn.
    pub(super) fn new(header: &str, order: usize) -> Self {
        Self { header: header.to_owned(), order, modest: usize::MAX }
    }
}

/// The widths that fit the columns of all tables of one output, so that they line up.
pub(super) fn fit<'c>(
    columns: &[Column],
    rows: impl Iterator<Item = &'c [Cell]> + Clone,
    width: usize,
) -> Vec<usize> {
    let measure = |of: &dyn Fn(&Cell) -> usize, i: usize, header: usize| {
        rows.clone().filter_map(|r| r.get(i)).map(of).chain([header]).max().unwrap_or(0)
    };
    let header = |i: usize| columns[i].header.width();
    let natural: Vec<usize> = (0..columns.len()).map(|i| measure(&Cell::natural, i, header(i))).collect();
    let word = |i: usize| {
        let words = columns[i].header.split_whitespace().map(|w| w.width()).max().unwrap_or(0);
        measure(&Cell::longest_word, i, words)
    };
    let mut widths: Vec<usize> = (0..columns.len()).map(|i| word(i).min(WIDEST_WORD)).collect();
    let mut room = width.saturating_sub(GAP * columns.len().saturating_sub(1) + widths.iter().sum::<usize>());
    // Narrower than its words, a table gives way where it is widest.
    let mut over =
        (GAP * columns.len().saturating_sub(1) + widths.iter().sum::<usize>()).saturating_sub(width);
    while over > 0 {
        let Some(widest) = widths.iter_mut().max_by_key(|w| **w).filter(|w| **w > 4) else { break };
        *widest -= 1;
        over -= 1;
    }
    let mut eager: Vec<usize> = (0..columns.len()).collect();
    eager.sort_by_key(|&i| columns[i].order);
    // First everybody's modest wish, then what is left, in the same order.
    for modest in [true, false] {
        for &i in &eager {
            let wish = if modest { natural[i].min(columns[i].modest) } else { natural[i] };
            let more = wish.saturating_sub(widths[i]).min(room);
            widths[i] += more;
            room -= more;
        }
    }
    widths
}

/// A table of these widths: a header, a rule, the rows.
pub(super) fn draw(columns: &[Column], rows: &[Vec<Cell>], widths: &[usize], color: bool) -> String {
    const PLAIN: TableStyle =
        TableStyle::new().header_lines(ContentLineStyle::none()).content_lines(ContentLineStyle::none());
    const RULE: TableStyle = PLAIN.header_separator(LineStyle::none().fill('─'));
    let mut table = Table::new();
    let headed = columns.iter().any(|c| !c.header.is_empty());
    table.load_style(if headed { RULE } else { PLAIN });
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.force_no_tty();
    if color {
        table.enforce_styling();
    }
    if headed {
        let cell = |c: &Column| TableCell::new(&c.header).add_attribute(Attribute::Bold);
        table.set_header(columns.iter().map(cell).collect::<Vec<_>>());
    }
    for row in rows {
        table.add_row(row.iter().zip(widths).map(|(cell, width)| styled(cell, *width)).collect::<Vec<_>>());
    }
    for (i, width) in widths.iter().enumerate() {
        let gap = if i + 1 == widths.len() { 0 } else { GAP };
        if let Some(column) = table.column_mut(i) {
            let gap = u16::try_from(gap).unwrap_or(0);
            column.set_padding((0, gap));
            let full = u16::try_from(*width).unwrap_or(u16::MAX).saturating_add(gap);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(full)));
        }
    }
    let lines: Vec<String> = table.lines().map(|l| l.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// Rows have several lines: a blank one between them keeps them apart.
pub(super) fn spaced(rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    rows.iter()
        .flat_map(|row| [row.clone(), vec![Cell::text(""); row.len()]])
        .take((rows.len() * 2).saturating_sub(1))
        .collect()
}

fn styled(cell: &Cell, width: usize) -> TableCell {
    let wrapped: Vec<String> = cell.lines.iter().flat_map(|l| wrap(l, width)).collect();
    let made = TableCell::new(wrapped.join("\n"));
    match cell.tone {
        Tone::Plain => made,
        Tone::Green => made.fg(comfy_table::Color::Green),
        Tone::Yellow => made.fg(comfy_table::Color::Yellow),
        Tone::Red => made.fg(comfy_table::Color::Red),
    }
}

/// A text from anywhere in lines of the whole width, bold where colours are.
pub(super) fn paragraph(text: &str, style: Style, bold: bool, out: &mut String) {
    let (on, off) = if style.color && bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    for line in wrap(&one_line(text), style.width) {
        let _ = writeln!(out, "{on}{line}{off}");
    }
}

/// A text of one line that stands out where colours are.
pub(super) fn tinted(text: &str, tone: Tone, style: Style) -> String {
    let color = match tone {
        _ if !style.color => "",
        Tone::Plain => "",
        Tone::Green => "\u{1b}[32m",
        Tone::Yellow => "\u{1b}[33m",
        Tone::Red => "\u{1b}[31m",
    };
    if color.is_empty() { text.to_owned() } else { format!("{color}{text}\u{1b}[0m") }
}

/// A text in lines of a width, broken at blanks, and inside a word only where it cannot fit; a
/// compound that must be cut is hyphenated.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        let needed = if line.is_empty() { 0 } else { line.width() + 1 } + word.width();
        if needed <= width {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        while word.width() > width {
            let (head, tail) = cut(&word, width);
            lines.push(head);
            word = tail;
        }
        line = word;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Cuts a word that is too wide: after a hyphen or a slash of its own, else with a new hyphen.
fn cut(word: &str, width: usize) -> (String, String) {
    let mut fits = 0;
    let mut own = None;
    let mut used = 0;
    for (i, c) in word.char_indices() {
        let w = c.to_string().width();
        if used + w > width {
            break;
        }
        used += w;
        if used < width {
            fits = i + c.len_utf8();
        }
        if matches!(c, '-' | '/' | '_' | '.') {
            own = Some(i + c.len_utf8());
        }
    }
    match own {
        Some(at) => (word[..at].to_owned(), word[at..].to_owned()),
        None => {
            let at = between_syllables(word, fits).max(word.chars().next().map_or(1, char::len_utf8));
            (format!("{}-", &word[..at]), word[at..].to_owned())
        }
    }
}

/// The place at or before `latest` where a Swedish word may be broken: before a single consonant and
/// its vowel, with at least two letters before and three after. `latest` where there is none near.
fn between_syllables(word: &str, latest: usize) -> usize {
    const NEAR: usize = 6;
    let is_vowel = |c: char| "aeiouyåäöAEIOUYÅÄÖé".contains(c);
    let fits = |at: &usize| {
        let mut tail = word[*at..].chars();
        let begins = tail.next().is_some_and(|c| c.is_alphabetic() && !is_vowel(c));
        begins && tail.next().is_some_and(is_vowel) && tail.next().is_some()
    };
    let places = word[..latest].char_indices().map(|(i, _)| i).skip(2).chain([latest]);
    let near: Vec<usize> = places.collect();
    near.into_iter().rev().take(NEAR).find(fits).unwrap_or(latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_compounds_are_hyphenated() {
        assert_eq!(
            wrap("Hälso- och sjukvårdsförvaltningen", 12),
            ["Hälso- och", "sjukvårds-", "förvaltnin-", "gen"]
        );
        assert_eq!(wrap("inloggning", 9), ["inlogg-", "ning"]);
        assert_eq!(wrap("", 10), [""]);
        assert!(wrap("digitaliseringsstrategi-regionen", 24).iter().all(|l| l.width() <= 24));
    }

    #[test]
    fn widths_never_pass_the_terminal() {
        let columns = [Column::new("Aktivitet", 0), Column::new("Ansvarig", 1)];
        let rows = [vec![Cell::text("Digital underskriftstjänst"), Cell::text("Regionservice IT")]];
        for width in [20, 40, 80] {
            let widths = fit(&columns, rows.iter().map(Vec::as_slice), width);
            assert!(widths.iter().sum::<usize>() + 2 <= width, "{widths:?}");
            let drawn = draw(&columns, &rows, &widths, false);
            assert!(drawn.lines().all(|l| l.width() <= width), "{drawn}");
        }
    }
}
