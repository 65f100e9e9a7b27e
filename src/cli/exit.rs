//! Exit codes. They never depend on the output format.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is fine.
    Fine,
    /// Findings at error severity, or at the one `--deny` names.
    Found,
    /// Could not run: usage, unknown key, unreadable or absent model, I/O.
    CouldNot,
    /// The tree holds no plan file.
    NothingThere,
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Found => 1,
            Self::CouldNot => 2,
            Self::NothingThere => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn the_codes_of_the_contract() {
        let codes = [Exit::Fine, Exit::Found, Exit::CouldNot, Exit::NothingThere].map(Exit::code);
        assert_eq!(codes, [0, 1, 2, 3]);
    }
}
