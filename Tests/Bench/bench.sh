#!/usr/bin/env bash
# Measures the release build on generated sales: bench.sh [LINES] [PARTNERS]
# Prints, for each command, processor seconds, wall seconds, peak memory, and lines or pages a second;
# then what sealing costs beside computing and rendering the same pages.
set -euo pipefail
cd "$(dirname "$0")/../.."
lines=${1:-1000000} partners=${2:-10000}
site=.build/bench/$lines-$partners
program=$PWD/.build/release/guerdon

if [ ! -e "$site/content/sales/2026.csv" ]; then
    Tests/Bench/generate.sh "$site" "$lines" "$partners"
fi

# measure NAME UNIT COUNT COMMAND…: the best of three runs, by processor time.
measure() {
    local name=$1 unit=$2 count=$3 best=
    shift 3
    for _ in 1 2 3; do
        before=${before_each:-true}
        $before
        /usr/bin/time -f '%U %S %e %M' -o "$site/time" "$@" >"$site/out" 2>"$site/err"
        run=$(cat "$site/time")
        if [ -z "$best" ] || awk -v a="$run" -v b="$best" 'BEGIN {
            split(a, x, " "); split(b, y, " "); exit !(x[1] + x[2] < y[1] + y[2]) }'; then best=$run; fi
    done
    awk -v name="$name" -v unit="$unit" -v count="$count" -v best="$best" 'BEGIN {
        split(best, t, " ")
        printf "%-24s %7.2f s processor %7.2f s wall %7.0f MB peak %12.0f %s/s\n",
            name, t[1] + t[2], t[3], t[4] / 1024, count / t[3], unit }'
    # Without the system's share, which depends on what was removed just before.
    seconds=$(awk -v best="$best" 'BEGIN { split(best, t, " "); print t[1] }')
}

fresh() { rm -rf "$site/public"; }

echo "$lines lines, $partners partners, $(nproc) cores, $(ls -l "$site/content/sales/2026.csv" | awk '{ printf "%.1f", $5 / 1e6 }') MB of CSV"
measure "check" lines "$lines" "$program" check --site "$site"
measure "compute, csv" lines "$lines" "$program" compute --site "$site" --format csv --quiet
computing=$seconds
before_each=fresh
"$program" build --site "$site" --quiet
pages=$(find "$site/public" -name '*.html' | wc -l)
measure "build, from nothing" pages "$pages" "$program" build --site "$site" --quiet
measure "build, one job" pages "$pages" "$program" build --site "$site" --quiet --jobs 1
plain=$seconds
sed -i 's/^access: public/keyring: demo/' "$site/content/site.yaml"
measure "sealed, one job" pages "$pages" "$program" build --site "$site" --quiet --jobs 1
sealed=$(find "$site/public/s" -name '*.html' | wc -l)
awk -v plain="$plain" -v sealed="$seconds" -v computing="$computing" -v pages="$sealed" 'BEGIN {
    printf "sealing %d pages takes %.2f s of the program more, %.2f of what rendering them takes\n",
        pages, sealed - plain, (sealed - plain) / (plain - computing) }'
sed -i 's/^keyring: demo/access: public/' "$site/content/site.yaml"
"$program" build --site "$site" --quiet
before_each=true
measure "build, nothing changed" pages "$pages" "$program" build --site "$site" --quiet
echo "$pages pages, $(find "$site/public" -type f | wc -l) files, $(du -sm "$site/public" | cut -f1) MB published"
