// Written by .ci/embed; a test compares it with the tree.
#include "CEmbedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "templates/404.html"
};
static const unsigned char file1[] = {
#embed "templates/assets/style.css"
};
static const unsigned char file2[] = {
#embed "templates/assets/unseal.js"
};
static const unsigned char file3[] = {
#embed "templates/board.html"
};
static const unsigned char file4[] = {
#embed "templates/changes.html"
};
static const unsigned char file5[] = {
#embed "templates/home.html"
};
static const unsigned char file6[] = {
#embed "templates/index.html"
};
static const unsigned char file7[] = {
#embed "templates/init/content/partners/partners.csv"
};
static const unsigned char file8[] = {
#embed "templates/init/content/products.csv"
};
static const unsigned char file9[] = {
#embed "templates/init/content/programs/volume-2026.md"
};
static const unsigned char file10[] = {
#embed "templates/init/content/recognition/top-partners.md"
};
static const unsigned char file11[] = {
#embed "templates/init/content/sales/2026-q1.csv"
};
static const unsigned char file12[] = {
#embed "templates/init/content/site.yaml"
};
static const unsigned char file13[] = {
#embed "templates/page.html"
};
static const unsigned char file14[] = {
#embed "templates/partials/disputes.html"
};
static const unsigned char file15[] = {
#embed "templates/partials/facts.html"
};
static const unsigned char file16[] = {
#embed "templates/partials/foot.html"
};
static const unsigned char file17[] = {
#embed "templates/partials/head.html"
};
static const unsigned char file18[] = {
#embed "templates/partials/line.html"
};
static const unsigned char file19[] = {
#embed "templates/partials/linehead.html"
};
static const unsigned char file20[] = {
#embed "templates/partials/parameters.html"
};
static const unsigned char file21[] = {
#embed "templates/partials/payments.html"
};
static const unsigned char file22[] = {
#embed "templates/prices.html"
};
static const unsigned char file23[] = {
#embed "templates/program.html"
};
static const unsigned char file24[] = {
#embed "templates/sealed.html"
};
static const unsigned char file25[] = {
#embed "templates/statement.html"
};
static const unsigned char file26[] = {
#embed "templates/strings/en.yaml"
};
static const unsigned char file27[] = {
#embed "templates/strings/id.yaml"
};

static const struct embedded_file files[] = {
    {"404.html", file0, sizeof file0},
    {"assets/style.css", file1, sizeof file1},
    {"assets/unseal.js", file2, sizeof file2},
    {"board.html", file3, sizeof file3},
    {"changes.html", file4, sizeof file4},
    {"home.html", file5, sizeof file5},
    {"index.html", file6, sizeof file6},
    {"init/content/partners/partners.csv", file7, sizeof file7},
    {"init/content/products.csv", file8, sizeof file8},
    {"init/content/programs/volume-2026.md", file9, sizeof file9},
    {"init/content/recognition/top-partners.md", file10, sizeof file10},
    {"init/content/sales/2026-q1.csv", file11, sizeof file11},
    {"init/content/site.yaml", file12, sizeof file12},
    {"page.html", file13, sizeof file13},
    {"partials/disputes.html", file14, sizeof file14},
    {"partials/facts.html", file15, sizeof file15},
    {"partials/foot.html", file16, sizeof file16},
    {"partials/head.html", file17, sizeof file17},
    {"partials/line.html", file18, sizeof file18},
    {"partials/linehead.html", file19, sizeof file19},
    {"partials/parameters.html", file20, sizeof file20},
    {"partials/payments.html", file21, sizeof file21},
    {"prices.html", file22, sizeof file22},
    {"program.html", file23, sizeof file23},
    {"sealed.html", file24, sizeof file24},
    {"statement.html", file25, sizeof file25},
    {"strings/en.yaml", file26, sizeof file26},
    {"strings/id.yaml", file27, sizeof file27},
};

size_t embedded_count(void) { return sizeof files / sizeof files[0]; }

struct embedded_file embedded_file_at(size_t index) { return files[index]; }
