// The instrument × theme matrix that policy papers print; each cell opens its measures.
const matrixState = { every: false, share: false };

function matrixCounts() {
  const cells = new Map();
  for (const one of all()) {
    for (const row of one.s) {
      if (row[4] !== "measure") continue;
      const theme = row[6] || "none";
      const ids = row[8].length ? row[8].map(([id]) => id) : ["none"];
      for (const id of matrixState.every ? ids : ids.slice(0, 1)) {
        if (!cells.has(id)) cells.set(id, new Map());
        cells.get(id).set(theme, (cells.get(id).get(theme) || 0) + 1);
      }
    }
  }
  return cells;
}

function ordered(found, order) {
  const place = (id) => (id === "none" ? 1e6 : order.includes(id) ? order.indexOf(id) : 1e5);
  return [...found].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

function matrixView() {
  const cells = matrixCounts();
  const rows = ordered(cells.keys(), meta.order.instrument);
  const columns = ordered(new Set([...cells.values()].flatMap((row) => [...row.keys()])), meta.order.theme);
  const at = (i, t) => (cells.get(i) && cells.get(i).get(t)) || 0;
  const sum = (list) => list.reduce((a, b) => a + b, 0);
  const whole = sum(rows.map((i) => sum(columns.map((t) => at(i, t))))) || 1;
  const most = Math.max(1, ...rows.flatMap((i) => columns.map((t) => at(i, t))));
  const show = (n) => (matrixState.share ? `${((100 * n) / whole).toFixed(1)}%` : String(n));
  const name = (axis, id) => codeLabel(axis, id);
  const grid = () => [
    ["", ...columns.map((t) => name("theme", t)), L("total")],
    ...rows.map((i) => [name("instrument", i), ...columns.map((t) => show(at(i, t))), show(sum(columns.map((t) => at(i, t))))]),
    [L("total"), ...columns.map((t) => show(sum(rows.map((i) => at(i, t))))), show(whole === 1 && !rows.length ? 0 : whole)],
  ];
  const cell = (i, t) => {
    const n = at(i, t);
    const made = h("td", { class: "heat" });
    const level = n ? 0.08 + 0.82 * (n / most) : 0;
    made.style.backgroundColor = n ? `rgba(0,90,160,${level.toFixed(3)})` : "";
    if (n) {
      made.append(h("button", {
        type: "button", class: level > 0.5 ? "on-dark" : "on-light",
        "aria-label": `${name("instrument", i)} × ${name("theme", t)}: ${n}`, onclick: () => openCell(i, t),
      }, show(n)));
    }
    return made;
  };
  const table = h("table", { class: "matrix" }, h("caption", {}, `${L("plot_matrix")} (${L("measures_of")})`),
    h("thead", {}, h("tr", {}, h("td", {}), columns.map((t) => h("th", { scope: "col" }, name("theme", t))), h("th", { scope: "col" }, L("total")))),
    h("tbody", {}, rows.map((i) => h("tr", {}, h("th", { scope: "row" }, name("instrument", i)), columns.map((t) => cell(i, t)),
      h("td", { class: "number total" }, show(sum(columns.map((t) => at(i, t)))))))),
    h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, L("total")),
      columns.map((t) => h("td", { class: "number total" }, show(sum(rows.map((i) => at(i, t)))))), h("td", { class: "number total" }, show(rows.length ? whole : 0)))));
  const redraw = (key) => (event) => { matrixState[key] = event.target.selectedIndex === 1; route(); };
  const option = (key, title, labels) => h("label", { class: "filter" }, L(title),
    h("select", { onchange: redraw(key) }, labels.map((text, k) => h("option", { selected: (k === 1) === matrixState[key] }, L(text)))));
  return h("div", {}, h("div", { class: "tools" }, option("every", "count_by", ["primary_only", "all_instruments"]), option("share", "cells", ["counts", "percent"]),
    h("button", { type: "button", class: "copy", onclick: () => copy(grid()) }, L("copy")),
    h("button", { type: "button", onclick: () => save("matrix.csv", grid()) }, L("save_csv"))),
  h("p", { class: "hint" }, L("click_hint")),
  h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": L("matrix") }, table));
}

function openCell(instrument, theme) {
  const has = (row) => {
    const ids = row[8].length ? row[8].map(([id]) => id) : ["none"];
    return (matrixState.every ? ids : ids.slice(0, 1)).includes(instrument);
  };
  wanted = {
    label: `${codeLabel("instrument", instrument)} × ${codeLabel("theme", theme)}`,
    test: ({ row }) => row[4] === "measure" && (row[6] || "none") === theme && has(row),
  };
  go("#/statements");
}

let wanted = null;
