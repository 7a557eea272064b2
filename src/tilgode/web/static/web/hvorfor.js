// Moves the focus to the answer of «Hvorfor?» when it has come, and back to the question when it is closed.
"use strict";
(() => {
  let sporsmaal = null;
  document.addEventListener("htmx:beforeRequest", (hendelse) => {
    sporsmaal = hendelse.detail.elt;
  });
  document.addEventListener("htmx:afterSwap", (hendelse) => {
    if (hendelse.detail.target.id !== "hvorfor") return;
    hendelse.detail.target.removeAttribute("data-tom");
    const svar = hendelse.detail.target.querySelector("[data-fokus]");
    if (!svar) return;
    svar.focus({ preventScroll: true });
    svar.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("click", (hendelse) => {
    const lukk = hendelse.target.closest("#hvorfor [data-lukk]");
    if (!lukk) return;
    hendelse.preventDefault();
    const plass = document.getElementById("hvorfor");
    plass.replaceChildren();
    plass.setAttribute("data-tom", "");
    if (sporsmaal) sporsmaal.focus();
  });
})();
