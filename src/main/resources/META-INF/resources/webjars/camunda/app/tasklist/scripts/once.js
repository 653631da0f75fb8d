// Fault: an answer is lost on its way, Tasklist says that it failed, and what is pressed again is stored twice. Each opened form has
// a key of its own, under which the server stores once.
import {formOf, onAnswer, onSend, contentOf} from './calls.js';
import {hide, showInstead} from './messages.js';

const keys = new Map();
const made = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
const nameOf = form => `${form.kind} ${form.id}`;

/** The key of the form that is open. */
export const keyOf = form => {
  if (!keys.has(nameOf(form))) {
    keys.set(nameOf(form), made());
  }
  return keys.get(nameOf(form));
};

onSend(call => {
  const form = formOf(call.path);
  if (form?.what === 'deployed-form' || form?.what === 'deployed-start-form') {
    keys.delete(nameOf(form));
  }
  if (form?.what !== 'submit-form') {
    return {};
  }
  hide('lost');
  return {'X-Form-Key': keyOf(form)};
});

onAnswer(answer => {
  const form = formOf(answer.path);
  if (form?.what !== 'submit-form') {
    return;
  }
  if (answer.status === 0) {
    showInstead('lost', ['We do not know whether it arrived. Press again: it will not be stored twice.'])?.focus();
  } else if (answer.status === 409 && contentOf(answer).type === 'SentBefore') {
    const again = form.kind === 'start' ? ' Press again to send what stands here as another one.' : '';
    showInstead('lost', [contentOf(answer).message + again])?.focus();
    keys.delete(nameOf(form));
  }
});
export default [];
