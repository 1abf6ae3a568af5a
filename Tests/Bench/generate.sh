#!/usr/bin/env bash
# Writes a site of generated sales: generate.sh FOLDER LINES PARTNERS
# The same arguments give the same bytes; the numbers come from a linear congruential generator.
set -euo pipefail
folder=$1 lines=$2 partners=$3
mkdir -p "$folder/content/partners" "$folder/content/sales" "$folder/content/programs" "$folder/content/recognition"

cat > "$folder/content/site.yaml" <<'SITE'
title: Bench
vendor: {name: Bench Ltd, email: partners@example.com}
base_url: https://bench.example/
currency: USD
as_of: 2027-01-15
access: public
SITE

awk -v partners="$partners" 'BEGIN {
    print "id,name,type,country,joined"
    split("distributor reseller dealer retailer", types, " ")
    split("ID SG MY TH", countries, " ")
    for (i = 1; i <= partners; i++)
        printf "p-%06d,Partner %d,%s,%s,2020-01-01\n", i, i, types[i % 4 + 1], countries[i % 3 + 1]
}' > "$folder/content/partners/partners.csv"

awk 'BEGIN {
    print "id,name,line,list_price"
    split("Road Bikes|Mountain Bikes|City Bikes|Components", lines, "|")
    for (i = 1; i <= 200; i++)
        printf "product-%d,Product %d,%s,%d.00\n", i, i, lines[i % 4 + 1], 100 + i * 13
}' > "$folder/content/products.csv"

awk -v lines="$lines" -v partners="$partners" 'BEGIN {
    print "sale_id,day,partner,product,quantity,net_amount,currency,returns"
    split("31 28 31 30 31 30 31 31 30 31 30 31", days, " ")
    seed = 20261126
    for (i = 1; i <= lines; i++) {
        seed = (seed * 1103515 + 12345) % 2147483648
        partner = seed % partners + 1
        month = int(seed / 131) % 12 + 1
        day = int(seed / 1703) % days[month] + 1
        product = int(seed / 7) % 200 + 1
        quantity = int(seed / 19) % 9 + 1
        cents = int(seed / 3) % 100
        amount = quantity * (100 + product * 13)
        printf "S-%d,2026-%02d-%02d,p-%06d,product-%d,%d,%d.%02d,USD,\n", i, month, day, partner, product, quantity, amount, cents
    }
}' > "$folder/content/sales/2026.csv"

cat > "$folder/content/programs/volume.md" <<'PROGRAM'
---
title: Volume rebate
runs: 2026-01-01..2026-12-31
approved: {by: Bench, on: 2025-12-01}
incentives:
  - id: quarterly
    kind: rebate
    settles: quarter
    measure: net_sales
    tiers:
      mode: marginal
      steps:
        - {from: 0, rate: 2%}
        - {from: 50_000, rate: 4%}
        - {from: 200_000, rate: 6%}
    cap: {period: 15_000}
---
Earn back up to 6%.

```tiers quarterly
```
PROGRAM

cat > "$folder/content/programs/road.md" <<'PROGRAM'
---
title: Road spiff
runs: 2026-01-01..2026-12-31
approved: {by: Bench, on: 2025-12-01}
incentives:
  - id: spiff
    kind: spiff
    settles: month
    counts: {product_line: Road Bikes}
    per_unit: 5.00
---
Five for each road bike.
PROGRAM

cat > "$folder/content/recognition/top.md" <<'BOARD'
---
title: Top partners
board: {of: partners, measure: net_sales, period: quarter, top: 10}
---
The first ten.
BOARD
