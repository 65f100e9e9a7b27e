//! What each command does, and how it is written.

use crate::text::Words;

/// Each command by its name (empty for the program alone): what it does, and how it is written.
pub(super) static ABOUT: &[(&str, Words, Words)] = &[
    (
        "",
        Words::new(
            "Visar och granskar aktivitetsplaner som ligger som filer i git.",
            "Shows and checks activity plans kept as files in git.",
        ),
        Words::new("plan [KOMMANDO] [VAL]", "plan [COMMAND] [OPTIONS]"),
    ),
    (
        "status",
        Words::new(
            "Visar ett planårs aktiviteter, eller allt om en aktivitet.",
            "Shows the activities of a plan year, or all about one activity.",
        ),
        Words::new("plan status [NYCKEL…] [VAL]", "plan status [KEY…] [OPTIONS]"),
    ),
    (
        "check",
        Words::new(
            "Granskar planfilerna mot formatet och styrmodellen. Ändrar aldrig något.",
            "Checks the plan files against the format and the governance model. Never changes anything.",
        ),
        Words::new("plan check [SÖKVÄG…] [VAL]", "plan check [PATH…] [OPTIONS]"),
    ),
    (
        "set",
        Words::new(
            "Ändrar en aktivitets uppgifter, utan att röra något annat i filen.",
            "Changes details of an activity, touching nothing else in the file.",
        ),
        Words::new("plan set NYCKEL FÄLT=VÄRDE… [VAL]", "plan set KEY FIELD=VALUE… [OPTIONS]"),
    ),
    (
        "report",
        Words::new("Lägger till en statusrapport på en aktivitet.", "Adds a status report to an activity."),
        Words::new("plan report NYCKEL [VAL]", "plan report KEY [OPTIONS]"),
    ),
    (
        "carry-over",
        Words::new(
            "Gör årsskiftet: för över det som inte är klart till ett nytt planår. Visar först, skriver sedan.",
            "Makes the year turn: carries what is not finished into a new plan year. Shows first, writes then.",
        ),
        Words::new("plan carry-over PLANÅR [VAL]", "plan carry-over YEAR [OPTIONS]"),
    ),
    (
        "close",
        Words::new(
            "Stänger ett planår, när inget i det är kvar att avsluta eller föra över.",
            "Closes a plan year, when nothing in it is left to end or to carry over.",
        ),
        Words::new("plan close PLANÅR [VAL]", "plan close YEAR [OPTIONS]"),
    ),
    (
        "reopen",
        Words::new("Öppnar ett stängt planår igen.", "Opens a closed plan year again."),
        Words::new("plan reopen PLANÅR [VAL]", "plan reopen YEAR [OPTIONS]"),
    ),
    (
        "diff",
        Words::new(
            "Visar vad som har ändrats mellan två tidpunkter, versioner i git eller planår.",
            "Shows what changed between two points in time, versions in git, or plan years.",
        ),
        Words::new("plan diff [FRÅN [TILL]] [VAL]", "plan diff [FROM [TO]] [OPTIONS]"),
    ),
    (
        "log",
        Words::new(
            "Visar en aktivitets historik: vad som hände, när, av vem och beslutat var.",
            "Shows the history of an activity: what happened, when, by whom, decided where.",
        ),
        Words::new("plan log NYCKEL [VAL]", "plan log KEY [OPTIONS]"),
    ),
    (
        "explain",
        Words::new(
            "Förklarar en regel eller ett villkor: vad det gäller, varför, och hur man gör i stället.",
            "Explains a rule or a constraint: what it is about, why, and what to do instead.",
        ),
        Words::new("plan explain NAMN [VAL]", "plan explain NAME [OPTIONS]"),
    ),
    (
        "rules",
        Words::new("Listar alla regler.", "Lists all rules."),
        Words::new("plan rules [VAL]", "plan rules [OPTIONS]"),
    ),
];
