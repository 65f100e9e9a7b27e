//! One command per file.

pub(super) mod agenda;
pub(super) mod carry_over;
pub(super) mod check;
pub(super) mod close;
pub(super) mod completions;
pub(super) mod coverage;
pub(super) mod decide;
pub(super) mod decisions;
pub(super) mod diff;
pub(super) mod explain;
pub(super) mod home;
pub(super) mod init;
pub(super) mod log;
pub(super) mod model;
pub(super) mod new;
pub(super) mod rename;
pub(super) mod report;
pub(super) mod route;
pub(super) mod rules;
pub(super) mod save;
pub(super) mod schema;
pub(super) mod set;
pub(super) mod status;
