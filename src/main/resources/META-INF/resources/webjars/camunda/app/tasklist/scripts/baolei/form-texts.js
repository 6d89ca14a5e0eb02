import { chinese } from '../../../../lib/baolei/language.js';
import { messageWithin, translate } from './dictionary.js';

const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];
const WIDGETS = '.fjs-container, .uib-datepicker, .uib-timepicker, [cam-widget-bpmn-viewer]';
const NOTICES = '[notifications-panel]';
// Data, not wording of a widget: never touched, even if it reads like one of our texts.
const DATA = '.fjs-table-body, .fjs-form-field-text, .fjs-form-field-html, .fjs-taglist-tag-label, textarea, label, '
  + '.fjs-select-display:not(.fjs-select-placeholder), .fjs-dropdownlist-item, .djs-container';

function replaceText(node, chineseFor) {
  const text = node.data.trim();
  const replacement = text && chineseFor(text);
  if (replacement && replacement !== text) {
    node.data = node.data.replace(text, () => replacement);
  }
}

function replaceAttributes(element) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name);
    const replacement = text && translate(text.trim());
    if (replacement && replacement !== text) {
      element.setAttribute(name, replacement);
    }
  }
}

function visitText(node) {
  const parent = node.parentElement;
  if (!parent) {
    return;
  }
  if (parent.closest(NOTICES)) {
    replaceText(node, messageWithin);
  } else if (parent.closest(WIDGETS) && !parent.closest(DATA)) {
    replaceText(node, translate);
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
    [root, ...root.querySelectorAll('*')].filter(element => element.closest(WIDGETS)).forEach(replaceAttributes);
  }
}

if (chinese) {
  new MutationObserver(mutations => mutations.forEach(mutation => {
    if (mutation.type === 'childList') {
      mutation.addedNodes.forEach(visit);
    } else {
      visit(mutation.target);
    }
  })).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES
  });
  visit(document.body);
}
