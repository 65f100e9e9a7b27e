//! What tests share.

pub mod memory;
pub mod repository;
