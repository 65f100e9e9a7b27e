//! A finding as data: what broke which rule, where, by which law, and what to do about it.

mod finding;
mod severity;

pub use finding::{Edit, Finding, Findings, Fix, Label, LawLine};
pub use severity::{SetBy, Severity};
