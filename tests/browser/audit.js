// What people who cannot see well, or use no mouse, would stumble over: returns one line for each fault found.
() => {
  const faults = [];
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }) && box.width > 0 && box.height > 0;
  };
  const name = (element) => {
    const label = element.getAttribute("aria-label") || element.getAttribute("title");
    if (label) return label.trim();
    const words = (element.labels?.[0] ?? element).textContent.trim();
    return element.matches("input, textarea, select") && !element.labels?.length ? "" : words;
  };
  const describe = (element) => `${element.tagName.toLowerCase()}.${element.className}#${element.id} "${element.textContent.trim().slice(0, 40)}"`;

  for (const control of document.querySelectorAll("button, a[href], input, textarea, select, summary, [role=button]")) {
    if (shown(control) && !name(control)) faults.push(`no name: ${describe(control)}`);
  }
  for (const region of document.querySelectorAll("nav, section[aria-label], [role=region], [role=group]")) {
    if (shown(region) && !region.getAttribute("aria-label")) faults.push(`no label: ${describe(region)}`);
  }
  const ids = new Map();
  for (const element of document.querySelectorAll("[id]")) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
  for (const [id, count] of ids) if (id && count > 1) faults.push(`id used ${count} times: ${id}`);
  const headings = [...document.querySelectorAll("h1")].filter(shown).length;
  if (headings !== 1) faults.push(`${headings} first headings`);

  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return { rgb: [r, g, b], a };
  };
  const over = (top, below) => top.rgb.map((part, i) => part * top.a + below[i] * (1 - top.a));
  const ground = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) layers.push(parse(getComputedStyle(each).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const told = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !shown(element) || element.closest(".unseen, :disabled, script, style, #opening")) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    if (size < 5) continue;
    const below = ground(element);
    const [light, dark] = [luminance(over(parse(style.color), below)), luminance(below)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const key = `${style.color} on ${below.map(Math.round)}`;
    if (ratio < (large ? 3 : 4.5) && !told.has(key)) {
      told.add(key);
      faults.push(`contrast ${ratio.toFixed(2)} (${key}): ${describe(element)}`);
    }
  }
  for (const control of document.querySelectorAll("button, summary, input, select")) {
    const box = control.getBoundingClientRect();
    const inline = getComputedStyle(control).display === "inline";
    if (shown(control) && !inline && !control.closest(".unseen") && !control.classList.contains("unseen") && (box.width < 24 || box.height < 24))
      faults.push(`${Math.round(box.width)} × ${Math.round(box.height)} px is too small to hit: ${describe(control)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page is wider than the screen");
  return faults;
}
