// Figures of an indicator over time, and organizations that stand together.
const INK = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#595959"];
const SHAPES = ["circle", "rect", "triangle", "diamond", "pin", "arrow", "roundRect"];

function chart(host, option, onclick) {
  const made = echarts.init(host, null, { renderer: "svg" });
  made.setOption({
    animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, color: INK,
    tooltip: { renderMode: "richText", confine: true, ...(option.tooltip || {}) }, ...option,
  });
  if (onclick) made.on("click", onclick);
  const watcher = new ResizeObserver(() => {
    if (host.isConnected) { if (host.clientWidth) made.resize(); return; }
    watcher.disconnect();
    made.dispose();
  });
  watcher.observe(host);
  return made;
}

function chartBox(description, height) {
  const made = h("div", { class: "chart", role: "img", "aria-label": description });
  made.style.height = `${height}px`;
  return made;
}

const seriesKey = (one, row) => [words(one.text, row[11]), row[10] || row[6] || "", row[8] || ""].join("\u0000");

function indicators() {
  const groups = new Map();
  for (const one of all()) {
    for (const row of one.f) {
      if (!row[11] || row[9] === null) continue;
      const key = seriesKey(one, row);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push({ one, row, id: row[0] });
    }
  }
  return [...groups.entries()].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

// A figure's place in time: the middle of its period, else the day the article was published.
function dayOf({ one, row }) {
  const first = Date.parse(row[14] || row[15] || meta.articles[one.n].date || "");
  const last = Date.parse(row[15] || row[14] || meta.articles[one.n].date || "");
  return Number.isNaN(first) || Number.isNaN(last) ? null : (first + last) / 2;
}

const seriesState = { key: null };

function seriesView() {
  const groups = indicators();
  if (!groups.length) return h("p", {}, L("nothing"));
  const name = (key) => { const [indicator, unit, direction] = key.split("\u0000"); return [indicator, unit, value(direction)].filter(Boolean).join(" · "); };
  const offered = groups.slice(0, 500);
  if (!offered.some(([key]) => key === seriesState.key)) seriesState.key = offered[0][0];
  const rows = offered.find(([key]) => key === seriesState.key)[1];
  const select = h("select", { onchange: (event) => { seriesState.key = offered[event.target.selectedIndex][0]; route(); } },
    offered.map(([key, list]) => h("option", { selected: key === seriesState.key }, `${name(key)} (${list.length})`)));
  const dated = rows.filter((row) => dayOf(row) !== null);
  const box = chartBox(`${L("series")}: ${name(seriesState.key)}`, dated.length ? 380 : 10);
  const columns = TABLES.figures.columns().filter((column) => [C("text"), C("subject"), C("normalized"), C("normalized_unit"), C("bound"),
    C("time"), C("first"), C("last"), C("status"), C("place"), C("article")].includes(column.label));
  const table = dataTable({ name: "series", caption: `${L("series")}: ${name(seriesState.key)}`, columns, rows, main: 0,
    open: (row) => go(`#/articles/${row.one.n}/${row.id}`) });
  if (dated.length) queueMicrotask(() => drawSeries(box, dated));
  return h("div", {}, h("div", { class: "tools" }, h("label", { class: "filter" }, L("choose_indicator"), select)), box,
    h("p", { class: "hint" }, `${L("click_hint")} ${rows.length - dated.length ? `${rows.length - dated.length} ${L("no_time")}` : ""}`), table);
}

function drawSeries(box, rows) {
  const groups = new Map();
  for (const row of rows) {
    const who = meta.articles[row.one.n].place || titleOf(row.one.n);
    if (!groups.has(who)) groups.set(who, []);
    groups.get(who).push({ value: [dayOf(row), Number(row.row[9])], source: row });
  }
  const few = groups.size <= 7;
  const series = [...groups.entries()].map(([who, data], k) => ({
    name: few ? who : undefined, type: "scatter", symbol: SHAPES[k % SHAPES.length], symbolSize: 11, data,
    itemStyle: { color: INK[k % INK.length], opacity: 0.8 },
  }));
  chart(box, {
    aria: { enabled: true }, grid: { left: 90, right: 30, top: few ? 50 : 20, bottom: 40 },
    legend: few ? { top: 5 } : undefined, xAxis: { type: "time" },
    yAxis: { type: "value", scale: true, name: rows[0].row[10] || rows[0].row[6] || "" },
    tooltip: { formatter: ({ data }) => `${words(data.source.one.text, data.source.row[1])}\n${period(data.source.one.text, data.source.row)}\n${titleOf(data.source.one.n)}` },
    series,
  }, ({ data }) => go(`#/articles/${data.source.one.n}/${data.source.id}`));
}

function organizationCounts() {
  const total = new Map();
  const pairs = new Map();
  for (const one of all()) {
    const key = new Map(one.o.map((row) => [row[0], row[2]]));
    for (const row of one.o) {
      const seen = total.get(row[2]) || { key: row[2], name: row[1], type: row[3], mentions: 0, articles: 0 };
      seen.mentions += row[7].length;
      seen.articles += 1;
      total.set(row[2], seen);
    }
    for (const row of one.s) {
      const present = [...new Set(row[10].map((id) => key.get(id)))].sort();
      for (let a = 0; a < present.length; a += 1) {
        for (let b = a + 1; b < present.length; b += 1) {
          const pair = `${present[a]}\u0000${present[b]}`;
          pairs.set(pair, (pairs.get(pair) || 0) + 1);
        }
      }
    }
  }
  return { total, pairs };
}

function togetherView() {
  const { total, pairs } = organizationCounts();
  const ranked = [...total.values()].sort((a, b) => b.mentions - a.mentions || (a.key < b.key ? -1 : 1));
  const edges = [...pairs.entries()].map(([pair, n]) => [...pair.split("\u0000"), n]).sort((a, b) => b[2] - a[2] || (a[0] + a[1] < b[0] + b[1] ? -1 : 1));
  if (!ranked.length) return h("p", {}, L("nothing"));
  const bars = chartBox(L("top_organizations"), 30 + 24 * Math.min(20, ranked.length));
  const net = chartBox(L("together"), edges.length ? 560 : 10);
  const named = (key) => total.get(key).name;
  queueMicrotask(() => {
    drawBars(bars, ranked.slice(0, 20).map((row) => [row.name, row.mentions, row]), ({ data }) => openOrganization(data.row.key));
    if (edges.length) {
      drawNetwork(net, edges.slice(0, 60).map(([a, b, n]) => [named(a), named(b), n]), (name) => ranked.find((row) => row.name === name)?.mentions || 1,
        (name) => openOrganization(ranked.find((row) => row.name === name).key));
    }
  });
  const table = dataTable({
    name: "organization_pairs", caption: L("together"), rows: edges, main: 0, open: (row) => openPair(row[0], row[1]),
    columns: [
      { label: L("organization_a"), get: (row) => named(row[0]) }, { label: L("organization_b"), get: (row) => named(row[1]) },
      { label: L("weight"), get: (row) => row[2], number: true },
    ],
  });
  return h("div", {}, h("p", { class: "hint" }, L("click_hint")), h("h3", {}, L("top_organizations")), bars, h("h3", {}, L("together")), net, table);
}

function openOrganization(key) {
  wanted = { label: key, test: ({ row }) => row[2] === key };
  go("#/organizations");
}

function openPair(a, b) {
  const keys = ({ one, row }) => row[10].map((id) => records(one).get(id)?.row[2]);
  wanted = { label: `${a} + ${b}`, test: (found) => { const present = keys(found); return present.includes(a) && present.includes(b); } };
  go("#/statements");
}

function drawBars(box, rows, onclick) {
  const turned = [...rows].reverse();
  chart(box, {
    aria: { enabled: true }, grid: { left: 10, right: 50, top: 5, bottom: 5, containLabel: true },
    xAxis: { type: "value", show: false }, yAxis: { type: "category", data: turned.map(([name]) => name), axisLabel: { width: 260, overflow: "truncate" } },
    series: [{ type: "bar", data: turned.map(([, n, row]) => ({ value: n, row })), label: { show: true, position: "right" }, itemStyle: { color: INK[0] } }],
  }, onclick);
}

function drawNetwork(box, edges, weight, onclick) {
  const names = [...new Set(edges.flatMap(([a, b]) => [a, b]))];
  const most = Math.max(...names.map(weight));
  const heaviest = Math.max(...edges.map((edge) => edge[2]));
  chart(box, {
    aria: { enabled: true },
    series: [{
      type: "graph", layout: "force", roam: true, draggable: true, force: { repulsion: 120, gravity: 0.3, edgeLength: [40, 120], layoutAnimation: false, initLayout: "circular" },
      data: names.map((name) => ({ name, symbolSize: 8 + 26 * Math.sqrt(weight(name) / most), itemStyle: { color: INK[0] } })),
      links: edges.map(([source, target, n]) => ({ source, target, value: n, lineStyle: { width: 0.6 + 4 * (n / heaviest), color: "#7a7a7a" } })),
      label: { show: true, position: "right", color: "#222", fontSize: 12 }, labelLayout: { hideOverlap: true }, emphasis: { focus: "adjacency" },
    }],
  }, ({ dataType, name }) => { if (dataType === "node") onclick(name); });
}
