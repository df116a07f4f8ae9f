// What opens, closes and scrolls beside the talk.
// Scrolls only its own pane, never the page.
const reveal = (pane, mark) => {
  const top = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  pane.scrollTo({ top: Math.max(0, top - pane.clientHeight * 0.3), behavior: "instant" });
};
const toQuote = (panel) => {
  const mark = $("mark.quote", panel);
  if (mark) requestAnimationFrame(() => reveal(panel, mark));
  else panel.scrollTop = 0;
};
addEventListener("page:shown", ({ detail }) => {
  const panel = detail.closest(".source");
  if (!panel) return;
  panel.classList.remove("waiting");
  panel.classList.toggle("open", !$(".nothing", panel));
  toQuote(panel);
});

// A build that begins comes into view: its button may have scrolled away with the preview.
let building = false;
addEventListener("page:shown", ({ detail }) => {
  if (!detail.closest("#build")) return;
  const running = $(".running", detail);
  if (running && !building) reveal($("#library-place"), running);
  building = Boolean(running);
});

// Menus and forms that open over the page close by a click outside of them and by Escape.
const popups = ".filters details[open], #history details[open]";
document.addEventListener("click", (event) => {
  for (const popup of document.querySelectorAll(popups)) if (!popup.contains(event.target)) popup.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const popup = $(popups);
  if (popup) {
    popup.open = false;
    $("summary", popup).focus();
  } else if ($("#history.open")) {
    unfold(false);
    $(".history-button").focus();
  }
});

// On a narrow screen the conversations open over the talk, until one is chosen or something else is pressed.
const unfold = (on) => {
  $("#history")?.classList.toggle("open", on);
  $(".history-button")?.setAttribute("aria-expanded", String(on));
};
presses.conversations = () => unfold(!$("#history.open"));
for (const name of ["page:select", "page:undo"])
  addEventListener(name, ({ detail }) => detail.closest("#history") && unfold(false));
document.addEventListener("click", ({ target }) => {
  const within = target.closest("#history, .history-button") && !target.closest("#new-conversation");
  if (!within && target.isConnected) unfold(false);
});
