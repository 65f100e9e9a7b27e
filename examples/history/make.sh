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

# Nobody's settings: neither the machine's nor the user's nor those of a surrounding git command.
for variable in $(compgen -e GIT_ || true); do unset "$variable"; done
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_ATTR_NOSYSTEM=1
export HOME="$PWD/.git" XDG_CONFIG_HOME="$PWD/.git" LC_ALL=C TZ=UTC
umask 022
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

# swap PATH OLD NEW: puts one text in the place of another, which must be there.
swap() {
  local text
  text=$(cat "$1")
  case $text in
    *"$2"*) ;;
    *) echo "make.sh: $1 does not hold: $2" >&2 && exit 1 ;;
  esac
  printf '%s%s%s\n' "${text%%"$2"*}" "$3" "${text#*"$2"}" >"$1"
}

for part in "$here"/story/*.sh; do
  # shellcheck source=/dev/null
  . "$part"
done
