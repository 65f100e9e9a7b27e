//! The README's picture is the program's own output, and current.

use crate::support::repository::root;

#[path = "../../examples/picture.rs"]
#[expect(dead_code, reason = "the example's own main is for the command line")]
mod example;

#[test]
fn the_picture_of_the_readme_is_current() {
    let stored = std::fs::read_to_string(root().join("docs/status.svg")).expect("the picture is kept");
    let drawn = example::picture(&root());
    assert!(stored == drawn, "draw it anew: cargo run --example picture > docs/status.svg");
}
