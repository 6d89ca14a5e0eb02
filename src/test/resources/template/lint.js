/* What the properties panel says against the values of every element that uses a template. */
async show => {
  const modeler = window.modeler;
  const faults = [];
  let used = 0;
  const elements = modeler.get('elementRegistry').filter(element => !element.labelTarget && !element.id.endsWith('_plane')
      && element.businessObject.get('camunda:modelerTemplate'));
  for (const element of elements) {
    used++;
    const template = modeler.get('elementTemplates').get(element);
    if (!template) {
      faults.push(`${element.id}: no such template`);
      continue;
    }
    await show(element.id);
    const entries = [...document.querySelectorAll('[data-group-id^="group-ElementTemplates__CustomProperties"] [data-entry-id]')];
    const visible = template.properties.filter(property => property.type !== 'Hidden').length;
    if (entries.length !== visible) {
      faults.push(`${element.id}: ${entries.length} entries instead of ${visible}`);
    }
    entries.forEach(entry => {
      const label = entry.querySelector('label')?.textContent;
      const choices = entry.querySelector('select');
      if (choices && choices.selectedIndex < 0) {
        faults.push(`${element.id}: ${label} is none of the choices`);
      }
      const error = entry.querySelector('.bio-properties-panel-error');
      if (error) {
        faults.push(`${element.id}: ${label}: ${error.textContent}`);
      }
    });
  }
  return { used, faults };
}
