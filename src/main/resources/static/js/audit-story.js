/* The way of a case on its diagram, and its timeline: a step leads to its moments, a moment to its step. The marks are read from the list of steps. */
(function () {
  'use strict';

  const box = document.getElementById('diagram');
  const section = box.closest('.side');
  const select = section.querySelector('.planes select');
  const told = document.getElementById('told');
  const viewer = new window.BpmnJS({ container: box });
  const steps = new Map(Array.from(section.querySelectorAll('button[data-step]')).map(button => [button.dataset.step, button]));
  const moments = Array.from(document.querySelectorAll('.moment'));
  let whole;
  let planes;
  let current;
  let chosen;

  function shown(id) {
    const element = viewer.get('elementRegistry').get(id);
    return element && element.parent ? element : undefined;
  }

  function mark() {
    const canvas = viewer.get('canvas');
    box.dataset.flows.split(' ').filter(id => id && shown(id)).forEach(id => canvas.addMarker(id, 'path-passed'));
    steps.forEach((button, id) => {
      if (shown(id)) {
        canvas.addMarker(id, 'path-passed');
        const marks = document.createElement('span');
        marks.className = 'marks';
        button.querySelectorAll('.step-mark').forEach(word => marks.append(word.cloneNode(true)));
        ['open', 'late'].filter(kind => marks.querySelector('.' + kind)).forEach(kind => canvas.addMarker(id, 'path-' + kind));
        // A single passing is told by the line alone, so that small signs are not covered.
        if (marks.childElementCount > 1 || !marks.textContent.startsWith('1 ')) {
          viewer.get('overlays').add(id, 'passed', {
            position: { bottom: 8, left: 2 }, html: marks, show: { minZoom: window.Planes.READABLE, maxZoom: 100 }, scale: { min: 0.7, max: 1 }
          });
        }
      }
    });
  }

  async function open(plane) {
    if (plane !== current) {
      await viewer.importXML(window.Planes.documentOf(whole, plane));
      current = plane;
      chosen = undefined;
      select.selectedIndex = planes.indexOf(plane);
      mark();
      window.Planes.fit(viewer.get('canvas'));
    }
  }

  /** Brings a step into the middle of the drawing, on whichever plane it stands. */
  async function showStep(id) {
    const plane = planes && planes.find(one => Array.from(one.children).some(drawn => drawn.getAttribute('bpmnElement') === id));
    if (!plane) {
      return;
    }
    await open(plane);
    const element = shown(id);
    if (element) {
      const canvas = viewer.get('canvas');
      const { outer, scale } = canvas.viewbox();
      const zoom = Math.max(scale, window.Planes.READABLE * 2);
      const width = outer.width / zoom;
      const height = outer.height / zoom;
      canvas.viewbox({ x: element.x + element.width / 2 - width / 2, y: element.y + element.height / 2 - height / 2, width, height });
      if (chosen && shown(chosen)) {
        canvas.removeMarker(chosen, 'path-chosen');
      }
      canvas.addMarker(id, 'path-chosen');
      chosen = id;
    }
  }

  function markMoments(id) {
    moments.forEach(moment => moment.classList.toggle('of-step', moment.dataset.step === id));
    steps.forEach((button, step) => button.toggleAttribute('aria-current', step === id));
    told.hidden = true;
  }

  /** To the step's moments: here, or on the page of the timeline that holds the first of them. */
  function toTimeline(id) {
    const here = moments.find(moment => moment.dataset.step === id);
    const button = steps.get(id);
    markMoments(id);
    showStep(id);
    if (here) {
      here.scrollIntoView({ block: 'center' });
      here.focus({ preventScroll: true });
    } else if (button && button.dataset.first) {
      window.location.assign(button.dataset.first);
    } else {
      told.textContent = button ? '按现在的选择，时间线上没有这个环节的记录。' : '本案没有经过这里。';
      told.hidden = false;
    }
  }

  function toDiagram(id) {
    markMoments(id);
    if (window.matchMedia('(max-width: 991.98px)').matches) {
      section.scrollIntoView();
    }
    showStep(id);
  }

  /** An address that names a moment of this diagram shows its step too. */
  function follow() {
    const moment = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (moment && moment.dataset.step) {
      markMoments(moment.dataset.step);
      showStep(moment.dataset.step);
    }
  }

  async function show() {
    whole = await window.Planes.read(box.dataset.diagram);
    planes = window.Planes.offer(section, whole, open, how => window.Planes.zoom(viewer.get('canvas'), how));
    viewer.on('element.click', event => {
      const element = event.element.labelTarget || event.element;
      if (element.parent && !element.waypoints && !/Process|Participant|Collaboration|Lane|Annotation$/.test(element.type)) {
        toTimeline(element.id);
      }
    });
    await open(planes[0]);
  }

  steps.forEach((button, id) => button.addEventListener('click', () => toTimeline(id)));
  document.querySelectorAll('.moment[data-step] .on-diagram').forEach(link => link.addEventListener('click', event => {
    event.preventDefault();
    const moment = link.closest('.moment');
    window.history.replaceState(null, '', '#' + moment.id);
    toDiagram(moment.dataset.step);
  }));
  window.addEventListener('hashchange', follow);
  show().then(follow, () => { section.querySelector('[role=alert]').hidden = false; })
    .finally(() => { document.getElementById('story').dataset.ready = 'true'; });
}());
