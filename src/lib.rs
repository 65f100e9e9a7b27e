//! `plan`: activity plans as files in git, held against a governance model that is data.
#![warn(missing_docs)]

pub mod carry_over;
pub mod check;
pub mod cli;
pub mod coverage;
pub mod diag;
pub mod diff;
pub mod edit;
pub mod facts;
pub mod history;
pub mod init;
pub mod meetings;
pub mod model;
pub mod portfolio;
pub mod render;
pub mod rules;
mod sharing;
pub mod status;
pub mod store;
pub mod structure;
pub mod syntax;
pub mod text;
