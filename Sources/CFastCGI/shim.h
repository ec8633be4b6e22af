#pragma once
#include <fcgiapp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

// Only visible with _GNU_SOURCE, which the importer does not set for the header that declares it.
int memfd_create(const char *name, unsigned int flags);

/// Asks for a signal when the parent ends; prctl is variadic, which is not imported.
static inline int signal_when_parent_ends(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }
