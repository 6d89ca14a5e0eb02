/* The planes of a diagram: the main one, and one for the inside of each collapsed sub-process; and what pages that show them have in common. */
(function () {
  'use strict';

  const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
  const DRAWING = 'http://www.omg.org/spec/BPMN/20100524/DI';

  function titleOf(whole, plane, place) {
    const element = whole.getElementById(plane.getAttribute('bpmnElement'));
    return place === 0 || !element ? '主图' : element.getAttribute('name') || element.id;
  }

  window.Planes = {
    /** The zoom below which words cannot be read. */
    READABLE: 0.3,

    /** The diagram that the server has at an address. */
    async read(address) {
      const answer = await fetch(address);
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      return new DOMParser().parseFromString(await answer.text(), 'text/xml');
    },

    /** Lets the reader choose among the planes where there are several, and zoom by the section's buttons. Returns the planes. */
    offer(section, whole, open, zoom) {
      const planes = Array.from(whole.getElementsByTagNameNS(DRAWING, 'BPMNPlane'));
      const select = section.querySelector('.planes select');
      planes.forEach((plane, place) => select.add(new Option(titleOf(whole, plane, place))));
      section.querySelector('.planes').hidden = planes.length < 2;
      select.addEventListener('change', () => open(planes[select.selectedIndex]));
      section.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => zoom(button.dataset.zoom)));
      return planes;
    },

    /** how: in, out, or fit. */
    zoom(canvas, how) {
      canvas.zoom(how === 'fit' ? 'fit-viewport' : canvas.zoom() * (how === 'in' ? 1.25 : 0.8), how === 'fit' ? undefined : 'auto');
    },

    /** The whole; or its beginning, where the whole could not be read. */
    fit(canvas) {
      if (canvas.zoom('fit-viewport') < this.READABLE) {
        const { inner, outer } = canvas.viewbox();
        const zoom = 0.5;
        canvas.viewbox({ x: inner.x - 10, y: inner.y + inner.height / 2 - outer.height / zoom / 2, width: outer.width / zoom, height: outer.height / zoom });
      }
    },

    /** The viewer opens planes of processes only, so the inside of a sub-process becomes the one process of a document of its own. */
    documentOf(whole, plane) {
      const file = whole.cloneNode(true);
      const all = (space, name) => Array.from(file.getElementsByTagNameNS(space, name));
      const id = plane.getAttribute('bpmnElement');
      const inner = all(BPMN, 'subProcess').find(found => found.id === id);
      if (inner) {
        const process = file.createElementNS(BPMN, 'bpmn:process');
        process.setAttribute('id', id);
        Array.from(inner.children).filter(child => !['incoming', 'outgoing', 'multiInstanceLoopCharacteristics'].includes(child.localName))
          .forEach(child => process.appendChild(child));
        [...all(BPMN, 'process'), ...all(BPMN, 'collaboration')].forEach(other => other.remove());
        all(DRAWING, 'BPMNPlane').filter(other => other.getAttribute('bpmnElement') !== id).forEach(other => other.parentNode.remove());
        file.documentElement.insertBefore(process, all(DRAWING, 'BPMNDiagram')[0]);
      }
      return new XMLSerializer().serializeToString(file);
    }
  };
}());
