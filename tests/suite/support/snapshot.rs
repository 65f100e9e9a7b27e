//! Whole outputs as files to read.

use std::fmt::Display;

use crate::support::repository::root;

/// Holds an output against the file of a name in `tests/snapshots`.
pub(crate) fn snapshot(name: &str, told: &(impl Display + ?Sized)) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, told));
}
