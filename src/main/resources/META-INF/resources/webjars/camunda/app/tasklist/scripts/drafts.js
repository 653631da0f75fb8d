// Fault: a reload, another card or a session that ends deletes what somebody wrote; Tasklist's own Save writes it in plain text
// into the browser. What a form holds is kept by the server while it is typed, and stands in it when it is opened again.
import {call, formOf, onAnswer, onSend} from './calls.js';
import {button, hide, openForms, questionsOf, show, stateOf} from './messages.js';
import {keyOf} from './once.js';

const LOOK_EVERY_MS = 500;
const PAUSE_MS = 1500;
const AT_MOST_MS = 4000;
const AGAIN_MS = 6000;
const FORBIDDEN = 403;
const COUNT = '/camunda/api/engine/engine/default/filter/count';
// What a browser still sends of a page that is being left.
const FITS_WHILE_LEAVING = 60000;

// Of each form that is open: {kind, id} of what it is, its place on the page, what it holds and what is kept of it.
let forms = [];
const answered = new Map();

// A variable that no question asks for is not typed by anybody.
const heldIn = container => {
  const state = stateOf(container);
  return state && JSON.stringify(Object.fromEntries(questionsOf(state.schema).map(one => [one.key, state.data[one.key] ?? null])));
};

const isUnkept = form => form.typed !== form.kept;

onAnswer(answer => {
  const form = formOf(answer.path);
  if (form?.what === (form?.kind === 'task' ? 'form-variables' : 'deployed-start-form') && answer.status === 200) {
    // The form is drawn after this answer: what stands on the page by now is another.
    answered.set(form.kind, {
      ...form,
      others: new Set(openForms()),
      revision: Number(answer.header('X-Draft-Revision') || 0),
      began: answer.header('X-Draft-Began')
    });
  }
  if (form?.what === 'submit-form') {
    const isSent = answer.status >= 200 && answer.status < 300;
    forms = forms.filter(one => {
      one.isSending = one.isSending && one.id !== form.id;
      return !(isSent && one.id === form.id);
    });
  }
});
// What is on its way of a form that is being sent must not come after it.
onSend(sent => {
  const form = formOf(sent.path);
  if (form?.what === 'submit-form') {
    forms.filter(one => one.id === form.id).forEach(one => { one.isSending = true; });
  }
  return {};
});

const time = () => new Date().toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London'});

const say = (form, kept) => {
  const words = [];
  if (form.began) {
    words.push(`You began this ${form.began}. `, button('Discard', () => discard(form)), ' ');
  }
  if (kept) {
    words.push(`What you have written is kept: ${time()}. `);
  }
  show('draft', [...words, 'It is not sent yet.'], form.container);
};

const discard = async form => {
  const answer = await call('POST', `/camunda/api/draft/${form.kind}/${form.id}/discard`, {}).catch(() => null);
  if (answer?.ok) {
    forms = forms.filter(one => one !== form);
    // The form is drawn again, without it.
    location.reload();
  }
};

const keep = (form, options = {}) => {
  const typed = form.typed;
  form.triedAt = Date.now();
  form.firstAt = 0;
  const seen = form.isOver ? undefined : form.revision;
  return call('POST', `/camunda/api/draft/${form.kind}/${form.id}`, {typed: JSON.parse(typed), seen},
    {...options, headers: {'X-Form-Key': keyOf(form)}})
    .then(async answer => {
      if (answer.status === FORBIDDEN) {
        // Signing in again in another tab has made this page's token worth nothing. The next one comes with what is asked for.
        await fetch(COUNT, {credentials: 'same-origin', headers: {Accept: 'application/json'}});
      }
      if (!answer.ok) {
        refused(form, answer.status, await answer.json().catch(() => ({})));
        return;
      }
      form.kept = typed;
      form.isOver = false;
      form.why = '';
      hide('unkept', form.container);
      const revision = answer.headers.get('X-Draft-Revision');
      // Without one it has been sent by now, and is no draft any more.
      if (revision) {
        form.revision = Number(revision);
        say(form, true);
      }
    })
    .catch(() => refused(form, 0, {}));
};

