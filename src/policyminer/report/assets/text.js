// One article: its text cut into segments at the edges of its records, each kind with a line of its own.
const shown = { f: true, o: true, i: true, s: true, d: false };
const LANES = { f: 0, o: 1, i: 2, d: -1 };
let view = "repaired";

function marksOf(one) {
  if (one.marks) return one.marks;
  const marks = [];
  const put = (kind, id, spans, depth) => {
    for (let k = 0; k < spans.length; k += 2) {
      if (spans[k] < spans[k + 1]) marks.push({ kind, id, start: spans[k], end: spans[k + 1], depth, first: k === 0 });
    }
  };
  for (const record of records(one).values()) {
    if (record.kind !== "s") record.mentions.forEach((spans) => put(record.kind, record.id, spans, 0));
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const open = [];
  for (const mark of marks) {
    while (open.length && open[open.length - 1].end <= mark.start) open.pop();
    mark.depth = open.some((outer) => outer.kind === mark.kind && outer.end > mark.start) ? 1 : 0;
    open.push(mark);
  }
  one.marks = marks;
  return marks;
}

function unitsOf(one) {
  if (!one.unitPieces) { statementAt(one, 0); one.unitPieces = one.starts; }
  return one.unitPieces;
}

// The pieces that touch a range.
function within(list, start, end, edges) {
  return list.filter((piece) => edges(piece)[0] < end && edges(piece)[1] > start);
}

function segment(one, start, end, marks) {
  const text = one.text.slice(start, end);
  const here = marks.filter((mark) => shown[mark.kind] && mark.start <= start && mark.end >= end);
  if (!here.length) return document.createTextNode(text);
  here.sort((a, b) => (b.end - b.start) - (a.end - a.start));
  const ids = [...new Set(here.map((mark) => mark.id))];
  const kinds = [...new Set(here.map((mark) => mark.kind))];
  const lanes = here.map((mark) => [mark.kind, LANES[mark.kind] + (mark.kind === "i" && mark.depth ? 1 : 0)]);
  const made = h("span", {
    class: `seg ${kinds.map((kind) => `k-${kind}`).join(" ")}${here.some((mark) => mark.end === end) ? " end" : ""}`,
    role: "button", tabindex: "-1", "data-ids": ids.join(" "),
    "aria-label": `${text.trim() || "·"} (${kinds.map((kind) => L(`kind_${kind}`)).join(", ")})`,
  }, text);
  const unique = [...new Map(lanes.map((lane) => [lane[1], lane])).values()];
  made.style.backgroundImage = unique.map(([kind]) => `var(--line-${kind})`).join(",");
  made.style.backgroundPosition = unique.map(([, lane]) => `0 calc(100% - ${(3 - lane) * 3}px)`).join(",");
  made.style.backgroundSize = unique.map(([kind]) => (kind === "o" ? "9px 2px" : kind === "i" ? "5px 3px" : "100% 2px")).join(",");
  return made;
}

// The words between two places, as segments; a line of text that belongs to a unit is wrapped in it.
function appendRange(host, one, start, end) {
  const marks = within(marksOf(one), start, end, (mark) => [mark.start, mark.end]);
  const pieces = within(unitsOf(one), start, end, (piece) => piece);
  const edges = new Set([start, end]);
  for (const mark of marks) {
    if (shown[mark.kind]) [mark.start, mark.end].forEach((at) => { if (at > start && at < end) edges.add(at); });
  }
  for (const piece of pieces) [piece[0], piece[1]].forEach((at) => { if (at > start && at < end) edges.add(at); });
  const cuts = [...edges].sort((a, b) => a - b);
  let unit = null;
  let target = host;
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    const piece = pieces.find((found) => found[0] <= cuts[k] && found[1] >= cuts[k + 1]) || null;
    if (piece !== unit) {
      unit = piece;
      target = piece && shown.s ? unitElement(one, piece, cuts[k]) : host;
      if (target !== host) host.append(target);
    }
    target.append(segment(one, cuts[k], cuts[k + 1], marks));
  }
}

