// What is new is spoken by screen readers: it is written, once, into a region that is always there.
const voice = document.createElement("div");
voice.id = "voice";
voice.className = "unseen";
voice.setAttribute("role", "status");
document.body.append(voice);
const say = (words) => {
  const line = document.createElement("p");
  line.textContent = words;
  voice.replaceChildren(line);
};

// A growing answer is spoken when it is whole; a part that is drawn again with the same words is not spoken again.
const spoken = new WeakMap();
addEventListener("page:shown", ({ detail }) => {
  const part = $("[data-spoken], [data-answered] .said", detail);
  const words = part?.checkVisibility() ? part.dataset.spoken || part.innerText : "";
  if (words && words !== spoken.get(detail)) say(words);
  spoken.set(detail, words);
});

// Gradio's label of a box holds the button beside it too: to screen readers both would be the name of the box.
for (const box of document.querySelectorAll("label textarea, label input"))
  box.ariaLabel ??= $("[data-testid=block-info]", box.closest("label"))?.textContent.trim() ?? null;
