// The form: an article by hand, from a file, or one of the samples.

import { byId } from "./dom.js";
import { say } from "./i18n.js";
import { extract, Refusal, setToken } from "./server.js";

const MOST_BYTES = 1 << 20;

// A text area makes every line break `\n`; a file's own text is kept beside it as long as nobody edits.
let fromFile = null;

function setText(text) {
  fromFile = text;
  byId("text").value = text;
}

export function showFault(message) {
  const fault = byId("fault");
  fault.textContent = message;
  fault.hidden = !message;
}

async function readFile(file) {
  if (file.size > MOST_BYTES) return showFault(say("fileTooLong"));
  try {
    setText(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer()));
  } catch {
    return showFault(say("notUtf8"));
  }
  showFault("");
  byId("status").textContent = say("fileRead", file.name);
  byId("extract").focus();
  return undefined;
}

async function readSample(button, submit) {
  const response = await fetch(`samples/${button.dataset.sample}`);
  setText(await response.text());
  byId("published").value = button.dataset.published;
  byId("title").value = "";
  await submit();
}

// The token the reader gives, or null.
function askForToken() {
  const dialog = byId("token-dialog");
  byId("token").value = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "ok" ? byId("token").value : null), {
      once: true,
    });
  });
}

async function extractWithToken(article) {
  try {
    return await extract(article);
  } catch (refusal) {
    const given = refusal instanceof Refusal && refusal.tokenWanted ? await askForToken() : null;
    if (!given) throw refusal;
    setToken(given);
    return extract(article);
  }
}

function articleOfForm() {
  const article = { text: fromFile ?? byId("text").value };
  if (byId("title").value) article.title = byId("title").value;
  if (byId("published").value) article.publishedDate = byId("published").value;
  return article;
}

async function submitForm(show) {
  if (byId("published").validity.badInput) return showFault(say("badDate"));
  const button = byId("extract");
  const article = articleOfForm();
  showFault("");
  button.disabled = true;
  byId("status").textContent = say("working");
  try {
    show(article, await extractWithToken(article));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    byId("status").textContent = "";
    showFault(refusal.message);
  } finally {
    button.disabled = false;
  }
  return undefined;
}

function listenForDrops(goBack) {
  const dragged = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!dragged(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    if (!dragged(event)) return;
    event.preventDefault();
    if (!event.dataTransfer.files[0]) return;
    if (byId("input").hidden) goBack();
    readFile(event.dataTransfer.files[0]);
  });
}

// Shows the form; `show(article, record)` is called with every record it gets, `goBack()` where a file is dropped on one.
export function startInput(show, goBack) {
  const submit = () => submitForm(show);
  byId("input").hidden = false;
  byId("text").addEventListener("input", () => {
    fromFile = null;
  });
  byId("file").addEventListener("change", (event) => {
    if (event.target.files[0]) readFile(event.target.files[0]);
    event.target.value = "";
  });
  byId("article-form").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  byId("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });
  for (const button of document.querySelectorAll("[data-sample]"))
    button.addEventListener("click", () => readSample(button, submit));
  listenForDrops(goBack);
}
