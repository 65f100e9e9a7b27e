//! The help of every option and argument.

use crate::text::Words;

/// The help of one option or argument: its command (empty for all), its id, the word for its value, its text.
pub(super) type Entry = (&'static str, &'static str, Option<&'static Words>, &'static Words);

/// The help of every option and argument, in the order in which a command lists them.
pub(super) static HELP: &[Entry] = &[
    ("", "directory", Some(&FOLDER), &DIRECTORY),
    ("", "lang", Some(&LANGUAGE), &LANG),
    ("", "color", Some(&WHEN), &COLOR),
    ("", "today", Some(&DAY), &TODAY),
    ("", "help", None, &HELP_TEXT),
    ("", "version", None, &VERSION),
    ("status", "keys", Some(&KEY), &KEYS),
    ("status", "year", Some(&YEAR), &YEAR_TEXT),
    ("status", "programme", Some(&ID), &PROGRAMME),
    ("status", "by", Some(&BY), &BY_TEXT),
    ("status", "goal", Some(&GOAL), &GOAL_TEXT),
    ("status", "org", Some(&ORG), &ORG_TEXT),
    ("status", "person", Some(&PERSON), &PERSON_TEXT),
    ("status", "status", Some(&STATUS), &STATUS_TEXT),
    ("status", "late", None, &LATE),
    ("status", "at", Some(&POINT), &AT),
    ("status", "format", Some(&FORMAT), &STATUS_FORMAT),
    ("check", "paths", Some(&PATH), &PATHS),
    ("check", "format", Some(&FORMAT), &CHECK_FORMAT),
    ("check", "notes", None, &NOTES),
    ("check", "level", Some(&LEVEL), &LEVEL_TEXT),
    ("check", "deny", Some(&SEVERITY), &DENY),
    ("check", "fix", None, &FIX),
    ("check", "diff", None, &FIX_DIFF),
    ("check", "force", None, &FIX_FORCE),
    ("check", "at", Some(&POINT), &AT),
    ("set", "key", Some(&KEY), &LOG_KEY),
    ("set", "fields", Some(&ASSIGNMENT), &ASSIGNMENT_TEXT),
    ("set", "dry_run", None, &DRY_RUN),
    ("set", "force", None, &FORCE),
    ("report", "key", Some(&KEY), &LOG_KEY),
    ("report", "health", Some(&LIGHT), &HEALTH_TEXT),
    ("report", "text", Some(&TEXT), &REPORT_TEXT),
    ("report", "progress", Some(&PER_CENT), &PROGRESS),
    ("report", "forecast", Some(&TEXT), &FORECAST),
    ("report", "by", Some(&WHO), &REPORT_BY),
    ("report", "date", Some(&DAY), &REPORT_DATE),
    ("report", "dry_run", None, &DRY_RUN),
    ("report", "force", None, &FORCE),
    ("carry-over", "year", Some(&YEAR), &NEW_YEAR),
    ("carry-over", "dry_run", None, &DRY_RUN),
    ("carry-over", "yes", None, &YES),
    ("carry-over", "programme", Some(&ID), &PROGRAMME),
    ("carry-over", "only", Some(&KEY), &ONLY),
    ("carry-over", "except", Some(&KEY), &EXCEPT),
    ("carry-over", "merge", Some(&MERGED), &MERGE),
    ("carry-over", "split", Some(&SPLIT_INTO), &SPLIT),
    ("close", "year", Some(&YEAR), &THE_YEAR),
    ("close", "programme", Some(&ID), &PROGRAMME),
    ("close", "by", Some(&WHO), &CLOSED_BY),
    ("close", "dnr", Some(&DNR), &DNR_TEXT),
    ("reopen", "year", Some(&YEAR), &THE_YEAR),
    ("reopen", "programme", Some(&ID), &PROGRAMME),
    ("diff", "points", Some(&END), &ENDS),
    ("diff", "by", Some(&BY), &DIFF_BY),
    ("diff", "programme", Some(&ID), &PROGRAMME),
    ("diff", "since", Some(&WHAT), &SINCE),
    ("diff", "exit_code", None, &EXIT_CODE),
    ("diff", "format", Some(&FORMAT), &DIFF_FORMAT),
    ("log", "key", Some(&KEY), &LOG_KEY),
    ("log", "at", Some(&POINT), &LOG_AT),
    ("log", "format", Some(&FORMAT), &DIFF_FORMAT),
    ("explain", "name", Some(&RULE), &RULE_TEXT),
    ("explain", "at", Some(&POINT), &EXPLAIN_AT),
    ("rules", "format", Some(&FORMAT), &RULES_FORMAT),
];

