# January 2026: the year turns. Sourced by make.sh.

plans=plans/fjarden/2026

file $plans/plan.toml <<'END'
# Påhittad plan. / Invented plan.
title = "Aktivitetsplan 2026"
END

# Carried over; the end is stated for the first time.
file $plans/bokning.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Tidbok på nätet"
goals = ["enkelt", "tid"]
status = "ongoing"
carried_from = ["2025/bokning"]
responsible = [{ org = "it", person = "elsahl" }]
order = 1
benefit = "Färre samtal till växeln"
end = "2026-06"
END

# Carried over as it was.
file $plans/videobesok.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Videobesök"
goals = ["nara"]
status = "ongoing"
carried_from = ["2025/videobesok"]
responsible = [{ org = "vardcentraler" }]
order = 2
benefit = "Kortare resor"
END

# One of two.
file $plans/dokument.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Blanketter och e-arkiv"
goals = ["enkelt", "tid"]
status = "ongoing"
carried_from = ["2025/e-arkiv", "2025/blanketter"]
responsible = [{ org = "it" }]
order = 3
benefit = "En väg in för alla handlingar"
END

# Two of one.
file $plans/nattillsyn.yaml <<'END'
# Påhittad aktivitet. / Invented activity.
title: Nattillsyn med kamera
goals: [nara]
status: ongoing
carried_from: [2025/sensorer]
responsible:
  - org: kommunen
    person: boek
order: 4
benefit: Ostörd nattsömn
END
file $plans/fallarm.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Fallarm"
goals = ["nara", "tid"]
status = "planned"
carried_from = ["2025/sensorer"]
responsible = [{ org = "vardcentraler" }]
order = 5
benefit = "Snabbare hjälp"
END

# New; the benefit is still to be stated. The waiting rooms' network is left out although it is not ended.
file $plans/tolk.toml <<'END'
# Påhittad aktivitet. / Invented activity.
title = "Tolk på skärm"
goals = ["enkelt"]
status = "planned"
responsible = [{ org = "vardcentraler" }]
order = 6
END
as anna 2026-01-12T09:30:00+0100 "Förslag till plan för 2026"

file plans/fjarden/meetings/2026-01-28-styrgrupp.toml <<'END'
# Påhittat protokoll. / Invented minutes.
minutes = "Protokoll 1/2026"
matters = [
  { id = "3", type = "decision", title = "Aktivitetsplan för 2026", decides = "adopt", year = 2026, paragraph = "§ 3", outcome = "approved" },
]
END
swap $plans/plan.toml 'title = "Aktivitetsplan 2026"' 'title = "Aktivitetsplan 2026"
adopted = { matter = "2026-01-28-styrgrupp#3" }'
as anna 2026-01-30T13:20:00+0100 "Planen för 2026 är antagen"
