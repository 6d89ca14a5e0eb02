/* The planes of a diagram: the main one, and one for the inside of each collapsed sub-process. */
(function () {
  'use strict';

  const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
  const DRAWING = 'http://www.omg.org/spec/BPMN/20100524/DI';

  window.Planes = {
    of(whole) {
      return Array.from(whole.getElementsByTagNameNS(DRAWING, 'BPMNPlane'));
    },

    titleOf(whole, plane, place) {
      const element = whole.getElementById(plane.getAttribute('bpmnElement'));
      return place === 0 || !element ? '主图' : element.getAttribute('name') || element.id;
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
