//! `plan`: the program. Everything it does stands in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    plan::cli::run(std::env::args_os().collect())
}
