#pragma once
#include <stddef.h>

/// A file that the program carries inside itself.
struct embedded_file {
    const char *path;
    const unsigned char *bytes;
    size_t count;
};

/// How many files there are.
size_t embedded_count(void);

/// The file of an index below the count.
struct embedded_file embedded_file_at(size_t index);
