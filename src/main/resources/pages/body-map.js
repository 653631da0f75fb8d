// Lets somebody click on the outline where something was seen: it chooses the nearest place of the list, which says the same.
const SVG = 'http://www.w3.org/2000/svg';
const form = document.getElementById('body-map');
const outlines = [...form.querySelectorAll('svg.outline')];
const marks = [...form.querySelectorAll('details.mark')];
const field = (mark, name) => mark.querySelector(`[name="mark${mark.dataset.number}${name}"]`);
const chosen = mark => {
  const option = field(mark, 'Place').selectedOptions[0];
  return option && option.value ? option : null;
};

function draw() {
  outlines.forEach(outline => {
    const points = outline.querySelector('.outline__marks');
    points.replaceChildren();
    marks.forEach(mark => {
      const place = chosen(mark);
      if (place && place.dataset.view === outline.dataset.view) {
        const x = Number(field(mark, 'X').value || place.dataset.x);
        const y = Number(field(mark, 'Y').value || place.dataset.y);
        const dot = document.createElementNS(SVG, 'circle');
        Object.entries({r: 8, cx: x, cy: y}).forEach(([name, value]) => dot.setAttribute(name, value));
        const number = document.createElementNS(SVG, 'text');
        Object.entries({x, y: y + 4, 'text-anchor': 'middle'}).forEach(([name, value]) => number.setAttribute(name, value));
        number.textContent = mark.dataset.number;
        points.append(dot, number);
      }
    });
  });
}

function nearest(mark, view, x, y) {
  const far = option => Math.hypot(option.dataset.x - x, option.dataset.y - y);
  return [...field(mark, 'Place').options]
    .filter(option => option.dataset.view === view)
    .reduce((best, option) => far(option) < far(best) ? option : best);
}

outlines.forEach(outline => outline.addEventListener('click', event => {
  const mark = marks.find(one => !chosen(one));
  if (!mark) {
    return;
  }
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(outline.getScreenCTM().inverse());
  const [x, y] = [Math.round(at.x), Math.round(at.y)];
  const place = nearest(mark, outline.dataset.view, x, y);
  place.selected = true;
  field(mark, 'X').value = x;
  field(mark, 'Y').value = y;
  mark.open = true;
  draw();
  document.getElementById('placed').textContent = `Mark ${mark.dataset.number}: ${place.textContent}`;
  field(mark, 'Looks').focus({preventScroll: true});
}));

marks.forEach(mark => field(mark, 'Place').addEventListener('change', () => {
  field(mark, 'X').value = '';
  field(mark, 'Y').value = '';
  draw();
}));

document.getElementById('by-click').hidden = false;
draw();
