// Choosing many suggestions at once: all shown, a stretch with Shift, and the arrow keys from row to row.
// Without this file the boxes and buttons work as they are.
"use strict";
(() => {
  const skjema = document.getElementById("haugskjema");
  const utfort = document.getElementById("utfort");
  if (utfort) utfort.focus();
  if (!skjema) return;
  const bokser = [...skjema.querySelectorAll('input[name="kobling"]')];
  const alle = document.getElementById("velg-alle");
  const valgt = document.getElementById("valgt");
  if (!bokser.length || !alle) return;
  alle.closest("[hidden]").hidden = false;
  const tall = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en-GB" : "nb-NO");
  let sist = null;

  const oppdater = () => {
    const valgte = bokser.filter((boks) => boks.checked);
    const oere = valgte.reduce((sum, boks) => sum + Number(boks.dataset.oere), 0);
    alle.checked = valgte.length === bokser.length;
    alle.indeterminate = valgte.length > 0 && !alle.checked;
    valgt.textContent = valgte.length
      ? valgt.dataset.tekst.replace("#", tall.format(valgte.length)).replace("¤", tall.format(oere / 100))
      : "";
    for (const boks of bokser) boks.closest("tr").classList.toggle("valgtrad", boks.checked);
  };

  const velgStrekk = (til, paa) => {
    const [a, b] = [bokser.indexOf(sist), bokser.indexOf(til)].sort((x, y) => x - y);
    for (const boks of bokser.slice(Math.max(a, 0), b + 1)) boks.checked = paa;
  };

  skjema.addEventListener("click", (hendelse) => {
    const boks = hendelse.target;
    if (!bokser.includes(boks)) return;
    if (hendelse.shiftKey && sist) velgStrekk(boks, boks.checked);
    sist = boks;
    oppdater();
  });
  alle.addEventListener("change", () => {
    for (const boks of bokser) boks.checked = alle.checked;
    oppdater();
  });
  skjema.addEventListener("keydown", (hendelse) => {
    const her = bokser.indexOf(hendelse.target);
    const steg = { ArrowDown: 1, ArrowUp: -1 }[hendelse.key];
    if (her < 0 || !steg) return;
    hendelse.preventDefault();
    const neste = bokser[Math.min(Math.max(her + steg, 0), bokser.length - 1)];
    if (hendelse.shiftKey) {
      bokser[her].checked = true;
      neste.checked = true;
      sist = neste;
      oppdater();
    }
    neste.focus();
  });
  oppdater();
})();
