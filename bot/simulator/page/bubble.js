// One message as a bubble: what it carries, its text and its inline keyboard; or an album, whose messages share a bubble.

import { hour, icon, make } from "/page/dom.js";
import { inGrid, media, point } from "/page/media.js";
import { rich } from "/page/rich.js";
import { word } from "/page/words.js";

export function bubble(message, actions) {
  const body = make("div", { class: "body" }, ...before(message), ...media(message, actions), words(message, actions), meta(message, actions));
  const item = make("li", {
    class: `message ${message.own ? "theirs" : "mine"}`, "data-testid": `message-${message.message_id}`,
    "data-own": String(message.own), "data-edits": String(message.edits),
  }, body);
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) item.append(inlineKeyboard(message, rows, actions));
  return item;
}

// The messages of an album: pictures and films in a grid, files below each other, and what is said about them below all.
export function album(messages, actions) {
  const first = messages[0];
  const last = messages.findLast((message) => message.edit_date) ?? messages[messages.length - 1];
  const tiles = make("div", { class: messages.every(inGrid) ? "tiles" : "tiles lines", "data-testid": "tiles" }, ...messages.map((message) => make("div", {
    class: "tile", "data-testid": `message-${message.message_id}`, "data-own": String(message.own), "data-edits": String(message.edits),
  }, ...media(message, actions))));
  return make("li", {
    class: `message album ${first.own ? "theirs" : "mine"}`, "data-testid": `album-${first.media_group_id}`, "data-album": first.media_group_id, "data-own": String(first.own),
  }, make("div", { class: "body" }, ...before(first), tiles, ...messages.map((message) => words(message, actions)), meta(last, actions)));
}

function before(message) {
  return [
    message.forward_origin ? make("p", { class: "origin" }, word("forwarded", origin(message.forward_origin))) : null,
    message.reply_to_message ? quote(message.reply_to_message) : null,
  ].filter(Boolean);
}

function words(message, actions) {
  const text = shown(message, actions);
  return text === null ? null : make("div", { class: "text", dir: "auto" }, rich(text, message.entities ?? message.caption_entities, actions));
}

// The payload of a deep link stays out of sight, as in Telegram.
function shown(message, actions) {
  const text = message.text ?? message.caption ?? null;
  return !message.own && text !== null && text === `/start ${actions.payload}` ? "/start" : text;
}

function origin(from) {
  return from.chat?.title ?? from.sender_chat?.title ?? from.sender_user?.first_name ?? from.sender_user_name ?? "";
}

function quote(message) {
  const text = message.text ?? message.caption ?? "…";
  return make("p", { class: "quoted", "aria-label": word("reply") }, text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

function meta(message, actions) {
  const line = make("div", { class: "meta" });
  if (!message.own && message.text && !message.text.startsWith("/start")) {
    line.append(make("button", { type: "button", class: "edit", "aria-label": word("edit"), "data-testid": "edit", onclick: () => actions.edit(message) }, icon("pencil")));
  }
  if (message.edit_date) line.append(make("span", { class: "edited" }, word(message.location ? "moved" : "edited")));
  line.append(make("time", { datetime: new Date(message.date * 1000).toISOString() }, hour(message.edit_date && message.own ? message.edit_date : message.date)));
  return line;
}

// A live location that goes on changes where it stands: its buttons stay, and whoever is pressing one does not miss it.
export function moved(item, message, actions) {
  item.dataset.edits = String(message.edits);
  item.querySelector(".place small").textContent = point(message.location);
  item.querySelector(".meta").replaceWith(meta(message, actions));
}

function inlineKeyboard(message, rows, actions) {
  const keyboard = make("div", { class: "inline-keyboard" });
  for (const row of rows) {
    keyboard.append(make("div", { class: "row" }, ...row.map((button) => inlineButton(message, button, actions))));
  }
  return keyboard;
}

function inlineButton(message, button, actions) {
  const kind = button.url ? "url" : button.copy_text ? "copy" : "tap";
  const press = async (event) => {
    const pressed = event.currentTarget;
    if (kind === "url") { if (!actions.open(button.url)) window.open(button.url, "_blank", "noopener"); return; }
    if (kind === "copy") { await actions.copy(button.copy_text.text); return; }
    if (button.callback_data === undefined) return;
    pressed.classList.add("waiting");
    actions.tap(message.message_id, button.callback_data, pressed);
  };
  return make("button", { type: "button", class: `inline-button ${button.style ?? ""}`, "data-testid": "button", "data-callback": button.callback_data, "data-kind": kind, onclick: press },
    make("span", {}, button.text));
}
