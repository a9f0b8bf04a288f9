# What src/run and tests/run need of the machine. Sourced by them; changes nothing where everything is present.

oldest_postgres=15

fail() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

need_dotnet() {
    command -v dotnet > /dev/null && dotnet --list-sdks | grep -q '^10\.' && return
    fail "The .NET 10 SDK is needed and 'dotnet' does not offer it: https://dotnet.microsoft.com/download/dotnet/10.0"
}

# The same places as PostgresFolders.cs.
has_postgres() {
    local folder version IFS=:
    for folder in $PATH /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
        if [[ -x $folder/initdb && -x $folder/pg_ctl && -x $folder/postgres ]]; then
            version=$("$folder/postgres" --version | sed -E 's/.*\(PostgreSQL\) ([0-9]+).*/\1/')
            ((version >= oldest_postgres)) && return
        fi
    done
    return 1
}

need_postgres() {
    has_postgres && return
    can_install || fail "PostgreSQL $oldest_postgres or newer is needed and its server programs (initdb, pg_ctl, postgres) were not found.
Install it (Debian, Ubuntu: apt-get install postgresql, as root; macOS: brew install postgresql),
or set ConnectionStrings__PostalTracking to the PostgreSQL to use."

    # Debian would make a cluster of its own and start it at every boot; nobody here would use it.
    as_root mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.d/postal-tracking.conf > /dev/null
    install_packages postgresql
    has_postgres || fail "Debian's package 'postgresql' is older than version $oldest_postgres: a newer release of the system is needed."
}

# .NET reads its languages from ICU.
need_icu() {
    [[ $(uname) != Linux ]] || /sbin/ldconfig -p | grep -q libicuuc && return
    can_install || fail "The ICU libraries (libicu) are needed: .NET reads its languages from them."
    install_packages "$(refresh && apt-cache search --names-only '^libicu[0-9]+$' | cut -d ' ' -f 1 | sort -V | tail -n 1)"
}

need_chromium() {
    command -v chromium > /dev/null && return
    can_install || fail "Chromium is needed for the tests in the browser, and 'chromium' was not found on PATH."
    install_packages chromium
}

# What reads papers back: their text, their picture, the codes on it.
need_paper_readers() {
    command -v pdftotext > /dev/null && command -v pdftoppm > /dev/null && command -v zbarimg > /dev/null && return
    can_install || fail "The tests of the papers read them back with pdftotext, pdftoppm (poppler) and zbarimg (zbar): not all are on PATH."
    install_packages poppler-utils zbar-tools
}

# What runs the client of uploads that pages use, outside a browser.
need_node() {
    command -v node > /dev/null && command -v npm > /dev/null && return
    can_install || fail "The tests of uploads run tus-js-client in Node.js, and 'node' and 'npm' were not found on PATH."
    install_packages nodejs npm
}

can_install() {
    command -v apt-get > /dev/null && { ((EUID == 0)) || command -v sudo > /dev/null; }
}

install_packages() {
    echo "Installing $* from the system's packages…"
    refresh
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -o Dpkg::Use-Pty=0 --yes --no-install-recommends "$@" > /dev/null
}

refresh() {
    [[ -n ${refreshed-} ]] || as_root apt-get update > /dev/null
    refreshed=yes
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}
