// The guide above the phones: steps that tick themselves off. It says what comes next, and can be put away.

import { make, post } from "/page/dom.js";
import { said, word } from "/page/words.js";

const HIDDEN = "guide-hidden";

export class Guide {
  // `choose(user_id)` brings a phone to the front.
  constructor(element, opener, choose) {
    Object.assign(this, { element, opener, choose, state: { steps: [], finished: "" }, shown: "" });
    opener.addEventListener("click", () => this.hide(false));
  }

  hide(hidden) {
    sessionStorage.setItem(HIDDEN, hidden ? "1" : "");
    this.draw();
    (hidden ? this.opener : this.element.querySelector("button"))?.focus({ preventScroll: true });
  }

  show(state) {
    this.state = state;
    this.draw();
  }

  draw() {
    const { steps, finished } = this.state;
    const hidden = sessionStorage.getItem(HIDDEN) === "1";
    this.element.hidden = hidden || !steps.length;
    this.opener.hidden = !hidden || !steps.length;
    const shown = JSON.stringify(this.state) + document.documentElement.lang;
    if (shown === this.shown) return;
    this.shown = shown;
    const current = steps.findIndex((step) => !step.done);
    this.element.setAttribute("aria-label", word("guide"));
    this.element.replaceChildren(
      make("ol", { class: "steps" }, ...steps.map((step, index) => this.step(step, index, index === current))),
      make("div", { class: "next" }, ...[
        make("p", { class: "say", "data-testid": "guide-say", role: "status" }, current < 0 ? said(finished) : said(steps[current].say)),
        current < 0 ? null : this.offer(steps[current]),
        make("button", { type: "button", class: "away", "data-testid": "guide-close", "aria-label": word("guide_close"), title: word("guide_close"), onclick: () => this.hide(true) }, "✕"),
      ].filter(Boolean)),
    );
    // On a narrow screen the steps are longer than their line: the one whose turn it is comes into sight.
    const list = this.element.querySelector(".steps");
    const turn = list.children[current < 0 ? list.children.length - 1 : current];
    if (turn) list.scrollLeft = turn.offsetLeft - list.offsetLeft - 40;
  }

  step(step, index, current) {
    return make("li", { class: step.done ? "done" : current ? "current" : "", "data-testid": `step-${step.key}`, "data-done": String(step.done), "aria-current": current ? "step" : undefined },
      make("button", { type: "button", title: said(step.say), "aria-label": `${index + 1} ${said(step.title)}${step.done ? " ✓" : ""}`, onclick: () => step.phone && this.choose(step.phone) },
        make("i", { "aria-hidden": "true" }, step.done ? "✓" : String(index + 1)), make("span", {}, said(step.title))));
  }

  offer(step) {
    if (!step.offer) return null;
    const [kind, key] = step.offer.split(":");
    const press = async (event) => {
      event.currentTarget.disabled = true;
      if (step.phone) this.choose(step.phone);
      const done = kind === "jump" ? post("/clock/jump", { key }) : post(`/phones/${step.phone}/sample`, { index: 0 });
      await done.catch(() => { this.shown = ""; this.draw(); });
      setTimeout(() => { this.shown = ""; this.draw(); }, 4000); // offered again where it did not help
    };
    return make("button", { type: "button", class: "offer", "data-testid": "guide-offer", onclick: press }, said(step.label));
  }
}
