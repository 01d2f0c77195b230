// Small helpers: elements without markup strings (nothing that a person typed is ever parsed as HTML), requests, times.

import { locale } from "/page/words.js";

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const ICONS = {
  send: "M3 20.5v-6.8L12 12 3 10.3V3.5L22 12z",
  attach: "M12 5v14M5 12h14",
  menu: "M4 7h16M4 12h16M4 17h16",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  pin: "M12 17v5M8 3h8l-1 7 3 4H6l3-4z",
  pencil: "M4 20l1-4L16 5l3 3L8 19z",
  keys: "M3 6h18v12H3zM7 10h.01M12 10h.01M17 10h.01M8 14h8",
  bell: "M6 17h12l-2-3V10a4 4 0 0 0-8 0v4zM10 20h4",
  ban: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12",
  down: "M6 9l6 6 6-6",
  play: "M8 5v14l11-7z",
  note: "M9 18V5l10-2v13M9 18a3 2.4 0 1 1-6 0 3 2.4 0 0 1 6 0zM19 16a3 2.4 0 1 1-6 0 3 2.4 0 0 1 6 0z",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export async function post(path, body) {
  const form = body instanceof FormData;
  const response = await fetch(path, {
    method: "POST",
    body: form ? body : JSON.stringify(body ?? {}),
    headers: form ? {} : { "Content-Type": "application/json" },
  });
  const answer = await response.json();
  if (!answer.ok) throw new Error(answer.error);
  return answer;
}

// Times are shown in the zone of the simulated clock, whatever zone the browser is in.
let offsetMinutes = 0;

export function useZoneOf(iso) {
  const match = /([+-])(\d\d):(\d\d)$/.exec(iso);
  offsetMinutes = match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

export function format(unix, options) {
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options }).format(new Date((unix + offsetMinutes * 60) * 1000));
}

export const hour = (unix) => format(unix, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const day = (unix) => format(unix, { month: "long", day: "numeric", weekday: "short" });
export const dayKey = (unix) => Math.floor((unix + offsetMinutes * 60) / 86400);