function unitElement(one, piece, at) {
  const row = piece[2];
  const measure = row[4] === "measure";
  const made = h("span", { class: `unit${measure ? " measure" : ""}`, "data-unit": row[0] });
  if (measure && at === row[1][0]) {
    const name = row[8].length ? codeLabel("instrument", primary(row)) : "";
    made.append(h("button", {
      type: "button", class: "chip", "data-ids": row[0], tabindex: "-1",
      "aria-label": `${row[2]} ${L("measures_of")} ${name}`,
    }, `${row[2]} ${name}`.trim()));
  }
  return made;
}

const TAGS = { title: "h3", heading: "h4", kicker: "p", subtitle: "p", caption: "p", table: "pre" };

function repairedView(one) {
  return one.blocks.map(([kind, , spans]) => {
    const made = h(TAGS[kind] || "p", { class: `block b-${kind}` });
    for (let k = 0; k < spans.length; k += 2) appendRange(made, one, spans[k], spans[k + 1]);
    return made;
  });
}

function originalView(one) {
  const made = h("div", { class: "raw" });
  appendRange(made, one, 0, one.text.length);
  return [made];
}

function articleText(one) {
  const made = h("div", {
    class: "text", role: "group", lang: "zh-Hans", "aria-label": titleOf(one.n), "aria-describedby": "keys",
  }, view === "repaired" ? repairedView(one) : originalView(one));
  const first = made.querySelector(".seg,.chip");
  if (first) first.tabIndex = 0;
  made.addEventListener("mouseover", (event) => point(one, event.target, false));
  made.addEventListener("focusin", (event) => point(one, event.target, true));
  made.addEventListener("click", (event) => point(one, event.target, true));
  made.addEventListener("keydown", (event) => keys(one, made, event));
  return made;
}

function point(one, target, keep) {
  const found = target.closest(".seg,.chip");
  if (!found) return;
  if (keep) {
    document.querySelectorAll(".text [tabindex='0']").forEach((other) => { other.tabIndex = -1; });
    found.tabIndex = 0;
  } else if (pinned) return;
  const ids = found.dataset.ids.split(" ");
  const unit = found.closest("[data-unit]");
  if (unit && !ids.includes(unit.dataset.unit)) ids.push(unit.dataset.unit);
  if (keep) pinned = true;
  showPanel(one, ids);
}

let pinned = false;

function keys(one, host, event) {
  const stops = [...host.querySelectorAll(".seg,.chip")];
  const at = stops.indexOf(document.activeElement);
  const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 };
  if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    toTable(one, stops[at].dataset.ids.split(" ").pop());
  } else if (event.key === "Escape") {
    pinned = false;
  } else if (event.key in steps && at >= 0) {
    event.preventDefault();
    const next = stops[Math.max(0, Math.min(stops.length - 1, steps[event.key]))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

// Show a record in the text: all its words are outlined, the first is scrolled to.
function jump(one, id, mention) {
  const host = document.querySelector(".text");
  host.querySelectorAll(".here").forEach((old) => old.classList.remove("here"));
  let found = [...host.querySelectorAll("[data-ids]")].filter((s) => s.dataset.ids.split(" ").includes(id));
  if (id.startsWith("s")) {
    const units = [...host.querySelectorAll("[data-unit]")].filter((s) => s.dataset.unit === id);
    if (units.length) found = units;
  }
  if (!found.length) return;
  found.forEach((s) => s.classList.add("here"));
  const stop = found[Math.min(mention || 0, found.length - 1)];
  stop.scrollIntoView({ block: "center" });
  const focus = stop.matches(".seg,.chip") ? stop : stop.querySelector(".seg,.chip");
  if (focus) focus.focus({ preventScroll: true });
  pinned = true;
  showPanel(one, [id]);
}
