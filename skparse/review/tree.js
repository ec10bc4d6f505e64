// The tree of items, each with its strip of months; and the card of the chosen one, where it can be corrected.
const tree = document.getElementById("tree");
const card = document.getElementById("card");
let chosen = -1;
let changed = new Set();

function strip(node, n) {
  const on = new Set(months(node.data.get("bulan")));
  const was = node.data.get("original")?.has("bulan") ? new Set(months(node.data.get("original").get("bulan"))) : on;
  const cells = Array.from({ length: 12 }, (_, i) => {
    const month = i + 1;
    const kind = `${on.has(month) ? "on" : ""} ${on.has(month) !== was.has(month) ? "corrected" : ""}`.trim();
    if (!node.leaf) return element("i", { class: kind, "data-letter": words.months[i][0] });
    return element("button", {
      class: kind, type: "button", tabindex: -1, title: words.months[i], "aria-label": words.months[i], "data-letter": words.months[i][0],
      onclick: (event) => { event.stopPropagation(); choose(n, "tree"); showMonth(n, month); },
    });
  });
  return element("div", { class: "strip", role: "group", "aria-label": [...on].map((m) => words.months[m - 1]).join(", ") || words.noMonths }, ...cells);
}

// Rounded down: what is not certain is never shown as 100 %.
const shareOf = (confidence) => `${Math.floor(Math.round(10000 * confidence) / 100)} %`;

function marked(text, query) {
  const at = query ? text.toLowerCase().indexOf(query) : -1;
  if (at < 0) return [text];
  return [text.slice(0, at), element("mark", {}, text.slice(at, at + query.length)), text.slice(at + query.length)];
}

function filled(node, n, row) {
  const data = node.data;
  const query = document.getElementById("search").value.trim().toLowerCase();
  const text = data.get("text") || "";
  const line = element("span", { class: text ? "text" : "text gone" });
  if (data.get("marker")) line.append(element("b", {}, ...marked(data.get("marker"), query)));
  line.append(...(text ? marked(text, query) : [data.get("inferred") ? words.inferred : words.empty]));
  const worst = node.findings.map((f) => f.severity).sort((a, b) => order(a) - order(b))[0];
  if (worst) line.append(element("span", { class: `flag ${worst}`, title: node.findings.map((f) => f.message).join("\n") }, `${icons[worst]} ${node.findings.length}`));
  if (data.get("corrected")) line.append(element("span", { class: "flag correctedtext" }, `✎ ${words.corrected}`));
  const middle = element("div", {}, line);
  if (data.get("ket")) middle.append(element("div", { class: "ket" }, `KET: ${data.get("ket")}`));
  const turn = node.leaf ? element("span") : element("button", {
    class: "turn", type: "button", tabindex: -1, "aria-label": words.fold,
    onclick: (event) => { event.stopPropagation(); fold(n, !node.folded); },
  }, node.folded ? "▸" : "▾");
  row.replaceChildren(turn, middle, node.leaf ? strip(node, n) : element("span"));
}

function layTree() {
  nodes.forEach((node, n) => {
    if (node.heading) tree.append(element("div", { class: "others", role: "none" }, node.heading));
    node.row = element("div", {
      class: node.depth ? "row" : "row top", role: "treeitem", "aria-level": node.depth + 1, "aria-selected": "false", "data-node": n,
      "aria-expanded": node.leaf ? null : "true", tabindex: n ? -1 : 0, onclick: () => choose(n, "tree"),
    });
    node.row.style.setProperty("--deep", node.depth);
    filled(node, n, node.row);
    tree.append(node.row);
  });
  if (!nodes.length) tree.append(element("p", { class: "others" }, words.noNodes));
  for (const text of data.others) tree.append(element("p", { class: "others" }, text));
}

function fold(n, folded) {
  nodes[n].folded = folded;
  nodes[n].row.setAttribute("aria-expanded", String(!folded));
  filled(nodes[n], n, nodes[n].row);
  sift();
}

// What the search and the filter let through, with all that stands above it.
function sift() {
  const query = document.getElementById("search").value.trim().toLowerCase();
  const filter = document.getElementById("filter").value;
  const fits = (node) => {
    if (filter === "corrected" && !node.data.get("corrected")) return false;
    if (filter === "unsure" && node.confidence >= CERTAIN) return false;
    if (filter === "odd" && !node.findings.length) return false;
    if (filter.startsWith("code:") && !node.findings.some((f) => f.code === filter.slice(5))) return false;
    const text = `${node.id} ${node.data.get("marker") || ""} ${node.data.get("text")} ${node.data.get("ket") || ""} ${node.more}`;
    return !query || text.toLowerCase().includes(query);
  };
  const sifting = Boolean(query || filter);
  let count = 0;
  const shown = new Set();
  nodes.forEach((node, n) => {
    if (!fits(node)) return;
    count += 1;
    for (let up = n; up >= 0; up = nodes[up].parent) shown.add(up);
  });
  nodes.forEach((node, n) => {
    let hidden = !shown.has(n);
    if (!sifting) for (let up = node.parent; up >= 0; up = nodes[up].parent) hidden ||= nodes[up].folded;
    node.row.hidden = hidden;
    if (node.query !== query) { node.query = query; filled(node, n, node.row); }
  });
  document.getElementById("count").textContent = sifting ? `${count} ${words.found}` : `${nodes.length} ${words.items}`;
}

