/* Two versions of a diagram side by side: what changed is marked, and comes to the middle when it is chosen from the list. */
(function () {
  'use strict';

  // On which side an element of a kind of change is drawn at all.
  const SIDES = { added: ['after'], removed: ['before'], changed: ['before', 'after'], moved: ['before', 'after'] };
  const changes = Array.from(document.querySelectorAll('button[data-change]'));

  class Side {
    constructor(box) {
      this.name = box.dataset.side;
      this.section = box.closest('.side');
      this.viewer = new window.BpmnJS({ container: box });
      this.select = this.section.querySelector('.planes select');
      this.address = box.dataset.diagram;
    }

    async show() {
      this.document = await window.Planes.read(this.address);
      this.planes = window.Planes.offer(this.section, this.document, plane => this.open(plane), how => this.zoom(how));
      await this.open(this.planes[0]);
    }

    async open(plane) {
      if (plane !== this.current) {
        await this.viewer.importXML(window.Planes.documentOf(this.document, plane));
        this.current = plane;
        this.select.selectedIndex = this.planes.indexOf(plane);
        this.mark();
        this.zoom('fit');
      }
    }

    shown(id) {
      const element = this.viewer.get('elementRegistry').get(id);
      return element && element.parent ? element : undefined;
    }

    mark() {
      changes.filter(change => SIDES[change.dataset.kind].includes(this.name)).forEach(change => {
        const element = this.shown(change.dataset.change);
        if (element) {
          this.viewer.get('canvas').addMarker(element, 'change-' + change.dataset.kind);
          const mark = document.createElement('span');
          mark.className = 'mark ' + change.dataset.kind;
          mark.textContent = change.dataset.mark;
          this.viewer.get('overlays').add(element, 'change', {
            position: { top: -12, left: -12 }, html: mark, show: { minZoom: 0, maxZoom: 100 }, scale: { min: 0.55, max: 1 }
          });
        }
      });
    }

    zoom(how) {
      window.Planes.zoom(this.viewer.get('canvas'), how);
    }

    async centre(id) {
      const there = this.planes.find(plane => Array.from(plane.children).some(drawn => drawn.getAttribute('bpmnElement') === id));
      if (!there) {
        return;
      }
      await this.open(there);
      const element = this.shown(id);
      if (!element) {
        return;
      }
      const canvas = this.viewer.get('canvas');
      const outer = canvas.viewbox().outer;
      const points = element.waypoints || [element, { x: element.x + element.width, y: element.y + element.height }];
      const middle = axis => (Math.min(...points.map(point => point[axis])) + Math.max(...points.map(point => point[axis]))) / 2;
      canvas.viewbox({ x: middle('x') - outer.width / 2, y: middle('y') - outer.height / 2, width: outer.width, height: outer.height });
      if (this.chosen && this.shown(this.chosen)) {
        canvas.removeMarker(this.chosen, 'change-chosen');
      }
      canvas.addMarker(id, 'change-chosen');
      this.chosen = id;
    }
  }

  const sides = Array.from(document.querySelectorAll('.canvas')).map(box => new Side(box));
  Promise.all(sides.map(side => side.show().catch(() => {
    side.section.querySelector('[role=alert]').hidden = false;
  }))).then(() => {
    document.getElementById('comparison').dataset.ready = 'true';
  });
  changes.forEach(change => change.addEventListener('click', () => {
    changes.forEach(other => other.toggleAttribute('aria-current', other === change));
    sides.filter(side => side.planes).forEach(side => side.centre(change.dataset.change));
  }));
}());
