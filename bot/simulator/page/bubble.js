// One message as a bubble: text, picture, file, place, contact, and its inline keyboard.

import { hour, icon, make } from "/page/dom.js";
import { rich } from "/page/rich.js";
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
  if (message.edit_date) line.append(make("span", { class: "edited" }, word("edited")));
  line.append(make("time", { datetime: new Date(message.date * 1000).toISOString() }, hour(message.edit_date && message.own ? message.edit_date : message.date)));
  return line;
}

function media(message, actions) {
  if (message.photo) return [photo(message.photo, actions)];
  if (message.document) return [file(message.document)];
  if (message.location) return [place(message.location)];
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
    make("img", { src: source, alt: "", loading: "lazy", style: `aspect-ratio:${largest.width}/${largest.height}` }));
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

function place(location) {
  const point = `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`;
  return make("div", { class: "place" }, make("div", { class: "map", "aria-hidden": "true" }, "📍"),
    make("span", {}, word(location.live_period ? "live" : "location"), make("small", {}, point)));
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
