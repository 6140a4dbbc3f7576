// The options by which people name a broker and its queues.
#ifndef BANGHI_CLIENT_QUEUE_BROKER_FLAGS_H_
#define BANGHI_CLIENT_QUEUE_BROKER_FLAGS_H_

#include "client/queue/broker.h"

namespace CLI {
class App;
}

namespace banghi {

// They write to `options`, which must outlive `app`.
void AddBrokerFlags(CLI::App& app, BrokerOptions& options);

}  // namespace banghi

#endif  // BANGHI_CLIENT_QUEUE_BROKER_FLAGS_H_
