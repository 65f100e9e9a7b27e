//! What tests share.

pub(crate) mod memory;
pub(crate) mod repository;
pub(crate) mod run;
pub(crate) mod sandbox;
