// Sends clicks on elements with data-event, and changes of fields with data-change, to the server.
// Runs once for each HTML component; `element` and `trigger` are given by Gradio.
const send = (target, name) => {
  if (target.disabled || target.getAttribute("aria-disabled") === "true") return;
  const data = { ...target.dataset };
  if ("value" in target && target.tagName !== "BUTTON") data.value = target.value;
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
watch("value", () => window.dispatchEvent(new CustomEvent("page:shown", { detail: element })));
