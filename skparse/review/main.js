const data = JSON.parse(document.getElementById("data").textContent);
const plan = parsed(document.getElementById("plan").textContent);
const words = data.words;
const icons = { error: "⛔", warning: "⚠", info: "ℹ" };
const order = (severity) => ["error", "warning", "info"].indexOf(severity);
const narrow = () => matchMedia("(max-width: 820px)").matches;
const nodes = [];
const findings = plan.get("findings").map((f, i) => ({
  code: f.get("code"), severity: f.get("severity"), page: number(f.get("page")), node: f.get("node"), message: data.messages[i],
  lampiran: number(f.get("lampiran")),
  box: f.get("bbox") ? f.get("bbox").map(number) : null,
}));
let spoken = -1;
const CERTAIN = 0.99;
let unsure = []; // items whose place is not certain, the least certain one first
let doubted = -1;

function gather() {
  // Ids begin anew in each lampiran. Findings of old plans name none.
  const about = (id, place) => findings.filter((f) => f.node === id && (f.lampiran === null || f.lampiran === place));
  const walk = (node, depth, parent, heading, place) => {
    const n = nodes.length;
    const fragments = node.get("fragments").map((f) => [number(f.get("page")), f.get("bbox").map(number)]);
    nodes.push({
      data: node, id: node.get("id"), depth, parent, heading, leaf: !node.get("children").length, folded: false, fragments,
      confidence: number(node.get("confidence")) ?? 1, findings: about(node.get("id"), place), monthCells: data.monthCells[n] || [], more: [...node.get("extra").values()].join(" "),
      saved: written(node), query: "",
    });
    for (const child of node.get("children")) walk(child, depth + 1, n, null, place);
  };
  const parts = [...plan.get("lampiran").entries()].filter(([, part]) => part.get("nodes").length);
  for (const [i, part] of parts) {
    const title = parts.length > 1 ? `${words.lampiran} ${part.get("nomor") || ""} ${part.get("judul") || ""}`.trim() : null;
    part.get("nodes").forEach((node, n) => walk(node, 0, -1, n ? null : title, i + 1));
  }
}

function layFindings() {
  const counts = { error: 0, warning: 0, info: 0 };
  const groups = new Map();
  findings.forEach((f, i) => {
    counts[f.severity] += 1;
    groups.set(f.code, [...(groups.get(f.code) || []), i]);
  });
  const summary = document.querySelector("#findings > summary");
  summary.append(`${words.findings}: ${findings.length ? "" : words.none}`);
  for (const [severity, count] of Object.entries(counts)) {
    if (count) summary.append(" ", element("span", { class: severity }, `${icons[severity]} ${count} ${words[severity]}`));
  }
  const list = document.querySelector("#findings > div");
  const sorted = [...groups].sort(([, a], [, b]) => order(findings[a[0]].severity) - order(findings[b[0]].severity));
  for (const [code, group] of sorted) {
    const { severity } = findings[group[0]];
    const name = Object.hasOwn(data.titles, code) ? data.titles[code] : code;
    const head = element("summary", { class: severity, title: code }, `${icons[severity]} ${name} (${group.length})`);
    const one = element("details", { class: "code" }, head);
    if (Object.hasOwn(data.todo, code)) one.append(element("p", { class: "todo" }, data.todo[code]));
    for (const i of group) {
      const f = findings[i];
      const where = [f.page ? `${words.atPage} ${f.page}` : "", f.node ? `${words.item} ${f.node}` : ""].filter(Boolean).join(", ");
      f.button = element("button", { class: "one", type: "button", onclick: () => speak(i) }, `${where ? `${where}: ` : ""}${f.message}`);
      one.append(f.button);
    }
    list.append(one);
    document.getElementById("filter").append(element("option", { value: `code:${code}` }, `${name} (${group.length})`));
  }
  document.getElementById("findings").open = findings.length > 0 && innerHeight > 700;
}

function layUnsure() {
  unsure = nodes.map((_, n) => n).filter((n) => nodes[n].confidence < CERTAIN).sort((a, b) => nodes[a].confidence - nodes[b].confidence);
  if (!unsure.length) return;
  const name = `${words.unsure} (${unsure.length})`;
  const list = element("details", { class: "code", id: "unsure" }, element("summary", {}, name), element("p", { class: "todo" }, words.compare));
  unsure.forEach((n, i) => {
    const { id, data, confidence } = nodes[n];
    const text = `${words.item} ${id} (${shareOf(confidence)}): ${[data.get("marker"), data.get("text")].filter(Boolean).join(" ").slice(0, 80)}`;
    nodes[n].button = element("button", { class: "one", type: "button", onclick: () => doubt(i) }, text);
    list.append(nodes[n].button);
  });
  document.querySelector("#findings > div").append(list);
  document.getElementById("filter").append(element("option", { value: "unsure" }, name));
}

function doubt(i) {
  doubted = i;
  const n = unsure[i];
  highlight(nodes[n].button);
  choose(n, "finding");
  if (narrow()) tab("plan");
  point([], nodes[n].fragments[0] || nodes[n + 1]?.fragments[0]); // of an item of a lost page: its first child
}

