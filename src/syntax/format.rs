//! The two formats of plan files.

/// A format of plan files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// TOML 1.0.
    Toml,
    /// YAML 1.2 without anchors, aliases, tags and further documents.
    Yaml,
}

impl Format {
    /// The endings of plan files, in the order in which they are looked for.
    pub const ENDINGS: [&'static str; 3] = ["toml", "yaml", "yml"];

    /// The format of a file name's ending, and the name without it.
    pub fn of(name: &str) -> Option<(Self, &str)> {
        let (stem, ending) = name.rsplit_once('.')?;
        let format = match ending {
            "toml" => Self::Toml,
            "yaml" | "yml" => Self::Yaml,
            _ => return None,
        };
        Some((format, stem))
    }

    /// The format's name, the same in both languages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Toml => "TOML",
            Self::Yaml => "YAML",
        }
    }
}
