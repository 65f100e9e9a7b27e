//! Words of the help that more than one command uses.

use crate::text::Words;

pub(in crate::cli) static DAY: Words = Words::new("DATUM", "DATE");
pub(in crate::cli) static KEY: Words = Words::new("NYCKEL", "KEY");
pub(in crate::cli) static YEAR: Words = Words::new("PLANÅR", "YEAR");
pub(in crate::cli) static ID: Words = Words::new("PROGRAM", "PROGRAMME");
pub(in crate::cli) static PROGRAMME: Words = Words::new("Bara det här programmet", "Only this programme");
pub(in crate::cli) static BODY: Words = Words::new("ORGAN", "BODY");
pub(in crate::cli) static BY: Words = Words::new("VAD", "WHAT");
pub(in crate::cli) static POINT: Words = Words::new("DATUM|VERSION", "DATE|REV");
pub(in crate::cli) static AT: Words = Words::new(
    "Som planerna var en dag eller i en version i git, t.ex. 2026-06-30 eller HEAD~1",
    "As the plans were on a day or in a git revision, such as 2026-06-30 or HEAD~1",
);
pub(in crate::cli) static KIND: Words = Words::new("BESLUTSTYP", "KIND");
pub(in crate::cli) static FORMAT: Words = Words::new("FORMAT", "FORMAT");
pub(in crate::cli) static FORCE: Words = Words::new(
    "Skriv även om det ger nya fel, eller om filen har annat som inte är sparat",
    "Write even if it adds faults, or if the file has other changes that are not saved",
);
pub(in crate::cli) static WHO: Words = Words::new("VEM", "WHO");
pub(in crate::cli) static DRY_RUN: Words = Words::new("Visa bara, skriv inget", "Only show, write nothing");
pub(in crate::cli) static LOG_KEY: Words =
    Words::new("Aktiviteten, t.ex. sdk eller 2026/sdk", "The activity, such as sdk or 2026/sdk");
pub(in crate::cli) static DIFF_FORMAT: Words =
    Words::new("Format: human, json eller markdown", "Format: human, json or markdown");
pub(in crate::cli) static TABLE_FORMAT: Words =
    Words::new("Format: table, json, csv eller markdown", "Format: table, json, csv or markdown");
pub(in crate::cli) static WHICH_YEAR: Words = Words::new(
    "Planår; annars det pågående, annars det senaste",
    "Plan year; else the current one, else the newest",
);
pub(in crate::cli) static PUBLIC: Words = Words::new(
    "För publicering: roll och organisation i stället för personer, inga anteckningar",
    "For publication: role and organisation instead of persons, no notes",
);