const toDrafts = words => {
  const link = document.createElement('a');
  link.href = '/drafts';
  link.textContent = words;
  return link;
};

const refused = (form, status, why) => {
  hide('draft', form.container);
  if (why.type === 'SomebodyElse') {
    form.why = 'later';
  } else if (why.type === 'OtherWindow') {
    form.why = 'never';
    show('unkept', [`${why.message} What you type here is not kept. `, button('Continue here instead', () => {
      form.isOver = true;
      keep(form);
    })], form.container);
  } else if (why.type === 'TooManyDrafts') {
    form.why = 'later';
    show('unkept', [`${why.message} `, toDrafts('Discard those that you do not need.')], form.container);
  } else if (status === 404) {
    form.why = 'never';
    const link = toDrafts('What you had written until then is kept for you for seven days.');
    show('unkept', ['This step is done, or has gone to somebody else. ', link], form.container);
  } else {
    form.why = 'later';
    const words = status === 413
      ? 'Not kept. This is longer than any form can be.'
      : 'Not kept. The server cannot be reached. Your words are still on this page.';
    show('unkept', [words], form.container);
  }
};

const begin = container => {
  // A start form stands in the dialogue, and a step's beside the list: of each kind one is drawn at a time.
  const known = answered.get(container.closest('.modal') ? 'start' : 'task');
  const typed = known && !known.others.has(container) ? heldIn(container) : null;
  if (typed === null || forms.some(form => form.container === container)) {
    return;
  }
  answered.delete(known.kind);
  const form = {...known, container, typed, kept: typed, changedAt: 0, firstAt: 0, triedAt: 0, why: ''};
  forms.push(form);
  if (form.began) {
    say(form, false);
  }
};

const lookAt = form => {
  const typed = heldIn(form.container);
  if (typed !== null && typed !== form.typed) {
    form.typed = typed;
    form.isLeft = false;
    form.changedAt = Date.now();
    form.firstAt = form.firstAt || form.changedAt;
  }
};

const isDue = (form, now) => {
  if (!isUnkept(form) || form.isSending || form.why === 'never') {
    return false;
  }
  return form.why === 'later'
    ? now - form.triedAt >= AGAIN_MS
    : now - form.triedAt >= PAUSE_MS && (now - form.changedAt >= PAUSE_MS || now - form.firstAt >= AT_MOST_MS);
};

setInterval(() => {
  openForms().forEach(begin);
  forms = forms.filter(form => form.container.isConnected);
  forms.forEach(lookAt);
  forms.filter(form => isDue(form, Date.now())).forEach(form => keep(form));
}, LOOK_EVERY_MS);

// Leaving: what was typed in the last moment is kept at once. Somebody is asked only where it could not be.
const keepNow = isLeavingPage => forms.forEach(form => {
  lookAt(form);
  const fits = !isLeavingPage || form.typed.length < FITS_WHILE_LEAVING;
  if (isUnkept(form) && !form.why && !form.isSending && !form.isLeft && fits) {
    keep(form, {keepalive: isLeavingPage});
    form.isLeft = true;
  }
});
// Where the session has ended, nothing of what is on this page stays on it.
document.addEventListener('school:leaving', () => { forms = []; });
const isLost = form => isUnkept(form) && (form.why || !form.isLeft);

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') {
    keepNow(true);
  }
});
addEventListener('beforeunload', event => {
  keepNow(true);
  if (forms.some(isLost)) {
    event.preventDefault();
  }
});
const AWAY = '.tasks-list li.task, .task-filters a, .modal-footer [ng-click="back()"], .modal-footer [ng-click="$dismiss()"]';
const NOT_KEPT = 'What you have written here could not be kept. If you leave it now, it is lost. Leave it?';
document.addEventListener('click', event => {
  if (!event.target.closest?.(AWAY)) {
    return;
  }
  keepNow(false);
  if (forms.some(isLost) && !confirm(NOT_KEPT)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
export default [];
