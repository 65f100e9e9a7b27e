//! What a file is, told from its path alone.

use crate::model::format::{ACTORS, DOCUMENTS, MODEL, PEOPLE, POLICY};
use crate::portfolio::format::{ACTIVITY, MEETING, PLAN_YEAR, PROGRAMME};
use crate::store::{EntryKind, TreeEntry};
use crate::syntax::Format;
use crate::syntax::shape::Record;
use crate::text::collate::is_slug;
use crate::text::day::year_number;
use crate::text::nearest::one_slip_apart;

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// A governance model of this id.
    Model(Box<str>),
    /// The policy.
    Policy,
    /// The register of actors.
    Actors,
    /// The register of persons.
    People,
    /// The register of documents.
    Documents,
    /// A programme's own file.
    Programme(Box<str>),
    /// A meeting: programme, and the file's stem.
    Meeting(Box<str>, Box<str>),
    /// A plan year's own file: programme and year.
    PlanYear(Box<str>, Box<str>),
    /// An activity year: programme, year and id.
    Activity(Box<str>, Box<str>, Box<str>),
    /// Something that has no place.
    Stray(Stray),
}

/// Why something has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stray {
    /// A plan file where none belongs.
    NoPlace,
    /// In a folder that is neither a plan year nor `meetings`.
    NoPlanYear,
    /// An ending that is almost one of a plan file.
    NearMiss,
    /// A symbolic link.
    Link,
    /// A git repository of its own.
    Repository,
    /// A folder named like a file.
    Folder,
    /// Neither file nor folder, or a folder that cannot be opened.
    Other,
}

impl Place {
    /// The shape of such a file.
    pub fn record(&self) -> Option<&'static Record> {
        Some(match self {
            Self::Model(_) => &MODEL,
            Self::Policy => &POLICY,
            Self::Actors => &ACTORS,
            Self::People => &PEOPLE,
            Self::Documents => &DOCUMENTS,
            Self::Programme(_) => &PROGRAMME,
            Self::Meeting(..) => &MEETING,
            Self::PlanYear(..) => &PLAN_YEAR,
            Self::Activity(..) => &ACTIVITY,
            Self::Stray(_) => return None,
        })
    }

    /// The programme a file belongs to.
    pub fn programme(&self) -> Option<&str> {
        match self {
            Self::Programme(p) | Self::Meeting(p, _) | Self::PlanYear(p, _) | Self::Activity(p, ..) => {
                Some(p)
            }
            _ => None,
        }
    }

    /// The plan year a file belongs to.
    pub fn year(&self) -> Option<&str> {
        match self {
            Self::PlanYear(_, year) | Self::Activity(_, year, _) => Some(year),
            _ => None,
        }
    }
}

/// What an entry is; none for files that are nobody's business.
pub(super) fn classify(entry: &TreeEntry) -> Option<(Place, Option<Format>)> {
    let stray = |why| Some((Place::Stray(why), None));
    let parts: Vec<&str> = entry.path.split('/').collect();
    let (&name, folders) = parts.split_last()?;
    if folders.first() == Some(&"schema") && folders.get(1) == Some(&"json") && entry.kind == EntryKind::File
    {
        return None;
    }
    match entry.kind {
        EntryKind::File => {}
        EntryKind::Link => return stray(Stray::Link),
        EntryKind::Repository => return stray(Stray::Repository),
        EntryKind::Folder => return stray(Stray::Folder),
        EntryKind::Other => return stray(Stray::Other),
    }
    let Some((format, stem)) = Format::of(name) else {
        return if is_near_miss(name) { stray(Stray::NearMiss) } else { None };
    };
    if stem.is_empty() {
        return None;
    }
    let place = match (folders, stem) {
        (["schema"], "policy") => Place::Policy,
        (["schema"], "actors") => Place::Actors,
        (["schema"], "people") => Place::People,
        (["schema"], "documents") => Place::Documents,
        (["schema", "governance"], id) => Place::Model(id.into()),
        (["plans", programme], "programme") => Place::Programme((*programme).into()),
        (["plans", programme, "meetings"], stem) => Place::Meeting((*programme).into(), stem.into()),
        (["plans", programme, year], "plan") if is_year_name(year) => {
            Place::PlanYear((*programme).into(), (*year).into())
        }
        (["plans", programme, year], id) if is_year_name(year) => {
            Place::Activity((*programme).into(), (*year).into(), id.into())
        }
        (["plans", _, _], _) => Place::Stray(Stray::NoPlanYear),
        _ => Place::Stray(Stray::NoPlace),
    };
    Some((place, Some(format)))
}

/// Whether a folder's name is that of a plan year: a slug that starts with four digits.
pub(super) fn is_year_name(name: &str) -> bool {
    is_slug(name) && name.get(..4).and_then(year_number).is_some()
}

fn is_near_miss(name: &str) -> bool {
    const ENDINGS: [&str; 4] = ["toml", "yaml", "yml", "json"];
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let ending = ending.to_lowercase();
    // `.xml` is one letter from `.yml` and a format of its own.
    !stem.is_empty()
        && ending.len() > 2
        && ending != "xml"
        && ENDINGS.iter().any(|e| one_slip_apart(&ending, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &str) -> Option<Place> {
        let entry = TreeEntry { path: path.to_owned(), kind: EntryKind::File };
        classify(&entry).map(|(place, _)| place)
    }

    #[test]
    fn every_place() {
        let stray = |why| Some(Place::Stray(why));
        assert_eq!(place("schema/governance/x.yaml"), Some(Place::Model("x".into())));
        assert_eq!(place("plans/p/programme.yml"), Some(Place::Programme("p".into())));
        assert_eq!(place("plans/p/2026/plan.toml"), Some(Place::PlanYear("p".into(), "2026".into())));
        assert_eq!(
            place("plans/p/2026-2027/a.toml"),
            Some(Place::Activity("p".into(), "2026-2027".into(), "a".into()))
        );
        assert_eq!(
            place("plans/p/meetings/2026-01-01-au.toml"),
            Some(Place::Meeting("p".into(), "2026-01-01-au".into()))
        );
        assert_eq!(place("plans/p/other.toml"), stray(Stray::NoPlace));
        assert_eq!(place("plans/p/2026/sub/a.toml"), stray(Stray::NoPlace));
        assert_eq!(place("plans/p/arkiv/a.toml"), stray(Stray::NoPlanYear));
        for near in
            ["plans/p/2026/a.TOML", "plans/p/2026/a.yamll", "plans/p/2026/a.json", "plans/p/2026/a.tom"]
        {
            assert_eq!(place(near), stray(Stray::NearMiss), "{near}");
        }
        for none in [
            "plans/README.md",
            "schema/json/p/activity.schema.json",
            "plans/p/2026/bild.xml",
            "plans/p/.toml",
        ] {
            assert_eq!(place(none), None, "{none}");
        }
    }
}
