//! All tests that look at the program from outside, in one binary.
#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "tests read and write files, and fail by panicking"
)]

mod architecture;
mod faults;
mod limits;
mod messages;
mod mutations;
mod pages;
mod picture;
mod support;
mod yaml_oracle;
