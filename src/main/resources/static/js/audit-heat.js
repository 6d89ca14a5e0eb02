/* Figures of steps on the diagram. Colours and numbers are read from the table below it, which says the same. */
(function () {
  'use strict';

  const box = document.getElementById('diagram');
  const section = box.closest('.side');
  const select = section.querySelector('.planes select');
  const viewer = new window.BpmnJS({ container: box });
  const rows = new Map(Array.from(document.querySelectorAll('#steps [data-step]')).map(row => [row.dataset.step, row]));
  const READABLE = 0.3;
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
          position: { bottom: 6, left: 4 }, html: number, show: { minZoom: READABLE, maxZoom: 100 }, scale: { min: 0.7, max: 1 }
        });
      }
    });
  }

  async function open(plane) {
    await viewer.importXML(window.Planes.documentOf(whole, plane));
    select.selectedIndex = planes.indexOf(plane);
    const canvas = viewer.get('canvas');
    mark();
    if (canvas.zoom('fit-viewport') < READABLE) {
      readFromTheLeft(canvas);
    }
    hint();
  }

  /** Where the whole does not fit so that numbers can be read, the beginning does. */
  function readFromTheLeft(canvas) {
    const { inner, outer } = canvas.viewbox();
    const zoom = 0.5;
    canvas.viewbox({ x: inner.x - 10, y: inner.y + inner.height / 2 - outer.height / zoom / 2, width: outer.width / zoom, height: outer.height / zoom });
  }

  function hint() {
    section.querySelector('.too-small').hidden = viewer.get('canvas').zoom() >= READABLE;
  }

  function zoom(how) {
    const canvas = viewer.get('canvas');
    canvas.zoom(how === 'fit' ? 'fit-viewport' : canvas.zoom() * (how === 'in' ? 1.25 : 0.8), how === 'fit' ? undefined : 'auto');
  }

  async function show() {
    const answer = await fetch(box.dataset.diagram);
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    whole = new DOMParser().parseFromString(await answer.text(), 'text/xml');
    planes = window.Planes.of(whole);
    planes.forEach((plane, place) => select.add(new Option(window.Planes.titleOf(whole, plane, place))));
    section.querySelector('.planes').hidden = planes.length < 2;
    select.addEventListener('change', () => open(planes[select.selectedIndex]));
    section.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => zoom(button.dataset.zoom)));
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
