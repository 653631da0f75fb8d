// Fault: every ten seconds Tasklist asks whether the step that is open is still there. Where it asks while the step is being sent, the
// step is gone before Tasklist is told that it was taken, and the page says that somebody else has done it. Of a step that is being
// sent it is asked afterwards, and of one that was taken no more for a moment.
import {formOf, hold, onAnswer, onSend} from './calls.js';

const MOMENT_MS = 15000;
const STEP = /\/task\/([^/]+)$/;

/** By the step's id: a promise of whether it is still there, and what keeps the promise. */
const sending = new Map();

const stepOf = path => {
  const form = formOf(path);
  return form?.kind === 'task' && form.what === 'submit-form' ? form.id : null;
};

onSend(call => {
  const step = stepOf(call.path);
  if (step) {
    let keep;
    const isThere = new Promise(kept => { keep = kept; });
    sending.set(step, {isThere, keep});
  }
  return {};
});
onAnswer(answer => {
  const step = stepOf(answer.path);
  const sent = sending.get(step);
  if (sent) {
    const isTaken = answer.status >= 200 && answer.status < 300;
    sent.keep(!isTaken);
    setTimeout(() => sending.get(step) === sent && sending.delete(step), isTaken ? MOMENT_MS : 0);
  }
});
hold(({method, path}) => (method === 'GET' && sending.get(path.match(STEP)?.[1])?.isThere) || null);
export default [];
