//! From a tree of files to a portfolio: read in parallel, put together in path order.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Model, Registers, load as load_model, named_period};
use crate::portfolio::file::Unread;
use crate::portfolio::place::classify;
use crate::portfolio::{
    Activity, ActivityId, File, Key, Link, Meeting, New, Place, PlanYear, Portfolio, Programme, resolve,
};
use crate::sharing::{WORTH_SHARING, map};
use crate::store::{Tree, TreeEntry};
use crate::syntax::{At, Node};
use crate::text::day::whole_years;
use crate::text::{Day, Period, SourceId, Str, parse_day, parse_when};

/// So many files one thread takes at once.
const AT_ONCE: usize = 32;

impl Portfolio {
    /// Reads all plan files of a tree. Files that cannot be read are there, empty, with the reason.
    ///
    /// `today` decides which plan years within a programme's period have begun.
    pub fn load(tree: &dyn Tree, today: Day) -> Self {
        Self::load_only(tree, today, &|_, _| true)
    }

    /// As [`Self::load`], but of the files only those that are `wanted` are read. The others are there
    /// with their places and keys, and say nothing.
    pub(super) fn load_only(
        tree: &dyn Tree,
        today: Day,
        wanted: &(dyn Fn(&str, &Place) -> bool + Sync),
    ) -> Self {
        Self::of_files(read_files(tree, tree.entries(), wanted), &[], today)
    }

    /// The portfolio as it will be with more files: nothing else is read again.
    pub fn with(self, new: Vec<New>, today: Day) -> Self {
        let mut files = self.files;
        match new.len() {
            0..WORTH_SHARING => files.extend(new.into_iter().filter_map(File::made)),
            _ => files.par_extend(new.into_par_iter().filter_map(File::made)),
        }
        Self::of_files(files, &[], today)
    }

    /// The portfolio of files that have been read. Plan years that none of them tells of are named beside
    /// them: programme and year.
    pub(super) fn of_files(mut files: Vec<Arc<File>>, years: &[(String, String)], today: Day) -> Self {
        // Everything below counts in path order, whatever order a tree lists its files in.
        files.sort_by(|a, b| a.source.path.cmp(&b.source.path));
        let mut portfolio = Self {
            models: models(&files),
            registers: registers(&files),
            programmes: Vec::new(),
            activities: Vec::new(),
            publication: None,
            files,
        };
        portfolio.gather();
        portfolio.know_years(years);
        portfolio.imply_years(today);
        portfolio.order();
        portfolio.chain();
        portfolio
    }

    /// Programmes, years, meetings and activities from the files' places. Of two files for one
    /// place the first in path order counts. In that order the files of a programme stand together,
    /// and in them those of a plan year.
    fn gather(&mut self) {
        let mut programmes: Vec<Programme> = Vec::new();
        let mut meetings: HashSet<(&str, &str)> = HashSet::new();
        for (index, file) in self.files.iter().enumerate() {
            let source = SourceId::at(index);
            let Some(id) = file.place.programme() else { continue };
            if programmes.last().is_none_or(|p| *p.id != *id) {
                programmes.push(Programme::named(id));
            }
            let Some(programme) = programmes.last_mut() else { continue };
            match &file.place {
                Place::Programme(_) if programme.source.is_none() => {
                    programme.describe(source, &file.root, &self.models);
                }
                Place::Meeting(_, stem) if meetings.insert((id, stem)) => {
                    programme.meetings.push(meeting(stem, source));
                }
                Place::PlanYear(_, name) => {
                    let year = programme.last_year(name);
                    if year.source.is_none() {
                        year.source = Some(source);
                        year.describe(&file.root);
                    }
                }
                Place::Activity(_, name, activity) => {
                    let number = ActivityId::at(self.activities.len());
                    let year = programme.last_year(name);
                    if year.by_id.contains_key(activity) {
                        continue;
                    }
                    year.by_id.insert(activity.clone(), number);
                    year.activities.push(number);
                    let key = Key { programme: id.into(), year: (&**name).into(), id: (&**activity).into() };
                    let (carried_from, successors) = (Vec::new(), Vec::new());
                    self.activities.push(Activity {
                        key,
                        programme: 0,
                        year: 0,
                        source,
                        carried_from,
                        successors,
                    });
                }
                _ => {}
            }
        }
        programmes.sort_by(|a, b| a.id.cmp(&b.id));
        self.programmes = programmes;
    }

