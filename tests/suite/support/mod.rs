//! What tests share.

pub(crate) mod memory;
pub(crate) mod repository;
