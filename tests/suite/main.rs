//! All tests that look at the program from outside, in one binary.
#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod cli;
mod golden;
mod hostile;
mod laws;
mod pages;
mod support;
mod twins;
