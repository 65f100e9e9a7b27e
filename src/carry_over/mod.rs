//! The year turn: what becomes of each activity of the plan year before, the files of the new year, and
//! what is left to do by hand (A60).

mod asked;
mod closing;
mod disposition;
mod reshape;
mod text;
mod todo;
mod turn;

pub use asked::{Asked, asked};
pub use closing::{Closing, closed, hanging};
pub use disposition::{Disposition, Hindrance, Row};
pub use reshape::Reshape;
pub use todo::{Past, Todo};
pub use turn::{Query, Turn, Unturnable, turn, year_before};
