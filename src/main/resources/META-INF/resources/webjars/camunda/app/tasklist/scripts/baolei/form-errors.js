// Two faults of the shipped forms, mended where they hurt the person filling one in:
// - After a row of a dynamic list has once had an error, form-js keeps an empty entry in its list of errors and Tasklist
//   leaves the button disabled for ever although nothing is red. Completing validates the whole form afresh, so it is
//   safe to allow it as soon as no field shows an error.
// - After a refused attempt the first wrong field can be far outside of the visible part of a long form.
const BUTTONS = 'button[ng-click="complete()"], button[ng-click="startProcessInstance()"]';
const WRONG = '.fjs-container .fjs-has-errors';

function owner(scope, name) {
  let current = scope;
  while (current && !Object.prototype.hasOwnProperty.call(current, name)) {
    current = current.$parent;
  }
  return current;
}

function release() {
  if (document.querySelector(WRONG) || !document.querySelector('.fjs-container')) {
    return;
  }
  for (const button of document.querySelectorAll(BUTTONS)) {
    const scope = owner(window.angular.element(button).scope(), '$invalid');
    if (scope && scope.$invalid) {
      scope.$evalAsync(() => { scope.$invalid = false; });
    }
  }
}

function showFirst() {
  const field = document.querySelector(WRONG);
  if (field) {
    field.scrollIntoView({ block: 'center' });
    const input = field.querySelector('input, textarea, select');
    if (input) {
      input.focus({ preventScroll: true });
    }
  }
}

new MutationObserver(release).observe(document.body, {
  subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'class']
});
document.addEventListener('click', event => {
  if (event.target.closest && event.target.closest(BUTTONS)) {
    setTimeout(showFirst, 300);
  }
}, true);
