// Draws the model at its own size, to be scrolled, and marks what has been passed and where the concern stands.
const box = document.getElementById('procedure');
const EDGE = 20;
const viewer = new BpmnJS({container: box});
viewer.importXML(box.dataset.xml).then(() => {
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  const mark = (ids, as) => ids.split(' ')
    .filter(id => id && elements.get(id))
    .forEach(id => canvas.addMarker(id, as));
  mark(box.dataset.passed, 'passed');
  mark(box.dataset.here, 'here');
  const {x, y, width, height} = canvas.viewbox().inner;
  const drawing = box.querySelector('.bjs-container');
  drawing.style.width = `${width + 2 * EDGE}px`;
  drawing.style.height = `${height + 2 * EDGE}px`;
  canvas.resized();
  canvas.viewbox({x: x - EDGE, y: y - EDGE, width: width + 2 * EDGE, height: height + 2 * EDGE});
  box.dataset.drawn = 'true';
});
