# The year 2025 as it went. Sourced by make.sh.

plans=plans/fjarden/2025

# The minutes arrive, and with them the plan is adopted; work begins.
file plans/fjarden/meetings/2025-01-29-styrgrupp.toml <<'END'
# Påhittat protokoll. / Invented minutes.
minutes = "Protokoll 1/2025"
matters = [
  { id = "4", type = "decision", title = "Aktivitetsplan för 2025", decides = "adopt", year = 2025, paragraph = "§ 4", outcome = "approved" },
]
END
swap $plans/plan.toml 'title = "Aktivitetsplan 2025"' 'title = "Aktivitetsplan 2025"
adopted = { matter = "2025-01-29-styrgrupp#4" }'
for name in bokning e-arkiv blanketter distansmote baskurs vantrumsnat; do
  swap $plans/$name.toml '"planned"' '"ongoing"'
done
swap $plans/sensorer.yaml 'planned' 'ongoing'
as anna 2025-01-31T14:05:00+0100 "Planen för 2025 är antagen"

# Status reports, the last of them late in the evening.
swap $plans/bokning.toml 'order = 1' 'order = 1
reports = [
  { date = 2025-03-31, health = "green", text = "Tre vårdcentraler provar", by = "David Nord" },
]'
swap $plans/e-arkiv.toml 'order = 3' 'order = 3
reports = [
  { date = 2025-03-31, health = "yellow", text = "Upphandlingen har överklagats", by = "IT-enheten" },
]'
as bo 2025-03-31T23:40:00+0200 "Statusrapporter för första kvartalet"

# A pause that the steering group decided.
file plans/fjarden/meetings/2025-05-14-styrgrupp.yaml <<'END'
# Påhittat protokoll. / Invented minutes.
minutes: Protokoll 2/2025
matters:
  - id: "7"
    type: decision
    title: E-arkivet väntar på upphandlingen
    decides: change
    activities: [2025/e-arkiv]
    paragraph: § 7
    sets:
      - activity: 2025/e-arkiv
        field: status
        to: paused
    outcome: approved
END
swap $plans/e-arkiv.toml '"ongoing"' '"paused"'
as anna 2025-05-15T10:20:00+0200 "E-arkivet pausas enligt styrgruppen"

# A pause that nobody decided.
swap $plans/vantrumsnat.toml '"ongoing"' '"paused"'
as bo 2025-05-20T16:45:00+0200 "Väntrumsnätet får vänta"

# Another name within the year.
git mv $plans/distansmote.toml $plans/videobesok.toml
swap $plans/videobesok.toml 'title = "Distansmöten"' 'title = "Videobesök"'
swap $plans/videobesok.toml 'order = 5' 'order = 5
formerly = ["distansmote"]'
as anna 2025-06-10T08:30:00+0200 "Distansmöten heter numera videobesök"

# A register changes, and with it who is responsible.
swap schema/people.yaml '  - id: davnor
    name: David Nord' '  - id: davnor
    name: David Nord
    until: 2025-08
  - id: elsahl
    name: Elsa Ahl'
as anna 2025-08-18T09:00:00+0200 "Elsa Ahl börjar och David Nord slutar"
swap $plans/bokning.toml 'davnor' 'elsahl'
as anna 2025-08-18T09:15:00+0200 "Elsa Ahl tar över tidboken"

# Reports again.
swap $plans/bokning.toml '  { date = 2025-03-31' '  { date = 2025-09-15, health = "yellow", text = "Kopplingen till journalen dröjer", by = "Elsa Ahl" },
  { date = 2025-03-31'
file $plans/sensorer.yaml <<'END'
# Påhittad aktivitet. / Invented activity.
title: Sensorer i hemmet
goals: [nara]
status: ongoing
responsible:
  - org: kommunen
    person: boek
order: 2
benefit: Färre besök på natten
reports:
  - date: 2025-09-15
    health: green
    text: Fyrtio hem är anslutna
    by: Bo Ek
END
as bo 2025-09-15T15:30:00+0200 "Statusrapporter för september"

# Goals are protected: one change is decided, the other is not.
file plans/fjarden/meetings/2025-10-01-styrgrupp.toml <<'END'
# Påhittat protokoll. / Invented minutes.
minutes = "Protokoll 3/2025"
matters = [
  { id = "12", type = "decision", title = "Blanketterna ska även spara tid", decides = "change", activities = ["2025/blanketter"], paragraph = "§ 12", sets = [
    { activity = "2025/blanketter", field = "goals", to = ["enkelt", "tid"] },
  ], outcome = "approved" },
  { id = "13", type = "decision", title = "Robotar i receptionen", decides = "change", year = 2025, paragraph = "§ 13", outcome = "rejected" },
]
END
swap $plans/blanketter.toml '["enkelt"]' '["enkelt", "tid"]'
swap $plans/sensorer.yaml '[nara]' '[nara, tid]'
as anna 2025-10-02T11:00:00+0200 "Nya mål för blanketter och sensorer"

# Somebody edits a report of the past, soon after midnight.
swap $plans/bokning.toml 'health = "yellow", text = "Kopplingen till journalen dröjer"' 'health = "green", text = "Kopplingen till journalen är på gång"'
as bo 2025-10-20T00:15:00+0200 "Rättar septemberrapporten"

# A file moves from one format to the other; the plan stays the same.
git rm --quiet $plans/blanketter.toml
file $plans/blanketter.yaml <<'END'
# Påhittad aktivitet. / Invented activity.
title: Blanketter på nätet
goals: [enkelt, tid]
status: ongoing
responsible:
  - org: kommunen
order: 4
benefit: Ingen behöver skriva ut
END
as cilla 2025-11-03T13:00:00+0100 "Blanketterna skrivs i YAML"

# The law changes.
swap schema/governance/samverkan.toml 'field = "benefit"
severity = "note"' 'field = "benefit"
severity = "warning"'
swap schema/governance/samverkan.toml 'protected_fields = ["goals"]' 'protected_fields = ["goals", "end"]'
as anna 2025-11-28T10:00:00+0100 "Styrmodellen: nyttan ska anges, slutdatum skyddas"

# An activity is finished.
swap $plans/baskurs.toml '"ongoing"' '"finished"'
swap $plans/baskurs.toml 'order = 6' 'order = 6
ended = 2025-12-12
results = ["Alla i personalen har gått kursen"]'
as anna 2025-12-15T16:00:00+0100 "Baskursen är klar"
