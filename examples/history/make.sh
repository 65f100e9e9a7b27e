#!/usr/bin/env bash
# Makes a repository with invented plans and their history: bash examples/history/make.sh FOLDER
#
# Region Fjärden, its people, its minutes and its decisions do not exist. README.md and README.sv.md in
# this folder walk through what the history says. Authors, times and contents are fixed and the settings
# of the machine play no part, so that the commits have the same ids everywhere.
set -euo pipefail

folder=${1:?"say where: bash make.sh FOLDER"}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$folder"
cd "$folder"
if [ -n "$(ls -A)" ]; then
  echo "make.sh: $folder is not empty" >&2
  exit 1
fi

# shellcheck source=examples/making.sh
. "$here/../making.sh"
git -c init.defaultBranch=main init --quiet --template= .
# The folder keeps its files as they are, also for those who look at it with settings of their own.
git config core.autocrlf false
git config core.fileMode false
git config commit.gpgSign false

# as WHO WHEN MESSAGE: commits everything that lies in the folder.
as() {
  person "$1" "$2"
  git add --all
  git commit --quiet --message "$3"
}

# person WHO WHEN: in whose name and at what time the next commit is made.
person() {
  case $1 in
    anna) name="Anna Lind" mail=anna.lind@example.org ;;
    bo) name="Bo Ek" mail=bo.ek@example.org ;;
    cilla) name="Cilla Dahl" mail=cilla.dahl@example.org ;;
  esac
  export GIT_AUTHOR_NAME=$name GIT_AUTHOR_EMAIL=$mail GIT_AUTHOR_DATE=$2
  export GIT_COMMITTER_NAME=$name GIT_COMMITTER_EMAIL=$mail GIT_COMMITTER_DATE=$2
}

# file PATH: writes what comes on standard input.
file() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}

for part in "$here"/story/*.sh; do
  # shellcheck source=/dev/null
  . "$part"
done
