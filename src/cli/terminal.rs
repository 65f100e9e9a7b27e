//! The terminal: its width, its colours, and the two streams. The one place that prints.

use std::io::{ErrorKind, IsTerminal as _, Write as _};

use crate::cli::args::ColorChoice;
use crate::cli::failure::Failure;
use crate::text::Words;

/// The width when nobody tells one.
const DEFAULT_WIDTH: usize = 80;

/// Writes a result to standard output. A reader who has seen enough (`| head`) is no error.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(CANNOT_PRINT.with([error.kind().to_string().into()]), CANNOT_PRINT_HELP.text()))
        }
        _ => Ok(()),
    }
}

/// Whether a person can be asked: all ends are a terminal, and no CI runs this.
pub(super) fn can_ask() -> bool {
    let in_ci = environment("CI").is_some_and(|v| !v.is_empty() && v != "false");
    let ends = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    // Questions are drawn on standard error, so that a result in a file holds none.
    !in_ci && ends && std::io::stderr().is_terminal()
}

/// The columns to fill of what is complained of: those of a terminal; a file or a pipe has none.
pub(super) fn complaint_width() -> Option<usize> {
    std::io::stderr().is_terminal().then(width)
}

/// Writes to standard error; when even that fails there is nobody left to tell.
pub(super) fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// The columns to fill: `COLUMNS`, else the terminal's, else 80.
pub(super) fn width() -> usize {
    let set = environment("COLUMNS").and_then(|c| c.parse().ok()).filter(|c| *c > 0);
    let measured = || {
        let size = terminal_size::terminal_size_of(std::io::stdout());
        size.map(|(width, _)| usize::from(width.0)).filter(|w| *w > 0)
    };
    set.or_else(measured).unwrap_or(DEFAULT_WIDTH).clamp(40, 400)
}

/// Whether to colour: as asked, else `NO_COLOR`, else whether a person is looking.
pub(super) fn color(choice: ColorChoice) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let refused = environment("NO_COLOR").is_some_and(|v| !v.is_empty());
            let dumb = environment("TERM").is_some_and(|t| t == "dumb");
            !refused && !dumb && std::io::stdout().is_terminal()
        }
    }
}

/// A variable of the environment.
#[expect(clippy::disallowed_methods, reason = "the command line is the one place that reads the environment")]
pub(super) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

static CANNOT_PRINT: Words =
    Words::new("resultatet gick inte att skriva ut: {0}", "the result could not be written: {0}");
static CANNOT_PRINT_HELP: Words = Words::new(
    "kontrollera att det finns plats där utskriften hamnar",
    "check that there is room where the output goes",
);
