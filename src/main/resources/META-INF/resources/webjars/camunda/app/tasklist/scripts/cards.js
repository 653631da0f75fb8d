// What a card says of its step: when it is due, and how high the risk is that its concern is about.

import {formOf, onAnswer} from './calls.js';

const REFERENCE = /CSE-\d{4}-\d{4,}/;
const KEPT_MS = 30000;
const TOGETHER_MS = 50;
/** After a step was sent: the level is assessed by a job, a moment later. In milliseconds. */
const LOOKS = [0, 1000, 3000, 6000];

// Tasklist sorts by when a step was made, the newest first, unless its address says otherwise.
const BY_DUE = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);
const sort = () => {
  const [path, query] = location.hash.split('?');
  const asked = new URLSearchParams(query);
  if (!asked.has('sorting') && !path.includes('login')) {
    asked.set('sorting', BY_DUE);
    history.replaceState(history.state, '', `${path || '#/'}?${asked}`);
  }
};
sort();
// Before Tasklist reads the address itself: it begins to listen later.
addEventListener('hashchange', sort);

let asked = null;
const kept = new Map();

// The cards of one list are drawn one after another and asked for together.
const levelOf = reference => {
  const known = kept.get(reference);
  if (known && known.until > Date.now()) {
    return known.level;
  }
  asked ??= {references: new Set(), answer: null};
  asked.references.add(reference);
  asked.answer ??= new Promise(answer => setTimeout(async () => {
    const of = [...asked.references].map(one => `of=${one}`).join('&');
    asked = null;
    const told = await fetch(`/levels?${of}`, {headers: {Accept: 'application/json'}, credentials: 'same-origin'});
    answer(told.ok ? await told.json() : {});
  }, TOGETHER_MS));
  const level = asked.answer.then(levels => levels[reference]);
  kept.set(reference, {level, until: Date.now() + KEPT_MS});
  return level;
};

const drawn = new Map();

const draw = async (container, reference) => {
  const level = await levelOf(reference);
  if (level) {
    const tag = document.createElement('span');
    tag.className = `level level-${level.code}`;
    tag.textContent = level.words;
    container.replaceChildren(tag);
  }
};

const drawAgain = async () => {
  for (const pause of LOOKS) {
    await new Promise(done => setTimeout(done, pause));
    kept.clear();
    drawn.forEach((reference, container) => container.isConnected ? draw(container, reference) : drawn.delete(container));
  }
};

// The fault: the cards of a concern went on saying what its level was before the step that was just sent.
onAnswer(answer => {
  const form = formOf(answer.path);
  if (form?.kind === 'task' && form.what === 'submit-form' && answer.status >= 200 && answer.status < 300) {
    drawAgain();
  }
});

const card = {
  id: 'school.card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: async (container, {taskId}, scope) => {
    const reference = REFERENCE.exec(scope?.task?.name ?? '')?.[0];
    if (reference) {
      drawn.set(container, reference);
      await draw(container, reference);
    }
  },
  unmount: () => {}
};

export default card;
