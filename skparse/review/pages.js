// Pages: pictures and boxes are there while a page is near the window, so that hundreds scroll smoothly.
const views = [];

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((c) => c !== null));
  return made;
}

function place(box, page, [x0, top, x1, bottom], around = 0) {
  const percent = (v, of) => `${(100 * v) / of}%`;
  box.style.left = percent(x0 - around, page.width);
  box.style.top = percent(top - around, page.height);
  box.style.width = percent(x1 - x0 + 2 * around, page.width);
  box.style.height = percent(bottom - top + 2 * around, page.height);
  return box;
}

function bytes(base64) {
  const text = atob(base64);
  const array = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) array[i] = text.charCodeAt(i);
  return array;
}

class PageView {
  constructor(page, items) {
    this.page = page;
    this.items = items; // [node's place in reading order, box, months of a schedule cell or null]
    this.url = null;
    this.marks = [];
    this.root = element("div", { class: "page", "data-page": page.number }, element("span", {}, `${words.page} ${page.number}`));
    this.root.style.aspectRatio = `${page.width} / ${page.height}`;
  }

  show() {
    if (this.url) return;
    this.url = URL.createObjectURL(new Blob([bytes(this.page.picture)], { type: this.page.type }));
    this.root.append(element("img", { src: this.url, alt: `${words.page} ${this.page.number}`, decoding: "async" }));
    for (const [n, box, ms] of this.items) {
      const kind = ms ? " month" : nodes[n].findings.length ? " odd" : "";
      const button = element("button", {
        class: `box${kind}`, "data-node": n, tabindex: -1, type: "button",
        "aria-label": [nodes[n].id, ...(ms || []).map((m) => words.months[m - 1])].join(" "), onclick: () => choose(n, "page"),
      });
      this.root.append(place(button, this.page, box, ms ? -1 : 1));
    }
    this.renew();
  }

  hide() {
    if (!this.url) return;
    URL.revokeObjectURL(this.url);
    this.url = null;
    this.root.replaceChildren(this.root.firstChild);
  }

  renew() {
    for (const box of this.root.querySelectorAll(".box")) {
      if (box.dataset.node === undefined) box.remove();
      else box.classList.toggle("chosen", Number(box.dataset.node) === chosen);
    }
    if (!this.url) return;
    for (const [kind, box] of this.marks) this.root.append(place(element("div", { class: `box ${kind}` }), this.page, box, 1));
  }
}

const near = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const view = views[entry.target.dataset.view];
      if (entry.isIntersecting) view.show();
      else view.hide();
    }
  },
  { root: document.getElementById("pages"), rootMargin: "1200px 0px" },
);

function layPages() {
  const byPage = new Map();
  nodes.forEach((node, n) => {
    const items = [...node.fragments, ...node.monthCells.map(([page, ms, box]) => [page, box, ms])];
    for (const [page, box, ms] of items) {
      if (!byPage.has(page)) byPage.set(page, []);
      byPage.get(page).push([n, box, ms || null]);
    }
  });
  const pane = document.getElementById("pages");
  for (const page of data.pages) {
    const view = new PageView(page, byPage.get(page.number) || []);
    view.root.dataset.view = views.length;
    views.push(view);
    pane.append(view.root);
    near.observe(view.root);
  }
}

// Marks: [kind, page, box]. The first one's page is brought into sight, with `box` in the window.
function point(marks, target) {
  for (const view of views) {
    view.marks = marks.filter(([, page]) => page === view.page.number).map(([kind, , box]) => [kind, box]);
    view.renew();
  }
  if (!target) return;
  const view = views.find((v) => v.page.number === target[0]);
  if (!view) return;
  view.show();
  const pane = document.getElementById("pages");
  const high = view.root.clientHeight;
  const at = view.root.offsetTop - pane.offsetTop;
  const [top, bottom] = target[1] ? [(target[1][1] / view.page.height) * high, (target[1][3] / view.page.height) * high] : [0, 40];
  const upper = at + top, lower = at + bottom;
  if (upper < pane.scrollTop + 20 || lower > pane.scrollTop + pane.clientHeight - 20) {
    pane.scrollTop = Math.max(0, upper - Math.max(60, (pane.clientHeight - (lower - upper)) / 3));
  }
}
