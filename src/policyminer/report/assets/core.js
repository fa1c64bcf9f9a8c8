// State, labels and elements. Texts enter the page only as text nodes and attribute values, never as markup.
const meta = JSON.parse(document.getElementById("meta").textContent);
const state = { zh: meta.language === "zh" };
const sources = [...document.querySelectorAll("script.article")];
const parsed = [];

function article(n) {
  if (!parsed[n]) {
    parsed[n] = JSON.parse(sources[n].textContent);
    sources[n].textContent = "";
    parsed[n].n = n;
  }
  return parsed[n];
}

function* all() {
  for (let n = 0; n < meta.articles.length; n += 1) yield article(n);
}

const pick = (pair) => pair[state.zh ? 0 : 1];

function label(table, key) {
  if (key === null || key === undefined || key === "") return "";
  const found = Object.hasOwn(meta.labels[table], key) ? meta.labels[table][key] : null;
  return found ? pick(found) : String(key);
}

const L = (key) => label("ui", key);
const value = (key) => label("values", key);

function h(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [key, content] of Object.entries(attributes || {})) {
    if (content === null || content === undefined || content === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), content);
    else made.setAttribute(key, content === true ? "" : content);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) made.append(typeof child === "number" ? String(child) : child);
  }
  return made;
}

function words(text, spans) {
  if (!spans) return "";
  let made = "";
  for (let k = 0; k < spans.length; k += 2) made += text.slice(spans[k], spans[k + 1]);
  return made.replace(/[\r\n]+/g, "");
}

const titleOf = (n) => meta.articles[n].title || meta.articles[n].path || L("untitled");

// The records of an article, by id, in the shape the views use.
function records(one) {
  if (one.byId) return one.byId;
  const byId = new Map();
  const add = (kind, row, mentions) => byId.set(row[0], { kind, id: row[0], row, mentions, article: one });
  one.f.forEach((row) => add("f", row, [row[1]]));
  one.o.forEach((row) => add("o", row, row[7]));
  one.i.forEach((row) => add("i", row, row[9]));
  one.s.forEach((row) => add("s", row, [row[1]]));
  one.d.forEach((row, k) => byId.set(`d${k + 1}`, { kind: "d", id: `d${k + 1}`, row, mentions: [row[2]], article: one }));
  one.byId = byId;
  return byId;
}

// The statement a place stands in.
function statementAt(one, at) {
  if (!one.starts) {
    one.starts = one.s.flatMap((row) => {
      const pieces = [];
      for (let k = 0; k < row[1].length; k += 2) pieces.push([row[1][k], row[1][k + 1], row]);
      return pieces;
    }).sort((a, b) => a[0] - b[0]);
  }
  let low = 0;
  let high = one.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (one.starts[middle][0] <= at) low = middle + 1; else high = middle;
  }
  const piece = one.starts[low - 1];
  return piece && at < piece[1] ? piece[2] : null;
}

const primary = (row) => (row[8].length ? row[8][0][0] : "none");
const codeLabel = (axis, id) => (id === "none" || id === null ? L("none") : label(axis, id));

let announceTimer = 0;
function announce(text) {
  const host = document.getElementById("status");
  host.textContent = "";
  clearTimeout(announceTimer);
  announceTimer = setTimeout(() => { host.textContent = text; }, 50);
}

function go(hash) {
  if (location.hash === hash) route(); else location.hash = hash;
}
