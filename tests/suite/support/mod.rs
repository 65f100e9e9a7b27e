//! What tests share.

pub(crate) mod faults;
pub(crate) mod memory;
pub(crate) mod repository;
