import { chinese } from '../../../../lib/baolei/language.js';
import { translateCriterion } from './criteria.js';
import { messageWithin, translate } from './dictionary.js';

const ATTRIBUTES = ['placeholder', 'title', 'aria-label', 'label'];

// What Tasklist draws before its labels have arrived keeps the bare key, such as CREATION_DATE.
const { labels } = chinese ? await (await fetch(new URL('../../locales/zh.json', import.meta.url))).json() : {};
const labelOf = key => /^[A-Z][A-Z_]{3,}$/.test(key) && labels[key];

// Where English may stand, and who knows the Chinese for it.
const PLACES = [
  ['[notifications-panel]', messageWithin],
  ['.fjs-container, .uib-datepicker, .uib-timepicker, [cam-widget-bpmn-viewer]', translate],
  ['.filter-modal select, .filter-modal .tooltip, .filter-modal .help-block', translateCriterion],
  ['body', labelOf]
];

// Data, not wording of a widget: never touched, even if it reads like one of our texts. The cell that spans a table is what form-js
// writes when there are no rows.
const DATA = '.fjs-table-body td:not([colspan]), .fjs-form-field-text, .fjs-form-field-html, .fjs-taglist-tag-label, textarea, label, '
  + '.fjs-select-display:not(.fjs-select-placeholder), .fjs-dropdownlist-item, .djs-container';

const translatorOf = element => (PLACES.find(([selector]) => element.closest(selector)) || [])[1];

function visitText(node) {
  const parent = node.parentElement;
  const text = node.data.trim();
  const translator = parent && text && !parent.closest(DATA) && translatorOf(parent);
  const replacement = translator && translator(text);
  if (replacement && replacement !== text) {
    node.data = node.data.replace(text, () => replacement);
  }
}

function visitAttributes(element) {
  const translator = translatorOf(element);
  for (const name of translator ? ATTRIBUTES : []) {
    const text = element.getAttribute(name);
    const replacement = text && translator(text.trim());
    if (replacement && replacement !== text) {
      element.setAttribute(name, replacement);
    }
  }
}

function visit(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    visitText(root);
  } else if (root.nodeType === Node.ELEMENT_NODE) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      visitText(texts.currentNode);
    }
    [root, ...root.querySelectorAll('*')].forEach(visitAttributes);
  }
}

function seen(mutation) {
  if (mutation.type === 'childList') {
    mutation.addedNodes.forEach(visit);
  } else if (mutation.type === 'attributes') {
    visitAttributes(mutation.target);
  } else {
    visitText(mutation.target);
  }
}

if (chinese) {
  new MutationObserver(mutations => mutations.forEach(seen)).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES
  });
  visit(document.body);
}
