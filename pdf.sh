cd /work/lab/pics; rm -f print-*.png
i=0
for n in statement:p/kuta-cycles/2026-Q1.html program:programs/volume-2026.html board:recognition/top-road/2026-Q1.html index:p/kuta-cycles/index.html; do
k=${n%%:*}; chromium --headless=new --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir=/tmp/cr-pdf --print-to-pdf=/work/lab/pics/$k.pdf file:///work/main/public/${n#*:} >/dev/null 2>&1; pdftoppm -r 80 -png $k.pdf print-$k; done; ls print-*
