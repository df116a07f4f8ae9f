// What the page does by itself: theme, tooltips, copying, scrolling to the quoted words.
() => {
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

  const copy = async (button, text) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = button.dataset.done;
    } catch {
      button.textContent = button.dataset.failed ?? label;
    }
    setTimeout(() => (button.textContent = label), 1800);
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-local]");
    if (!target) return;
    if (target.dataset.local === "theme") {
      const on = !document.body.classList.contains("dark");
      localStorage.setItem("theme", on ? "dark" : "light");
      dark(on);
    } else if (target.dataset.local === "copy") copy(target, target.dataset.text);
    else if (target.dataset.local === "link") {
      event.preventDefault();
      history.replaceState(null, "", target.getAttribute("href"));
      copy(target, location.href);
    }
    else if (target.dataset.local === "open") $(target.dataset.target)?.classList.toggle("open");
    else if (target.dataset.local === "skip") {
      event.preventDefault();
      $("#question textarea")?.focus();
    }
  });

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
    $(".source", detail.closest(".split"))?.classList.add("open", "waiting");
  });
  addEventListener("page:clear", ({ detail }) => {
    const panel = detail.closest(".source");
    if (!panel) return;
    panel.classList.remove("open");
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
    $(".thanks", turn).hidden = (thumb && detail.dataset.good === "0") || (other && !detail.matches("input"));
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
    $("#history")?.classList.remove("open");
  });

  // A build that begins comes into view: its button may have scrolled away with the preview.
  let building = false;
  addEventListener("page:shown", ({ detail }) => {
    if (!detail.closest("#build")) return;
    const running = $(".running", detail);
    if (running && !building) reveal($("#library-place"), running);
    building = Boolean(running);
  });

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

  // Menus and forms that open over the page close by a click outside of them and by Escape.
  const popups = ".filters details[open], #history details[open]";
  document.addEventListener("click", (event) => {
    for (const popup of document.querySelectorAll(popups)) if (!popup.contains(event.target)) popup.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const popup = event.key === "Escape" && $(popups);
    if (!popup) return;
    popup.open = false;
    $("summary", popup).focus();
  });

  // Scrolls only its own pane, never the page.
  const reveal = (pane, mark) => {
    const top = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTo({ top: Math.max(0, top - pane.clientHeight * 0.3), behavior: "instant" });
  };
  addEventListener("page:shown", ({ detail }) => {
    const panel = detail.closest(".source");
    if (panel) {
      panel.classList.remove("waiting");
      panel.classList.toggle("open", !$(".nothing", panel));
      const mark = $("mark.quote", panel);
      if (mark) requestAnimationFrame(() => reveal(panel, mark));
      else panel.scrollTop = 0;
    }
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
}
