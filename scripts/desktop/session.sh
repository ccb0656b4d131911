#!/usr/bin/env bash
# Runs "$EARSHOT_ELECTRON" "$@" as on a person's desktop, on a machine that has none: never as root,
# and in a session of its own with a bus and an unlocked keychain, or with neither.
#
#   EARSHOT_BECOME             words to put before a command to drop root; unset: stay who we are
#   EARSHOT_KEYCHAIN_PASSWORD  file with the keychain's password; unset: no bus, no keychain
#
# To be started as the leader of a process group. Everything stays in that group.
set -euo pipefail

# Ends what outlives the app, and all of it when the one who started us was killed.
leash() {
  while [[ -d /proc/$1 && -d /proc/$2 ]]; do sleep 1; done
  kill -KILL 0
}
# Detached from every pipe: whoever reads them waits for the app, not for this.
leash "$PPID" "$$" </dev/null >/dev/null 2>&1 3>&- 4>&- &

command=("$EARSHOT_ELECTRON" "$@")
if [[ -n "${EARSHOT_KEYCHAIN_PASSWORD:-}" ]]; then
  # Opened here, because the user that we become may not read the file.
  exec 9<"$EARSHOT_KEYCHAIN_PASSWORD"
  unlocked='gnome-keyring-daemon --unlock --components=secrets <&9 >/dev/null; exec 9<&-; exec "$@"'
  command=(dbus-run-session -- bash -c "$unlocked" session "${command[@]}")
else
  # A bus would start a keychain when the app asks for one.
  export DBUS_SESSION_BUS_ADDRESS="unix:path=$XDG_RUNTIME_DIR/no-bus"
fi
read -ra become <<<"${EARSHOT_BECOME:-}"
command=("${become[@]}" "${command[@]}")

unset EARSHOT_ELECTRON EARSHOT_BECOME EARSHOT_KEYCHAIN_PASSWORD
exec "${command[@]}"
