// The plan as data. Numbers stay the text that they were, so that what is saved differs from the file that was read
// in nothing but the corrections.
class Num { constructor(text) { this.text = text; } }

function parsed(text) {
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|true|false|null|[-+.\deE]+/g);
  const next = () => tokens.next().value[0];
  function value(token) {
    if (token === "{") {
      const map = new Map();
      for (let key = next(); key !== "}"; key = next()) {
        if (key === ",") key = next();
        next();
        map.set(JSON.parse(key), value(next()));
      }
      return map;
    }
    if (token === "[") {
      const list = [];
      for (let one = next(); one !== "]"; one = next()) list.push(value(one === "," ? next() : one));
      return list;
    }
    return /^[-\d]/.test(token) ? new Num(token) : JSON.parse(token);
  }
  return value(next());
}

function written(value, pad = "") {
  if (value instanceof Num) return value.text;
  const more = pad + "  ";
  if (Array.isArray(value)) {
    return value.length ? `[\n${value.map((v) => more + written(v, more)).join(",\n")}\n${pad}]` : "[]";
  }
  if (value instanceof Map) {
    const fields = [...value].map(([k, v]) => `${more}${JSON.stringify(k)}: ${written(v, more)}`);
    return fields.length ? `{\n${fields.join(",\n")}\n${pad}}` : "{}";
  }
  return JSON.stringify(value);
}

const number = (value) => (value instanceof Num ? Number(value.text) : null);
const months = (value) => (value || []).map(number);
const same = (a, b) => written(a ?? null) === written(b ?? null);

// Fields that the schema leaves out when they are not used stand where it puts them.
function placed(node, key, value, before) {
  const rest = [...node];
  node.clear();
  for (const [k, v] of rest) {
    if (k === before) node.set(key, value);
    if (k !== key) node.set(k, v);
  }
}

// The place that a marker says, where it can be read in one way alone: "3." "1.2" "b)" "IV."; undefined where it cannot.
function placeOf(marker) {
  const [, digits, letters] = /^\(?(?:(?:\d{1,3}\.)*(\d{1,3})|([a-z]+|[A-Z]+))[.)]*$/.exec(marker.replace(/\s/g, "")) || [];
  const low = (letters || "").toLowerCase();
  const roman = /^(x{0,3})(ix|iv|(v?)(i{0,3}))$/.exec(low);
  if (digits) return Number(digits) || undefined;
  if (/^[abd-hjkm-uwyz]$/.test(low)) return low.charCodeAt(0) - 96;
  if (low.length < 2 || !roman) return undefined;
  const [, tens, ones, five, units] = roman;
  return 10 * tens.length + (ones === "ix" ? 9 : ones === "iv" ? 4 : 5 * five.length + units.length);
}

const first = new WeakMap();

// The place follows a corrected marker; what can be read in two ways ("i.") leaves it as it was.
function renumber(node, before) {
  if (!first.has(node)) first.set(node, [before, node.get("ordinal")]);
  const [marker, ordinal] = first.get(node);
  const now = node.get("marker");
  const place = now === null ? null : placeOf(now);
  if (now === marker || place === undefined) node.set("ordinal", ordinal);
  else node.set("ordinal", place === null ? null : new Num(String(place)));
}

// Mend one field, or take the correction back when the value is the old one again.
function correct(node, field, value) {
  const old = node.get("original") || new Map();
  const before = node.get(field);
  if (!old.has(field)) old.set(field, before);
  node.set(field, value);
  if (field === "marker") renumber(node, before);
  if (same(old.get(field), value)) old.delete(field);
  const ordered = new Map(["marker", "text", "bulan", "ket"].filter((k) => old.has(k)).map((k) => [k, old.get(k)]));
  node.delete("corrected");
  node.delete("original");
  if (ordered.size) {
    placed(node, "corrected", true, "fragments");
    placed(node, "original", ordered, "fragments");
  }
}
