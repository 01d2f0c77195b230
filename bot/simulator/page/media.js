// What messages carry besides text: pictures, films, sound, files, places, contacts.

import { hour, icon, make } from "/page/dom.js";
import { liveUntil } from "/page/walk.js";
import { word } from "/page/words.js";

const BARS = 26; // of a voice message

export function media(message, actions) {
  if (message.photo) return [photo(message.photo, actions)];
  if (message.video) return [film(message.video)];
  if (message.audio) return [song(message.audio)];
  if (message.document) return [file(message.document)];
  if (message.location) return [place(message, actions)];
  if (message.contact) return [card(message.contact)];
  if (message.voice) return [voice(message.voice)];
  if (message.sticker) return [make("p", { class: "sticker" }, message.sticker.emoji ?? "▢")];
  if (message.pinned_message) return [make("p", { class: "object" }, word("pinned"))];
  return [];
}

// A picture or film that stands in a grid with others; all else is one line of a list.
export const inGrid = (message) => Boolean(message.photo || message.video);

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

const seconds = (length) => `${Math.floor(length / 60)}:${String(length % 60).padStart(2, "0")}`;

// Shown as a tile: what it holds is to be had by a click.
function film(video) {
  const name = video.file_name ?? "video.mp4";
  return make("a", { class: "film", "data-testid": "video", href: `/phones/files/${video.file_id}`, download: name, "aria-label": `${word("video")} ${seconds(video.duration)} ${name}`, style: `aspect-ratio:${video.width}/${video.height}` },
    make("span", { class: "play", "aria-hidden": "true" }, icon("play")),
    make("span", { class: "film-label" }, word("video"), " ", make("b", {}, seconds(video.duration))));
}

function voice({ duration }) {
  const bars = make("span", { class: "bars", "aria-hidden": "true" });
  for (let bar = 0; bar < BARS; bar += 1) bars.append(make("i", { style: `height:${4 + ((bar * 7 + duration * 5) % 13)}px` }));
  return make("div", { class: "sound", "data-testid": "voice", role: "img", "aria-label": word("voice_message", duration) },
    make("span", { class: "play", "aria-hidden": "true" }, icon("play")),
    make("span", { class: "sound-body" }, bars, make("small", {}, word("voice"), " ", seconds(duration))));
}

function song(audio) {
  const name = audio.title ?? audio.file_name ?? word("audio");
  return make("a", { class: "file", "data-testid": "audio", href: `/phones/files/${audio.file_id}`, download: audio.file_name ?? "audio.mp3", "aria-label": `${word("audio")} ${seconds(audio.duration)} ${name}` },
    make("span", { class: "file-mark round-mark" }, icon("note")),
    make("span", { class: "file-name" }, name, make("small", {}, [audio.performer, word("audio"), seconds(audio.duration)].filter(Boolean).join(" · "))));
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

export const point = ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

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