    /// Plan years of which no file was listed.
    fn know_years(&mut self, years: &[(String, String)]) {
        for (programme, year) in years {
            let programme = self.programmes.iter_mut().find(|p| *p.id == **programme);
            if let Some(programme) = programme.filter(|p| p.year(year).is_none()) {
                programme.years.push(PlanYear::named(year));
            }
        }
    }

    /// Within a programme's period, a past or current year without a folder is shown as empty.
    fn imply_years(&mut self, today: Day) {
        for programme in &mut self.programmes {
            let (Some(from), Some(to)) = (programme.from, programme.to) else { continue };
            for year in from.year()..=to.year().min(today.year()) {
                let period = whole_years(year, year);
                let taken = programme.years.iter().any(|y| y.period.is_some_and(|p| p.overlaps(period)));
                if !taken && period.from <= today {
                    let mut implied = PlanYear::named(&year.to_string());
                    implied.exists = false;
                    programme.years.push(implied);
                }
            }
        }
    }

    fn order(&mut self) {
        for (number, programme) in self.programmes.iter_mut().enumerate() {
            programme.years.sort_by(|a, b| {
                let first = |y: &PlanYear| y.period.map(|p| p.from);
                first(a).cmp(&first(b)).then_with(|| a.name.cmp(&b.name))
            });
            programme.meetings.sort_by(|a, b| (a.date, &a.stem).cmp(&(b.date, &b.stem)));
            for (slot, year) in programme.years.iter_mut().enumerate() {
                for id in &year.activities {
                    let activity = &mut self.activities[id.0 as usize];
                    activity.programme = number;
                    activity.year = slot;
                }
                let (files, activities) = (&self.files, &self.activities);
                let headline = |id: &ActivityId| &files[activities[id.0 as usize].source.0 as usize].headline;
                year.activities.sort_by_cached_key(|id| {
                    let order = headline(id).order;
                    (order.is_none(), order, activities[id.0 as usize].key.id.clone())
                });
                for id in &year.activities {
                    for former in &headline(id).formerly {
                        year.by_id.entry(former.as_str().into()).or_insert(*id);
                    }
                }
            }
        }
    }

    fn chain(&mut self) {
        let links = |_, activity: &Activity| -> Vec<Link> {
            let link = |text: &At<Str>| Link {
                text: text.value.as_str().into(),
                span: text.span,
                target: resolve(self, &activity.key.programme, Some(&activity.key.year), &text.value),
            };
            self.file(activity.source).headline.carried_from.iter().map(link).collect()
        };
        let all = map(&self.activities, links);
        for (index, links) in all.into_iter().enumerate() {
            for link in &links {
                if let Ok(target) = link.target {
                    let successor = ActivityId::at(index);
                    self.activities[target.0 as usize].successors.push(successor);
                }
            }
            self.activities[index].carried_from = links;
        }
    }
}

/// The files of these entries of a tree that are anybody's business. Those that are not `wanted` are not
/// read.
pub(super) fn read_files(
    tree: &dyn Tree,
    mut listed: Vec<TreeEntry>,
    wanted: &(dyn Fn(&str, &Place) -> bool + Sync),
) -> Vec<Arc<File>> {
    // Files that stand together are read together.
    listed.sort_by(|a, b| a.path.cmp(&b.path));
    let entries: Vec<_> = listed
        .into_iter()
        .filter_map(|entry| {
            let (place, format) = classify(&entry)?;
            let asked = wanted(&entry.path, &place);
            Some(Unread { path: entry.path, place, format, asked })
        })
        .collect();
    let read = |entries| File::read_several(tree, entries);
    if entries.len() < WORTH_SHARING { read(entries) } else { in_turn(entries, read) }
}

