//! A word on files that could not be read whole, since what is shown may lack something.

use crate::cli::context::Context;
use crate::cli::git_words::typed;
use crate::cli::terminal;
use crate::portfolio::Portfolio;
use crate::text::Words;

/// Says on standard error how many files have faults, and what to type to see them.
pub(super) fn tell(cx: &Context, portfolio: &Portfolio, at: Option<&str>) {
    let unread = portfolio.files.iter().filter(|f| !f.complete).count();
    if unread == 0 {
        return;
    }
    let at = at.map(|at| format!(" --at {}", typed(at))).unwrap_or_default();
    let command = format!("plan check{at}").into();
    let words = if unread == 1 { ONE.with([command]) } else { MANY.with([command, unread.into()]) };
    terminal::complain(&format!("{}\n", words.render(cx.style.lang)));
}

static ONE: Words = Words::new(
    "1 fil har fel och kan sakna uppgifter här: skriv {0} för att se vad som är fel",
    "1 file has faults and may lack details here: type {0} to see what is wrong",
);
static MANY: Words = Words::new(
    "{1} filer har fel och kan sakna uppgifter här: skriv {0} för att se vad som är fel",
    "{1} files have faults and may lack details here: type {0} to see what is wrong",
);
