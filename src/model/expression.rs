//! A compiled regular expression that several threads use at once.

use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex::{Regex, RegexBuilder};

/// More threads than this share copies.
const COPIES: usize = 8;

/// A regular expression with a copy for each thread: a search needs room to work in, and threads that
/// share one copy wait for each other to hand that room over.
#[derive(Debug)]
pub(super) struct Expression {
    copies: [OnceLock<Regex>; COPIES],
    original: Regex,
}

impl Expression {
    /// The expression of a source; none when it is none, or takes more than so many bytes.
    pub(super) fn new(source: &str, size_limit: usize) -> Option<Self> {
        let original = RegexBuilder::new(source).size_limit(size_limit).build().ok()?;
        Some(Self { copies: [const { OnceLock::new() }; COPIES], original })
    }

    /// The copy of this thread.
    pub(super) fn get(&self) -> &Regex {
        self.copies[slot()].get_or_init(|| self.original.clone())
    }
}

/// The number of this thread, as far as copies go.
fn slot() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        static SLOT: Cell<usize> = const { Cell::new(usize::MAX) };
    }
    SLOT.with(|slot| {
        if slot.get() == usize::MAX {
            slot.set(NEXT.fetch_add(1, Ordering::Relaxed) % COPIES);
        }
        slot.get()
    })
}
