#include "client/queue/broker_flags.h"

#include "CLI/CLI.hpp"

namespace banghi {

void AddBrokerFlags(CLI::App& app, BrokerOptions& options) {
  app.add_option(
         "--broker", options.urls,
         "RabbitMQ: amqp://user:password@host:port/vhost or amqps://; several nodes of one\ncluster, separated by "
         "commas, are tried in turn. Default: amqp://guest:guest@127.0.0.1:5672/")
      ->type_name("URL")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->envname("BANGHI_BROKER");
  app.add_option("--broker-ca", options.ca, "PEM file of the authority of its certificate, for amqps")
      ->type_name("FILE")
      ->check(CLI::ExistingFile.description(""))
      ->envname("BANGHI_BROKER_CA");
  app.add_option("--queue", options.names.articles, "Queue of the articles; default: banghi.articles")
      ->type_name("NAME")
      ->envname("BANGHI_QUEUE");
  app.add_option("--records", options.names.records, "Exchange the records go to; default: banghi.records")
      ->type_name("NAME")
      ->envname("BANGHI_RECORDS");
  app.add_option("--dead", options.names.dead, "Exchange of articles that cannot be read; default: banghi.dead")
      ->type_name("NAME")
      ->envname("BANGHI_DEAD");
}

}  // namespace banghi
