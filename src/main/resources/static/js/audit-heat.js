/* Figures of steps on the diagram. Colours and numbers are read from the table below it, which says the same. */
(function () {
  'use strict';

  const box = document.getElementById('diagram');
  const section = box.closest('.side');
  const select = section.querySelector('.planes select');
  const viewer = new window.BpmnJS({ container: box });
  const rows = new Map(Array.from(document.querySelectorAll('#steps [data-step]')).map(row => [row.dataset.step, row]));
  let whole;
  let planes;
  let measure;

  /** The cases behind the figure: where it says how late, those that are. */
  function linkOf(row) {
    return (row.querySelector(`[data-measure=${measure}] + a`) || row.querySelector('a')).href;
  }

  function mark() {
    const canvas = viewer.get('canvas');
    const overlays = viewer.get('overlays');
    overlays.remove({ type: 'figure' });
    viewer.get('elementRegistry').filter(element => element.parent && !element.labelTarget && rows.has(element.id)).forEach(element => {
      const row = rows.get(element.id);
      const figure = row.querySelector(`[data-measure=${measure}]`);
      const opened = element.type === 'bpmn:SubProcess' && !element.collapsed;
      for (let degree = 1; degree <= 5; degree++) {
        canvas.removeMarker(element, 'heat-' + degree);
      }
      if (figure.dataset.degree !== '0') {
        if (!opened) {
          canvas.addMarker(element, 'heat-' + figure.dataset.degree);
        }
        const number = document.createElement('a');
        number.className = 'step-figure';
        number.href = linkOf(row);
        number.textContent = figure.textContent;
        number.setAttribute('aria-label', `${row.dataset.name}：${figure.textContent}，打开案卷`);
        overlays.add(element, 'figure', {
          position: { bottom: 6, left: 4 }, html: number, show: { minZoom: window.Planes.READABLE, maxZoom: 100 }, scale: { min: 0.7, max: 1 }
        });
      }
    });
  }

  async function open(plane) {
    await viewer.importXML(window.Planes.documentOf(whole, plane));
    select.selectedIndex = planes.indexOf(plane);
    mark();
    window.Planes.fit(viewer.get('canvas'));
    hint();
  }

  function hint() {
    section.querySelector('.too-small').hidden = viewer.get('canvas').zoom() >= window.Planes.READABLE;
  }

  async function show() {
    whole = await window.Planes.read(box.dataset.diagram);
    planes = window.Planes.offer(section, whole, open, how => window.Planes.zoom(viewer.get('canvas'), how));
    viewer.on('canvas.viewbox.changed', hint);
    viewer.on('element.click', event => {
      const row = rows.get(event.element.id);
      const figure = row && row.querySelector(`[data-measure=${measure}]`);
      if (figure && figure.dataset.degree !== '0') {
        window.location.assign(linkOf(row));
      }
    });
    await open(planes[0]);
  }

  window.Measures.follow(chosen => {
    measure = chosen;
    if (planes) {
      mark();
    }
  });
  show().then(() => { box.dataset.ready = 'true'; }, () => { section.querySelector('[role=alert]').hidden = false; });
}());
