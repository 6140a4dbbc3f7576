// The files of docker/ are what their readers take, and say the same as the programs: the Compose file by
// docker-compose, the manifests by kubectl and Kubernetes' schema, HAProxy's and Prometheus' files by these
// themselves; settings and command lines by banghi and banghi-server. Usage: docker_files_test.mjs BANGHI
// BANGHI_SERVER SOURCE_DIR

import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { faultsOf } from "./kubernetes_schema.mjs";

const [, , banghi, server, root] = process.argv;
// An error where CI should have installed them.
function missing(what) {
  console.error(`skipped: ${what} is not there; ./dev test installs it`);
  process.exit(process.env.CI ? 1 : 77);
}
for (const program of ["docker-compose", "kubectl", "haproxy", "promtool", "openssl"]) {
  if (spawnSync("which", [program]).status !== 0) missing(program);
}
const { parse, parseAllDocuments } = await import("yaml").catch(() => missing("tests/node_modules"));

const directory = mkdtempSync(join(tmpdir(), "banghi-docker-"));
after(() => rmSync(directory, { recursive: true }));
const docker = (...parts) => join(root, "docker", ...parts);
const text = (path) => readFileSync(path, "utf8");
const dockerfile = text(docker("Dockerfile")).replaceAll("\\\n", "");
const user = Number(dockerfile.match(/^USER (\d+):/m)[1]);
const imageSettings = Object.fromEntries(
  [...dockerfile.match(/^ENV (BANGHI_.*)$/m)[1].matchAll(/(\w+)=(\S+)/g)].map((match) => match.slice(1)),
);

const help = (program, ...command) => execFileSync(program, [...command, "--help"], { encoding: "utf8" });
const settings = (program, ...command) =>
  [...help(program, ...command).matchAll(/Env:(\w+)/g)].map((match) => match[1]);
const known = {
  "banghi-server": settings(server),
  "banghi worker": settings(banghi, "worker"),
  "banghi batch": settings(banghi, "batch"),
};
const ours = (variables) => variables.filter((name) => name.startsWith("BANGHI_"));
const areKnown = (variables, program) =>
  assert.deepEqual(ours(variables).filter((name) => !known[program].includes(name)), [], `settings of ${program}`);

function compose(file) {
  const environment = { ...process.env, RABBITMQ_PASSWORD: "secret" };
  const done = spawnSync("docker-compose", ["-f", file, "config"], { encoding: "utf8", env: environment });
  if (done.status !== 0) throw new Error(done.stderr);
  return parse(done.stdout);
}
const services = compose(docker("compose.yaml")).services;

function kustomize(name) {
  const manifests = execFileSync("kubectl", ["kustomize", docker("kubernetes", name)], { encoding: "utf8" });
  return parseAllDocuments(manifests).map((document) => document.toJS());
}
const manifests = ["server", "workers", "batch"].flatMap(kustomize);
const ofKind = (kind) => manifests.filter((manifest) => manifest.kind === kind);
const workloads = [...ofKind("Deployment"), ...ofKind("Job")];
const containersOf = ({ spec }) => [...(spec.template.spec.initContainers ?? []), ...spec.template.spec.containers];
const serverPod = () => ofKind("Deployment").find(({ metadata }) => metadata.name === "banghi").spec.template.spec;
const valueOf = (container, name) => container.env.find((variable) => variable.name === name)?.value;

