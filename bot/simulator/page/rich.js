// Text with entities as elements. Offsets are UTF-16 code units, which is how JavaScript counts too.

import { format, make } from "/page/dom.js";
import { word } from "/page/words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

export function rich(text, entities = [], actions = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...pieces(text, 0, text.length, sorted, actions));
  return fragment;
}

function pieces(text, from, to, entities, actions) {
  const made = [];
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    const inner = [];
    index += 1;
    while (index < entities.length && entities[index].offset < end) inner.push(entities[index++]);
    if (entity.offset < at) continue;
    if (entity.offset > at) made.push(text.slice(at, entity.offset));
    made.push(element(text, entity, end, inner, actions));
    at = end;
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

function element(text, entity, end, inner, actions) {
  const children = pieces(text, entity.offset, end, inner, actions);
  const plain = text.slice(entity.offset, end);
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
