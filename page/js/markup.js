// What of a submitted text is shown: tags, comments, scripts and addresses of links are hidden, entities decoded, as the
// extractors read them (text/html.cc, text/entities.cc, text/markdown.cc). Every piece keeps its place in the text as
// submitted.

const BLOCK_TAGS = new Set(
  (
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "head header hr html iframe li main nav ol option p pre section select table tbody td tfoot th thead title tr ul video"
  ).split(" "),
);
const INLINE_TAGS = new Set(
  (
    "a abbr audio b bdi bdo big button cite code col colgroup data del dfn em embed font i img input ins kbd label link map mark meta " +
    "noscript object param path picture q s samp script small source span strike strong style sub sup svg template textarea time tt u " +
    "var wbr"
  ).split(" "),
);

const TAG = /<(\/?)([!?]?)([a-z][\w:-]{0,63})(?=[\s>/])(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>/iy;
const COMMENT = "<!" + "--"; // in two, for in a page's script it would begin one
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,8});/iy;
const ADDRESS = /\]\([^()\s]*\)/y;
const HEADING = /#{1,6} /y;
const EMPHASIS = /\*{1,3}/y;
const FARTHEST_CLOSING = 1000;

const decoded = new Map();
// `entity` is one entity and nothing else, so that what the parser makes of it is a text.
function decodeEntity(entity) {
  if (!decoded.has(entity))
    decoded.set(entity, new DOMParser().parseFromString(entity, "text/html").documentElement.textContent);
  return decoded.get(entity);
}

function at(pattern, text, index) {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

// Takes a text apart into pieces {start, end, shown}: `shown` is "" for what is hidden, "\n" for a line break.
class Scanner {
  constructor(text) {
    this.text = text;
    this.pieces = [];
    this.from = 0;
    this.brackets = []; // of Markdown links, in this line: index into pieces
    this.neverCloses = new Set(); // comments and elements without an end are looked for once
    this.paragraphEnd = 0;
    this.emphasised = 0; // behind the marks that close what is open
  }

  copyUntil(end) {
    if (end > this.from) this.pieces.push({ start: this.from, end, shown: this.text.slice(this.from, end) });
    this.from = end;
  }

  replace(start, end, shown) {
    this.copyUntil(start);
    this.pieces.push({ start, end, shown });
    this.from = end;
  }

  // The index behind the next `close`, or 0.
  endOf(close, index) {
    if (this.neverCloses.has(close)) return 0;
    const found = this.lower().indexOf(close, index);
    if (found < 0) this.neverCloses.add(close);
    return found < 0 ? 0 : found + close.length;
  }

  // ASCII letters in lower case only: other letters may change their length.
  lower() {
    this.lowered ??= this.text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    return this.lowered;
  }

  markup(index) {
    if (this.text.startsWith(COMMENT, index)) {
      const end = this.endOf("-->", index + 4);
      if (end) this.replace(index, end, "");
      return;
    }
    const tag = at(TAG, this.text, index);
    if (!tag) return;
    const name = tag[3].toLowerCase();
    const block = BLOCK_TAGS.has(name);
    if (!tag[2] && !block && !INLINE_TAGS.has(name) && !/[:-]/.test(name)) return;
    let end = index + tag[0].length;
    if (!tag[1] && (name === "script" || name === "style")) {
      const close = this.endOf(`</${name}`, end);
      const bracket = close ? this.text.indexOf(">", close) : -1;
      if (bracket >= 0) end = bracket + 1;
    }
    this.replace(index, end, block && !tag[2] ? "\n" : "");
    if (name === "p" && !tag[1] && this.paragraphEnd <= index)
      this.paragraphEnd = Math.max(0, this.endOf("</p", end) - 3);
  }

  link(index) {
    const address = at(ADDRESS, this.text, index);
    const open = this.brackets.pop();
    if (!address || open === undefined) return;
    this.pieces[open].shown = "";
    this.replace(index, index + address[0].length, this.text[this.pieces[open].start] === "!" ? "\n" : "");
  }

  openLink(index) {
    const start = this.text[index - 1] === "!" && index > this.from ? index - 1 : index;
    this.replace(start, index + 1, this.text.slice(start, index + 1));
    this.brackets.push(this.pieces.length - 1);
  }

  lineBreak(index) {
    this.brackets = [];
    const start = this.text[index - 1] === "\r" && index > this.from ? index - 1 : index;
    this.replace(start, index + 1, index < this.paragraphEnd ? " " : "\n");
    const marks = at(HEADING, this.text, index + 1);
    if (marks) this.replace(index + 1, index + 1 + marks[0].length, "");
  }

  // Marks of emphasis go where the same marks close them in the line, not too far off.
  emphasis(index) {
    const marks = at(EMPHASIS, this.text, index)[0];
    if (this.emphasised > index) return this.hideClosing(index, marks);
    const inside = index + marks.length;
    const ahead = this.text.slice(inside, inside + FARTHEST_CLOSING);
    const length = ahead.indexOf(marks);
    if (length <= 0 || /^\s/.test(ahead) || ahead.slice(0, length).includes("\n")) return undefined;
    this.emphasised = inside + length + marks.length;
    return this.replace(index, inside, "");
  }

  hideClosing(index, marks) {
    if (index + marks.length === this.emphasised) this.replace(index, this.emphasised, "");
  }

  run() {
    const special = /[<&[\]\n*]/g;
    for (let found = special.exec(this.text); found; found = special.exec(this.text)) {
      const index = found.index;
      const entity = found[0] === "&" ? at(ENTITY, this.text, index) : null;
      if (found[0] === "<") this.markup(index);
      else if (entity) this.replace(index, index + entity[0].length, decodeEntity(entity[0]));
      else if (found[0] === "[") this.openLink(index);
      else if (found[0] === "]") this.link(index);
      else if (found[0] === "\n") this.lineBreak(index);
      else if (found[0] === "*") this.emphasis(index);
      special.lastIndex = Math.max(this.from, index + 1);
    }
    this.copyUntil(this.text.length);
    return this.pieces;
  }
}

function rawPieces(text) {
  const pieces = [];
  let from = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
    const start = end > from && text[end - 1] === "\r" ? end - 1 : end;
    if (start > from) pieces.push({ start: from, end: start, shown: text.slice(from, start) });
    pieces.push({ start, end: end + 1, shown: "\n" });
    from = end + 1;
  }
  if (from < text.length) pieces.push({ start: from, end: text.length, shown: text.slice(from) });
  return pieces;
}

// The pieces of `text` in order. With `raw` all of it is shown. A hidden stretch that holds the whole of one of `spans`
// is shown after all, so that nothing the record speaks of is out of sight.
export function piecesOf(text, spans, raw) {
  if (raw) return rawPieces(text);
  const pieces = new Scanner(text).run();
  let first = 0;
  for (const { start, end } of spans) {
    while (first < pieces.length && pieces[first].end <= start) ++first;
    let last = first;
    while (last < pieces.length && pieces[last].start < end) ++last;
    const within = pieces.slice(first, last);
    if (within.some((piece) => piece.shown.trim() !== "")) continue;
    for (const piece of within) piece.shown = text.slice(piece.start, piece.end);
  }
  return pieces;
}
