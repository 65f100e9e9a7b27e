# January 2025: the law, the registers, and a proposal for the first year. Sourced by make.sh.

file schema/policy.toml <<'END'
# Påhittad. / Invented.
language = "sv"
END

file schema/governance/samverkan.toml <<'END'
# Påhittad styrmodell. / Invented governance model.
name = "Samverkansmodellen"
since = 2025
protected_fields = ["goals"]
states = [
  { id = "planned", label = { sv = "Planerad", en = "Planned" }, category = "planned" },
  { id = "ongoing", label = { sv = "Pågående", en = "Ongoing" }, category = "ongoing" },
  { id = "paused", label = { sv = "Pausad", en = "Paused" }, category = "paused" },
  { id = "finished", label = { sv = "Avslutad", en = "Finished" }, category = "finished" },
]
transitions = [
  { from = ["planned", "paused"], to = "ongoing" },
  # Den som vill pausa något frågar styrgruppen.
  { from = ["planned", "ongoing"], to = "paused", needs = "change" },
  { from = ["ongoing", "paused"], to = "finished" },
]
decision_kinds = [
  { id = "adopt", label = { sv = "Anta plan eller aktivitet", en = "Adopt a plan or an activity" }, category = "adopt" },
  { id = "change", label = { sv = "Ändra planen", en = "Change the plan" }, category = "change" },
]
matter_types = [
  { id = "decision", label = { sv = "Beslut", en = "Decision" }, category = "decision", outcomes = [
    { id = "approved", label = { sv = "Bifall", en = "Approved" }, approves = true },
    { id = "rejected", label = { sv = "Avslag", en = "Rejected" }, approves = false },
  ] },
]
bodies = [
  { id = "styrgrupp", name = "Styrgruppen", actor = "styrgrupp", level = "strategic", may_decide = ["adopt", "change"] },
  { id = "utskott", name = "Arbetsutskottet", actor = "utskott", level = "tactical", parent = "styrgrupp", may_decide = ["adopt"] },
]

[[constraints]]
id = "goal-stated"
rule = "missing-field"
of = "activity"
field = "goals"
severity = "error"
because = "Allt i planen ska bidra till ett mål"

[[constraints]]
id = "benefit-stated"
rule = "missing-field"
of = "activity"
field = "benefit"
severity = "note"
because = "Den som läser planen ska se nyttan"
END

file schema/actors.toml <<'END'
# Påhittade aktörer. / Invented actors.
actors = [
  { id = "regionen", name = "Region Fjärden", kind = "organisation" },
  { id = "it", name = "IT-enheten", kind = "unit", parent = "regionen" },
  { id = "vardcentraler", name = "Vårdcentralerna", kind = "unit", parent = "regionen" },
  { id = "kommunen", name = "Fjärdens kommun", kind = "organisation" },
  { id = "styrgrupp", name = "Styrgruppen", kind = "body" },
  { id = "utskott", name = "Arbetsutskottet", kind = "body" },
]
END

file schema/people.yaml <<'END'
# Påhittade personer. / Invented persons.
people:
  - id: annlin
    name: Anna Lind
  - id: boek
    name: Bo Ek
  - id: davnor
    name: David Nord
END

file plans/fjarden/programme.toml <<'END'
# Påhittat program. / Invented programme.
name = "Digital samverkan i Fjärden"
governance = "samverkan"
goals = [
  { id = "nara", name = "Vård nära hemmet" },
  { id = "enkelt", name = "Enkelt för den som söker vård" },
  { id = "tid", name = "Mer tid för mötet" },
]
END

file plans/fjarden/2025/plan.toml <<'END'
# Påhittad plan. / Invented plan.
title = "Aktivitetsplan 2025"
END

file plans/fjarden/2025/bokning.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Tidbok på nätet"
goals = ["enkelt", "tid"]
status = "planned"
responsible = [{ org = "it", person = "davnor" }]
order = 1
benefit = "Färre samtal till växeln"
END

file plans/fjarden/2025/sensorer.yaml <<'END'
# Påhittad aktivitet. / Invented activity.
title: Sensorer i hemmet
goals: [nara]
status: planned
responsible:
  - org: kommunen
    person: boek
order: 2
benefit: Färre besök på natten
END

file plans/fjarden/2025/e-arkiv.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Gemensamt e-arkiv"
goals = ["tid"]
status = "planned"
responsible = [{ org = "it" }]
order = 3
end = "2025-12"
END

file plans/fjarden/2025/blanketter.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Blanketter på nätet"
goals = ["enkelt"]
status = "planned"
responsible = [{ org = "kommunen" }]
order = 4
benefit = "Ingen behöver skriva ut"
END

file plans/fjarden/2025/distansmote.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Distansmöten"
goals = ["nara"]
status = "planned"
responsible = [{ org = "vardcentraler" }]
order = 5
benefit = "Kortare resor"
END

file plans/fjarden/2025/baskurs.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Digital baskurs för personal"
goals = ["tid"]
status = "planned"
responsible = [{ org = "vardcentraler", person = "annlin" }]
order = 6
benefit = "Alla kan använda verktygen"
END

file plans/fjarden/2025/vantrumsnat.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Trådlöst nät i väntrummen"
goals = ["enkelt"]
status = "planned"
responsible = [{ org = "it" }]
order = 7
END

as anna 2025-01-13T09:10:00+0100 "Förslag till plan för 2025"
