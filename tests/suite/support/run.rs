//! Running the built program as a shell does, with nothing of the machine left in its surroundings.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The day on which the program is run, unless a test says otherwise.
const TODAY: &str = "2026-06-30";

/// How the program is to be run.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    folder: PathBuf,
    columns: usize,
    lang: &'static str,
    has_clock: bool,
    variables: Vec<(&'static str, String)>,
}

/// What a run gave. Displayed, it is one text: standard output, standard error, exit code.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Plan {
    /// The program run in a folder: in Swedish, 80 columns wide.
    pub(crate) fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), columns: 80, lang: "sv", has_clock: false, variables: Vec::new() }
    }

    /// As wide as this.
    pub(crate) fn columns(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// In English.
    pub(crate) fn english(mut self) -> Self {
        self.lang = "en";
        self
    }

    /// Without being told which day it is.
    pub(crate) fn by_its_own_clock(mut self) -> Self {
        self.has_clock = true;
        self
    }

    /// With a variable in its environment.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// Runs it with arguments that hold no blanks.
    pub(crate) fn run(&self, arguments: &str) -> Output {
        self.run_with(&arguments.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs it without naming a language.
    pub(crate) fn run_in_no_language(&self, arguments: &str) -> Output {
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        Self { lang: "", ..self.clone() }.run_with(&arguments)
    }

    /// Runs it with these arguments.
    pub(crate) fn run_with(&self, arguments: &[&str]) -> Output {
        let output = self.command(arguments).output().expect("the program has been built");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Output {
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            code: output.status.code().expect("the program is not killed"),
        }
    }

    /// Runs it with nobody left to read its standard output.
    pub(crate) fn run_unread(&self, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program has been built");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        Output {
            stdout: String::new(),
            stderr: String::from_utf8(output.stderr).expect("the program writes UTF-8"),
            code: output.status.code().expect("the program is not killed"),
        }
    }

    /// Runs it with its standard output in a file.
    pub(crate) fn run_into(&self, file: std::fs::File, arguments: &[&str]) -> Output {
        let output = self.command(arguments).stdout(file).output().expect("the program has been built");
        Output {
            stdout: String::new(),
            stderr: String::from_utf8(output.stderr).expect("the program writes UTF-8"),
            code: output.status.code().expect("the program is not killed"),
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        command.env_clear().current_dir(&self.folder).stdin(Stdio::null());
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command.env("COLUMNS", self.columns.to_string());
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.args(arguments);
        if !self.lang.is_empty() {
            command.args(["--lang", self.lang]);
        }
        // A test of the clock brings a day of its own.
        if !self.has_clock && !arguments.contains(&"--today") {
            command.args(["--today", TODAY]);
        }
        command
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "──── stderr\n{}", self.stderr)?;
        }
        write!(f, "──── exit {}", self.code)
    }
}
