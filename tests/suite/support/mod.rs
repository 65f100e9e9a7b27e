//! What tests share.

pub(crate) mod block;
pub(crate) mod extent;
pub(crate) mod faults;
pub(crate) mod generated;
pub(crate) mod history;
pub(crate) mod laws;
pub(crate) mod memory;
pub(crate) mod mutator;
pub(crate) mod repository;
pub(crate) mod run;
pub(crate) mod sandbox;
pub(crate) mod snapshot;
pub(crate) mod twin;
