//! The portfolio of faults: the files of `tests/portfolios/faults`, and those that git or an editor would spoil.

use std::collections::BTreeMap;

use plan::store::{EntryKind, Tree, TreeEntry, Unreadable, decode};

use crate::support::memory::MemoryTree;
use crate::support::repository::root;

/// The day on which the portfolio is judged.
pub(crate) const TODAY: &str = "2026-06-30";

/// Files as bytes, and entries that are no files.
#[derive(Debug, Clone, Default)]
pub(crate) struct ByteTree {
    entries: BTreeMap<String, (EntryKind, Vec<u8>)>,
}

impl ByteTree {
    /// The files of a tree of texts.
    pub(crate) fn of(tree: &MemoryTree) -> Self {
        let file =
            |(path, text): (&String, &String)| (path.clone(), (EntryKind::File, text.clone().into_bytes()));
        Self { entries: tree.files().map(file).collect() }
    }

    /// The whole portfolio of faults.
    pub(crate) fn faults() -> Self {
        let mut tree = Self::of(&MemoryTree::from_folder(&root().join("tests/portfolios/faults")));
        for (name, kind, bytes) in spoiled() {
            tree.entries.insert(format!("plans/skadat/2026/{name}"), (kind, bytes));
        }
        tree
    }

    /// Everything in the tree: path, kind and bytes.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, EntryKind, &[u8])> {
        self.entries.iter().map(|(path, (kind, bytes))| (path.as_str(), *kind, bytes.as_slice()))
    }

    /// Takes a file away, if it is there.
    pub(crate) fn remove(&mut self, path: &str) {
        self.entries.remove(path);
    }

    /// Replaces the text of a file.
    pub(crate) fn replace(&mut self, path: &str, text: String) {
        self.entries.insert(path.to_owned(), (EntryKind::File, text.into_bytes()));
    }
}

impl Tree for ByteTree {
    fn entries(&self) -> Vec<TreeEntry> {
        let kept = self.all().filter(|(p, ..)| p.starts_with("plans/") || p.starts_with("schema/"));
        kept.map(|(path, kind, _)| TreeEntry { path: path.to_owned(), kind }).collect()
    }

    fn read(&self, path: &str) -> Result<String, Unreadable> {
        let entry = self.entries.get(path);
        decode(entry.ok_or_else(|| Unreadable::System("entity not found".to_owned()))?.1.clone())
    }
}

/// Invented files of `plans/skadat/2026` that could not be kept as they are.
fn spoiled() -> Vec<(&'static str, EntryKind, Vec<u8>)> {
    let file = |name, text: &str| (name, EntryKind::File, text.as_bytes().to_vec());
    let many = format!("title: Påhittad lista\nx:\n{}", "  - 1\n".repeat(10_001));
    let large = "# Påhittad. / Invented.\n".repeat(50_000);
    vec![
        file(
            "bom-crlf.toml",
            "\u{feff}titel = \"BOM och CRLF\"\r\nstatus = \"pågår\"\r\n# Påhittad. / Invented.\r\n",
        ),
        file(
            "bom-i-yaml.yaml",
            "\u{feff}titel: BOM och CRLF i YAML\r\nstatus: pågår\r\n# Påhittad. / Invented.\r\n",
        ),
        ("eget-arkiv", EntryKind::Repository, Vec::new()),
        ("kodning.toml", EntryKind::File, b"# P\xe5hittad. / Invented.\ntitle = \"Latin-1\"\n".to_vec()),
        ("lank.toml", EntryKind::Link, Vec::new()),
        file("lfs.toml", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
        file("manga.yaml", &many),
        ("mapp.toml", EntryKind::Folder, Vec::new()),
        file("nul.toml", "# Påhittad. / Invented.\ntitle = \"\0\"\n"),
        file("osynligt-falt.yaml", "ti\u{200b}tle: Påhittad\n"),
        file("osynligt.yaml", "title: Dolt\u{200b}mellanrum, påhittat\n"),
        file("ra-styrtecken.toml", "# Påhittad. / Invented.\ntitle = \"Fel\u{1b}[31m färg\"\n"),
        file("stor.toml", &large),
        file(
            "styrtecken.toml",
            "# Påhittad. / Invented.\ntitle = \"Rak \u{202e}text\"\ndescription = \"a\\u001bb\"\n",
        ),
    ]
}
