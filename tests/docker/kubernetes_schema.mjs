// Kubernetes' own schema over manifests, without a cluster: kubernetes-models validates values as the API's OpenAPI
// description says; TypeScript, with the types of the same package, refuses fields that the API does not have.

import { join } from "node:path";

const kindName = (manifest) => `${manifest.kind} ${manifest.metadata?.name}`;

async function valueFaults(manifest) {
  try {
    const { [manifest.kind]: Model } = await import(`kubernetes-models/${manifest.apiVersion}`);
    new Model(manifest).validate();
    return [];
  } catch (error) {
    return [`${kindName(manifest)}: ${error.message}`];
  }
}

function typeFaults(ts, manifests, root) {
  const source = manifests
    .map(({ apiVersion, kind }, i) => `import type { I${kind} as T${i} } from "kubernetes-models/${apiVersion}";\n`)
    .concat(manifests.map((manifest, i) => `export const m${i}: T${i} = ${JSON.stringify(manifest, null, 1)};\n`))
    .join("");
  // Beside node_modules, where its imports lead; it is never written.
  const name = join(root, "tests", "manifests.mts");
  const options = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.readFile = (file) => (file === name ? source : readFile(file));
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022) : getSourceFile(file, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? source.split("\n")[file.getLineAndCharacterOfPosition(start).line] : "";
    return `${line.trim()}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

// What is wrong with `manifests`, of any kinds; `root` is the project's directory.
export async function faultsOf(manifests, root) {
  const { default: ts } = await import("typescript");
  const faults = await Promise.all(manifests.map(valueFaults));
  return [...faults.flat(), ...typeFaults(ts, manifests, root)];
}
