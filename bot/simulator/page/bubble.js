// One message as a bubble: text, picture, file, place, contact, and its inline keyboard.

import { hour, icon, make } from "/page/dom.js";
import { rich } from "/page/rich.js";
import { liveUntil } from "/page/walk.js";
import { word } from "/page/words.js";

export function bubble(message, actions) {
  const body = make("div", { class: "body" });
  if (message.forward_origin) body.append(make("p", { class: "origin" }, word("forwarded", origin(message.forward_origin))));
  if (message.reply_to_message) body.append(quote(message.reply_to_message));
  body.append(...media(message, actions));
  const text = shown(message, actions);
  if (text !== null) {
    body.append(make("div", { class: "text", dir: "auto" }, rich(text, message.entities ?? message.caption_entities, actions)));
  }
  body.append(meta(message, actions));
  const item = make("li", {
    class: `message ${message.own ? "theirs" : "mine"}`, "data-testid": `message-${message.message_id}`,
    "data-own": String(message.own), "data-edits": String(message.edits),
  }, body);
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) item.append(inlineKeyboard(message, rows, actions));
  return item;
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

function media(message, actions) {
  if (message.photo) return [photo(message.photo, actions)];
  if (message.document) return [file(message.document)];
  if (message.location) return [place(message, actions)];
  if (message.contact) return [card(message.contact)];
  if (message.voice) return [make("p", { class: "object" }, "🎤 ", word("voice_message", message.voice.duration))];
  if (message.sticker) return [make("p", { class: "sticker" }, message.sticker.emoji ?? "▢")];
  if (message.pinned_message) return [make("p", { class: "object" }, word("pinned"))];
  return [];
}

function photo(sizes, actions) {
  const largest = sizes[sizes.length - 1];
  const source = `/phones/files/${largest.file_id}`;
  return make("button", { type: "button", class: "photo", "data-testid": "photo", "aria-label": word("open_photo"), onclick: () => actions.view(source) },
    make("img", { src: source, alt: "", loading: "lazy", style: `aspect-ratio:${largest.width}/${largest.height};width:${shownWidth(largest)}px` }));
}

// The whole picture, also a tall one: a table of which the ends are cut off says nothing.
function shownWidth({ width, height }) {
  return Math.round(Math.max(120, Math.min(380, (460 * width) / height)));
}

function file(document_) {
  const name = document_.file_name ?? "file";
  return make("a", { class: "file", "data-testid": "download", href: `/phones/files/${document_.file_id}`, download: name, "aria-label": word("download", name) },
    make("span", { class: "file-mark" }, icon("file"), make("b", {}, name.split(".").pop().slice(0, 4).toUpperCase())),
    make("span", { class: "file-name" }, name, make("small", {}, size(document_.file_size))));
}

function size(bytes) {
  if (bytes === undefined) return "";
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

const point = ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

// A live location that goes on changes where it stands: its buttons stay, and whoever is pressing one does not miss it.
export function moved(item, message, actions) {
  item.dataset.edits = String(message.edits);
  item.querySelector(".place small").textContent = point(message.location);
  item.querySelector(".meta").replaceWith(meta(message, actions));
}

function place(message, actions) {
  const { location } = message;
  const shown = make("div", { class: "place" }, make("div", { class: "map", "aria-hidden": "true" }, "📍"),
    make("span", {}, placeName(message, actions), make("small", { "aria-live": "off" }, point(location))));
  if (message.own || !(liveUntil(message) > actions.now())) return shown;
  const walking = actions.walks(message);
  return make("div", {}, shown, make("div", { class: "live" },
    make("button", { type: "button", "data-testid": "walk", "aria-pressed": String(walking), onclick: () => actions.walk(message) }, word(walking ? "stand" : "walk")),
    make("button", { type: "button", "data-testid": "stop-live", onclick: () => actions.stopSharing(message) }, word("stop_sharing"))));
}

// Only a live location can move: one that was edited and has no period any more was stopped.
function placeName(message, actions) {
  const until = liveUntil(message);
  if (until === null) return word(message.edit_date ? "live_over" : "location");
  if (until <= actions.now()) return word("live_over");
  return until === Infinity ? word("live") : word("live_until", hour(until));
}

function card(contact) {
  return make("div", { class: "place" }, make("div", { class: "avatar small", "aria-hidden": "true" }, contact.first_name.slice(0, 1)),
    make("span", {}, [contact.last_name, contact.first_name].filter(Boolean).join(""), make("small", {}, contact.phone_number)));
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
