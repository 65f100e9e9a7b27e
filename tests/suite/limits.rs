//! Deep, long and repetitive files: no overflow of the stack, and never slow for their size.
//!
//! Times are ratios within one run, so that no machine is too slow.

use std::time::{Duration, Instant};

use plan::syntax::{Broken, FaultKind, Format, read};

use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, root};

/// Calls a function on a thread with the small stack that worker threads have.
fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(work);
    thread.expect("threads can be started").join().expect("the work ends well");
}

fn is_too_deep(text: &str, format: Format) -> bool {
    let faults = read(text, format).faults;
    assert!(faults.iter().all(|f| text.get(f.span.range()).is_some()), "a place outside the text");
    faults.iter().any(|f| matches!(f.kind, FaultKind::Syntax(_, Broken::TooDeep)))
}

/// A table of so many levels, each written in another way.
fn nested(levels: usize) -> [(&'static str, Format, String); 8] {
    let (open, close) = ("[".repeat(levels), "]".repeat(levels));
    let keys = vec!["a"; levels].join(".");
    // Blocks are indented, so that a thousand of them are half of the 1 MiB that a file may have.
    let deepest = levels.min(1_000);
    let block: String = (0..deepest).map(|n| format!("{:n$}a:\n", "")).collect();
    [
        ("TOML lists", Format::Toml, format!("a = {open}{close}\n")),
        (
            "TOML inline tables",
            Format::Toml,
            format!("a = {}1{}\n", "{a=".repeat(levels), "}".repeat(levels)),
        ),
        ("TOML dotted keys", Format::Toml, format!("{keys} = 1\n")),
        ("TOML headers", Format::Toml, format!("[{keys}]\nb = 1\n")),
        ("TOML list headers", Format::Toml, format!("[[{keys}]]\nb = 1\n")),
        ("YAML lists", Format::Yaml, format!("a: {open}{close}\n")),
        ("YAML flow tables", Format::Yaml, format!("a: {}1{}\n", "{a: ".repeat(levels), "}".repeat(levels))),
        ("YAML blocks", Format::Yaml, format!("{block}{:deepest$}b: 1\n", "")),
    ]
}

#[test]
fn sixty_levels_are_read_and_seventy_are_a_finding() {
    for (how, format, text) in nested(60) {
        assert!(read(&text, format).faults.is_empty(), "{how}: {:?}", read(&text, format).faults);
    }
    for levels in [70, 90, 200] {
        for (how, format, text) in nested(levels) {
            assert!(is_too_deep(&text, format), "{how}, {levels} levels: {:?}", read(&text, format).faults);
        }
    }
}

#[test]
fn a_hundred_thousand_levels_do_not_overflow_the_stack() {
    on_a_small_stack(|| {
        for (how, format, text) in nested(100_000) {
            assert!(is_too_deep(&text, format), "{how}");
        }
        for (how, text) in [
            ("TOML, never closed", format!("a = {}", "[".repeat(100_000))),
            ("TOML, opened and closed otherwise", format!("a = {}", "[{a=".repeat(50_000))),
            ("TOML, closed only", format!("a = {}", "]".repeat(100_000))),
        ] {
            let faults = read(&text, Format::Toml).faults;
            assert!(!faults.is_empty(), "{how}");
        }
        for opened in ["[", "{", "[{a: ", "- ", "? "] {
            assert!(!read(&format!("a:\n  {}", opened.repeat(50_000)), Format::Yaml).faults.is_empty());
        }
    });
}

#[test]
fn tables_within_tables_add_up() {
    // Each of these stays below the parser's own limits and goes far beyond ours together.
    on_a_small_stack(|| {
        let keys = vec!["a"; 75].join(".");
        let inside = format!("{}1{}", format!("{{{keys} = ").repeat(75), "}".repeat(75));
        let text = format!("[{keys}]\n{keys} = {inside}\n");
        assert!(is_too_deep(&text, Format::Toml));
    });
}

fn time_of(work: &dyn Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Fails when eight times the text takes more than 32 times as long every time that it is tried: work
/// that grows with the square takes 64 times as long, and a busy machine is not busy for ever.
fn assert_scales(how: &str, work: &dyn Fn(usize)) {
    let mut tried = Vec::new();
    for _ in 0..6 {
        let small = time_of(&|| work(500)).max(Duration::from_millis(1));
        let large = time_of(&|| work(4_000));
        if large < small * 32 {
            return;
        }
        tried.push((small, large));
    }
    panic!("{how}, for 500 and for 4,000: {tried:?}");
}

#[test]
fn time_grows_with_the_text_and_not_with_its_square() {
    let repeated: [(&str, Format, &str); 14] = [
        ("lines without assignment", Format::Toml, "x{} y\n"),
        ("open texts", Format::Toml, "x{} = \"y\n"),
        ("open lists", Format::Toml, "x{} = [y\n"),
        ("bare texts", Format::Toml, "x{} = y\n"),
        ("bare texts in a list of tables", Format::Toml, "[[a]]\nid = x{}\n"),
        ("impossible days", Format::Toml, "x{} = 2026-02-30\n"),
        ("one key again and again", Format::Toml, "a = {}\n"),
        ("one table again and again", Format::Toml, "[a]\nb = {}\n"),
        ("closing brackets", Format::Toml, "]{}\n"),
        ("sound keys", Format::Toml, "x{} = 1\n"),
        ("sound lists of tables", Format::Toml, "[[a]]\nid = \"x{}\"\n"),
        ("sound YAML keys", Format::Yaml, "x{}: 1\n"),
        ("one YAML key again and again", Format::Yaml, "a: {}\n"),
        ("YAML anchors", Format::Yaml, "x{}: &a 1\n"),
    ];
    for (how, format, line) in repeated {
        assert_scales(how, &|count| {
            let text: String = (0..count).map(|n| line.replace("{}", &n.to_string())).collect();
            read(&text, format);
        });
    }
}

#[test]
fn a_file_of_unknown_keys_is_checked_in_time() {
    assert_scales("unknown keys", &|count| {
        let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
        let keys: String = (0..count).map(|n| format!("okant{n} = 1\n")).collect();
        tree.add("plans/demo/2026/okanda.toml", &format!("title = \"Okända\"\n{keys}"));
        let (_, report) = check_on(&tree, "2026-06-30");
        assert!(report.findings.len() >= count);
    });
}
