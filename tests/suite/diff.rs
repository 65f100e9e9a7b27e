//! What `plan diff` means, proved on generated histories: whatever is done to plan files is told, once,
//! in the right words, and nothing else is.

mod cases;
mod compared;
mod data;
mod fields;
mod history;
mod judged;
mod laws;
mod others;
mod phrases;
mod random;
mod reading;
mod revisions;
mod seeds;
mod step;
mod told;
mod version;
mod wholes;
mod words;
mod years;
