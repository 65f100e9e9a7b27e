//! What `plan` itself wrote last, by path and content: remembered in git's own folder, where no commit and no
//! other copy of the repository ever sees it. Whoever finds it gone is only more careful.

use std::path::Path;

use crate::store::{ContentId, RealDisk, Tree as _, WorkTree, Write, write_all};

/// Where it is remembered, below git's folder.
const MEMORY: &str = "plan/written";

/// Whether this is the content that was remembered for a path.
pub(super) fn has(folder: &Path, path: &str, content: ContentId) -> bool {
    let Ok(memory) = WorkTree::new(folder).read(MEMORY) else { return false };
    memory.lines().any(|line| line == said(path, content))
}

/// Remembers the contents of some paths, and forgets those that are not what they were: `is_so` tells.
pub(super) fn remember(folder: &Path, files: &[(String, ContentId)], is_so: &dyn Fn(&str, &str) -> bool) {
    let tree = WorkTree::new(folder);
    let memory = tree.read(MEMORY).ok();
    let was = memory.as_ref().and_then(|memory| ContentId::of(memory.as_bytes()));
    let stays = |line: &&str| {
        let Some((content, path)) = line.split_once(' ') else { return false };
        files.iter().all(|(new, _)| new != path) && is_so(path, content)
    };
    let old = memory.iter().flat_map(|memory| memory.lines()).filter(stays).map(str::to_owned);
    let all = old.chain(files.iter().map(|(path, content)| said(path, *content)));
    let text = all.map(|line| line + "\n").collect();
    // Where it cannot be kept, the next change asks for the file to be saved first.
    let _ = write_all(folder, &[Write { path: MEMORY.to_owned(), text, was }], &RealDisk);
}

fn said(path: &str, content: ContentId) -> String {
    format!("{content} {path}")
}
