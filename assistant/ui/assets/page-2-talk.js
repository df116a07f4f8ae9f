// The talk: citations and their source, feedback, the address, the place of a new question.
// The chip whose source is open stays marked, and closing the panel gives the focus back to it.
let opened = null;
const current = (turn, n) => {
  for (const chip of document.querySelectorAll(".cite[aria-current]")) chip.removeAttribute("aria-current");
  for (const chip of document.querySelectorAll(`.cite[data-turn="${turn}"][data-n="${n}"]`))
    chip.setAttribute("aria-current", "true");
};
addEventListener("page:select", ({ detail }) => {
  hide();
  if (!detail.closest(".source")) opened = detail;
  if (detail.dataset.n) current(detail.dataset.turn, detail.dataset.n);
  const place = detail.closest(".split");
  if (!place || detail.closest("#history")) return;
  const panel = $(".source", place);
  // The server has nothing new to say of what is shown already: then its words only come back into view.
  const wanted = JSON.stringify(detail.dataset);
  panel.classList.add("open");
  panel.classList.toggle("waiting", wanted !== panel.dataset.shows);
  panel.dataset.shows = wanted;
  toQuote(panel);
});
addEventListener("page:clear", ({ detail }) => {
  const panel = detail.closest(".source");
  if (!panel) return;
  panel.classList.remove("open");
  delete panel.dataset.shows;
  current(-1, -1);
  opened?.focus();
});

// Feedback: what was pressed stays pressed; a thumb down asks what is wrong, and "other" asks for words.
addEventListener("page:like", ({ detail }) => {
  const turn = detail.closest(".turn");
  const thumb = detail.classList.contains("thumb");
  const press = (group) => {
    for (const other of turn.querySelectorAll(group)) other.setAttribute("aria-pressed", String(other === detail));
  };
  if (thumb) press(".thumb");
  if (!detail.matches("input")) press(".reasons .chip");
  if (thumb) $(".reasons", turn).hidden = detail.dataset.good === "1";
  const other = detail.dataset.reason === $(".comment input", turn).dataset.reason;
  $(".comment", turn).hidden = !other;
  if (other && !detail.matches("input")) $(".comment input", turn).focus();
  const thanks = $(".thanks", turn);
  thanks.hidden = (thumb && detail.dataset.good === "0") || (other && !detail.matches("input"));
  if (!thanks.hidden) say(thanks.textContent);
});

// The open conversation stands in the address, so that reloading the page opens it again.
let open = null;
addEventListener("page:shown", () => {
  const now = $("[data-open]")?.dataset.open;
  if (now === undefined || now === open) return;
  open = now;
  const address = new URL(location);
  if (now) address.searchParams.set("c", now);
  else address.searchParams.delete("c");
  address.searchParams.delete("q");
  history.replaceState(null, "", address);
});

// A new question goes to the top of the chat once; after that the answer grows below and nothing moves.
let asked = "";
const pane = () => $("#talk");
new MutationObserver(() => {
  const last = $("#talk .turn.last");
  const key = last ? last.dataset.key ?? last.querySelector(".asked")?.textContent + document.querySelectorAll("#talk .turn").length : "";
  if (!last || key === asked) return;
  asked = key;
  // What was pressed to ask may be gone with the turn before: the focus goes on from the new question.
  if (document.activeElement === document.body) $(".asked", last)?.focus({ preventScroll: true });
  const top = last.getBoundingClientRect().top - pane().getBoundingClientRect().top + pane().scrollTop;
  pane().scrollTo({ top: top - 8, behavior: calm ? "instant" : "smooth" });
}).observe(document.body, { childList: true, subtree: true });

// Enter that only ends a word of an input method must not send the question.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing && event.key === "Enter") event.stopPropagation();
    if (event.key === "Escape" && !tip.hidden) hide();
  },
  true,
);

presses.skip = () => $("#question textarea")?.focus();
