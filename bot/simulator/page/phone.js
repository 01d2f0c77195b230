// One phone: header, messages, typing box, keyboards. It holds what it shows and knows how to do what its person does.

import { album, bubble, moved } from "/page/bubble.js";
import { composer } from "/page/composer.js";
import { day, dayKey, icon, make, post } from "/page/dom.js";
import { marked } from "/page/rich.js";
import { Walk, liveUntil } from "/page/walk.js";
import { said, word } from "/page/words.js";

const RING_MS = 2000;
const ANSWER_MS = 3000; // what comes so soon after one's own doing is its answer: it does not ring
const LOOKED_FOR_MS = 15000; // so long whoever did something looks for its answer, also one that has to be drawn
const TOAST_MS = 3200;
const TYPING_MS = 5000;

export class Phone {
  constructor(state, index, bot, page, walks = new Map()) {
    Object.assign(this, { state, index, bot, page, unread: 0, editing: null, acted: -Infinity, walks, ended: new Set() });
    this.element = make("section", { class: `phone hue-${index % 6}`, "data-testid": `phone-${state.user_id}`, id: `phone-${state.user_id}` });
    this.element.addEventListener("pointerdown", () => this.page.attend(this));
    this.element.addEventListener("focusin", () => this.page.attend(this));
    this.actions = {
      payload: state.start_payload,
      tap: (messageId, data, button) => this.tap(messageId, data, button),
      open: (url) => this.openLink(url),
      command: (text) => this.act("text", { text }),
      view: (source) => this.page.view(source),
      now: () => this.page.now(),
      walks: (message) => this.walks.has(message.message_id),
      walk: (message) => this.walk(message),
      stopSharing: (message) => { this.walks.delete(message.message_id); this.act("stop", { message_id: message.message_id }); },
      edit: (message) => { this.editing = message; this.composer.refresh(); this.composer.focus(marked(message.text, message.entities)); },
      copy: async (text) => { await navigator.clipboard?.writeText(text).catch(() => undefined); this.toast(`${word("copied")}：${text}`); },
    };
    this.draw();
  }

  get id() { return this.state.user_id; }

  draw() {
    const { name, caption, blocked } = this.state;
    this.element.setAttribute("aria-label", word("phone", name));
    this.badge = make("span", { class: "badge", "data-testid": "badge", role: "status", hidden: true });
    this.status = make("span", { class: "caption" }, make("span", { "data-testid": "caption" }, said(caption)));
    this.list = make("ol", { class: "messages", "data-testid": "messages", "aria-label": word("messages"), "aria-live": "polite", tabindex: "0" });
    this.toasts = make("div", { class: "toasts", "aria-live": "assertive" });
    this.pinned = make("button", { type: "button", class: "pinned", hidden: true });
    this.down = make("button", { type: "button", class: "down", hidden: true, "aria-label": word("latest"), onclick: () => this.scroll(true) }, icon("down"));
    this.composer = composer(this);
    this.element.replaceChildren(
      make("div", { class: "speaker", "aria-hidden": "true" }),
      make("header", { class: "phone-head" },
        make("div", { class: "avatar", "aria-hidden": "true" }, name.slice(0, 1)),
        make("div", { class: "who" }, make("h2", { "data-testid": "name" }, name), this.status),
        this.badge,
        make("button", { type: "button", class: "round", "data-testid": "block", "aria-pressed": String(blocked), "aria-label": word(blocked ? "unblock" : "block"), title: word(blocked ? "unblock" : "block"), onclick: () => this.act("block", { blocked: !this.state.blocked }) }, icon("ban"))),
      this.pinned,
      make("div", { class: "chat" }, this.list, this.down, this.toasts),
      this.composer.element);
    this.list.addEventListener("scroll", () => { this.atEnd = this.nearEnd(); this.down.hidden = this.nearEnd(160); });
    // A keyboard that opens, a window that changes, a tab that comes to the front: who read the end still sees the end.
    this.resized?.disconnect();
    this.resized = new ResizeObserver(() => { if (this.atEnd) this.scroll(true); });
    this.resized.observe(this.list);
    this.drawMessages();
    this.refresh();
  }

  drawMessages() {
    this.list.replaceChildren();
    this.lastDay = null;
    for (const message of this.state.messages) this.append(message);
    if (!this.state.messages.length) this.list.append(this.welcome());
    requestAnimationFrame(() => this.scroll(true));
  }

