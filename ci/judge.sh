#!/usr/bin/env bash
# Judges plans for a CI run on GitHub: the findings for people in the log, each at its line, and a summary.
#
# Reads DIRECTORY, BASE, DENY, LANGUAGE and SARIF, all of which may be empty, and GITHUB_STEP_SUMMARY.
# Ends as plan check does.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

arguments=(-C "${DIRECTORY:-.}" --lang "${LANGUAGE:-sv}" check)
arguments+=(--output "github=$work/lines" --output "markdown=$work/summary.md")
# Errors always fail a run.
if [ "${DENY:-error}" != error ]; then arguments+=(--deny "$DENY"); fi
if [ -n "${BASE:-}" ]; then arguments+=(--base "$BASE"); fi
if [ -n "${SARIF:-}" ]; then arguments+=(--output "sarif=$SARIF"); fi

status=0
plan "${arguments[@]}" || status=$?
if [ -f "$work/lines" ]; then cat "$work/lines"; fi
if [ -f "$work/summary.md" ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  cat "$work/summary.md" >> "$GITHUB_STEP_SUMMARY"
fi
exit "$status"
