/* While something is being verified, shows every two seconds how far it is, without touching what somebody is typing. */
(function () {
  'use strict';

  async function look() {
    const shown = document.getElementById('runs');
    try {
      const answer = await fetch(window.location.pathname);
      if (answer.ok && !answer.redirected) {
        const now = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('runs');
        if (now) {
          shown.replaceWith(now);
        }
      }
    } catch (unreachable) {
      // Looks again.
    }
    again();
  }

  function again() {
    if (document.getElementById('runs').dataset.running === 'true') {
      window.setTimeout(look, 2000);
    }
  }

  again();
}());
