//! `plan`: the program. Everything it does stands in the library.

use std::process::ExitCode;

/// Ten thousand plan files become some millions of small texts and lists, which are kept to the end: the
/// system's own allocator spends a sixth of a run on asking for memory, a little at a time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    plan::cli::run(std::env::args_os().collect())
}
