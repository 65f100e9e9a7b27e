//! The year turn: what becomes of each activity of the plan year before, the files of the new year, and
//! what is left to do by hand (A60).

mod allows;
mod closing;
mod disposition;
mod text;
mod todo;
mod turn;

pub use closing::{Closing, closed, hanging};
pub use disposition::{Disposition, Hindrance, Row};
pub use todo::{Past, Todo};
pub use turn::{Query, Reshape, Turn, Unturnable, turn};
