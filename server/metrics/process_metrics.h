// What this process takes of the machine, under the names all of Prometheus' clients use.
#ifndef BANGHI_SERVER_METRICS_PROCESS_METRICS_H_
#define BANGHI_SERVER_METRICS_PROCESS_METRICS_H_

#include <vector>

#include "prometheus/metric_family.h"

namespace banghi {

// Read from /proc; what is not there is left out.
void CollectProcess(std::vector<prometheus::MetricFamily>* families);

// A family with one value and no labels.
prometheus::MetricFamily SingleGauge(const char* name, const char* help, double value);

}  // namespace banghi

#endif  // BANGHI_SERVER_METRICS_PROCESS_METRICS_H_
