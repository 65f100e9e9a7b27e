//! A portfolio of any size, invented and always the same for the same size.

use crate::support::memory::MemoryTree;
use crate::support::repository::root;

/// The base repository with this many more activities over two plan years. Every seventh has a fault.
pub(crate) fn portfolio(activities: usize) -> MemoryTree {
    let mut tree = MemoryTree::from_folder(&root().join("tests/pages/base"));
    for number in 0..activities {
        let year = 2025 + number % 2;
        let goal = if number % 7 == 3 { "snabbhet" } else { ["trygghet", "innovation"][number % 2] };
        let org = ["it", "stab", "natverk"][number % 3];
        let status = ["planned", "ongoing", "finished"][number % 3];
        let light = ["green", "yellow", "red"][number % 3];
        let text = format!(
            "# Påhittad aktivitet. / Invented activity.\n\
             title = \"Åtgärd {number} för invånarna\"\n\
             order = {}\n\
             goals = [\"{goal}\"]\n\
             status = \"{status}\"\n\
             responsible = [{{ org = \"{org}\", person = \"annper\" }}]\n\
             milestones = [{{ id = \"klart\", title = \"Klart\", due = {year}-0{}-15 }}]\n\
             reports = [{{ date = {year}-04-30, health = \"{light}\", text = \"Går framåt\", by = \"samordnare\" }}]\n",
            number % 5,
            1 + number % 9,
        );
        tree.add(&format!("plans/demo/{year}/a{number:04}.toml"), &text);
    }
    tree
}
