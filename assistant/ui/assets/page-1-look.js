// Its look: the name until all is drawn, the theme, the tooltip of citations.
const $ = (selector, from = document) => from.querySelector(selector);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

const shown = setInterval(() => {
  if (!$("#head .name")) return;
  clearInterval(shown);
  $("#opening")?.remove();
}, 30);

// Theme: the reader's choice, else the system's.
const dark = (on) => {
  document.body.classList.toggle("dark", on);
  document.documentElement.style.colorScheme = on ? "dark" : "light";
};
const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => localStorage.getItem("theme");
dark(chosen() ? chosen() === "dark" : system.matches);
system.addEventListener("change", () => chosen() || dark(system.matches));

// One tooltip for all citations; its words are set as text, never as HTML.
const tip = document.createElement("div");
tip.id = "tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;
tip.append(document.createElement("strong"), document.createElement("span"));
document.body.append(tip);
const show = (chip) => {
  tip.firstChild.textContent = chip.dataset.tip;
  tip.lastChild.textContent = chip.dataset.tipMeta;
  tip.hidden = false;
  const at = chip.getBoundingClientRect();
  const box = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left - 12), innerWidth - box.width - 8);
  const above = at.top - box.height - 8;
  tip.style.left = left + "px";
  tip.style.top = (above > 8 ? above : at.bottom + 8) + "px";
};
const hide = () => (tip.hidden = true);
const chipOf = (event) => event.target.closest && event.target.closest("[data-tip]");
document.addEventListener("pointerover", (e) => (chipOf(e) && e.pointerType !== "touch" ? show(chipOf(e)) : hide()));
document.addEventListener("focusin", (e) => (chipOf(e) && chipOf(e).matches(":focus-visible") ? show(chipOf(e)) : hide()));
document.addEventListener("focusout", hide);
document.addEventListener("scroll", hide, true);

// What a press does without the server: each part of this script adds its own.
const presses = {
  theme() {
    const on = !document.body.classList.contains("dark");
    localStorage.setItem("theme", on ? "dark" : "light");
    dark(on);
  },
};
document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-local]");
  if (!target) return;
  if (target.matches("a")) event.preventDefault();
  presses[target.dataset.local](target);
});
