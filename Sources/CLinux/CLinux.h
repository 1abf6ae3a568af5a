// Calls of Linux that the Glibc module does not show, since it is read without _GNU_SOURCE.

#ifndef GUERDON_CLINUX_H
#define GUERDON_CLINUX_H

// The flag of renameat2, as linux/fs.h numbers it.
enum {
    RENAME_EXCHANGING = 2
};

int renameat2(int old_folder, const char *old_path,
              int new_folder, const char *new_path, unsigned int flags);

int syncfs(int descriptor);

#endif
