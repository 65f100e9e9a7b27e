//! Changes to plan files as people ask for them: what they type becomes data, and the result is judged
//! by the same rules as everything else before anything is written.

mod fixes;
mod judge;
mod typed;

pub use fixes::fixed;
pub use judge::worse;
pub use typed::{BadValue, assignment};
