//! Commands to type next, each with what it does.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::render::Style;
use crate::render::table::wrap;
use crate::text::Words;

/// How far the commands stand in.
const INDENT: usize = 2;
/// What lies between a command and what it does.
const GAP: usize = 2;

/// The commands, one under the other, with what they do beside them. A command is never broken, so that it can be
/// copied; what a long one does stands below it.
pub fn commands(commands: &[(&str, &Words)], style: Style) -> String {
    let said = |words: &Words| words.get(style.lang);
    let widest = commands.iter().map(|(_, words)| said(words).width()).max().unwrap_or(0);
    let room = style.width.saturating_sub(INDENT + GAP + widest);
    let column = commands.iter().map(|(command, _)| command.width()).filter(|own| *own <= room).max();
    let column = column.unwrap_or(0);
    let mut out = String::new();
    for (command, words) in commands {
        let own = command.width();
        if own <= column {
            let space = column - own + GAP;
            let _ = writeln!(out, "{:INDENT$}{command}{:space$}{}", "", "", said(words));
            continue;
        }
        let _ = writeln!(out, "{:INDENT$}{command}", "");
        for line in wrap(said(words), style.width.saturating_sub(INDENT * 2)) {
            let _ = writeln!(out, "{:1$}{line}", "", INDENT * 2);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_long_command_stays_whole() {
        let (save, undo) = (Words::new("spara det", "save it"), Words::new("ångra", "undo"));
        let long = "git restore plans/e-halsa/2026/gemensam-vardplan.toml";
        let style = |width| Style { lang: Lang::Sv, width, color: false };
        let told = commands(&[("plan save", &save), (long, &undo)], style(60));
        assert_eq!(told, format!("  plan save  spara det\n  {long}\n    ångra\n"));
        let told = commands(&[("plan save", &save), (long, &undo)], style(90));
        assert_eq!(told, format!("  {:53}  spara det\n  {long}  ångra\n", "plan save"));
    }
}
