# What the scripts that make repositories share; they read it once they stand in the new repository's folder.

# Nobody's settings: neither the machine's nor the user's nor those of a surrounding git command.
for variable in $(compgen -e GIT_ || true); do unset "$variable"; done
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_ATTR_NOSYSTEM=1
export HOME="$PWD/.git" XDG_CONFIG_HOME="$PWD/.git" LC_ALL=C TZ=UTC
umask 022

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