  welcome() {
    const { start_payload: payload } = this.state;
    const link = payload ? make("p", { class: "deep-link" }, make("small", {}, word("invited")), `t.me/${this.bot.username}?start=${payload}`) : null;
    return make("li", { class: "welcome" }, make("div", { class: "avatar big", "aria-hidden": "true" }, this.bot.first_name.slice(0, 1)),
      make("h3", {}, this.bot.first_name), make("p", { class: "about" }, this.bot.description || word("empty")), link);
  }

  append(message) {
    this.list.querySelector(".welcome")?.remove();
    if (dayKey(message.date) !== this.lastDay) {
      this.lastDay = dayKey(message.date);
      this.list.append(make("li", { class: "day", role: "presentation" }, make("span", {}, day(message.date))));
    }
    this.place(message);
  }

  // The album that the message belongs to, as it stands in the list.
  albumOf(message) { return message.media_group_id ? this.list.querySelector(`[data-album="${CSS.escape(message.media_group_id)}"]`) : null; }

  // The message's bubble, which it may share with others of its album.
  shape(message) {
    const group = message.media_group_id;
    return group ? album(this.state.messages.filter((each) => each.media_group_id === group), this.actions) : bubble(message, this.actions);
  }

  place(message) {
    const old = this.albumOf(message);
    if (old) old.replaceWith(this.shape(message));
    else this.list.append(this.shape(message));
  }

  refresh() {
    const { pinned, messages } = this.state;
    const message = messages.find((each) => each.message_id === pinned);
    this.pinned.hidden = !message;
    if (message) {
      this.pinned.replaceChildren(icon("pin"), make("span", {}, (message.text ?? message.caption ?? word("pinned")).split("\n")[0]));
      this.pinned.onclick = () => this.bubbleOf(pinned)?.scrollIntoView({ block: "center", behavior: "smooth" });
    }
    this.composer.refresh();
    this.showUnread();
  }

  bubbleOf(messageId) { return this.list.querySelector(`[data-testid="message-${messageId}"]`); }

  nearEnd(most = 120) { return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < most; }

  scroll(force = false) {
    if (!force && !this.nearEnd()) return;
    this.atEnd = true;
    this.list.scrollTop = this.list.scrollHeight;
  }

  received(event) {
    const { message } = event;
    if (this.state.messages.some((each) => each.message_id === message.message_id)) return;
    this.state.messages.push(message);
    this.state.keyboard = event.keyboard;
    this.state.started ||= !message.own;
    const stick = this.nearEnd() || !message.own || performance.now() - this.acted < LOOKED_FOR_MS;
    this.append(message);
    this.typing(false);
    if (message.own) this.notify(event.silent);
    this.refresh();
    requestAnimationFrame(() => this.scroll(stick));
  }

  changed(event) {
    const { message } = event;
    const at = this.state.messages.findIndex((each) => each.message_id === message.message_id);
    if (at < 0) return;
    const stick = this.nearEnd();
    const goesOn = liveUntil(message) !== null && liveUntil(this.state.messages[at]) !== null;
    this.state.messages[at] = message;
    const shown = this.bubbleOf(message.message_id);
    if (goesOn && shown) moved(shown, message, this.actions);
    else this.redraw(message, true);
    this.refresh();
    if (stick) this.scroll(true);
  }

  // Puts a message's bubble in place of its old one; the focus stays on the button that had it.
  redraw(message, flash = false) {
    const old = this.albumOf(message) ?? this.bubbleOf(message.message_id);
    if (!old) return;
    const focused = [...old.querySelectorAll("button")].indexOf(document.activeElement);
    const fresh = this.shape(message);
    old.replaceWith(fresh);
    if (flash) fresh.classList.add("fresh");
    if (focused < 0) return;
    const buttons = fresh.querySelectorAll("button");
    (buttons[focused] ?? buttons[0])?.focus({ preventScroll: true });
  }

  // Begins or ends the walk with a live location.
  walk(message) {
    const id = message.message_id;
    if (!this.walks.delete(id)) this.walks.set(id, new Walk(this.page.now()));
    this.redraw(this.state.messages.find((each) => each.message_id === id) ?? message);
  }

