// Tells how much of the line is laid out on claims while amounts are written. The server checks it again.
"use strict";
(() => {
  const utfort = document.getElementById("utfort");
  if (utfort) utfort.focus();
  const skjema = document.getElementById("kobleskjema");
  if (!skjema) return;
  const rest = Number(skjema.dataset.rest);
  const fordelt = document.getElementById("fordelt");
  const felter = [...skjema.querySelectorAll('input[name^="krav-"]')];
  const tall = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en-GB" : "nb-NO");

  const les = (tekst) => {
    const rent = tekst.replace(/[\s\u00a0]/g, "").replace("−", "-");
    return Math.round(Number(rent.includes(",") ? rent.replaceAll(".", "").replace(",", ".") : rent) * 100) || 0;
  };
  skjema.addEventListener("input", () => {
    const sum = felter.reduce((samlet, felt) => samlet + les(felt.value), 0);
    fordelt.textContent = fordelt.dataset.tekst
      .replace("#", tall.format(sum / 100))
      .replace("¤", tall.format((rest - sum) / 100));
  });
})();
