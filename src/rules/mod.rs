//! The rules. One folder each: its code and words, and its page in Swedish and in English.
//!
//! A rule sees the portfolio and the facts and puts findings in a list. It knows no severity, no
//! waiver, no terminal and no file format. To add one: a folder like the others, and its two lines here.

mod broken_chain;
mod closed_year_edited;
mod control_character;
mod date_outside_period;
mod dead_law;
mod decision_without_mandate;
mod dropped_activity;
mod duplicate_id;
mod duplicate_key;
mod duplicate_title;
mod expired_waiver;
mod file_name_mismatch;
mod forbidden_field;
mod illegal_transition;
mod implausible_date;
mod impossible_date;
mod incomplete_realisation;
mod inconsistent_dates;
mod invalid_id;
mod invalid_waiver;
mod lapsed_reference;
mod law_changed_with_plans;
mod malformed_date;
mod misplaced_file;
mod misplaced_key;
mod missing_consultation;
mod missing_decision;
mod missing_field;
mod missing_initiative;
mod missing_record;
mod model_fault;
mod new_exception;
mod outcome_unfit;
mod personal_data;
mod placeholder_text;
mod removed_activity;
mod reused_id;
mod revived_activity;
mod rewritten_record;
mod rollout_before_pilot_result;
mod self_consultation;
mod stale_annual_document;
mod stale_report;
mod syntax_error;
mod too_few;
mod unapplied_decision;
mod unclear_lead;
mod uncoordinated_area;
mod uncovered_need;
mod undecided_change;
mod unknown_field;
mod unknown_reference;
mod unknown_value;
mod unreadable_file;
mod unrecorded_outcome;
mod unrouted_matter;
mod unsupported_syntax;
mod unused_waiver;
mod wrong_type;

mod case;
mod comparison;
mod consultation;
mod context;
mod fate;
mod howto;
mod item;
mod registry;
mod rule;
mod sheet;
mod sound;
mod texts;

pub use comparison::Comparison;
pub use context::Context;
pub use fate::{Fate, Flaw, Meant, flaw};
pub use item::Item;
pub use rule::{Check, FileCheck, Page, Rule, Scope};
pub use sheet::{Sheet, Stated};
pub use texts::judge_texts;

/// Every rule, by name.
pub static RULES: &[&Rule] = &[
    &broken_chain::RULE,
    &closed_year_edited::RULE,
    &control_character::RULE,
    &date_outside_period::RULE,
    &dead_law::RULE,
    &decision_without_mandate::RULE,
    &dropped_activity::RULE,
    &duplicate_id::RULE,
    &duplicate_key::RULE,
    &duplicate_title::RULE,
    &expired_waiver::RULE,
    &file_name_mismatch::RULE,
    &forbidden_field::RULE,
    &illegal_transition::RULE,
    &implausible_date::RULE,
    &impossible_date::RULE,
    &incomplete_realisation::RULE,
    &inconsistent_dates::RULE,
    &invalid_id::RULE,
    &invalid_waiver::RULE,
    &lapsed_reference::RULE,
    &law_changed_with_plans::RULE,
    &malformed_date::RULE,
    &misplaced_file::RULE,
    &misplaced_key::RULE,
    &missing_consultation::RULE,
    &missing_decision::RULE,
    &missing_field::RULE,
    &missing_initiative::RULE,
    &missing_record::RULE,
    &model_fault::RULE,
    &new_exception::RULE,
    &outcome_unfit::RULE,
    &personal_data::RULE,
    &placeholder_text::RULE,
    &removed_activity::RULE,
    &reused_id::RULE,
    &revived_activity::RULE,
    &rewritten_record::RULE,
    &rollout_before_pilot_result::RULE,
    &self_consultation::RULE,
    &stale_annual_document::RULE,
    &stale_report::RULE,
    &syntax_error::RULE,
    &too_few::RULE,
    &unapplied_decision::RULE,
    &unclear_lead::RULE,
    &uncoordinated_area::RULE,
    &uncovered_need::RULE,
    &undecided_change::RULE,
    &unknown_field::RULE,
    &unknown_reference::RULE,
    &unknown_value::RULE,
    &unreadable_file::RULE,
    &unrecorded_outcome::RULE,
    &unrouted_matter::RULE,
    &unsupported_syntax::RULE,
    &unused_waiver::RULE,
    &wrong_type::RULE,
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.name == name)
}
