// Elements made of text and attributes only: what an article or a record says is never read as markup.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// An HTML element. Attributes that are null, undefined or false are left out; children are nodes, strings or lists.
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svgEl(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG_NAMESPACE, tag), attributes, children);
}

export function byId(id) {
  return document.getElementById(id);
}

// A button, or within SVG a link, that stands for a fact of the record or for a mention: selection.js listens for them.
export function factButton(key, className, ...children) {
  return el("button", { type: "button", class: className, "data-fact": key }, ...children);
}

// A button that shows words of the article.
export function wordsButton(span, text, className = "words") {
  return el("button", { type: "button", class: className, "data-span": `${span.start},${span.end}`, lang: "vi" }, text);
}

// A sentence with the language it is in; null where there is none.
export function inLanguage({ text, lang }, className = null) {
  return text ? el("span", { lang, class: className }, text) : null;
}

export function shorten(text, length) {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
}

// The accessible name of what shows `text`, perhaps shortened: all of `line`, with what is to be seen first.
export function fullName(text, line) {
  return line.includes(text) ? line : `${text} (${line})`;
}
