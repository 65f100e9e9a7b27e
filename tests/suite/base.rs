//! `plan check --base`: what is new is told, by the law of before; what was there before is not.

mod attacks;
mod matching;
mod program;