// A server with these settings on free ports, until it serves.
async function serves(environment) {
  const ports = { BANGHI_LISTEN: "0.0.0.0:0", BANGHI_HTTP_LISTEN: "0.0.0.0:0", BANGHI_ADMIN_LISTEN: "127.0.0.1:0" };
  const child = spawn(server, [], { env: { ...environment, ...ports }, stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  for await (const line of createInterface({ input: child.stderr })) {
    log += `${line}\n`;
    if (/serves on port \d+/.test(line)) {
      child.kill("SIGKILL");
      return;
    }
  }
  assert.fail(`does not serve: ${log}`);
}

test("a server takes the settings of the image", async () => {
  areKnown(Object.keys(imageSettings), "banghi-server");
  await serves({ ...imageSettings, BANGHI_GAZETTEERS: docker("gazetteers") });
});

test("all folders of the build go to the builder", () => {
  const lists = text(join(root, "CMakeLists.txt"));
  const folders = [...lists.matchAll(/^ *add_subdirectory\((\w+)\)/gm)].map(([, name]) => name);
  const sent = text(join(root, ".dockerignore")).match(/^!\w+$/gm);
  for (const folder of folders.filter((name) => name !== "tests")) assert.ok(sent.includes(`!${folder}`), folder);
});

test("the image and the manifests have the version of the project", () => {
  const version = text(join(root, "CMakeLists.txt")).match(/^project\(banghi VERSION (\S+)/m)[1];
  assert.equal(dockerfile.match(/^ARG VERSION=(.*)$/m)[1], version);
  const images = workloads.flatMap(containersOf).map(({ image }) => image);
  assert.deepEqual(new Set(images), new Set([`banghi:${version}`]));
});

test("docker-compose refuses what is no Compose file, so that it is worth asking", () => {
  const file = join(directory, "compose.yaml");
  writeFileSync(file, "services: {a: {image: b, read_onyl: true}}\n");
  assert.throws(() => compose(file), /read_onyl/);
});

test("the services have settings that their programs know, files that are there, and no rights", async () => {
  for (const [name, service] of Object.entries(services)) {
    const sources = (service.volumes ?? []).map((volume) => volume.source ?? volume.split(":")[0]);
    for (const source of sources.filter((path) => path.startsWith("/"))) assert.ok(existsSync(source), source);
    assert.deepEqual(service.cap_drop, ["ALL"], name);
    assert.ok(service.security_opt.includes("no-new-privileges:true") && service.mem_limit, name);
    if (name !== "rabbitmq") assert.equal(service.read_only, true, name);
    if (/^server/.test(name)) areKnown(Object.keys(service.environment), "banghi-server");
    if (/^(worker|topology)$/.test(name)) areKnown(Object.keys(service.environment), "banghi worker");
  }
  const { environment, stop_grace_period: grace } = services["server-1"];
  assert.ok(parseInt(grace) > Number(environment.BANGHI_DRAIN_SECONDS) + Number(environment.BANGHI_GRACE_SECONDS));
  await serves({ ...imageSettings, BANGHI_GAZETTEERS: docker("gazetteers"), ...environment });
});

test("HAProxy takes its file with the settings of the Compose file", () => {
  const pem = join(directory, "both.pem");
  const key = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
  execFileSync("openssl", [...key, "-keyout", pem, "-out", `${pem}.crt`], { stdio: "pipe" });
  writeFileSync(pem, text(pem) + text(`${pem}.crt`));
  const environment = { ...process.env, ...services.haproxy.environment, BANGHI_PEM: pem };
  const wanted = [...text(docker("haproxy", "haproxy.cfg")).matchAll(/"\$\{(\w+)\}"/g)].map((match) => match[1]);
  assert.deepEqual(wanted.sort(), Object.keys(services.haproxy.environment).sort());
  execFileSync("haproxy", ["-q", "-c", "-f", docker("haproxy", "haproxy.cfg")], { env: environment, stdio: "pipe" });
});

test("Prometheus takes its file, and asks every server", () => {
  const file = docker("prometheus", "prometheus.yaml");
  execFileSync("promtool", ["check", "config", file], { stdio: "pipe" });
  const job = parse(text(file)).scrape_configs.find(({ job_name }) => job_name === "banghi");
  const servers = Object.keys(services).filter((name) => name.startsWith("server-"));
  assert.deepEqual(job.static_configs[0].targets, servers.map((name) => `${name}:8480`));
});

test("Grafana is told of Prometheus, and of the dashboard where Compose mounts it", () => {
  const provisioning = (...path) => parse(text(docker("grafana", "provisioning", ...path)));
  assert.equal(provisioning("datasources", "prometheus.yaml").datasources[0].url, "http://prometheus:9090");
  const { path } = provisioning("dashboards", "banghi.yaml").providers[0].options;
  assert.ok(services.grafana.volumes.some((volume) => JSON.stringify(volume).includes(`${path}/banghi.json`)));
});

test("the schema refuses unknown fields and wrong values, so that it is worth asking", async () => {
  const pod = (container) => {
    return { apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec: { containers: [container] } };
  };
  const unknown = await faultsOf([pod({ name: "c", image: "i", readOnly: true })], root);
  assert.match(unknown.join(), /readOnly.* does not exist/);
  const wrong = await faultsOf([pod({ name: "c", image: "i", livenessProbe: { grpc: { port: "8470" } } })], root);
  assert.match(wrong.join(), /port must be integer/);
});

test("the manifests are of Kubernetes' schema", async () => {
  const alone = parse(text(docker("kubernetes", "namespace.yaml")));
  assert.deepEqual(await faultsOf([...manifests, alone], root), []);
  for (const { metadata } of manifests) assert.equal(metadata.namespace, alone.metadata.name);
});

test("every pod runs as nobody, without rights, and within bounds", () => {
  for (const workload of workloads) {
    const { securityContext, automountServiceAccountToken, enableServiceLinks } = workload.spec.template.spec;
    assert.deepEqual(
      [securityContext.runAsNonRoot, securityContext.runAsUser, securityContext.seccompProfile.type],
      [true, user, "RuntimeDefault"],
    );
    assert.deepEqual([automountServiceAccountToken, enableServiceLinks], [false, false]);
    for (const { name, securityContext: own, resources } of containersOf(workload)) {
      assert.deepEqual([own.readOnlyRootFilesystem, own.allowPrivilegeEscalation], [true, false], name);
      assert.deepEqual(own.capabilities.drop, ["ALL"], name);
      assert.ok(resources.requests.cpu && resources.limits.memory, name);
    }
  }
});

test("what is selected, called and probed is there", () => {
  const labels = workloads.map(({ spec }) => spec.template.metadata.labels);
  const selects = (selector) =>
    labels.some((label) => Object.entries(selector).every(([key, value]) => label[key] === value));
  for (const { spec } of ofKind("Deployment")) assert.ok(selects(spec.selector.matchLabels));
  for (const { spec } of ofKind("PodDisruptionBudget")) assert.ok(selects(spec.selector.matchLabels));
  for (const { spec } of ofKind("NetworkPolicy")) assert.ok(selects(spec.podSelector.matchLabels));
  for (const { spec } of ofKind("Service")) assert.ok(selects(spec.selector));
  const [container] = serverPod().containers;
  const port = (name) => container.ports.find((each) => each.name === name || each.containerPort === name);
  for (const { targetPort } of ofKind("Service").flatMap(({ spec }) => spec.ports)) assert.ok(port(targetPort));
  for (const probe of [container.startupProbe, container.readinessProbe]) assert.ok(port(probe.grpc.port));
  assert.ok(port(container.livenessProbe.httpGet.port));
  const [autoscaler] = ofKind("HorizontalPodAutoscaler");
  const scaled = ofKind(autoscaler.spec.scaleTargetRef.kind).map(({ metadata }) => metadata.name);
  assert.ok(scaled.includes(autoscaler.spec.scaleTargetRef.name));
});

test("a server takes its pod's settings, and has the time to end that they say", async () => {
  const [container] = serverPod().containers;
  const seconds = ["BANGHI_DRAIN_SECONDS", "BANGHI_GRACE_SECONDS"].map((name) => Number(valueOf(container, name)));
  assert.ok(serverPod().terminationGracePeriodSeconds > seconds[0] + seconds[1]);
  const tokens = join(directory, "tokens.tsv");
  writeFileSync(tokens, execFileSync(banghi, ["token", "newsroom"], { stdio: ["ignore", "pipe", "ignore"] }));
  const environment = Object.fromEntries(container.env.map(({ name, value }) => [name, value ?? "2"]));
  areKnown(Object.keys(environment), "banghi-server");
  await serves({ ...imageSettings, BANGHI_GAZETTEERS: docker("gazetteers"), ...environment, BANGHI_TOKENS: tokens });
});

test("workers know their settings", () => {
  for (const workload of ofKind("Deployment")) {
    for (const { args, env } of containersOf(workload).filter(({ args }) => args[1] === "worker")) {
      areKnown(env.map(({ name }) => name), "banghi worker");
      for (const option of args.slice(2)) assert.match(help(banghi, "worker"), new RegExp(`${option}\\b`));
    }
  }
});

test("the Job's pods together write the whole", () => {
  const [job] = ofKind("Job");
  const [{ args }] = job.spec.template.spec.containers;
  const [corpus, records] = [join(directory, "corpus"), join(directory, "records")];
  mkdirSync(corpus);
  mkdirSync(records);
  writeFileSync(join(corpus, "samples.jsonl"), text(join(root, "samples", "samples.jsonl")).repeat(3));
  const here = { "/corpus": corpus, "/records": records, "/gazetteers": docker("gazetteers"), "$(THREADS)": "1" };
  let together = Buffer.alloc(0);
  for (let index = 0; index < job.spec.completions; ++index) {
    const own = args.slice(1).map((argument) =>
      Object.entries({ ...here, "$(JOB_COMPLETION_INDEX)": String(index) }).reduce(
        (words, [name, value]) => words.replace(name, () => value),
        argument,
      ),
    );
    execFileSync(banghi, own, { stdio: "pipe" });
    together = Buffer.concat([together, execFileSync("zstd", ["-qdc", join(records, `records-${index}.jsonl.zst`)])]);
  }
  const whole = execFileSync(banghi, ["extract", "--format", "jsonl", join(corpus, "samples.jsonl")]);
  assert.deepEqual(together, whole);
});
