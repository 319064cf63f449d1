/* Small comforts. Everything works without this file; nothing here decides anything. */
(function () {
  "use strict";

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  function focusSearch() {
    const box = document.querySelector("#find-box");
    if (box) { box.focus(); box.select(); }
  }

  /* Lists: j and k move, Enter opens the row's first link. */
  function rows() { return Array.from(document.querySelectorAll("[data-rows] tbody tr, [data-rows] > a")); }
  function pick(step) {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((row) => row.classList.contains("picked"));
    const next = Math.min(all.length - 1, Math.max(0, now < 0 ? 0 : now + step));
    all.forEach((row) => row.classList.remove("picked"));
    all[next].classList.add("picked");
    all[next].scrollIntoView({ block: "nearest" });
  }
  function openPicked() {
    const row = document.querySelector("[data-rows] .picked");
    const link = row && (row.matches("a") ? row : row.querySelector("a"));
    if (link) link.click();
  }

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      focusSearch();
      return;
    }
    if (event.key === "Escape") {
      const results = document.querySelector("#find-results");
      if (results) results.textContent = "";
      document.querySelectorAll("details[data-float][open]").forEach((open) => open.removeAttribute("open"));
      return;
    }
    if (event.target.id === "find-box" && event.key === "ArrowDown") {
      const first = document.querySelector("#find-results a");
      if (first) { event.preventDefault(); first.focus(); }
      return;
    }
    const result = event.target.closest("#find-results a");
    if (result && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const next = event.key === "ArrowDown" ? result.nextElementSibling : result.previousElementSibling;
      event.preventDefault();
      if (next && next.matches("a")) next.focus(); else focusSearch();
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "j") pick(1);
    if (event.key === "k") pick(-1);
    if (event.key === "Enter" && event.target === document.body) openPicked();
    if (event.key === "/") { event.preventDefault(); focusSearch(); }
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details[data-float][open]").forEach((open) => {
      if (!open.contains(event.target)) open.removeAttribute("open");
    });
    if (!event.target.closest(".find")) {
      const results = document.querySelector("#find-results");
      if (results) results.textContent = "";
    }
    if (event.target.closest("[data-print]")) window.print();
    const all = event.target.closest("[data-pick-all]");
    if (all) all.closest("table").querySelectorAll("tbody input[type=checkbox]").forEach((box) => { box.checked = all.checked; });
    const copy = event.target.closest("[data-copy]");
    if (copy) navigator.clipboard.writeText(copy.dataset.copy).then(() => { copy.textContent = copy.dataset.copied; });
  });

  /* Upload: drop files on the field, see their names, send. */
  document.querySelectorAll(".drop").forEach((area) => {
    const input = area.querySelector("input[type=file]");
    const names = area.querySelector("[data-names]");
    const tell = () => {
      const files = Array.from(input.files);
      names.textContent = files.length ? files.map((file) => file.name).join(" · ") : names.dataset.names;
    };
    ["dragover", "dragenter"].forEach((word) => area.addEventListener(word, (event) => {
      event.preventDefault();
      area.classList.add("over");
    }));
    ["dragleave", "drop"].forEach((word) => area.addEventListener(word, () => area.classList.remove("over")));
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      input.files = event.dataTransfer.files;
      tell();
    });
    input.addEventListener("change", tell);
  });

  /* Many files: one after the other, so that the page can say how far it is. Without this the first file goes alone. */
  document.querySelectorAll("form[data-upload]").forEach((form) => {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const files = Array.from(form.querySelector("input[type=file]").files);
      const bar = form.querySelector("progress");
      const count = form.querySelector("[data-upload-count]");
      const results = form.querySelector("[data-upload-results]");
      const button = form.querySelector("button");
      const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
      button.disabled = true;
      bar.hidden = results.hidden = false;
      bar.max = files.length;
      for (const [index, file] of files.entries()) {
        count.textContent = (index + 1) + "/" + files.length + " " + file.name;
        const body = new FormData();
        body.append("file", file);
        const answer = await fetch(form.action, { method: "POST", body, headers: { "X-CSRFToken": token, "HX-Request": "true" } });
        const text = await answer.text();
        if (answer.headers.get("HX-Redirect")) { window.location = answer.headers.get("HX-Redirect"); return; }
        if (answer.ok) results.querySelector("tbody").insertAdjacentHTML("beforeend", text);
        else document.querySelector("#notices").insertAdjacentHTML("beforeend", text);
        bar.value = index + 1;
      }
      count.textContent = count.dataset.done.replace("{n}", files.length);
      button.disabled = false;
    });
  });

  /* A form that works for long says so, and cannot be sent twice. */
  document.addEventListener("submit", (event) => {
    const button = event.target.querySelector("button[data-busy]");
    if (!button || event.defaultPrevented) return;
    window.setTimeout(() => { button.disabled = true; button.textContent = button.dataset.busy; }, 0);
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
})();
