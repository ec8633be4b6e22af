#pragma once
#include <fcgiapp.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

// The headers declare these two for _GNU_SOURCE only, which is not set where they are imported.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
int memfd_create(const char *name, unsigned int flags);

/// Memory that processes can share, as a file that programs started later do not inherit (1 is MFD_CLOEXEC).
static inline int shared_memory_file(const char *name) { return memfd_create(name, 1u); }

/// Asks for a signal when the parent ends; prctl is variadic, which is not imported.
static inline int signal_when_parent_ends(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }
