#include "server/scheduling.h"

#include <sched.h>

namespace banghi {

void PreferFinishingWork() {
#ifdef SCHED_BATCH
  const sched_param none{};
  sched_setscheduler(0, SCHED_BATCH, &none);
#endif
}

}  // namespace banghi
