// Fault: on a shared computer a second person signs in in another tab, and what the first had typed is sent, and stored, under the
// second one's name. Every call says for whom this page was made: whose name stands in its corner.
import {onAnswer, onSend, contentOf} from './calls.js';

const WHO = '/camunda/api/admin/auth/user/default';
let madeFor = null;

onAnswer(answer => {
  if (answer.path === WHO && answer.status === 200 && !madeFor) {
    madeFor = contentOf(answer).userId || null;
  }
});
onSend(() => (madeFor ? {'X-Form-For': madeFor} : {}));

const tellOnce = () => {
  if (document.querySelector('.school-other')) {
    return;
  }
  const bar = document.createElement('div');
  bar.className = 'school-other';
  bar.setAttribute('role', 'alert');
  bar.textContent = 'Somebody else has signed in on this computer. Nothing is sent or stored from this page any more. What you had'
    + ' typed until then was kept for you, and all of it stands here: sign in again yourself in another tab, and come back to this one.';
  document.body.append(bar);
};
onAnswer(answer => {
  if (answer.status === 409 && contentOf(answer).type === 'SomebodyElse') {
    tellOnce();
  } else if (answer.status === 200 && answer.path.startsWith('/camunda/api/engine/')) {
    document.querySelector('.school-other')?.remove();
  }
});
export default [];
