// Moves the focus to the answer of «Hvorfor?» when it has come, and back to the question when it is closed.
"use strict";
(() => {
  let sporsmaal = null;
  document.addEventListener("htmx:beforeRequest", (hendelse) => {
    if (hendelse.detail.target.id === "hvorfor") sporsmaal = hendelse.detail.elt;
  });
  document.addEventListener("htmx:afterSwap", (hendelse) => {
    if (hendelse.detail.target.id !== "hvorfor") return;
    const svar = hendelse.detail.target.querySelector("[data-fokus]");
    if (!svar) return;
    svar.focus({ preventScroll: true });
    svar.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("htmx:responseError", (hendelse) => {
    if (hendelse.detail.target.id !== "hvorfor") return;
    const plass = document.getElementById("hvorfor");
    const melding = document.createElement("p");
    melding.setAttribute("role", "alert");
    melding.textContent = plass.dataset.feil;
    plass.replaceChildren(melding);
  });
  document.addEventListener("click", (hendelse) => {
    const lukk = hendelse.target.closest("#hvorfor [data-lukk]");
    if (!lukk) return;
    hendelse.preventDefault();
    const plass = document.getElementById("hvorfor");
    plass.replaceChildren();
    if (sporsmaal) sporsmaal.focus();
  });
})();
