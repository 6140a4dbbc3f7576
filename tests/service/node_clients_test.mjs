// Clients in Node, with nothing but the .proto files: @grpc/grpc-js against the gRPC port, @connectrpc/connect-web (both its
// transports) against the HTTP port. Usage: node_clients_test.mjs BANGHI_SERVER PROTOC PROTO_DIR GRPC_PROTO_DIR

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

const [, , program, protoc, protoDir, grpcProtoDir] = process.argv;
const directory = mkdtempSync(join(tmpdir(), "banghi-node-"));
const article = {
  id: "a1",
  publishedDate: "2023-04-18",
  text:
    "Thứ trưởng Quốc phòng Việt Nam tiếp đoàn hải quân Chile\n\nSáng 17/4/2023, Trung tướng Lương Hữu Mẫn, " +
    "Thứ trưởng Bộ Quốc phòng Việt Nam, đã tiếp Tư lệnh Hải quân Chile Diego Fuentes tại Hải Phòng.\n",
};

// An error where CI should have installed them.
const packages = await Promise.all(
  [
    "@bufbuild/protobuf",
    "@bufbuild/protobuf/wkt",
    "@connectrpc/connect",
    "@connectrpc/connect-web",
    "@grpc/grpc-js",
    "@grpc/proto-loader",
  ].map((name) => import(name)),
).catch(() => {
  console.error("skipped: tests/node_modules is not there; ./dev test installs it");
  process.exit(process.env.CI ? 1 : 77);
});
const [protobuf, { FileDescriptorSetSchema }, connect, web, grpc, loader] = packages;
const { createFileRegistry, fromBinary, fromJson, toBinary, toJson } = protobuf;

const descriptors = join(directory, "banghi.binpb");
execFileSync(protoc, [
  ...["-I", protoDir, "-I", grpcProtoDir, "--include_imports", `--descriptor_set_out=${descriptors}`],
  ...["banghi/v1/extraction_service.proto", "google/rpc/error_details.proto"],
]);
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(descriptors)));
const service = registry.getService("banghi.v1.ExtractionService");
const { extractArticle, batchExtractArticles } = service.method;
const BadRequest = registry.getMessage("google.rpc.BadRequest");
const ErrorInfo = registry.getMessage("google.rpc.ErrorInfo");
const Status = registry.getMessage("google.rpc.Status");
const json = (schema, message) => toJson(schema, message, { registry });

// A server with its ports, which are told in its log.
async function start(...options) {
  const listen = ["--listen", "127.0.0.1:0", "--http-listen", "127.0.0.1:0", "--admin-listen", "off"];
  const child = spawn(program, [...listen, ...options], { stdio: ["ignore", "ignore", "pipe"] });
  const server = { child };
  for await (const line of createInterface({ input: child.stderr })) {
    server.grpc ??= line.match(/serves on port (\d+)/)?.[1];
    server.http ??= line.match(/HTTP on port (\d+)/)?.[1];
    if (server.grpc && server.http) break;
  }
  assert.ok(server.grpc && server.http, "the server did not start");
  child.stderr.resume();
  return server;
}

function stop({ child }) {
  return new Promise((resolve) => {
    child.on("exit", resolve);
    child.kill("SIGTERM");
  });
}

let server;
let expected; // what the JSON endpoint answers to `article`
before(async () => {
  server = await start();
  const answer = await fetch(`http://127.0.0.1:${server.http}/v1/articles:extract`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ article }),
  });
  assert.equal(answer.status, 200);
  expected = await answer.json();
  assert.equal(expected.record.people[1].name, "Diego Fuentes");
});
after(async () => {
  await stop(server);
  rmSync(directory, { recursive: true, force: true });
});

// grpc-js with the messages of protobuf-es.
const GrpcClient = grpc.makeGenericClientConstructor(
  Object.fromEntries(
    service.methods.map((method) => [
      method.name,
      {
        path: `/${service.typeName}/${method.name}`,
        requestStream: method.methodKind === "bidi_streaming",
        responseStream: method.methodKind === "bidi_streaming",
        requestSerialize: (message) => Buffer.from(toBinary(method.input, message)),
        requestDeserialize: (bytes) => fromBinary(method.input, bytes),
        responseSerialize: (message) => Buffer.from(toBinary(method.output, message)),
        responseDeserialize: (bytes) => fromBinary(method.output, bytes),
      },
    ]),
  ),
  service.typeName,
);

function call(client, name, request, options = {}) {
  return new Promise((resolve, reject) => {
    client[name](request, new grpc.Metadata(), options, (error, response) => (error ? reject(error) : resolve(response)));
  });
}

async function withGrpc(use, credentials = grpc.credentials.createInsecure(), port = server.grpc) {
  const client = new GrpcClient(`127.0.0.1:${port}`, credentials, { "grpc.ssl_target_name_override": "localhost" });
  try {
    await use(client);
  } finally {
    client.close();
  }
}

test("grpc-js: the record is that of the JSON endpoint", () =>
  withGrpc(async (client) => {
    const response = await call(client, "ExtractArticle", fromJson(extractArticle.input, { article }));
    assert.deepEqual(json(extractArticle.output, response), expected);
  }));

