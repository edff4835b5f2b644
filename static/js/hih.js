// Improves what already works without it: sharing, and the nearest place found on the phone itself.
(() => {
  "use strict";
  for (const link of document.querySelectorAll("[data-share]")) {
    if (navigator.share) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        navigator.share({ title: document.title, url: location.href }).catch(() => {});
      });
    }
  }
  const button = document.querySelector("[data-near]");
  const field = document.getElementById("ort");
  if (!button || !field || !navigator.geolocation) return;
  button.hidden = false;
  const away = (town, lat, lon) => {
    const east = (town[2] - lon) * Math.cos((lat * Math.PI) / 180);
    return (town[1] - lat) ** 2 + east ** 2;
  };
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(async ({ coords }) => {
      const answer = await fetch("/orte.json");
      const { towns } = await answer.json();
      const nearest = towns.reduce((best, town) =>
        away(town, coords.latitude, coords.longitude) < away(best, coords.latitude, coords.longitude) ? town : best);
      field.value = nearest[0];
      field.focus();
    }, () => { button.hidden = true; }, { maximumAge: 600000, timeout: 10000 });
  });
})();
