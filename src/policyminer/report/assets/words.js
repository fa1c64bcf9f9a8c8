// Word frequencies, their co-occurrence, and the search that shows words in their context.
function wordsView() {
  const counted = meta.words;
  if (!counted || !counted.frequencies.length) return h("p", {}, L("nothing"));
  const net = chartBox(L("network"), counted.edges.length ? 560 : 10);
  const weights = new Map(counted.frequencies.map(([word, n]) => [word, n]));
  if (counted.edges.length) {
    queueMicrotask(() => drawNetwork(net, counted.edges.slice(0, 120), (word) => weights.get(word) || 1, (word) => go(`#/search/${encodeURIComponent(word)}`)));
  }
  const frequencies = dataTable({
    name: "frequencies", caption: L("frequencies"), rows: counted.frequencies, main: 0, preset: { size: 50 },
    open: (row) => go(`#/search/${encodeURIComponent(row[0])}`),
    columns: [
      { label: L("word"), get: (row) => row[0] }, { label: L("count"), get: (row) => row[1], number: true },
      { label: L("contexts"), get: (row) => row[2], number: true },
    ],
  });
  const edges = dataTable({
    name: "edges", caption: L("edges"), rows: counted.edges, main: 0, open: (row) => openWords(row[0], row[1]),
    columns: [
      { label: "source", get: (row) => row[0] }, { label: "target", get: (row) => row[1] }, { label: L("weight"), get: (row) => row[2], number: true },
    ],
  });
  return h("div", {}, h("p", { class: "hint" }, L("click_hint")), h("h3", {}, L("network")), net,
    h("div", { class: "pair" }, h("div", {}, h("h3", {}, L("frequencies")), frequencies), h("div", {}, h("h3", {}, L("edges")), edges)),
    h("h3", {}, L("edge_matrix")), wordMatrix(counted));
}

function wordMatrix(counted) {
  const counts = new Map(counted.edges.map(([a, b, n]) => [`${a}\u0000${b}`, n]));
  const at = (a, b) => counts.get(`${a}\u0000${b}`) || counts.get(`${b}\u0000${a}`) || 0;
  const grid = () => [["", ...counted.network], ...counted.network.map((a) => [a, ...counted.network.map((b) => at(a, b))])];
  return h("div", {}, h("div", { class: "tools" },
    h("button", { type: "button", class: "copy", onclick: () => copy(grid()) }, L("copy")),
    h("button", { type: "button", onclick: () => save("cooccurrence.csv", grid()) }, L("save_csv"))),
  h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": L("edge_matrix") },
    h("table", { class: "matrix tight" }, h("caption", {}, L("edge_matrix")),
      h("thead", {}, h("tr", {}, h("td", {}), counted.network.map((word) => h("th", { scope: "col" }, word)))),
      h("tbody", {}, counted.network.map((a) => h("tr", {}, h("th", { scope: "row" }, a), counted.network.map((b) => h("td", { class: "number" }, at(a, b) || ""))))))));
}

function openWords(a, b) {
  wanted = { label: `${a} + ${b}`, test: ({ one, row }) => { const text = words(one.text, row[1]); return text.includes(a) && text.includes(b); } };
  go("#/statements");
}

function concordance(query) {
  const found = [];
  for (const one of all()) {
    for (const row of one.s) {
      const text = words(one.text, row[1]);
      for (let at = text.indexOf(query); at >= 0 && found.length < 5000; at = text.indexOf(query, at + query.length)) {
        found.push({ one, id: row[0], before: text.slice(Math.max(0, at - 25), at), after: text.slice(at + query.length, at + query.length + 25), query });
      }
    }
  }
  return found;
}

function searchView(query) {
  const input = h("input", { type: "search", value: query, size: 30 });
  const form = h("form", { class: "tools", role: "search", onsubmit: (event) => { event.preventDefault(); go(`#/search/${encodeURIComponent(input.value.trim())}`); } },
    h("label", { class: "filter" }, L("query"), input), h("button", { type: "submit" }, L("search")));
  if (!query) return h("div", {}, form);
  return h("div", {}, form, dataTable({
    name: "concordance", caption: `${L("search")}: ${query}`, rows: concordance(query), main: 1, open: (row) => go(`#/articles/${row.one.n}/${row.id}`),
    columns: [
      { label: `… ${L("context")}`, get: (row) => row.before, number: false, wide: true }, { label: L("query"), get: (row) => row.query },
      { label: `${L("context")} …`, get: (row) => row.after, wide: true }, col("article", (row) => titleOf(row.one.n)),
    ],
  }));
}
