#!/bin/sh
# Writes the seed corpus of read_and_check from the plan files of this repository and of its tests.
set -eu
cd "$(dirname "$0")/.."
corpus=fuzz/corpus/read_and_check
mkdir -p "$corpus"

# seed LETTER FILE: the file as the part of that letter's place.
seed() {
    name=$(printf '%s' "$2" | tr '/' '-')
    { printf '====%s\n' "$1"; cat "$2"; } > "$corpus/$1-$name"
}

for file in $(find plans schema tests/pages/base -name '*.toml' | sort); do
    case $file in
        */governance/*) seed k "$file" ;;
        */programme.toml) seed g "$file" ;;
        */meetings/*) seed i "$file" ;;
        */plan.toml) seed e "$file" ;;
        */actors.toml) seed m "$file" ;;
        */documents.toml) seed o "$file" ;;
        */policy.toml) seed p "$file" ;;
        */people.toml) ;; # its place is YAML
        *) seed a "$file" ;;
    esac
done

# YAML, all places at once, and a chain over two years. All of it is invented.
cat > "$corpus/yaml" <<'SEED'
====b
title: Påhittad
status: ongoing
goals: [g]
start: 2026-Q1
end: "2026-10"
responsible:
  - org: it
    person: annper
milestones:
  - {id: m, title: Klart, due: 2026-T2, done: 2026-05-01}
reports:
- date: 2026-04-30
  health: yellow
  text: >
    Dröjer
carried_from: [2025/b]
legal: {state: done, basis: |
  GDPR
  }
====d
title: 'Förra'
status: planned
====f
title: Året
period: {from: 2025-01-01, to: 2025-12-31}
closed: {date: 2026-01-15, by: au}
====h
name: P
governance: m
goals:
- {id: g, name: G}
needs: [{id: n, text: Behov}]
areas: [{id: ai, name: AI, led_by: it}]
====j
matters:
- id: 1
  type: decision
  title: Anta
  decides: adopt
  year: 2026
  outcome: yes
  activities: [b]
====n
people: [{id: annper, name: Anna Person}]
====m
actors = [{ id = "it", name = "IT", kind = "unit" }]
SEED
