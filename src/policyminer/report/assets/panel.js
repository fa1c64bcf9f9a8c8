// The card of a record: its fields, its mentions, the way to its table.
function fields(record) {
  const { row, article: one } = record;
  const text = one.text;
  const column = (name) => label("columns", name);
  if (record.kind === "f") {
    return [
      [column("value"), amount(row)], [column("bound"), value(row[5])], [column("dimension"), value(row[7])],
      [column("direction"), value(row[8])], [column("indicator"), words(text, row[11])],
      [column("subject"), words(text, row[12])], [column("time"), period(text, row)],
      [column("comparison"), value(row[16])], [L("part_of"), row[17] ? words(text, records(one).get(row[17])?.row[1]) : ""],
      [column("status"), value(row[18])],
    ];
  }
  if (record.kind === "o") {
    return [
      [column("name"), row[1]], [column("type"), value(row[3])], [column("level"), value(row[4])],
      [column("division"), row[5]], [column("aliases"), row[6].join("、")],
    ];
  }
  if (record.kind === "i") {
    return [
      [column("name"), row[1]], [column("type"), value(row[3])], [column("document_number"), row[4]],
      [column("status"), value(row[5])], [column("date"), row[6]], [column("issuers"), named(one, row[7])],
      [L("figures"), row[8].map((id) => words(text, records(one).get(id)?.row[1])).join("、")],
    ];
  }
  if (record.kind === "s") return statementFields(record, column);
  return [[column("code"), row[0]], [column("message"), row[1]]];
}

function statementFields({ row, article: one }, column) {
  const instruments = row[8].map(([id, score, cues]) => {
    const said = cues.map((cue) => words(one.text, cue)).join("、");
    return `${codeLabel("instrument", id)} ${Number(score).toFixed(2)}${said ? ` ← ${said}` : ""}`;
  });
  const actions = row[9].map(([spans, actor, , instrument]) => {
    const who = actor ? `${words(one.text, actor)}: ` : "";
    return `${who}${words(one.text, spans)}${instrument ? ` → ${codeLabel("instrument", instrument)}` : ""}`;
  });
  return [
    [column("number"), row[2]], [column("section"), row[3].join(" › ")],
    [column("role"), `${label("role", row[4])} ${Number(row[5]).toFixed(2)}`], [column("theme"), codeLabel("theme", row[6])],
    [column("status"), value(row[7])], [column("instruments"), instruments], [L("actions"), actions],
  ];
}

function amount(row) {
  if (row[2] === null && row[3] === null && row[4] === null) return "";
  const number = row[2] !== null ? row[2] : `${row[3] ?? ""}–${row[4] ?? ""}`;
  return `${number} ${row[6] || ""}`.trim();
}

function period(text, row) {
  const days = row[14] || row[15] ? ` (${row[14] || "?"} – ${row[15] || "?"})` : "";
  return words(text, row[13]) + days;
}

const named = (one, ids) => ids.map((id) => records(one).get(id)?.row[1] || id).join("、");

function card(one, id) {
  const record = records(one).get(id);
  if (!record) return null;
  const rows = fields(record).filter(([, content]) => content && content.length);
  const several = record.mentions.length > 1;
  return h("section", { class: `card k-${record.kind}` },
    h("h3", {}, `${L(`kind_${record.kind}`)} `, h("span", { class: "quote", lang: "zh-Hans" }, words(one.text, record.mentions[0]))),
    h("dl", {}, rows.map(([name, content]) => [
      h("dt", {}, name),
      ...(Array.isArray(content) ? content : [content]).map((line) => h("dd", {}, line)),
    ])),
    several ? h("p", {}, `${L("mentions")}: `, record.mentions.slice(0, 30).map((spans, k) => h("button", {
      type: "button", class: "small", onclick: () => jumpMention(one, id, spans),
      "aria-label": `${L("mentions")} ${k + 1}`,
    }, k + 1))) : null,
    h("p", {}, h("button", { type: "button", class: "small", onclick: () => toTable(one, id) }, `${L("to_table")} →`)));
}

function jumpMention(one, id, spans) {
  const found = [...document.querySelectorAll(".text .seg")].filter((s) => s.dataset.ids.split(" ").includes(id));
  const order = records(one).get(id).mentions.indexOf(spans);
  jump(one, id, Math.min(order, found.length - 1));
}

function showPanel(one, ids) {
  const host = document.getElementById("panel-body");
  if (!host) return;
  host.replaceChildren(...ids.map((id) => card(one, id)).filter(Boolean));
}

const TABLE_OF = { f: "figures", o: "organizations", i: "initiatives", s: "statements", d: "diagnostics" };

function toTable(one, id) {
  go(`#/${TABLE_OF[id[0]]}/${one.n}/${id}`);
}
