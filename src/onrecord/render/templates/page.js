"use strict";
(() => {
  const form = document.querySelector(".filter");
  const events = [...document.querySelectorAll("#events article")];
  const words = new Map();
  const isOpen = (event) => !event.hidden && !event.closest("details.minor:not([open])");

  // the words of an event are read when somebody first looks for some
  function holds(event, find) {
    if (!words.has(event)) words.set(event, event.textContent.toLowerCase());
    return words.get(event).includes(find);
  }

  function filter() {
    const find = form.elements.find.value.trim().toLowerCase();
    const kind = form.elements.kind.value;
    const figures = form.elements.figures.checked;
    for (const event of events) {
      event.hidden = Boolean((kind && event.dataset.kind !== kind)
        || (figures && !("figures" in event.dataset))
        || (find && !holds(event, find)));
    }
    for (const group of document.querySelectorAll("#events .minor, #events .day")) {
      group.hidden = !group.querySelector("article:not([hidden])");
      if (group.matches(".minor")) group.open = Boolean((find || kind) && !group.hidden);
    }
    const left = events.filter((event) => !event.hidden).length;
    form.querySelector("output").textContent = `${left} of ${events.length}`;
  }

  function step(by) {
    const list = events.filter(isOpen);
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

  // a link leads into what is folded away or filtered out
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) { form.reset(); filter(); }
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    if (target.matches("[tabindex]")) target.focus({ preventScroll: true });
    target.scrollIntoView();
  }

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const part of closed) part.open = true;
  });
  window.addEventListener("afterprint", () => { for (const part of closed) part.open = false; });
  window.addEventListener("hashchange", reveal);
  document.addEventListener("keydown", press);
  form.addEventListener("input", filter);
  form.addEventListener("submit", (submitted) => submitted.preventDefault());
  form.hidden = false;
  filter();
  if (location.hash) reveal();
})();
