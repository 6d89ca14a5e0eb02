/* Opens a diagram in the Modeler's editor and says what it finds; the editor stays in window.modeler. */
async xml => {
  document.querySelector('#canvas').innerHTML = '';
  document.querySelector('#panel').innerHTML = '';
  const modeler = window.modeler = new window.BpmnModeler({ container: '#canvas', propertiesPanel: { parent: '#panel' } });
  const errors = [];
  modeler.on('elementTemplates.errors', event => errors.push(...event.errors.map(error => error.message)));
  modeler.get('elementTemplatesLoader').setTemplates(window.templates);
  const { warnings } = await modeler.importXML(xml);
  return { errors, warnings: warnings.map(warning => warning.message) };
}