impl Programme {
    fn named(id: &str) -> Self {
        Self {
            id: id.into(),
            source: None,
            name: id.into(),
            model: None,
            from: None,
            to: None,
            years: Vec::new(),
            meetings: Vec::new(),
        }
    }

    /// The plan year of a name, which is the last one or a new one.
    fn last_year(&mut self, name: &str) -> &mut PlanYear {
        if self.years.last().is_none_or(|y| *y.name != *name) {
            self.years.push(PlanYear::named(name));
        }
        self.years.last_mut().expect("one was pushed if there was none")
    }

    fn describe(&mut self, source: SourceId, root: &Node, models: &[Model]) {
        self.source = Some(source);
        if let Some(name) = root.text("name") {
            self.name = name.value.into();
        }
        let governance = root.text("governance").map(|t| t.value);
        self.model = governance.and_then(|id| models.iter().position(|m| &*m.id == id));
        let end = |name| root.get("period").and_then(|p| p.text(name)).and_then(|t| parse_when(t.value).ok());
        self.from = end("from").map(|w| w.from);
        self.to = end("to").map(|w| w.to);
    }
}

impl PlanYear {
    fn named(name: &str) -> Self {
        Self {
            name: name.into(),
            period: named_period(name),
            source: None,
            closed: false,
            activities: Vec::new(),
            by_id: HashMap::new(),
            exists: true,
        }
    }

    fn describe(&mut self, root: &Node) {
        let end = |name| root.get("period").and_then(|p| p.text(name)).and_then(|t| parse_when(t.value).ok());
        if let (Some(from), Some(to)) = (end("from"), end("to")) {
            // The name of a year that says its period is believed; the file may only agree.
            self.period = self.period.or(Some(Period { from: from.from, to: to.to }));
        }
        self.closed = root.get("closed").is_some_and(Node::says_something);
    }
}

/// Works on all threads, each taking the next few items. So the whole is gone through from front to back:
/// what git keeps side by side is asked for at about the same time.
pub(super) fn in_turn<T: Send, R: Send>(items: Vec<T>, work: impl Fn(Vec<T>) -> Vec<R> + Sync) -> Vec<R> {
    let mut items = items.into_iter();
    let chunks = std::iter::from_fn(|| {
        let chunk: Vec<T> = items.by_ref().take(AT_ONCE).collect();
        (!chunk.is_empty()).then_some(chunk)
    });
    let mut done: Vec<_> = chunks.enumerate().par_bridge().map(|(n, chunk)| (n, work(chunk))).collect();
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, done)| done).collect()
}

/// `<date>-<body>`, with `-2` for a second meeting that day.
fn meeting(stem: &str, source: SourceId) -> Meeting {
    let date = stem.get(..10).and_then(|d| parse_day(d).ok());
    let body = stem.get(11..).filter(|_| stem.as_bytes().get(10) == Some(&b'-')).unwrap_or("");
    let body = match body.rsplit_once('-') {
        Some((body, number)) if number.len() == 1 && number.bytes().all(|b| (b'2'..=b'9').contains(&b)) => {
            body
        }
        _ => body,
    };
    Meeting { stem: stem.into(), date, body: body.into(), source }
}

fn models(files: &[Arc<File>]) -> Vec<Model> {
    let mut models: Vec<Model> = Vec::new();
    for (index, file) in files.iter().enumerate() {
        if let Place::Model(id) = &file.place
            && !models.iter().any(|m| m.id == *id)
        {
            models.push(load_model(id, SourceId::at(index), &file.root));
        }
    }
    models
}

fn registers(files: &[Arc<File>]) -> Registers {
    let mut registers = Registers::default();
    let mut seen: Vec<&Place> = Vec::new();
    for (index, file) in files.iter().enumerate() {
        if seen.contains(&&file.place) {
            continue;
        }
        match file.place {
            Place::Actors => registers.read_actors(&file.root, file.complete),
            Place::People => registers.read_people(&file.root, file.complete),
            Place::Documents => registers.read_documents(SourceId::at(index), &file.root, file.complete),
            _ => continue,
        }
        seen.push(&file.place);
    }
    registers
}