static HELP_TEXT: Words = Words::new("Visa den här hjälpen", "Show this help");
static VERSION: Words = Words::new("Visa versionen", "Show the version");
static FOLDER: Words = Words::new("MAPP", "FOLDER");
static DIRECTORY: Words = Words::new("Arbeta i den här mappen", "Work in this folder");
static LANGUAGE: Words = Words::new("SPRÅK", "LANGUAGE");
static LANG: Words = Words::new("Språk: sv eller en", "Language: sv or en");
static WHEN: Words = Words::new("NÄR", "WHEN");
static COLOR: Words = Words::new("Färg: auto, always eller never", "Colour: auto, always or never");
static DAY: Words = Words::new("DATUM", "DATE");
static TODAY: Words = Words::new(
    "Låtsas att det är den här dagen, t.ex. 2026-06-30",
    "Pretend that it is this day, such as 2026-06-30",
);
static KEY: Words = Words::new("NYCKEL", "KEY");
static KEYS: Words = Words::new(
    "Aktiviteter, program eller planår, t.ex. sdk, 2026/sdk, digitalisering eller 2026",
    "Activities, programmes or plan years, such as sdk, 2026/sdk, digitalisering or 2026",
);
static YEAR: Words = Words::new("PLANÅR", "YEAR");
static YEAR_TEXT: Words = Words::new(
    "Planår; annars det pågående, annars det senaste",
    "Plan year; else the current one, else the newest",
);
static ID: Words = Words::new("PROGRAM", "PROGRAMME");
static PROGRAMME: Words = Words::new("Bara det här programmet", "Only this programme");
static BY: Words = Words::new("VAD", "WHAT");
static BY_TEXT: Words = Words::new(
    "Gruppera efter origin (ursprung), goal, org, person eller status",
    "Group by origin, goal, org, person or status",
);
static GOAL: Words = Words::new("MÅL", "GOAL");
static GOAL_TEXT: Words = Words::new("Bara aktiviteter med det här målet", "Only activities with this goal");
static ORG: Words = Words::new("ORGANISATION", "ORGANISATION");
static ORG_TEXT: Words =
    Words::new("Bara den här organisationen, med sina enheter", "Only this organisation, with its units");
static PERSON: Words = Words::new("PERSON", "PERSON");
static PERSON_TEXT: Words = Words::new("Bara den här personen", "Only this person");
static STATUS: Words = Words::new("STATUS", "STATUS");
static STATUS_TEXT: Words =
    Words::new("Bara den här statusen, t.ex. pågående", "Only this status, such as ongoing");
static LATE: Words = Words::new("Bara det som är sent", "Only what is late");
static POINT: Words = Words::new("DATUM|VERSION", "DATE|REV");
static AT: Words = Words::new(
    "Som planerna var en dag eller i en version i git, t.ex. 2026-06-30 eller HEAD~1",
    "As the plans were on a day or in a git revision, such as 2026-06-30 or HEAD~1",
);
static FORMAT: Words = Words::new("FORMAT", "FORMAT");
static STATUS_FORMAT: Words =
    Words::new("Format: table, json, csv eller markdown", "Format: table, json, csv or markdown");
static PATH: Words = Words::new("SÖKVÄG", "PATH");
static PATHS: Words = Words::new(
    "Visa bara det som gäller dessa filer eller mappar; allt läses ändå",
    "Show only what is about these files or folders; all are read",
);
static CHECK_FORMAT: Words =
    Words::new("Format: human, concise eller json", "Format: human, concise or json");
static NOTES: Words = Words::new("Visa noteringarna en och en", "Show notes one by one");
static LEVEL: Words = Words::new("NAMN=ALLVAR", "NAME=SEVERITY");
static LEVEL_TEXT: Words = Words::new(
    "Sätt allvaret för en regel eller ett villkor: error, warning eller note",
    "Set the severity of a rule or constraint: error, warning or note",
);
static SEVERITY: Words = Words::new("ALLVAR", "SEVERITY");
static DENY: Words = Words::new(
    "Avsluta med kod 1 redan vid warning eller note",
    "Exit with code 1 already at warning or note",
);
static END: Words = Words::new("TIDPUNKT", "POINT");
static ENDS: Words = Words::new(
    "Dag, planår, gren, tagg eller version, t.ex. 2026-03-01, 2025..2026 eller HEAD~1; annars det som inte är sparat i git",
    "Day, plan year, branch, tag or version, such as 2026-03-01, 2025..2026 or HEAD~1; else what is not saved in git",
);
static FIX: Words = Words::new("Gör alla säkra rättelser", "Make all certain fixes");
static FIX_DIFF: Words =
    Words::new("Med --fix: visa rättelserna, skriv inget", "With --fix: show the fixes, write nothing");