test("grpc-js: one bad article of a batch fails alone", () =>
  withGrpc(async (client) => {
    const request = fromJson(batchExtractArticles.input, { articles: [article, { id: "empty" }] });
    const { results } = json(batchExtractArticles.output, await call(client, "BatchExtractArticles", request));
    assert.deepEqual(results[0].record, expected.record);
    assert.equal(results[1].articleId, "empty");
    assert.equal(results[1].error.code, grpc.status.INVALID_ARGUMENT);
  }));

test("grpc-js: an error has its details", () =>
  withGrpc(async (client) => {
    const error = await call(client, "ExtractArticle", fromJson(extractArticle.input, { article: {} })).catch((e) => e);
    assert.equal(error.code, grpc.status.INVALID_ARGUMENT);
    const status = json(Status, fromBinary(Status, error.metadata.get("grpc-status-details-bin")[0]));
    assert.equal(status.details[0].fieldViolations[0].field, "article.text");
    assert.equal(status.details[1].reason, "EMPTY_TEXT");
  }));

test("grpc-js: a deadline that is over", () =>
  withGrpc(async (client) => {
    const request = fromJson(extractArticle.input, { article: { text: `${article.text} `.repeat(4000) } });
    const error = await call(client, "ExtractArticle", request, { deadline: Date.now() + 1 }).catch((e) => e);
    assert.equal(error.code, grpc.status.DEADLINE_EXCEEDED);
  }));

test("grpc-js with proto-loader: a stream is answered in order", async () => {
  const loaded = loader.loadSync("banghi/v1/extraction_service.proto", { includeDirs: [protoDir, grpcProtoDir] });
  const { ExtractionService } = grpc.loadPackageDefinition(loaded).banghi.v1;
  const client = new ExtractionService(`127.0.0.1:${server.grpc}`, grpc.credentials.createInsecure());
  const stream = client.StreamExtractArticles();
  const ids = Array.from({ length: 20 }, (_, i) => `a${i}`);
  for (const id of ids) stream.write({ article: { ...article, id } });
  stream.end();
  const answered = [];
  for await (const { result } of stream) {
    assert.equal(result.record.people[1].name, "Diego Fuentes");
    answered.push(result.articleId);
  }
  assert.deepEqual(answered, ids);
  client.close();
});

test("grpc-js: TLS", async (context) => {
  const [key, certificate] = [join(directory, "tls.key"), join(directory, "tls.pem")];
  try {
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-keyout", key]
        .concat(["-out", certificate, "-subj", "/CN=banghi test", "-addext", "subjectAltName=DNS:localhost"]),
      { stdio: "ignore" },
    );
  } catch (error) {
    return context.skip(`openssl: ${error.message}`);
  }
  const secured = await start("--tls-cert", certificate, "--tls-key", key);
  try {
    const request = fromJson(extractArticle.input, { article });
    const trusting = grpc.credentials.createSsl(readFileSync(certificate));
    await withGrpc(
      async (client) => {
        assert.deepEqual(json(extractArticle.output, await call(client, "ExtractArticle", request)), expected);
      },
      trusting,
      secured.grpc,
    );
    await withGrpc(
      async (client) => {
        const error = await call(client, "ExtractArticle", request, { deadline: Date.now() + 10000 }).catch((e) => e);
        assert.equal(error.code, grpc.status.UNAVAILABLE);
      },
      grpc.credentials.createSsl(),
      secured.grpc,
    );
  } finally {
    await stop(secured);
  }
});

// For JSON the registry is needed: errors in it hold details of any type.
const where = () => ({ baseUrl: `http://127.0.0.1:${server.http}`, jsonOptions: { registry } });
const transports = [
  ["Connect, JSON", web.createConnectTransport, { useBinaryFormat: false }],
  ["Connect, binary", web.createConnectTransport, { useBinaryFormat: true }],
  ["gRPC-Web, binary", web.createGrpcWebTransport, { useBinaryFormat: true }],
  ["gRPC-Web, JSON", web.createGrpcWebTransport, { useBinaryFormat: false }],
];
for (const [name, create, options] of transports) {
  const client = () => connect.createClient(service, create({ ...options, ...where() }));

  test(`connect-web, ${name}: the record is that of the JSON endpoint`, async () => {
    const response = await client().extractArticle({ article }, { timeoutMs: 20000 });
    assert.deepEqual(json(extractArticle.output, response), expected);
    const { version } = await client().listGazetteers({});
    assert.equal(version, expected.record.gazetteerVersion);
    const { results } = await client().batchExtractArticles({ articles: [article, { id: "empty" }] });
    assert.equal(results[0].outcome.case, "record");
    assert.equal(results[1].outcome.case, "error");
  });

  test(`connect-web, ${name}: errors have a code and details`, async () => {
    const error = await client().extractArticle({ article: {} }).catch((e) => e);
    assert.ok(error instanceof connect.ConnectError, `${error}`);
    assert.equal(error.code, connect.Code.InvalidArgument);
    assert.equal(error.findDetails(BadRequest)[0].fieldViolations[0].field, "article.text");
    assert.equal(error.findDetails(ErrorInfo)[0].reason, "EMPTY_TEXT");
    const text = "Cộng hòa Xã hội chủ nghĩa Việt Nam. ".repeat(40000);
    const late = await client().extractArticle({ article: { text } }, { timeoutMs: 1 }).catch((e) => e);
    assert.equal(late.code, connect.Code.DeadlineExceeded);
  });
}
