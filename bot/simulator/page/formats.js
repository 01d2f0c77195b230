// Formatting for what is typed: a bar that appears while words are selected, and puts the marks around them that become it.

import { make } from "/page/dom.js";
import { word } from "/page/words.js";

const STYLES = [["bold", "**", "B"], ["italic", "__", "I"], ["strikethrough", "~~", "S"], ["spoiler", "||", "▒"], ["code", "`", "</>"]];
const ADDRESS = "https://";

export function formats(input, changed) {
  const put = (before, after, from, to) => {
    const { selectionStart: start, selectionEnd: end, value } = input;
    const chosen = value.slice(start, end);
    input.setRangeText(before + chosen + after, start, end);
    input.focus();
    input.setSelectionRange(start + from(chosen.length), start + to(chosen.length));
    changed();
    look();
  };
  const around = (mark) => put(mark, mark, () => mark.length, (length) => mark.length + length);
  const link = () => put("[", `](${ADDRESS})`, (length) => length + 3, (length) => length + 3 + ADDRESS.length);
  const button = (name, label, press) => make("button", {
    type: "button", class: `style-${name}`, "data-testid": `format-${name}`, "aria-label": word(`format_${name}`), title: word(`format_${name}`),
    onpointerdown: (event) => event.preventDefault(), onclick: press,
  }, label);
  const bar = make("div", { class: "formats", role: "toolbar", "aria-label": word("formats"), "data-testid": "formats", hidden: true },
    ...STYLES.map(([name, mark, label]) => button(name, label, () => around(mark))), button("link", word("format_link"), link));
  const look = () => { bar.hidden = input.selectionStart === input.selectionEnd; };
  for (const event of ["select", "keyup", "pointerup", "input"]) input.addEventListener(event, look);
  input.addEventListener("blur", (event) => { if (!bar.contains(event.relatedTarget)) bar.hidden = true; });
  return bar;
}
