// Fault: a session that nobody uses ends without a word under whoever is thinking. Three minutes before, the page asks.
import {onAnswer} from './calls.js';

const WARN_SECONDS = 180;
const LEFT = 'X-Session-Left';
const STAY = '/camunda/api/engine/engine/default/filter/count';
let bar = null;

const stay = async () => {
  await fetch(STAY, {credentials: 'same-origin', headers: {'X-Person-Active': 'true', Accept: 'application/json'}}).catch(() => null);
  bar?.remove();
  bar = null;
};
const warn = seconds => {
  if (!bar) {
    bar = document.createElement('div');
    bar.className = 'school-session';
    bar.setAttribute('role', 'alert');
    const words = document.createElement('span');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-primary btn-sm';
    button.textContent = 'Stay signed in';
    button.addEventListener('click', stay);
    bar.append(words, ' ', button);
    document.body.append(bar);
  }
  const minutes = Math.ceil(seconds / 60);
  bar.firstChild.textContent = `You will be signed out in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, since nothing has been`
    + ' done here for a while. What you have written is kept.';
};
onAnswer(answer => {
  const left = answer.status === 0 ? null : answer.header(LEFT);
  if (left === null) {
    return;
  }
  if (Number(left) <= WARN_SECONDS) {
    warn(Number(left));
  } else if (bar) {
    bar.remove();
    bar = null;
  }
});
export default [];
