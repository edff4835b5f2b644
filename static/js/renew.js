// Asks for the page again every four seconds while a job works, and shows what changed.
"use strict";
const part = document.querySelector("[data-renew]");
if (part) {
  const timer = setInterval(async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-renew]");
    if (!fresh) { clearInterval(timer); location.reload(); return; }
    if (fresh.textContent !== part.textContent) part.textContent = fresh.textContent;
  }, 4000);
}
