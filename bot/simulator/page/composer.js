// The bottom of a phone: START or typing box, menu with commands, attachments, reply keyboard.

import { icon, make } from "/page/dom.js";
import { formats } from "/page/formats.js";
import { word } from "/page/words.js";

const MOST_TOGETHER = 10; // pictures of an album
const HERE = { latitude: 43.8868, longitude: 125.3245 };
const LIVE_SECONDS = 8 * 3600; // the longest of the three that Telegram offers

export function composer(phone) {
  const element = make("footer", { class: "composer" });
  const input = make("textarea", { class: "input", rows: "1", "data-testid": "input", "aria-label": word("input"), placeholder: word("input"), maxlength: "20000" });
  const popover = make("div", { class: "popover", hidden: true });
  let keysShown = true;
  let lastKeyboard = null;

  const grow = () => { input.style.height = "auto"; input.style.height = `${Math.min(input.scrollHeight, 120)}px`; };
  const send = async () => {
    const text = input.value.trim();
    if (!text) return;
    const { editing } = phone;
    phone.editing = null;
    input.value = "";
    grow();
    const done = editing ? await phone.act("edit", { message_id: editing.message_id, text }) : await phone.act("write", { text });
    if (!done) input.value = text;
    refresh();
  };
  // What was typed goes below what is sent.
  const take = () => { const text = input.value.trim(); input.value = ""; grow(); return text; };
  const styles = formats(input, grow);
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
    if (event.key === "Escape" && phone.editing) { phone.editing = null; input.value = ""; refresh(); }
  });

  const files = (testid, as, more = {}) => {
    const chooser = make("input", { type: "file", class: "visually-hidden", "data-testid": testid, tabindex: "-1", "aria-hidden": "true", ...more });
    chooser.addEventListener("change", async () => {
      const chosen = [...chooser.files];
      while (chosen.length) {
        const form = new FormData();
        form.append("as", as);
        const caption = take();
        if (caption) form.append("caption", caption);
        for (const file of chosen.splice(0, MOST_TOGETHER)) form.append("file", file);
        await phone.act("upload", form);
      }
      chooser.value = "";
    });
    return chooser;
  };
  const fileChooser = files("file", "document", { multiple: true });
  const photoChooser = files("photo-file", "photo", { accept: "image/*,video/*", multiple: true });
  const pictureChooser = files("picture-file", "document", { accept: "image/*", multiple: true });

  const close = () => {
    popover.hidden = true;
    for (const each of element.querySelectorAll("[aria-expanded]")) each.setAttribute("aria-expanded", "false");
  };
  const toggle = (opener, testid, items) => {
    const open = popover.hidden || popover.dataset.testid !== testid;
    close();
    if (!open) return;
    popover.dataset.testid = testid;
    popover.replaceChildren(...items());
    popover.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    popover.querySelector("button")?.focus();
  };
  element.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); } });
  document.addEventListener("pointerdown", (event) => { if (!element.contains(event.target)) close(); });

  const item = (testid, label, hint, press) => make("button", { type: "button", class: "item", "data-testid": testid, onclick: () => { close(); press(); } }, make("b", {}, label), hint ? make("span", {}, hint) : null);
  const commands = () => phone.state.commands.map(({ command, description }) => item(`command-${command}`, `/${command}`, description, () => phone.act("text", { text: `/${command}` })));
  const attachments = () => [
    ...(phone.state.samples ?? []).map((name, index) => item(`sample-${index}`, name, word("sample"), () => phone.act("sample", { index }))),
    item("attach-photo", word("photo"), word("photo_hint"), () => photoChooser.click()),
    item("attach-picture", word("picture_file"), word("picture_hint"), () => pictureChooser.click()),
    item("attach-file", word("file"), "", () => fileChooser.click()),
    item("attach-location", word("location"), "", () => phone.act("location", HERE)),
    item("attach-live", word("live"), word("live_hint"), () => phone.act("location", { ...HERE, live_period: LIVE_SECONDS })),
    item("attach-contact", word("contact"), "", () => phone.act("contact", {})),
    item("attach-voice", word("voice"), word("made_up", 3), () => phone.act("voice", { caption: take() })),
    item("attach-video", word("video"), word("made_up", 12), () => phone.act("video", { caption: take() })),
    item("attach-audio", word("audio"), word("made_up", 95), () => phone.act("audio", { caption: take() })),
    item("attach-sticker", word("sticker"), "", () => phone.act("sticker", {})),
  ];

  const menu = make("button", { type: "button", class: "menu", "data-testid": "menu", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": word("commands") }, icon("menu"), make("span", {}, word("menu")));
  menu.addEventListener("click", () => toggle(menu, "commands", commands));
  const attach = make("button", { type: "button", class: "round", "data-testid": "attach", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": word("attach"), title: word("attach") }, icon("attach"));
  attach.addEventListener("click", () => toggle(attach, "attachments", attachments));
  const keys = make("button", { type: "button", class: "round", "data-testid": "keys", "aria-label": word("keyboard"), title: word("keyboard"), onclick: () => { keysShown = !keysShown; refresh(); } }, icon("keys"));
  const go = make("button", { type: "button", class: "round send", "data-testid": "send", "aria-label": word("send"), onclick: send }, icon("send"));

  const replyKeyboard = (keyboard) => make("div", { class: "reply-keyboard", "data-testid": "keyboard", role: "group", "aria-label": word("keyboard") },
    ...keyboard.keyboard.map((row) => make("div", { class: "row" }, ...row.map((button) =>
      make("button", { type: "button", class: `key ${button.style ?? ""}`, "data-testid": "key", onclick: async () => {
        if ((await phone.act("press", { label: button.text })) && keyboard.one_time_keyboard) { phone.state.keyboard = null; refresh(); }
      } }, (button.request_contact ? "📇 " : button.request_location ? "📍 " : "") + button.text)))));

  const sentence = (text, button) => make("div", { class: "closed" }, make("p", {}, text), button);

  function refresh() {
    const { blocked, deactivated, started, keyboard, menu_button: menuButton } = phone.state;
    if (deactivated) { element.replaceChildren(sentence(word("deactivated"), null)); return; }
    if (blocked) {
      element.replaceChildren(sentence(word("blocked"), make("button", { type: "button", class: "start", "data-testid": "unblock", onclick: () => phone.act("block", { blocked: false }) }, word("unblock"))));
      return;
    }
    if (!started) {
      const press = () => phone.act("start", { payload: phone.state.start_payload });
      element.replaceChildren(make("button", { type: "button", class: "start", "data-testid": "start", onclick: press }, word("start")));
      return;
    }
    if (keyboard !== lastKeyboard) { lastKeyboard = keyboard; keysShown = true; }
    const hasKeys = Boolean(keyboard?.keyboard);
    input.placeholder = keyboard?.input_field_placeholder || word("input");
    menu.hidden = !phone.state.commands.length || menuButton.type !== "commands";
    keys.hidden = !hasKeys;
    keys.setAttribute("aria-pressed", String(keysShown));
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    const line = make("div", { class: "line" }, menu, attach, input, keys, go, fileChooser, photoChooser, pictureChooser);
    const notice = phone.editing ? make("div", { class: "editing" }, word("editing"), make("button", { type: "button", class: "plain", onclick: () => { phone.editing = null; input.value = ""; refresh(); } }, word("cancel"))) : null;
    element.replaceChildren(...[popover, styles, notice, line, hasKeys && keysShown ? replyKeyboard(keyboard) : null].filter(Boolean));
    if (focused?.isConnected) focused.focus({ preventScroll: true });
  }

  return { element, refresh, focus: (text) => { input.value = text; grow(); input.focus(); } };
}
