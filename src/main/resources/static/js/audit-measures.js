/* Which measure is shown: kept in the address, so that it can be sent on, and in the form, so that it outlives another choice. */
(function () {
  'use strict';

  const choices = Array.from(document.querySelectorAll('input[name=shown]'));

  window.Measures = {
    /** @param show called with the measure chosen, now and whenever another one is */
    follow(show) {
      const use = chosen => {
        document.querySelectorAll('[data-legend]').forEach(legend => { legend.hidden = legend.dataset.legend !== chosen; });
        const kept = document.getElementById('measure');
        kept.value = chosen;
        kept.disabled = false;
        show(chosen);
      };
      const asked = new URLSearchParams(window.location.search).get('measure');
      const first = choices.find(choice => choice.value === asked) || choices[0];
      first.checked = true;
      choices.forEach(choice => choice.addEventListener('change', () => {
        const address = new URL(window.location.href);
        address.searchParams.set('measure', choice.value);
        window.history.replaceState(null, '', address);
        use(choice.value);
      }));
      use(first.value);
    }
  };
}());
