// The fault: after a step was sent the page says "Choose a step in the list", and the next step of the same concern has to be
// looked for. Now it says which step is done, offers the next one of that concern that this person may do, and says how many more
// of that concern wait for them.

import {formOf, onAnswer} from './calls.js';

const API = `${location.pathname.split('/app/')[0]}/api/engine/engine/default`;
const REFERENCE = /CSE-\d{4}-\d{4,}/;
const STEPS_OUT = '.fjs-form input[id$="-field_stepOut"]:checked';
/** Steps of a lower priority may be done at any time, and wait for nobody. */
const ASKED_FOR = 50;
/** What follows may be made by a job, a moment later. In milliseconds. */
const LOOKS = [0, 1000, 3000, 6000];

let sent = null;

const box = () => {
  let shown = document.querySelector('.next-step');
  if (!shown) {
    shown = document.createElement('div');
    shown.className = 'next-step';
    shown.setAttribute('role', 'status');
    document.body.append(shown);
  }
  return shown;
};

const leave = () => document.querySelector('.next-step')?.remove();

const button = (words, act) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn btn-default';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
};

const open = task => {
  const asked = new URLSearchParams(location.hash.replace(/^#\/?\??/, ''));
  asked.set('task', task.id);
  asked.delete('detailsTab');
  leave();
  location.hash = `#/?${asked}`;
};

const waiting = async (reference, before) => {
  const query = new URLSearchParams({processInstanceBusinessKey: reference, sortBy: 'dueDate', sortOrder: 'asc'});
  const answer = await fetch(`${API}/task?${query}`, {headers: {Accept: 'application/json'}, credentials: 'same-origin'});
  const all = answer.ok ? await answer.json() : [];
  return all.filter(task => task.id !== before && task.priority >= ASKED_FOR);
};

/** To everything that this person is asked to do, each with its concern. */
const more = count => {
  const made = document.createElement('a');
  made.href = '/#asked';
  made.textContent = `and ${count} more of this concern`;
  return made;
};

const say = ({title, reference}, next, others) => {
  const shown = box();
  const words = document.createElement('p');
  words.textContent = `“${title}” is done.`
    + (next ? ' Next for you:' : reference ? ' Nothing else of this concern waits for you.' : '');
  shown.replaceChildren(words);
  if (next) {
    shown.append(button(next.name.replace(` · ${reference}`, ''), () => open(next)));
    if (others > 0) {
      shown.append(more(others));
    }
  }
  shown.append(button('Close', leave));
};

const look = async step => {
  say(step, null, 0);
  let first = null;
  let shown = 0;
  for (const pause of step.reference ? LOOKS : []) {
    await new Promise(done => setTimeout(done, pause));
    if (!document.querySelector('.next-step')) {
      return;
    }
    const all = await waiting(step.reference, step.id);
    if (all.length > shown && document.querySelector('.next-step')) {
      // What comes later does not take the place of a button that somebody is about to press.
      first ??= all[0];
      shown = all.length;
      say(step, first, shown - 1);
    }
  }
};

addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('.form-actions button')) {
    const name = document.querySelector('.task-card h2.task')?.textContent.trim();
    const reference = name?.match(REFERENCE)?.[0];
    leave();
    // Whoever steps out has not done it, and is to see no more of the concern.
    sent = name && !document.querySelector(STEPS_OUT) && {
      id: new URLSearchParams(location.hash.split('?')[1]).get('task'),
      title: name.replace(` · ${reference}`, ''),
      reference
    };
  }
}, true);

onAnswer(answer => {
  const form = formOf(answer.path);
  if (form?.what === 'submit-form' && form.id === sent?.id && answer.status >= 200 && answer.status < 300) {
    const step = sent;
    sent = null;
    look(step);
  }
});

addEventListener('hashchange', () => {
  if (new URLSearchParams(location.hash.split('?')[1]).get('task')) {
    leave();
  }
});

export default [];
