"use strict";
(() => {
  const form = document.querySelector(".filter");
  const events = [...document.querySelectorAll("#events article")];
  const words = new Map(events.map((event) => [event, event.textContent.toLowerCase()]));
  const shown = () => events.filter((event) => !event.hidden);

  function filter() {
    const find = form.elements.find.value.trim().toLowerCase();
    const kind = form.elements.kind.value;
    for (const event of events) {
      event.hidden = Boolean((kind && event.dataset.kind !== kind)
        || (form.elements.figures.checked && !("figures" in event.dataset))
        || (find && !words.get(event).includes(find)));
    }
    for (const day of document.querySelectorAll("#events .day")) {
      day.hidden = !day.querySelector("article:not([hidden])");
    }
    form.querySelector("output").textContent = `${shown().length} of ${events.length}`;
  }

  function step(by) {
    const list = shown();
    const at = list.indexOf(document.activeElement.closest("article"));
    const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
  }

  function press(key) {
    if (key.ctrlKey || key.metaKey || key.altKey) return;
    const target = key.target;
    if (target.matches("input, select, textarea")) {
      if (key.key === "Escape") target.blur();
      return;
    }
    if (key.key === "j") step(1);
    else if (key.key === "k") step(-1);
    else if (key.key === "/") { key.preventDefault(); form.elements.find.focus(); }
    else if (key.key === "Enter" && target.matches("article")) {
      const parts = [...target.querySelectorAll("details")];
      const open = parts.every((part) => part.open);
      for (const part of parts) part.open = !open;
    }
  }

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const part of closed) part.open = true;
  });
  window.addEventListener("afterprint", () => { for (const part of closed) part.open = false; });
  document.addEventListener("keydown", press);
  form.addEventListener("input", filter);
  form.addEventListener("submit", (submitted) => submitted.preventDefault());
  form.hidden = false;
  filter();
})();
