# Shared by .ci/run and .ci/full: what both need before they test.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$here"
export GOFLAGS="${GOFLAGS:-} -mod=readonly"
shared="$here/../shared"

say() { printf '\n== %s (%ds)\n' "$*" "$SECONDS"; }

# install PACKAGE BINARY: from Debian, when the binary is not there.
install() {
  command -v "$2" >/dev/null 2>&1 && return 0
  if [ -z "${updated:-}" ]; then apt-get -qq update && updated=yes; fi
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$1" >/dev/null
}

# real_parts installs the real servers and browser that tests speak to, and
# makes the tests require them.
real_parts() {
  PATH="$PATH:/usr/sbin:/sbin"
  export PATH
  install opensmtpd smtpd
  install chromium chromium
  export KEYWATCH_REQUIRE=chromium,mta
}

# measure_on unpacks the real pages and feeds for measuring, outside the
# repository, where they are given.
measure_on() {
  [ -d "$shared/eval" ] || return 0
  KEYWATCH_EVAL=$(mktemp -d)
  export KEYWATCH_EVAL
  trap 'rm -rf "$KEYWATCH_EVAL"' EXIT
  cp -r "$shared/eval/." "$KEYWATCH_EVAL/"
  for archive in "$KEYWATCH_EVAL"/*.tar.xz; do tar -xJf "$archive" -C "$KEYWATCH_EVAL"; done
}

# lint checks form: vet, gofumpt, staticcheck, the house, and that every mutant
# still applies (.ci/mutants sees that its test fails then).
lint() {
  tools=$(mktemp -d)
  go build -C .ci/tools -o "$tools/" mvdan.cc/gofumpt honnef.co/go/tools/cmd/staticcheck
  go vet ./...
  unformatted=$("$tools/gofumpt" -l cmd sources diff digest store templates)
  [ -z "$unformatted" ] || { echo "not gofumpt-clean:"; echo "$unformatted"; return 1; }
  "$tools/staticcheck" ./...
  rm -rf "$tools"
  stale=0
  for patch in $(git ls-files '*/testdata/mutants/*.patch'); do
    git apply --check "$patch" || { echo "does not apply any more: $patch"; stale=1; }
  done
  [ "$stale" -eq 0 ] || return 1
  if [ -f "$shared/check/house.py" ]; then python3 "$shared/check/house.py" .; fi
}
