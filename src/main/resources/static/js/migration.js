/* Looks every two seconds how far a migration is, and shows the page anew when something has changed. */
(function () {
  'use strict';

  const progress = document.getElementById('progress');

  async function look() {
    try {
      const answer = await fetch(progress.dataset.source);
      if (answer.ok) {
        const now = await answer.json();
        if ([now.finished, now.moved, now.ended, now.waiting, now.failures.length].map(String).join(' ') !== progress.dataset.state) {
          window.location.reload();
          return;
        }
      }
    } catch (unreachable) {
      // Looks again.
    }
    window.setTimeout(look, 2000);
  }

  if (progress.dataset.finished !== 'true') {
    window.setTimeout(look, 1000);
  }
}());
