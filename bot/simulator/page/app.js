// The page: clock, tabs, phones, and the stream of events that keeps them up to date.

import { day, hour, make, post, useZoneOf } from "/page/dom.js";
import { Guide } from "/page/guide.js";
import { Phone } from "/page/phone.js";
import { said, switchLanguage, translatePage, word } from "/page/words.js";

const $ = (id) => document.getElementById(id);
const phones = new Map();
let attended = null;
let state = null;
let stopsShown = "";

const page = {
  attend(phone) {
    if (attended === phone && phone.unread === 0) return;
    attended = phone;
    phone.seen();
  },
  attends: (phone) => attended === phone && document.visibilityState === "visible" && phone.element.offsetParent !== null,
  badgeChanged(phone) {
    const mark = $(`tab-${phone.id}`)?.querySelector(".badge");
    if (!mark) return;
    mark.hidden = phone.unread === 0;
    mark.textContent = phone.badge.textContent;
  },
  now: () => Date.parse(state?.clock.now ?? 0) / 1000,
  view(source) {
    $("viewer-image").src = source;
    $("viewer").showModal();
    $("viewer").scrollTop = 0;
  },
};

const guide = new Guide($("guide"), $("guide-open"), (id) => phones.has(id) && choose(phones.get(id), true));

function showClock(clock) {
  if (state) state.clock = clock;
  useZoneOf(clock.now);
  const unix = Date.parse(clock.now) / 1000;
  $("clock-time").dateTime = clock.now;
  $("clock-date").textContent = day(unix);
  $("clock-hour").textContent = hour(unix);
  for (const phone of phones.values()) phone.tick(unix);
  const stops = JSON.stringify(clock.stops.map((stop) => [stop.key, stop.label, stop.at])) + document.documentElement.lang;
  if (stops === stopsShown) return;
  stopsShown = stops;
  $("jumps").setAttribute("aria-label", word("jumps"));
  $("jumps").replaceChildren(...clock.stops.map(({ key, label, at }) => make("button", {
    type: "button", class: "jump", "data-testid": `jump-${key}`, "aria-label": word("jump", said(label)), title: `${day(Date.parse(at) / 1000)} ${hour(Date.parse(at) / 1000)}`,
    onclick: () => post("/clock/jump", { key }).catch(() => load()),
  }, said(label), make("small", {}, hour(Date.parse(at) / 1000)))));
}

function choose(phone, pointed = false) {
  if (pointed) phone.point();
  for (const each of phones.values()) {
    each.element.classList.toggle("chosen", each === phone);
    $(`tab-${each.id}`)?.setAttribute("aria-selected", String(each === phone));
  }
  phone.scroll(true);
  page.attend(phone);
}

function drawPhones() {
  const chosen = [...phones.values()].find((phone) => phone.element.classList.contains("chosen"))?.id;
  const unread = new Map([...phones.values()].map((phone) => [phone.id, phone.unread]));
  const walks = new Map([...phones.values()].map((phone) => [phone.id, phone.walks]));
  phones.clear();
  const tabs = [];
  state.phones.forEach((each, index) => {
    const tab = make("button", { type: "button", role: "tab", id: `tab-${each.user_id}`, "data-testid": `tab-${each.user_id}`, "aria-controls": `phone-${each.user_id}`, "aria-selected": "false", onclick: () => choose(phones.get(each.user_id)) },
      make("span", {}, each.name), make("small", {}, said(each.caption)), make("span", { class: "badge", hidden: true }));
    tabs.push(tab);
  });
  $("tabs").replaceChildren(...tabs);
  state.phones.forEach((each, index) => {
    const phone = new Phone(each, index, state.bot, page, walks.get(each.user_id));
    phone.unread = unread.get(each.user_id) ?? 0;
    phones.set(each.user_id, phone);
  });
  $("phones").replaceChildren(...[...phones.values()].map((phone) => phone.element));
  for (const phone of phones.values()) phone.showUnread();
  const first = phones.get(chosen) ?? phones.values().next().value;
  if (!first) return;
  first.element.classList.add("chosen");
  $(`tab-${first.id}`).setAttribute("aria-selected", "true");
  attended = [...phones.values()].find((phone) => phone.id === attended?.id) ?? null;
}

// One load at a time: a change that comes while one is under way asks for another afterwards.
let loading = null;
const waiting = []; // what happened before the first load was there
let again = false;

function load() {
  if (loading) { again = true; return; }
  loading = fetch("/phones").then((response) => response.json()).then((fresh) => {
    const first = state === null;
    state = fresh;
    showClock(fresh.clock);
    guide.show(fresh.guide);
    if (first || fresh.phones.length !== phones.size) drawPhones();
    else for (const each of fresh.phones) update(phones.get(each.user_id), each, fresh.bot);
    for (const event of waiting.splice(0)) handlers[event.kind]?.(event);
  }).catch(() => undefined).finally(() => { loading = null; if (again) { again = false; load(); } });
}

function update(phone, fresh, bot) {
  const redraw = fresh.blocked !== phone.state.blocked || bot.first_name !== phone.bot.first_name;
  const same = JSON.stringify(fresh.messages) === JSON.stringify(phone.state.messages);
  Object.assign(phone, { state: fresh, bot });
  if (redraw || (!same && fresh.messages.length)) phone.draw();
  else { if (!fresh.messages.length) phone.drawMessages(); phone.refresh(); }
}

const handlers = {
  clock: (event) => showClock(event),
  guide: (event) => guide.show(event),
  message: (event) => phones.get(event.chat_id)?.received(event),
  edit: (event) => phones.get(event.chat_id)?.changed(event),
  delete: (event) => phones.get(event.chat_id)?.removed(event),
  toast: (event) => phones.get(event.user_id)?.answered(event),
  action: (event) => phones.get(event.chat_id)?.typing(true),
  pin: (event) => { const phone = phones.get(event.chat_id); if (phone) { phone.state.pinned = event.message_id; phone.refresh(); } },
  commands: load,
  people: load,
};

function listen() {
  const source = new EventSource("/phones/events");
  const show = (connected) => {
    $("connection").classList.toggle("lost", !connected);
    $("connection").textContent = word(connected ? "connected" : "lost");
    $("connection").dataset.connected = String(connected);
  };
  source.addEventListener("open", () => { show(true); load(); });
  source.addEventListener("error", () => show(false));
  source.addEventListener("message", ({ data }) => { 
    const event = JSON.parse(data);
    if (state === null) waiting.push(event);
    else handlers[event.kind]?.(event);
  });
}

$("language").addEventListener("click", () => {
  switchLanguage();
  translatePage();
  $("language").textContent = word("other");
  $("connection").textContent = word($("connection").dataset.connected === "true" ? "connected" : "lost");
  stopsShown = "";
  guide.draw();
  if (state) { showClock(state.clock); drawPhones(); }
});
$("viewer-image").addEventListener("load", () => { $("viewer").scrollTop = 0; }); // its head first, not the button that has the focus
$("viewer").addEventListener("click", () => $("viewer").close());
translatePage();
$("language").textContent = word("other");
listen();