function highlight(button) {
  document.querySelector(".one.chosen")?.classList.remove("chosen");
  button.classList.add("chosen");
  button.closest("details").open = true;
  button.scrollIntoView({ block: "nearest" });
}

function speak(i) {
  const f = findings[i];
  spoken = i;
  highlight(f.button);
  const n = f.node ? nodes.findIndex((node) => node.findings.includes(f)) : -1;
  if (n >= 0) choose(n, "finding");
  if (narrow()) tab(f.page ? "pages" : "plan");
  const box = f.box || (n >= 0 && nodes[n].fragments.length ? nodes[n].fragments[0][1] : null);
  const page = f.page || (n >= 0 && nodes[n].fragments.length ? nodes[n].fragments[0][0] : null);
  point(page && f.box ? [["fault", page, f.box]] : [], page ? [page, box] : null);
}

function tellChanges() {
  const status = changed.size ? [`✎ ${changed.size}`, element("span", { class: "wide" }, ` ${words.unsaved}`)] : [];
  document.getElementById("changes").replaceChildren(...status);
}

function save() {
  const url = URL.createObjectURL(new Blob([written(plan), "\n"], { type: "application/json" }));
  element("a", { href: url, download: "plan.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  for (const n of changed) nodes[n].saved = written(nodes[n].data);
  changed = new Set();
  tellChanges();
}

function tab(name) {
  document.body.dataset.tab = name;
  for (const button of document.querySelectorAll("#tabs button")) button.setAttribute("aria-selected", String(button.dataset.tab === name));
  if (name === "findings") document.getElementById("findings").open = true;
}

function step(by) {
  let n = chosen;
  do n += by; while (nodes[n] && nodes[n].row.hidden);
  if (!nodes[n]) return;
  choose(n, "tree");
  nodes[n].row.focus({ preventScroll: true });
}

function pressed(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    if (typing && event.target.id === "search") { event.target.value = ""; sift(); event.target.blur(); } else if (!card.hidden) closeCard();
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.getElementById("keys").open) return;
  const node = nodes[chosen];
  const on = { ArrowDown: () => step(1), ArrowUp: () => step(-1), "/": () => document.getElementById("search").focus(),
    ArrowRight: () => node && !node.leaf && fold(chosen, false), ArrowLeft: () => node && (node.leaf || node.folded ? node.parent >= 0 && choose(node.parent, "tree") : fold(chosen, true)),
    n: () => findings.length && speak((spoken + 1) % findings.length), p: () => findings.length && speak((spoken + findings.length - (spoken < 0 ? 0 : 1)) % findings.length),
    d: () => unsure.length && doubt((doubted + 1) % unsure.length), "?": help }[event.key];
  if (event.key === "Enter" && event.target.closest?.(".row") && node) { event.preventDefault(); showCard(); document.getElementById("edit-text").focus(); return; }
  if (on) { event.preventDefault(); on(); }
}

function help() {
  const keys = document.getElementById("keys");
  const rows = words.keys.map(([key, what]) => element("tr", {}, element("td", {}, element("kbd", {}, key)), element("td", {}, what)));
  keys.replaceChildren(element("table", {}, ...rows), element("form", { method: "dialog" }, element("button", {}, words.close)));
  keys.showModal();
}

function start() {
  document.querySelector("h1").textContent = data.title;
  document.querySelector("#about p").textContent = data.about;
  document.getElementById("save").append(words.save, element("span", { class: "wide" }, " plan.json"));
  document.getElementById("help").setAttribute("aria-label", words.help);
  document.getElementById("search").placeholder = words.search;
  document.getElementById("search").setAttribute("aria-label", words.search);
  document.getElementById("filter").setAttribute("aria-label", words.filter);
  document.getElementById("tree").setAttribute("aria-label", words.plan);
  for (const [value, name] of [["", words.all], ["odd", words.odd], ["corrected", words.corrected]]) {
    document.getElementById("filter").append(element("option", { value }, name));
  }
  for (const name of ["pages", "plan", "findings"]) {
    document.getElementById("tabs").append(element("button", { type: "button", role: "tab", "data-tab": name, onclick: () => tab(name) }, words[name]));
  }
  document.getElementById("months").append(element("div", { class: "strip" }, ...words.months.map((m) => element("span", {}, m[0]))));
  gather();
  layPages();
  layTree();
  layFindings();
  layUnsure();
  sift();
  tab("plan");
  const bar = tree.offsetWidth - tree.clientWidth;
  document.getElementById("months").style.setProperty("--bar", `${bar}px`);
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("help").addEventListener("click", help);
  document.getElementById("find").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("search").addEventListener("input", sift);
  document.getElementById("filter").addEventListener("change", sift);
  document.addEventListener("keydown", pressed);
  addEventListener("beforeunload", (event) => {
    if (!changed.size) return;
    event.preventDefault();
    event.returnValue = true; // Chromium before 119
  });
}

start();
