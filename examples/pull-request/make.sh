#!/usr/bin/env bash
# Makes the repository of examples/history and pull requests to it, a branch each:
# bash examples/pull-request/make.sh FOLDER
#
# All of it is invented. README.md and README.sv.md in this folder show what `plan check --base` says of each.
# Authors, times and contents are fixed, so that the commits have the same ids everywhere.
set -euo pipefail

folder=${1:?"say where: bash make.sh FOLDER"}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bash "$here/../history/make.sh" "$folder"
cd "$folder"

# shellcheck source=examples/making.sh
. "$here/../making.sh"
export GIT_AUTHOR_NAME="Bo Ek" GIT_AUTHOR_EMAIL=bo.ek@example.org GIT_AUTHOR_DATE="2026-05-04T09:00:00+0200"
export GIT_COMMITTER_NAME="Bo Ek" GIT_COMMITTER_EMAIL=bo.ek@example.org GIT_COMMITTER_DATE="2026-05-04T09:00:00+0200"

year=plans/fjarden/2026

# request NAME [FROM]: begins a pull request.
request() { git checkout --quiet -b "$1" "${2:-main}"; }

# saved MESSAGE: ends it.
saved() {
  git add --all
  git commit --quiet --message "$1"
}

# without_goal PATH: a new activity that breaks the law.
without_goal() {
  printf '# Påhittad aktivitet. / Invented activity.\ntitle = "Digital fika"\nstatus = "planned"\nbenefit = "Trevnad"\nresponsible = [{ org = "it" }]\norder = 9\n' >"$1"
}

request rapport
swap $year/bokning.toml 'by = "Elsa Ahl" },' 'by = "Elsa Ahl" },
  { date = 2026-05-04, health = "green", text = "Ett journalsystem återstår", by = "Elsa Ahl" },'
saved "Tidboken: läget i maj"

request senare
swap $year/bokning.toml 'end = "2026-10"' 'end = "2027-03"'
saved "Tidboken: senare"

request senare-med-protokoll
swap $year/bokning.toml 'end = "2026-10"' 'end = "2027-03"'
printf '# Påhittat protokoll. / Invented minutes.\nminutes = "Protokoll 3/2026"\nmatters = [\n  { id = "12", type = "decision", title = "Tidboken får längre tid", decides = "change", activities = ["2026/bokning"], sets = [{ activity = "2026/bokning", field = "end", to = "2027-03" }], paragraph = "§ 12", outcome = "approved" },\n]\n' >plans/fjarden/meetings/2026-04-29-styrgrupp.toml
saved "Tidboken: senare, enligt styrgruppen"

request fel-vag
swap $year/bokning.toml 'status = "ongoing"' 'status = "planned"'
saved "Tidboken: tillbaka till planerad"

request omskriven
swap $year/bokning.toml 'health = "yellow"' 'health = "green"'
saved "Tidboken: det gick bra"

request borttagen
git rm --quiet $year/fallarm.toml
saved "Fallarm bort"

request nytt-namn
git mv $year/fallarm.toml $year/trygghetslarm.toml
swap $year/trygghetslarm.toml 'carried_from' 'formerly = ["fallarm"]
carried_from'
saved "Fallarm heter trygghetslarm"

request annat-format
git rm --quiet $year/tolk.toml
printf '# Påhittad aktivitet. / Invented activity.\ntitle: Tolk på skärm\nstatus: planned\ngoals: [enkelt]\nresponsible:\n  - org: vardcentraler\norder: 6\n' >$year/tolk.yaml
saved "Tolk i YAML"

request gammalt-och-nytt
swap $year/tolk.toml 'title = "Tolk på skärm"' 'title = "Tolk på skärm och i telefon"'
without_goal $year/fika.toml
saved "Tolk också i telefon; fika"

request egen-lag
without_goal $year/fika.toml
swap schema/governance/samverkan.toml 'severity = "error"' 'severity = "note"'
saved "Fika, och mål är inte så noga"

request egen-dispens
without_goal $year/fika.toml
printf '# Påhittad. / Invented.\nlanguage = "sv"\nwaivers = [{ allow = "goal-stated", for = "fjarden/2026/fika", because = "Fika behöver inget mål" }]\n' >schema/policy.toml
saved "Fika, med dispens"

request striktare
swap schema/governance/samverkan.toml 'severity = "warning"' 'severity = "error"'
saved "Nyttan måste framgå"

request stangt
printf 'closed = { date = 2026-03-31, by = "styrgrupp" }\n' >>plans/fjarden/2025/plan.toml
saved "2025 är stängt"

request i-stangt stangt
swap plans/fjarden/2025/bokning.toml 'title = ' 'number = "7"
title = '
saved "Numret från 2025"

git checkout --quiet main
