/* Draws one diagram and says what of it cannot be seen. */
async ({ xml, shown }) => {
  const viewer = new window.BpmnJS({ container: '#canvas' });
  try {
    const { warnings } = await viewer.importXML(xml);
    const { svg } = await viewer.saveSVG();
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const root = picture.documentElement;
    // Readers with a dark page would otherwise see black lines on black.
    const paper = picture.createElementNS(root.namespaceURI, 'rect');
    const [x, y, width, height] = root.getAttribute('viewBox').split(' ');
    Object.entries({ x, y, width, height, fill: 'white' }).forEach(([name, value]) => paper.setAttribute(name, value));
    root.insertBefore(paper, root.firstChild);
    // What the viewer needs for the mouse only.
    picture.querySelectorAll('.djs-hit, .djs-outline').forEach(helper => helper.remove());
    const visible = id => {
      const graphics = viewer.get('elementRegistry').getGraphics(id);
      const box = graphics && graphics.getBBox();
      return box && box.width + box.height > 0;
    };
    const text = new XMLSerializer().serializeToString(picture).replaceAll('<g class="djs-group"', '\n<g class="djs-group"');
    // The viewer invents other ids each time; the same diagram is to give the same file.
    const markers = [...picture.querySelectorAll('marker')].map(marker => marker.id);
    return {
      svg: markers.reduce((drawn, id, index) => drawn.replaceAll(id, `marker-${index}`), text),
      missing: shown.filter(id => !visible(id)),
      warnings: warnings.map(warning => warning.message)
    };
  } finally {
    viewer.destroy();
  }
}
