//! All tests that look at the program from outside, in one binary.
#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod architecture;
mod base;
mod carry_over;
mod chains;
mod ci;
mod cli;
mod completions;
mod coverage;
mod diff;
mod editing;
mod entries;
mod examples;
mod faults;
mod faulty;
mod formats;
mod git;
mod golden;
mod governance;
mod governance_pages;
mod hostile;
mod init;
mod laws;
mod limits;
mod meetings;
mod messages;
mod misplaced;
mod mutations;
mod new;
mod offences;
mod pages;
mod picture;
mod public;
mod realisation;
mod rename;
mod rewrite;
mod rulings;
mod save;
mod schema;
mod staleness;
mod support;
mod traceability;
mod turning;
mod twins;
mod views;
mod waivers;
mod writing;
mod yaml_oracle;
mod year_turn;
