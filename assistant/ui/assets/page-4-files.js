// What goes to the clipboard and to files.
const copy = async (button, text) => {
  const label = (button.dataset.label ??= button.textContent);
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.done;
  } catch {
    button.textContent = button.dataset.failed ?? label;
  }
  say(button.textContent);
  setTimeout(() => (button.textContent = label), 1800);
};
presses.copy = (button) => copy(button, button.dataset.text);
presses.link = (link) => {
  history.replaceState(null, "", link.getAttribute("href"));
  copy(link, location.href);
};

// A file made by the server is saved by the browser.
addEventListener("page:shown", ({ detail }) => {
  const file = $("[data-file]", detail);
  if (!file) return;
  const bytes = Uint8Array.from(atob(file.dataset.file), (char) => char.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.dataset.type }));
  link.download = file.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  file.remove();
});