function choose(n, from) {
  if (chosen >= 0) {
    nodes[chosen].row.setAttribute("aria-selected", "false");
    nodes[chosen].row.tabIndex = -1;
  }
  chosen = n;
  const node = nodes[n];
  node.row.setAttribute("aria-selected", "true");
  node.row.tabIndex = 0;
  if (from === "page" || from === "finding") {
    for (let up = node.parent; up >= 0; up = nodes[up].parent) if (nodes[up].folded) fold(up, false);
    if (node.row.hidden) { document.getElementById("search").value = ""; document.getElementById("filter").value = ""; sift(); }
  }
  showCard();
  if (from === "page" && narrow()) tab("plan");
  if (from !== "finding") point([], from === "page" ? null : node.fragments[0]);
  node.row.scrollIntoView({ block: "nearest" });
}

function showMonth(n, month) {
  const found = nodes[n].monthCells.filter(([, ms]) => ms.includes(month));
  const marks = found.map(([page, , box]) => ["mark", page, box]);
  if (narrow()) tab("pages");
  point(marks, marks.length ? [marks[0][1], marks[0][2]] : nodes[n].fragments[0]);
}

function apply(field, value) {
  const node = nodes[chosen];
  correct(node.data, field, value);
  if (written(node.data) === node.saved) changed.delete(chosen);
  else changed.add(chosen);
  filled(node, chosen, node.row);
  tellChanges();
}

function was(field, show = (v) => v) {
  const old = nodes[chosen].data.get("original");
  return element("span", { class: "was" }, old?.has(field) ? `${words.was}: ${show(old.get(field)) || "–"}` : "");
}

function labeled(name, input, field, show) {
  const old = was(field, show);
  const label = element("label", {}, element("span", {}, name), input, old);
  label.renew = () => { old.textContent = was(field, show).textContent; };
  return label;
}

function showCard() {
  const n = chosen, node = nodes[n], d = node.data;
  const path = [];
  for (let up = node.parent; up >= 0; up = nodes[up].parent) path.unshift(nodes[up].data.get("marker") || nodes[up].data.get("text").slice(0, 24));
  const pages = [...new Set(node.fragments.map(([page]) => page))].join(", ");
  const fields = [];
  const typed = (field) => (event) => {
    const text = event.target.value.replace(/\s+/g, " ").trim();
    apply(field, text || (field === "text" ? "" : null));
    for (const one of fields) one.renew();
  };
  const marker = element("input", { id: "edit-marker", value: d.get("marker") || "", autocomplete: "off", oninput: typed("marker") });
  const text = element("textarea", { id: "edit-text", rows: 3, oninput: typed("text") }, d.get("text"));
  const listed = (value) => months(value).map((m) => words.months[m - 1]).join(", ");
  fields.push(labeled(words.marker, marker, "marker"), labeled(words.text, text, "text"));
  if (node.leaf) {
    const twelve = element("div", { class: "twelve", id: "edit-months" });
    for (let month = 1; month <= 12; month++) {
      twelve.append(element("button", {
        type: "button", "aria-pressed": String(months(d.get("bulan")).includes(month)), "aria-label": words.months[month - 1],
        onclick: (event) => {
          const on = new Set(months(d.get("bulan")));
          if (!on.delete(month)) on.add(month);
          apply("bulan", [...on].sort((a, b) => a - b).map((m) => new Num(String(m))));
          event.currentTarget.setAttribute("aria-pressed", String(on.has(month)));
          for (const one of fields) one.renew();
        },
      }, words.months[month - 1].slice(0, 3)));
    }
    fields.push(labeled(words.bulan, twelve, "bulan", listed));
    const ket = element("input", { id: "edit-ket", value: d.get("ket") || "", autocomplete: "off", oninput: typed("ket") });
    fields.push(labeled("KET", ket, "ket"));
  }
  const extras = [...d.get("extra")].map(([key, value]) => element("p", {}, `${key.replaceAll("_", " ")}: ${value}`));
  const said = node.findings.map((f) => element("p", { class: f.severity }, `${icons[f.severity]} ${f.message}`));
  const sureness = node.confidence < CERTAIN ? [element("p", {}, `${words.sureness}: ${shareOf(node.confidence)}`)] : [];
  const back = element("button", {
    type: "button", onclick: () => {
      const old = d.get("original");
      for (const [field, value] of old ? [...old] : []) apply(field, value);
      showCard();
    },
  }, words.undo);
  const close = element("button", { type: "button", "aria-label": words.close, onclick: closeCard }, "×");
  const where = `${path.join(" › ")}${path.length ? " · " : ""}${pages ? `${words.page} ${pages}` : words.nowhere}`;
  card.replaceChildren(
    element("h2", {}, node.id, element("span", {}, where), close),
    ...said, ...sureness, ...fields, ...extras, element("div", { class: "buttons" }, back),
  );
  card.hidden = false;
}

function closeCard() {
  card.hidden = true;
  if (chosen >= 0) nodes[chosen].row.focus();
}
