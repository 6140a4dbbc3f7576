#pragma once

namespace banghi {

// Asks the kernel not to interrupt one thread of this process for another that has just something to do (SCHED_BATCH,
// sched(7)). For the calling thread and those it begins; no privilege is needed, and where the kernel refuses, all goes
// on as before.
//
// A worker reads an article in less than a millisecond. Without this, every request and every answer that passes the
// network stops one, and twice a call its caches are lost.
void PreferFinishingWork();

}  // namespace banghi
