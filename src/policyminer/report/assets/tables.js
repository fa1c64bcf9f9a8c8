// The columns of each table of records.
const C = (name) => label("columns", name);
const col = (name, get, more) => ({ label: C(name), get, ...more });
const choose = { choose: true };
const number = { number: true };
const wide = { wide: true };

const articleColumns = () => [
  col("article", (r) => titleOf(r.one.n), wide),
  col("published", (r) => meta.articles[r.one.n].date, {}),
  col("place", (r) => meta.articles[r.one.n].place, choose),
];

const sentence = (r, at) => {
  const row = statementAt(r.one, at);
  return row ? words(r.one.text, row[1]) : "";
};

const TABLES = {
  figures: {
    key: "f", main: 0,
    columns: () => [
      col("text", (r) => words(r.one.text, r.row[1])),
      col("indicator", (r) => words(r.one.text, r.row[11])),
      col("subject", (r) => words(r.one.text, r.row[12])),
      col("value", (r) => r.row[2], number), col("low", (r) => r.row[3], number), col("high", (r) => r.row[4], number),
      col("unit", (r) => r.row[6]),
      col("bound", (r) => value(r.row[5]), choose), col("dimension", (r) => value(r.row[7]), choose),
      col("direction", (r) => value(r.row[8]), choose),
      col("normalized", (r) => r.row[9], number), col("normalized_unit", (r) => r.row[10]),
      col("time", (r) => words(r.one.text, r.row[13])), col("first", (r) => r.row[14]), col("last", (r) => r.row[15]),
      col("comparison", (r) => value(r.row[16]), choose), col("status", (r) => value(r.row[18]), choose),
      col("sentence", (r) => sentence(r, r.row[1][0]), wide),
      ...articleColumns(),
    ],
  },
  organizations: {
    key: "o", main: 0,
    columns: () => [
      col("name", (r) => r.row[1]), col("type", (r) => value(r.row[3]), choose), col("level", (r) => value(r.row[4]), choose),
      col("division", (r) => r.row[5], choose), col("mentions", (r) => r.row[7].length, number),
      col("text", (r) => words(r.one.text, r.row[7][0])), col("aliases", (r) => r.row[6].join("、")),
      col("sentence", (r) => sentence(r, r.row[7][0][0]), wide), ...articleColumns(),
    ],
  },
  initiatives: {
    key: "i", main: 0,
    columns: () => [
      col("name", (r) => r.row[1], wide), col("type", (r) => value(r.row[3]), choose), col("document_number", (r) => r.row[4]),
      col("issuers", (r) => named(r.one, r.row[7])), col("date", (r) => r.row[6]), col("status", (r) => value(r.row[5]), choose),
      col("mentions", (r) => r.row[9].length, number),
      col("sentence", (r) => sentence(r, r.row[9][0][0]), wide), ...articleColumns(),
    ],
  },
  statements: {
    key: "s", main: 1,
    columns: () => [
      col("number", (r) => r.row[2]), col("text", (r) => words(r.one.text, r.row[1]), wide),
      col("role", (r) => label("role", r.row[4]), choose), col("theme", (r) => codeLabel("theme", r.row[6]), choose),
      col("instrument", (r) => (r.row[8].length ? codeLabel("instrument", r.row[8][0][0]) : ""), choose),
      col("score", (r) => (r.row[8].length ? r.row[8][0][1] : null), number),
      col("instruments", (r) => r.row[8].map(([id]) => codeLabel("instrument", id)).join("、")),
      col("status", (r) => value(r.row[7]), choose), col("section", (r) => r.row[3].join(" › ")), ...articleColumns(),
    ],
  },
  diagnostics: {
    key: "d", main: 1,
    columns: () => [
      col("code", (r) => r.row[0], choose), col("text", (r) => words(r.one.text, r.row[2])), col("message", (r) => r.row[1], wide),
      ...articleColumns(),
    ],
  },
};

function rowsOf(name) {
  const { key } = TABLES[name];
  const made = [];
  for (const one of all()) one[key].forEach((row, k) => made.push({ one, row, id: key === "d" ? `d${k + 1}` : row[0] }));
  return made;
}

// A table of records; `target` is a record to show alone, `only` a filter that another view asked for.
function recordTable(name, target, only) {
  const rows = rowsOf(name);
  const preset = name === "statements" && !target && !only ? presetMeasures() : {};
  if (target) {
    const wanted = rows.find((row) => row.one.n === target.n && row.id === target.id);
    if (wanted) {
      wanted.mark = true;
      preset.only = (row) => row === wanted;
      preset.onlyLabel = `${L("clear")} (${target.id})`;
    }
  } else if (only) {
    preset.only = only.test;
    preset.onlyLabel = `${L("clear")} (${only.label})`;
  }
  return dataTable({
    name, caption: L(name), columns: TABLES[name].columns(), rows, main: TABLES[name].main, preset,
    open: (row) => go(`#/articles/${row.one.n}/${row.id}`),
  });
}

const presetMeasures = () => ({ chosen: new Map([[2, label("role", "measure")]]) });
