// Sends clicks on elements with data-event, and changes of fields with data-change, to the server.
// Runs once for each HTML component; `element` and `trigger` are given by Gradio.
const send = (target, name) => {
  if (target.disabled || target.getAttribute("aria-disabled") === "true") return;
  const data = { ...target.dataset };
  if ("value" in target && target.tagName !== "BUTTON") data.value = target.value;
  // What was typed last may still be on its way: a button that takes fields along sends them as they stand.
  if (target.dataset.takes) {
    const typed = [...element.querySelectorAll(target.dataset.takes)].filter((field) => field.value !== field.defaultValue);
    data.fields = typed.map((field) => ({ ...field.dataset, value: field.value }));
  }
  trigger(name, data);
};
element.addEventListener("click", (event) => {
  const target = event.target.closest("[data-event]");
  if (!target || !element.contains(target)) return;
  event.preventDefault();
  if (target.dataset.confirm && !confirm(target.dataset.confirm)) return;
  window.dispatchEvent(new CustomEvent("page:" + target.dataset.event, { detail: target }));
  send(target, target.dataset.event);
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing && event.target.matches("input[data-change]")) event.target.blur();
});
element.addEventListener("change", (event) => {
  const target = event.target.closest("[data-change]");
  if (!target) return;
  window.dispatchEvent(new CustomEvent("page:" + target.dataset.change, { detail: target }));
  send(target, target.dataset.change);
});
const shown = () => window.dispatchEvent(new CustomEvent("page:shown", { detail: element }));

// What is drawn again keeps the focus, and the words that were being typed, where the same control is still there.
const FIELDS = "button, a, input, select, summary";
const sameAs = (control) => {
  const { tagName, ariaLabel, dataset: { event, change, field, sort, draft, conversation, reason, kind } } = control;
  return JSON.stringify([tagName, ariaLabel ?? (sort ? "" : control.textContent), event, change, field, sort, draft, conversation, reason, kind]);
};
let used = null;
element.addEventListener("focusin", ({ target }) => (used = target.matches(FIELDS) ? target : null));
element.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (relatedTarget || document.activeElement !== document.body) used = null;
});
watch("value", () => {
  const before = used;
  if (before && !before.isConnected && document.activeElement === document.body) {
    const now = [...element.querySelectorAll(FIELDS)].find((control) => sameAs(control) === sameAs(before));
    now?.focus({ preventScroll: true });
    if (now?.matches("input") && before.value !== before.defaultValue) now.value = before.value;
  }
  shown();
});
// A place is made when it is first opened; what it is to show may have come before.
shown();
