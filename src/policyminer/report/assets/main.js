// The frame of the page and its routes: #/articles/3/f5, #/figures/3/f5, #/matrix …
const VIEWS = ["articles", "figures", "organizations", "initiatives", "statements", "matrix", "series", "together", "words", "search", "diagnostics"];

function route() {
  const [name, ...rest] = location.hash.replace(/^#\//, "").split("/");
  const current = VIEWS.includes(name) ? name : "articles";
  const only = wanted;
  wanted = null;
  const main = document.getElementById("main");
  document.querySelectorAll("nav a").forEach((link) => {
    if (link.dataset.view === current) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  });
  const heading = h("h2", { tabindex: "-1" }, L(current));
  main.replaceChildren(heading, draw(current, rest, only));
  if (current === "articles" && rest[1]) jump(article(place(rest[0])), rest[1]);
  document.title = `${L(current)} · ${L("report")}`;
}

function draw(current, rest, only) {
  if (!meta.articles.length) return h("p", {}, L("nothing"));
  if (current === "articles") return articlesView(place(rest[0]));
  if (current === "matrix") return matrixView();
  if (current === "series") return seriesView();
  if (current === "together") return togetherView();
  if (current === "words") return wordsView();
  if (current === "search") return searchView(decoded(rest.join("/")));
  const target = rest.length > 1 ? { n: place(rest[0]), id: rest[1] } : null;
  return recordTable(current, target, only);
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

function place(text) {
  const n = Number.parseInt(text, 10);
  return n >= 0 && n < meta.articles.length ? n : 0;
}

function articlesView(n) {
  const one = article(n);
  const list = h("ol", { class: "list" }, meta.articles.map((entry, k) => h("li", {},
    h("a", { href: `#/articles/${k}`, "aria-current": k === n ? "true" : null }, titleOf(k),
      h("small", {}, [entry.date, entry.place, entry.path].filter(Boolean).join(" · "))))));
  const finder = h("input", {
    type: "search",
    oninput: (event) => {
      const wantedText = event.target.value.trim().toLowerCase();
      [...list.children].forEach((item) => { item.hidden = !item.textContent.toLowerCase().includes(wantedText); });
    },
  });
  const side = h("div", { class: "side" }, h("label", { class: "filter" }, L("find_article"), finder), list);
  const panel = h("aside", { class: "panel", "aria-label": L("details") }, h("h3", {}, L("details")),
    h("p", { class: "hint", id: "keys" }, L("details_hint")), h("div", { id: "panel-body", "aria-live": "polite" }));
  const middle = h("article", {}, textTools(one), facts(one), articleText(one));
  requestAnimationFrame(() => list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }));
  return h("div", { class: "reading" }, side, middle, panel);
}

function facts(one) {
  const entry = meta.articles[one.n];
  const parts = [entry.path, entry.date, entry.place, one.number, one.outlet, one.authors.join("、"), one.repairs && view === "repaired" ? `${one.repairs} ${L("repairs")}` : ""];
  const counts = ["f", "o", "i", "s"].map((kind) => `${L(TABLE_OF[kind])} ${one[kind].length}`);
  return h("p", { class: "facts" }, [...parts, ...counts].filter(Boolean).join(" · "));
}

function textTools(one) {
  const redraw = () => { const at = location.hash; if (at.split("/").length > 3) go(`#/articles/${one.n}`); else route(); };
  const choice = (name) => h("label", { class: "choice" },
    h("input", { type: "radio", name: "view", checked: view === name, onchange: () => { view = name; redraw(); } }), L(name));
  const toggle = (kind) => h("label", { class: `choice legend k-${kind}` },
    h("input", { type: "checkbox", checked: shown[kind], onchange: (event) => { shown[kind] = event.target.checked; redraw(); } }),
    h("span", {}, L(`kind_${kind}`)));
  return h("div", { class: "tools" },
    h("fieldset", {}, h("legend", { class: "hidden" }, L("articles")), choice("repaired"), choice("original")),
    h("fieldset", {}, h("legend", {}, L("show")), ["f", "o", "i", "s", "d"].map(toggle)),
    h("button", { type: "button", onclick: () => window.print() }, L("print")));
}

function frame() {
  document.documentElement.lang = state.zh ? "zh-Hans" : "en";
  document.querySelectorAll("body > header, body > main, body > .skip, body > #status").forEach((old) => old.remove());
  const links = VIEWS.map((name) => h("li", {}, h("a", { href: `#/${name}`, "data-view": name }, L(name))));
  document.body.prepend(
    h("a", { class: "skip", href: "#main", onclick: (event) => { event.preventDefault(); document.querySelector("main h2").focus(); } }, L("skip")),
    h("header", {}, h("h1", {}, L("report")),
      h("button", { type: "button", id: "language", lang: state.zh ? "en" : "zh-Hans", onclick: () => { state.zh = !state.zh; frame(); } }, L("language")),
      h("nav", { "aria-label": L("views") }, h("ul", {}, links))),
    h("main", { id: "main" }), h("div", { id: "status", role: "status", class: "hidden" }));
  route();
}

window.addEventListener("hashchange", route);
frame();
