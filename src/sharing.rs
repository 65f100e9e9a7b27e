//! Work on several threads, where there is enough of it: starting another thread costs more than it saves on a few
//! files.

use rayon::prelude::*;

/// So many files, activities or matters are worth another thread.
pub(crate) const WORTH_SHARING: usize = 64;

/// What a function makes of each item and its number, in their order.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], each: impl Fn(usize, &T) -> R + Sync + Send) -> Vec<R> {
    let numbered = |(number, item): (usize, &T)| each(number, item);
    match items.len() {
        0..WORTH_SHARING => items.iter().enumerate().map(numbered).collect(),
        _ => items.par_iter().enumerate().map(numbered).collect(),
    }
}

/// What two functions make, side by side.
pub(crate) fn both<A: Send, B: Send>(
    is_worth: bool,
    a: impl FnOnce() -> A + Send,
    b: impl FnOnce() -> B + Send,
) -> (A, B) {
    if is_worth { rayon::join(a, b) } else { (a(), b()) }
}
