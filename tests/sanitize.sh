#!/bin/sh
# Runs the tests of the plugin boundary, which holds all our unsafe code, under valgrind; with `asan` under AddressSanitizer
# instead, which compiles everything anew (some minutes). They load and call plugins in C and in Rust, good and bad.
set -eu
cd "$(dirname "$0")/.."
export RUST_BACKTRACE=0

if [ "${1:-valgrind}" = asan ]; then
    # The switch is a nightly one; the stable compiler has the runtime too, and RUSTC_BOOTSTRAP lets it take the switch.
    target=$(rustc -vV | sed -n 's/^host: //p')
    # Processes that die on purpose must die by their signals, and not by the sanitizer's handlers.
    export ASAN_OPTIONS=detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:handle_abort=0
    export RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=address"
    export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-target}/asan"
    exec cargo test --target "$target" -p copydesk-plugin-host --tests
fi

if ! command -v valgrind >/dev/null; then
    echo "sanitize: skipped, valgrind is not installed"
    exit 0
fi
cargo build -q -p copydesk-plugin-sdk --examples
built() {
    cargo test -q -p "$1" --test "$2" --no-run --message-format=json |
        grep '"kind":\["test"\]' | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p'
}
check() {
    valgrind -q --error-exitcode=99 --fair-sched=yes --suppressions=tests/valgrind.supp "$@"
}
suite=$(built copydesk-plugin-host suite)
library=$(built copydesk-plugin-sdk library)
check --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite "$suite"
# A stage that panicked is never dropped, so its memory is lost; look only for wrong uses of memory here.
check --leak-check=no "$library"
echo "sanitize: no errors"
