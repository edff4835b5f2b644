// Improves what already works without it: "/" leads to the quick search from anywhere.
(() => {
  "use strict";
  const quick = document.querySelector("[data-quick]");
  if (!quick) return;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    quick.focus();
  });
})();
