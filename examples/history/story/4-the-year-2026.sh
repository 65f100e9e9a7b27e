# Spring 2026: work on a branch, a report meanwhile, and the merge. Sourced by make.sh.

plans=plans/fjarden/2026

git checkout --quiet -b sprakstod
file $plans/sprakstod.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Språkstöd vid besök"
goals = ["enkelt"]
status = "planned"
responsible = [{ org = "vardcentraler", person = "annlin" }]
order = 7
benefit = "Fler förstår vad som sägs"
END
as cilla 2026-02-16T10:00:00+0100 "Språkstöd: ny aktivitet"

file plans/fjarden/meetings/2026-02-25-utskott.toml <<'END'
# Påhittat protokoll. / Invented minutes.
minutes = "Protokoll 2/2026"
matters = [
  { id = "9", type = "decision", title = "Språkstöd tas in i planen", decides = "adopt", activities = ["2026/sprakstod"], paragraph = "§ 9", outcome = "approved" },
]
END
as cilla 2026-02-26T09:00:00+0100 "Språkstöd: arbetsutskottets beslut"

# Meanwhile on the main line.
git checkout --quiet main
swap $plans/bokning.toml 'order = 1' 'order = 1
reports = [
  { date = 2026-02-20, health = "yellow", text = "Två journalsystem återstår", by = "Elsa Ahl" },
]'
as bo 2026-02-20T11:30:00+0100 "Rapport om tidboken"

# Merged on the web server, whose clock shows universal time.
person anna 2026-02-27T08:05:00+0000
git merge --quiet --no-ff --message "Språkstöd in i planen" sprakstod
git branch --quiet -d sprakstod

# Responsibility moves, the end is put off without a decision, and work begins.
swap $plans/bokning.toml 'end = "2026-06"' 'end = "2026-10"'
swap $plans/sprakstod.toml '"planned"' '"ongoing"'
as anna 2026-03-31T15:00:00+0200 "Läget efter första kvartalet"
