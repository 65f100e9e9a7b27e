//! What tests share.

pub(crate) mod faults;
pub(crate) mod laws;
pub(crate) mod memory;
pub(crate) mod mutator;
pub(crate) mod repository;
pub(crate) mod twin;