static FIX_FORCE: Words = Words::new(
    "Med --fix: även filer med annat som inte är sparat",
    "With --fix: also files with other changes that are not saved",
);
static ASSIGNMENT: Words = Words::new("FÄLT=VÄRDE", "FIELD=VALUE");
static ASSIGNMENT_TEXT: Words = Words::new(
    "T.ex. status=pausad eller legal.state=klar; FÄLT+=VÄRDE och FÄLT-=VÄRDE för listor, FÄLT= tar bort",
    "Such as status=paused or legal.state=done; FIELD+=VALUE and FIELD-=VALUE for lists, FIELD= removes",
);
static FORCE: Words = Words::new(
    "Skriv även om det ger nya fel, eller om filen har annat som inte är sparat",
    "Write even if it adds faults, or if the file has other changes that are not saved",
);
static LIGHT: Words = Words::new("LÄGE", "HEALTH");
static HEALTH_TEXT: Words = Words::new("Läge: grön, gul eller röd", "Health: green, yellow or red");
static TEXT: Words = Words::new("TEXT", "TEXT");
static REPORT_TEXT: Words = Words::new("Vad som har hänt", "What has happened");
static PER_CENT: Words = Words::new("PROCENT", "PER CENT");
static PROGRESS: Words = Words::new("Framdrift, 0–100", "Progress, 0–100");
static FORECAST: Words = Words::new("Hur det väntas gå", "How it is expected to go");
static WHO: Words = Words::new("VEM", "WHO");
static REPORT_BY: Words = Words::new("Vem som rapporterar", "Who reports");
static REPORT_DATE: Words = Words::new("Rapportens dag; annars i dag", "The day of the report; else today");
static THE_YEAR: Words = Words::new("Planåret", "The plan year");
static CLOSED_BY: Words = Words::new("Vem som stängde det", "Who closed it");
static DNR: Words = Words::new("DIARIENUMMER", "NUMBER");
static DNR_TEXT: Words = Words::new("Diarienumret", "The diary number");
static NEW_YEAR: Words = Words::new(
    "Det nya planåret, t.ex. 2027 eller 2027-2028",
    "The new plan year, such as 2027 or 2027-2028",
);
static DRY_RUN: Words = Words::new("Visa bara, skriv inget", "Only show, write nothing");
static YES: Words = Words::new("Skriv utan att fråga", "Write without asking");
static ONLY: Words = Words::new("Bara den här aktiviteten", "Only this activity");
static EXCEPT: Words = Words::new("Inte den här aktiviteten", "Not this activity");
static MERGED: Words = Words::new("NYTT=ID,ID", "NEW=ID,ID");
static MERGE: Words = Words::new(
    "Slå ihop flera till en ny; filen görs av den första",
    "Merge several into a new one; its file is made of the first",
);
static SPLIT_INTO: Words = Words::new("ID=NYTT,NYTT", "ID=NEW,NEW");
static SPLIT: Words = Words::new("Dela en i flera nya", "Split one into several new ones");
static DIFF_BY: Words = Words::new(
    "Gruppera efter programme, goal, org eller body (det organ som beslutade)",
    "Group by programme, goal, org or body (the body that decided)",
);
static LOG_KEY: Words =
    Words::new("Aktiviteten, t.ex. sdk eller 2026/sdk", "The activity, such as sdk or 2026/sdk");
static LOG_AT: Words = Words::new(
    "Som det var en dag eller i en version, t.ex. för en aktivitet som är borttagen",
    "As it was on a day or in a version, such as for an activity that was removed",
);
static WHAT: Words = Words::new("HÄNDELSE", "EVENT");
static SINCE: Words = Words::new(
    "Från den dag planen antogs: --since adoption",
    "From the day the plan was adopted: --since adoption",
);
static EXIT_CODE: Words =
    Words::new("Avsluta med kod 1 om något skiljer", "Exit with code 1 if anything differs");
static DIFF_FORMAT: Words =
    Words::new("Format: human, json eller markdown", "Format: human, json or markdown");
static RULE: Words = Words::new("NAMN", "NAME");
static RULE_TEXT: Words = Words::new(
    "Regelns eller villkorets namn, se plan rules och plan check",
    "The name of the rule or constraint, see plan rules and plan check",
);
static EXPLAIN_AT: Words = Words::new(
    "Med styrmodellerna som de var en dag eller i en version",
    "With the governance models as they were on a day or in a version",
);
static RULES_FORMAT: Words = Words::new("Format: table eller json", "Format: table or json");
