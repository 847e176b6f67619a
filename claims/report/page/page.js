"use strict";
// What a reader does with the page: choose what is shown, walk from note to note, turn the light down.
// Everything is in the page already; nothing is loaded, kept or sent.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const notes = all(".note");
  const stretches = all(".claim");
  const controls = document.getElementById("controls");
  const theme = document.getElementById("theme");
  const byNumber = new Map(notes.map((note) => [note.id.slice(1), note]));
  const noteOf = (hash) => (/^#n\d+$/.test(hash) ? byNumber.get(hash.slice(2)) : undefined);
  const notesOf = (stretch) => stretch.dataset.notes.split(" ").map((number) => byNumber.get(number));
  const stretchesOf = new Map(notes.map((note) => [note, []]));
  for (const stretch of stretches) for (const note of notesOf(stretch)) stretchesOf.get(note).push(stretch);

  let current = null;
  let openedHere = false;

  // ---- what is shown

  const boxes = [...controls.querySelectorAll("[name=state]")];
  const states = boxes.map((box) => box.value);
  const isSuppressed = (note) => note.classList.contains("suppressed");
  const rank = (note) => states.indexOf(note.dataset.state) + (isSuppressed(note) ? states.length : 0);

  function show() {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const { kind, code } = controls.elements;
    for (const note of notes) {
      const { state, kind: ofKind, codes = "" } = note.dataset;
      note.hidden =
        !wanted.has(state) ||
        (isSuppressed(note) && !wanted.has("suppressed")) ||
        (kind.value !== "" && kind.value !== ofKind) ||
        (code.value !== "" && !codes.split(" ").includes(code.value));
      const link = document.getElementById("r" + note.id.slice(1));
      if (link) link.parentElement.hidden = note.hidden;
    }
    stretches.forEach(dress);
    const shown = notes.filter((note) => !note.hidden).length;
    document.getElementById("shown").value =
      shown === notes.length ? `${shown} notes` : `${shown} of ${notes.length} notes`;
    if (current?.hidden) leave();
  }

  // Words under several notes look as the one that asks for attention first.
  function dress(stretch) {
    const visible = notesOf(stretch).filter((note) => !note.hidden);
    const front = visible.sort((a, b) => rank(a) - rank(b))[0];
    stretch.className = `claim ${front?.dataset.state ?? "plain"}`;
    stretch.classList.toggle("suppressed", front !== undefined && isSuppressed(front));
    stretch.classList.toggle("current", visible.includes(current));
  }

  // ---- walking

  function leave() {
    if (!current) return;
    const left = current;
    current = null;
    left.classList.remove("current");
    if (openedHere) left.open = false;
    stretchesOf.get(left).forEach(dress);
  }

  function enter(note) {
    if (note !== current) {
      leave();
      current = note;
      openedHere = !note.open;
      note.open = true;
      note.classList.add("current");
      stretchesOf.get(note).forEach(dress);
    }
    note.scrollIntoView({ block: "center" });
    note.querySelector("summary").focus({ preventScroll: true });
  }

  function step(by, among) {
    const wanted = notes.filter((note) => !note.hidden && (among === "note" || note.classList.contains("reported")));
    if (!wanted.length) return;
    const here = current ? notes.indexOf(current) : by > 0 ? -1 : notes.length;
    const ahead = wanted.filter((note) => (notes.indexOf(note) - here) * by > 0);
    enter(by > 0 ? (ahead[0] ?? wanted[0]) : (ahead.at(-1) ?? wanted.at(-1)));
  }

  function escape() {
    const link = current && document.getElementById("r" + current.id.slice(1));
    leave();
    if (link) link.focus({ preventScroll: true });
    else document.activeElement.blur();
  }

  const keys = {
    j: () => step(1, "note"),
    k: () => step(-1, "note"),
    n: () => step(1, "finding"),
    p: () => step(-1, "finding"),
    Escape: escape,
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("select");
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (typing || modified || !(event.key in keys)) return;
    if (event.key !== "Escape" && !controls.elements.keys.checked) return;
    event.preventDefault();
    keys[event.key]();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#n']");
    const stretch = event.target.closest(".claim");
    const summary = event.target.closest(".note > summary");
    const button = event.target.closest("button[data-step]");
    if (link && noteOf(link.hash)) {
      event.preventDefault();
      unhide(noteOf(link.hash));
      history.replaceState(null, "", link.hash);
      enter(noteOf(link.hash));
    } else if (stretch) {
      const visible = notesOf(stretch).filter((note) => !note.hidden);
      if (visible.length) enter(visible[(visible.indexOf(current) + 1) % visible.length]);
    } else if (summary && summary.parentElement === current) {
      openedHere = false; // from now on the reader decides whether it is open
    } else if (button) {
      step(Number(button.dataset.step), button.dataset.among);
    }
  });

  function unhide(note) {
    if (!note.hidden) return;
    controls.reset();
    show();
  }

  function underPointer(event, hovered) {
    const note = event.target.closest?.(".note");
    if (note) for (const stretch of stretchesOf.get(note)) stretch.classList.toggle("hover", hovered);
  }
  document.addEventListener("pointerover", (event) => underPointer(event, true));
  document.addEventListener("pointerout", (event) => underPointer(event, false));

  // ---- light, paper

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const nameTheme = () => (theme.textContent = isDark() ? "Light page" : "Dark page");
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
  });
  dark.addEventListener("change", nameTheme);

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not(.note, [open])"); // lists are printed whole, notes as they stand
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });

  controls.addEventListener("submit", (event) => event.preventDefault());
  controls.addEventListener("change", show);
  addEventListener("hashchange", () => noteOf(location.hash) && enter(noteOf(location.hash)));
  controls.hidden = notes.length === 0;
  theme.hidden = false;
  nameTheme();
  show();
  if (noteOf(location.hash)) enter(noteOf(location.hash));
})();
