//! What tests share.

pub(crate) mod block;
pub(crate) mod generated;
pub(crate) mod memory;
pub(crate) mod repository;
pub(crate) mod run;
pub(crate) mod sandbox;
