/* Selects an element and waits until the properties panel shows it. */
async id => {
  const modeler = window.modeler;
  const element = modeler.get('elementRegistry').get(id);
  const selection = modeler.get('selection');
  modeler.get('canvas').setRootElement(modeler.get('canvas').findRoot(element));
  const shown = () => document.querySelector('#bio-properties-panel-id')?.value === id
      && (!element.businessObject.get('camunda:modelerTemplate')
          || document.querySelector('[data-group-id^="group-ElementTemplates__CustomProperties"]'));
  for (let wait = 0; wait < 1000 && !shown(); wait++) {
    // Just after a diagram was opened the panel may miss a selection.
    if (wait % 50 === 0) {
      selection.deselect(element);
      selection.select(element);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  if (!shown()) {
    throw new Error(`the panel does not show ${id}`);
  }
}
