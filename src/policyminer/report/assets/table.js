// A table that sorts, filters, pages and copies into a spreadsheet.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

function cellText(content) {
  const text = content === null || content === undefined ? "" : String(content).replace(/[\t\r\n]+/g, " ");
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function dataTable(options) {
  const { name, columns, rows, open, preset } = options;
  const memory = { text: "", chosen: new Map(), sort: null, down: false, page: 0, size: 50, ...(preset || {}) };
  const host = h("div", { class: "table-view" });
  const body = h("tbody", {});
  const counter = h("p", { class: "count", role: "status" });
  const pager = h("div", { class: "pager" });
  let kept = rows;

  function matches(row) {
    for (const [k, wanted] of memory.chosen) if (String(columns[k].get(row) ?? "") !== wanted) return false;
    if (memory.only && !memory.only(row)) return false;
    if (!memory.text) return true;
    const wanted = memory.text.toLowerCase();
    return columns.some((column) => String(column.get(row) ?? "").toLowerCase().includes(wanted));
  }

  function order(a, b) {
    const column = columns[memory.sort];
    const left = column.get(a);
    const right = column.get(b);
    const empty = (x) => x === null || x === undefined || x === "";
    if (empty(left) || empty(right)) return empty(left) - empty(right);
    const result = column.number ? Number(left) - Number(right) : String(left).localeCompare(String(right), "zh");
    return memory.down ? -result : result;
  }

  function refresh() {
    kept = rows.filter(matches);
    if (memory.sort !== null) kept = [...kept].sort(order);
    memory.page = 0;
    draw();
  }

  function draw() {
    const size = memory.size || kept.length || 1;
    const pages = Math.max(1, Math.ceil(kept.length / size));
    memory.page = Math.min(memory.page, pages - 1);
    const from = memory.page * size;
    body.replaceChildren(...kept.slice(from, from + size).map(line));
    if (!kept.length) body.append(h("tr", {}, h("td", { colspan: columns.length + (open ? 1 : 0) }, L("nothing"))));
    counter.textContent = `${kept.length} / ${rows.length} ${L("rows")}`;
    pager.replaceChildren(
      h("button", { type: "button", disabled: memory.page === 0, onclick: () => { memory.page -= 1; draw(); } }, `← ${L("previous")}`),
      h("span", {}, ` ${memory.page + 1} / ${pages} `),
      h("button", { type: "button", disabled: memory.page >= pages - 1, onclick: () => { memory.page += 1; draw(); } }, `${L("next")} →`));
  }

  function line(row) {
    const made = h("tr", row.mark ? { class: "here" } : {});
    if (open) {
      made.append(h("td", {}, h("button", {
        type: "button", class: "small go", onclick: () => open(row),
        "aria-label": `${L("to_text")}: ${columns[options.main || 0].get(row) ?? ""}`,
      }, `→ ${L("to_text")}`)));
    }
    for (const column of columns) {
      const content = column.get(row) ?? "";
      made.append(h("td", { class: column.number ? "number" : column.wide ? "wide" : String(content).length < 13 ? "short" : null },
        column.wide && String(content).length > 40 ? h("div", { class: "clamp", title: content }, content) : content));
    }
    return made;
  }

  function header() {
    return h("tr", {}, open ? h("th", { scope: "col" }, h("span", { class: "hidden" }, L("to_text"))) : null,
      columns.map((column, k) => {
        const active = memory.sort === k;
        const sorted = active ? (memory.down ? "descending" : "ascending") : "none";
        return h("th", { scope: "col", "aria-sort": sorted, class: column.number ? "number" : null },
          h("button", { type: "button", onclick: () => sortBy(k) }, `${column.label}${active ? (memory.down ? " ▼" : " ▲") : ""}`));
      }));
  }

  function sortBy(k) {
    if (memory.sort === k) memory.down = !memory.down;
    else { memory.sort = k; memory.down = Boolean(columns[k].number); }
    head.replaceChildren(header());
    head.querySelectorAll("th button")[k].focus();
    refresh();
  }

  function chooser(column, k) {
    const present = [...new Set(rows.map((row) => String(column.get(row) ?? "")))].sort((a, b) => a.localeCompare(b, "zh"));
    if (present.length > 80 || present.length < 2) return null;
    const made = h("select", {
      "data-column": column.label,
      onchange: (event) => {
        if (event.target.selectedIndex === 0) memory.chosen.delete(k); else memory.chosen.set(k, present[event.target.selectedIndex - 1]);
        refresh();
      },
    }, h("option", {}, L("all")), present.map((one) => h("option", { selected: memory.chosen.get(k) === one }, one || L("none"))));
    return h("label", { class: "filter" }, column.label, made);
  }

  const grid = () => [columns.map((column) => column.label), ...kept.map((row) => columns.map((column) => column.get(row)))];
  let waiting = 0;
  const search = h("input", {
    type: "search", value: memory.text,
    oninput: (event) => { clearTimeout(waiting); waiting = setTimeout(() => { memory.text = event.target.value.trim(); refresh(); }, 150); },
  });
  const sizes = [50, 200, 0];
  const sizer = h("select", { onchange: (event) => { memory.size = sizes[event.target.selectedIndex]; memory.page = 0; draw(); } },
    sizes.map((size) => h("option", { selected: size === memory.size }, size || L("all"))));
  const head = h("thead", {}, header());
  host.append(
    h("div", { class: "tools" },
      h("label", { class: "filter" }, L("filter"), search),
      columns.map((column, k) => (column.choose ? chooser(column, k) : null)),
      memory.only ? h("button", { type: "button", onclick: (event) => { memory.only = null; event.target.remove(); refresh(); } }, `✕ ${memory.onlyLabel || L("clear")}`) : null),
    h("div", { class: "tools" }, counter,
      h("label", { class: "filter" }, L("per_page"), sizer), pager,
      h("button", { type: "button", class: "copy", onclick: () => copy(grid()) }, L("copy")),
      h("button", { type: "button", onclick: () => save(`${name}.csv`, grid()) }, L("save_csv"))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": options.caption },
      h("table", {}, h("caption", {}, options.caption), head, body)));
  refresh();
  return host;
}

async function copy(grid) {
  const text = grid.map((row) => row.map(cellText).join("\t")).join("\r\n");
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "hidden", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(`${L("copied")}: ${grid.length - 1} ${L("rows")}`);
}

function save(name, grid) {
  const quote = (text) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const text = `\ufeff${grid.map((row) => row.map((cell) => quote(cellText(cell))).join(",")).join("\r\n")}\r\n`;
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