  // The page's clock has moved on: so have those who walk, and what was shared for a time has ended.
  tick(now) {
    for (const message of this.state.messages) {
      const until = liveUntil(message);
      if (until === null || message.own || this.ended.has(message.message_id)) continue;
      if (until <= now) {
        this.walks.delete(message.message_id);
        this.ended.add(message.message_id);
        this.redraw(message);
        continue;
      }
      const next = this.walks.get(message.message_id)?.next(message.location, now);
      // Nobody's doing of this moment: what is answered to it may ring.
      if (next) post(`/phones/${this.id}/move`, { message_id: message.message_id, ...next }).catch(() => this.walks.delete(message.message_id));
    }
  }

  removed(event) {
    this.state.messages = this.state.messages.filter((each) => each.message_id !== event.message.message_id);
    const { message } = event;
    const group = message.media_group_id;
    if (group && this.state.messages.some((each) => each.media_group_id === group)) this.place(message);
    else (this.albumOf(message) ?? this.bubbleOf(message.message_id))?.remove();
    this.refresh();
  }

  // Draws the eye to this phone.
  point() {
    this.element.animate([{ outline: "4px solid var(--focus)", outlineOffset: "2px" }, { outline: "4px solid transparent", outlineOffset: "10px" }], { duration: 900, easing: "ease-out" });
  }

  notify(silent) {
    if (!this.page.attends(this)) this.unread += 1;
    if (silent || performance.now() - this.acted < ANSWER_MS) return;
    this.element.classList.remove("ring");
    void this.element.offsetWidth;
    this.element.classList.add("ring");
    this.element.dataset.rung = String(Number(this.element.dataset.rung ?? 0) + 1);
    navigator.vibrate?.(120);
    setTimeout(() => this.element.classList.remove("ring"), RING_MS);
  }

  showUnread() {
    this.badge.hidden = this.unread === 0;
    this.badge.textContent = this.unread > 99 ? "99+" : String(this.unread);
    this.badge.setAttribute("aria-label", word("unread", this.unread));
    this.page.badgeChanged(this);
  }

  seen() { this.unread = 0; this.showUnread(); }

  typing(on) {
    clearTimeout(this.typingTimer);
    this.status.querySelector(".typing")?.remove();
    this.status.classList.toggle("busy", on);
    if (!on) return;
    this.status.append(make("span", { class: "typing", "data-testid": "typing" }, word("typing")));
    this.typingTimer = setTimeout(() => this.typing(false), TYPING_MS);
  }

  answered(event) {
    const button = this.bubbleOf(event.message_id)?.querySelectorAll(".waiting") ?? [];
    for (const each of button) each.classList.remove("waiting");
    if (event.url) this.openLink(event.url);
    if (!event.text) return;
    if (event.alert) this.alert(event.text);
    else this.toast(event.text);
  }

  toast(text) {
    const shown = make("div", { class: "toast", "data-testid": "toast", role: "status" }, text);
    this.toasts.replaceChildren(shown); // one at a time, as in Telegram
    setTimeout(() => shown.remove(), TOAST_MS);
  }

  alert(text) {
    const before = document.activeElement;
    const close = () => { box.remove(); before?.focus?.({ preventScroll: true }); };
    const ok = make("button", { type: "button", "data-testid": "alert-ok", onclick: close }, word("ok"));
    const box = make("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": text, "data-testid": "alert", onkeydown: (event) => { if (event.key === "Escape") close(); } },
      make("div", { class: "alert-box" }, make("p", {}, text), ok));
    this.element.append(box);
    ok.focus({ preventScroll: true });
  }

  async act(action, body) {
    this.acted = performance.now();
    try {
      return await post(`/phones/${this.id}/${action}`, body);
    } catch (error) {
      this.toast(word("failed", error.message));
      return null;
    }
  }

  async tap(messageId, data, button) {
    if (!(await this.act("tap", { message_id: messageId, data }))) button.classList.remove("waiting");
    setTimeout(() => button.classList.remove("waiting"), 8000);
  }

  // A deep link to this very bot is what a person presses START for.
  openLink(url) {
    const match = /^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?domain=)([A-Za-z0-9_]+)[?&]start=([A-Za-z0-9_-]{1,64})$/.exec(url);
    if (!match || match[1].toLowerCase() !== this.bot.username.toLowerCase()) return false;
    this.act("start", { payload: match[2] });
    return true;
  }
}
