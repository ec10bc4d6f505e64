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

// Mend one field, or take the correction back when the value is the old one again.
function mend(node, field, value) {
  const old = node.get("original") || new Map();
  if (!old.has(field)) old.set(field, node.get(field));
  node.set(field, value);
  if (same(old.get(field), value)) old.delete(field);
  const ordered = new Map(["marker", "text", "bulan", "ket"].filter((k) => old.has(k)).map((k) => [k, old.get(k)]));
  node.delete("corrected");
  node.delete("original");
  if (ordered.size) {
    placed(node, "corrected", true, "fragments");
    placed(node, "original", ordered, "fragments");
  }
}
