// Text with entities as elements. Offsets are UTF-16 code units, which is how JavaScript counts too.

import { format, make } from "/page/dom.js";
import { word } from "/page/words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };
const MARKS = { bold: "**", italic: "__", strikethrough: "~~", spoiler: "||", code: "`", pre: "```" };

export function rich(text, entities = [], actions = {}) {
  const fragment = document.createDocumentFragment();
  fragment.append(...pieces(text, 0, text.length, sorted(entities), (entity, children, plain) => element(entity, children, plain, actions)));
  for (const block of fragment.querySelectorAll("blockquote, pre")) openBelow(block);
  return fragment;
}

// A block ends its line by itself: the break after it is not shown once more.
function openBelow(block) {
  const after = block.nextSibling;
  if (after?.nodeType === Node.TEXT_NODE && after.data.startsWith("\n")) after.data = after.data.slice(1);
}

// The text as it would be typed to become this again: what can be typed at all.
export function marked(text, entities = []) {
  const wrap = (entity, children) => {
    if (entity.type === "text_link") return `[${children.join("")}](${entity.url})`;
    const mark = MARKS[entity.type] ?? "";
    return mark + children.join("") + mark;
  };
  return pieces(text, 0, text.length, sorted(entities), wrap).join("");
}

function sorted(entities) {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

// What overlaps is cut in two where the other ends, as servers do it.
function pieces(text, from, to, entities, wrap) {
  const made = [];
  const waiting = [...entities];
  let at = from;
  while (waiting.length) {
    const entity = waiting.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) continue;
    const inner = [];
    const rest = [];
    while (waiting.length && waiting[0].offset < end) {
      const other = waiting.shift();
      inner.push(other);
      const beyond = other.offset + other.length - end;
      if (beyond > 0) rest.push({ ...other, offset: end, length: beyond });
    }
    waiting.unshift(...rest);
    if (start > at) made.push(text.slice(at, start));
    made.push(wrap(entity, pieces(text, start, end, inner, wrap), text.slice(start, end)));
    at = end;
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

function element(entity, children, plain, actions) {
  switch (entity.type) {
    case "text_link": return link(entity.url, children, actions);
    case "url": return link(plain, children, actions);
    case "email": return make("a", { href: `mailto:${plain}` }, ...children);
    case "bot_command":
      return make("button", { type: "button", class: "inline-command", onclick: () => actions.command?.(plain) }, ...children);
    case "spoiler": return spoiler(children);
    case "expandable_blockquote": return make("blockquote", { class: "expandable" }, ...children);
    case "date_time": return time(entity, children);
    case "pre": return make("pre", {}, make("code", { "data-language": entity.language }, ...children));
    default: return make(TAGS[entity.type] ?? "span", { class: `entity-${entity.type}` }, ...children);
  }
}

function spoiler(children) {
  const hidden = make("span", { class: "spoiler", tabindex: "0", role: "button", "aria-label": word("spoiler") }, ...children);
  const show = () => { hidden.classList.add("shown"); hidden.removeAttribute("aria-label"); };
  hidden.addEventListener("click", show);
  hidden.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
  return hidden;
}

function link(url, children, actions) {
  const href = /^[a-z]+:/i.test(url) ? url : `http://${url}`;
  if (!/^(https?|tg|mailto):/i.test(href)) return make("span", {}, ...children);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", onclick: (event) => { if (actions.open?.(href)) event.preventDefault(); } }, ...children);
}

// <tg-time>: r relative, w weekday, d/D date, t/T time; without a format the text stays as it was written.
function time(entity, children) {
  const wanted = entity.date_time_format ?? "";
  const options = {};
  if (wanted.includes("w")) options.weekday = "short";
  if (wanted.includes("d")) Object.assign(options, { year: "numeric", month: "2-digit", day: "2-digit" });
  if (wanted.includes("D")) Object.assign(options, { year: "numeric", month: "long", day: "numeric" });
  if (/[tT]/.test(wanted)) Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (wanted.includes("T")) options.second = "2-digit";
  const shown = Object.keys(options).length ? [format(entity.unix_time, options)] : children;
  return make("time", { datetime: new Date(entity.unix_time * 1000).toISOString(), title: format(entity.unix_time, { dateStyle: "full", timeStyle: "short" }) }, ...shown);
}
