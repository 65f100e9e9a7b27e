//! What is dealt with at meetings, as data: agendas, the log of decisions, and the way of a next step.

mod agenda;
mod decisions;
mod lacks;
mod named;
mod row;
mod waiting;
mod way;

pub use agenda::{
    Agenda, AgendaGroup, AgendaItem, AgendaSet, BodyAgenda, Consulted, MeetingAgenda, agenda, meetings,
};
pub use decisions::{DecisionLog, LogQuery, ProgrammeLog, decisions};
pub use lacks::{Lack, Said};
pub use named::{
    NoBody, NoKind, NoMatter, NoOutcome, bodies_named, kind_named, matter_named, outcome_named, outcomes_of,
};
pub use row::Row;
pub use waiting::Waiting;
pub use way::{Progress, Way, WayStep, WayStop, way_of_activity, way_of_matter};
