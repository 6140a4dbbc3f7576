#include "server/http/cross_origin.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr char kRequestHeaders[] =
    "authorization, connect-protocol-version, connect-timeout-ms, content-encoding, content-type, grpc-timeout, "
    "x-grpc-web, x-request-id, x-user-agent";
constexpr char kResponseHeaders[] = "grpc-message, grpc-status, grpc-status-details-bin, retry-after, x-request-id";
constexpr char kSecondsValid[] = "7200";  // longer than browsers keep it

}  // namespace

bool CrossOrigin::Allows(absl::string_view origin) const {
  return !origin.empty() && std::any_of(origins_.begin(), origins_.end(), [origin](const std::string& allowed) {
    return allowed == "*" || allowed == origin;
  });
}

void CrossOrigin::AddOrigin(const HttpRequest& request, HttpResponse* response) const {
  const bool any = std::find(origins_.begin(), origins_.end(), "*") != origins_.end();
  response->headers.emplace_back("Access-Control-Allow-Origin", any ? "*" : std::string(request.Header("Origin")));
  response->headers.emplace_back("Vary", "Origin");
}

bool CrossOrigin::AnswerPreflight(const HttpRequest& request, HttpResponse* response) const {
  if (request.method != "OPTIONS" || request.Header("Access-Control-Request-Method").empty() ||
      !Allows(request.Header("Origin"))) {
    return false;
  }
  response->status = 204;
  AddOrigin(request, response);
  response->headers.emplace_back("Access-Control-Allow-Methods", "GET, POST");
  response->headers.emplace_back("Access-Control-Allow-Headers", kRequestHeaders);
  response->headers.emplace_back("Access-Control-Max-Age", kSecondsValid);
  return true;
}

void CrossOrigin::Complete(const HttpRequest& request, HttpResponse* response) const {
  if (!Allows(request.Header("Origin"))) return;
  AddOrigin(request, response);
  response->headers.emplace_back("Access-Control-Expose-Headers", kResponseHeaders);
}

}  // namespace banghi
