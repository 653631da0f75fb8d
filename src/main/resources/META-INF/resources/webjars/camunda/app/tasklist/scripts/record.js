// The record beside the form: the page that everybody reads who may, in a frame. It is asked for when somebody opens the tab, and
// only where they may read it, so that nobody is recorded as refused for having looked at a tab.

const API = location.pathname.split('/app/')[0] + '/api/engine/engine/default';
const REFERENCE = /CSE-\d{4}-\d{4,}/;
const WITHOUT_RECORD = 'This step is done without the record. All that it needs is in its form.';
const FORM = 'task-detail-form';

const ask = async path => {
  const answer = await fetch(path, {headers: {Accept: 'application/json'}, credentials: 'same-origin'});
  if (answer.status === 401) {
    location.replace('/login?ended');
  }
  return answer.ok ? answer.json() : null;
};

const say = (container, sentence) => {
  const note = document.createElement('p');
  note.className = 'without-record';
  note.textContent = sentence;
  container.replaceChildren(note);
};

const taskShown = () => new URLSearchParams(location.hash.split('?')[1]).get('task');

// The form stays as it is while the record is looked at: Tasklist would draw it again, without what was typed.
const OPEN = 'record-is-open';
const close = () => {
  document.querySelectorAll('.record-panel').forEach(panel => panel.remove());
  document.querySelectorAll(`.${OPEN}`).forEach(tabs => tabs.classList.remove(OPEN));
};
document.addEventListener('click', event => {
  const tab = event.target.closest?.('.task-details .nav-tabs > li[data-tab]');
  if (!tab) {
    return;
  }
  const tabs = tab.parentElement;
  if (tab.dataset.tab === 'Record' && tabs.querySelector('li.active')?.dataset.tab === 'Form') {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!tabs.classList.contains(OPEN)) {
      const panel = document.createElement('div');
      panel.className = 'record-panel';
      panel.dataset.task = taskShown();
      tabs.classList.add(OPEN);
      tabs.after(panel);
      record.render(panel, {taskId: panel.dataset.task});
    }
  } else {
    close();
  }
}, true);

// A step is worked in this window; whatever else is not this record opens one of its own.
const follow = event => {
  const link = event.target.closest('a[href]');
  const frame = event.view;
  if (!link || link.pathname === frame.location.pathname) {
    return;
  }
  event.preventDefault();
  const step = /[?&]task=([\w-]+)/.exec(link.hash);
  if (step?.[1] === taskShown()) {
    close();
  } else if (step) {
    const here = new URLSearchParams(location.hash.replace(/^#\/\??/, ''));
    here.set('task', step[1]);
    here.set('detailsTab', FORM);
    location.hash = `#/?${here}`;
    close();
  } else {
    open(link.href, '_blank', 'noopener');
  }
};

const show = (container, reference) => {
  const frame = document.createElement('iframe');
  frame.className = 'record-of-step';
  frame.title = `Record of ${reference}`;
  frame.src = `/records/${reference}`;
  frame.addEventListener('load', () => {
    const page = frame.contentDocument;
    if (!page?.querySelector('main')) {
      say(container, WITHOUT_RECORD);
      return;
    }
    page.addEventListener('click', follow);
    // Whoever reads in the frame is there, as whoever types in the form is.
    for (const act of ['keydown', 'pointerdown', 'wheel']) {
      page.addEventListener(act, () => document.dispatchEvent(new Event(act)), {capture: true, passive: true});
    }
    // As high as the page, so that one bar scrolls all of it.
    new ResizeObserver(() => { frame.style.height = `${page.documentElement.scrollHeight}px`; }).observe(page.body);
  });
  container.replaceChildren(frame);
};

const record = {
  id: 'school.record',
  pluginPoint: 'tasklist.task.detail',
  // Just after the form, which has 1000; the next of Tasklist's own has 800.
  priority: 900,
  properties: {label: 'Record'},
  render: async (container, {taskId}) => {
    const step = await ask(`${API}/task/${taskId}`);
    const reference = REFERENCE.exec(step?.name ?? '')?.[0];
    const readable = reference && await ask(`/levels?of=${reference}`);
    if (readable?.[reference]) {
      show(container, reference);
    } else {
      say(container, WITHOUT_RECORD);
    }
  },
  unmount: () => {}
};

// Tasklist names its tabs by their texts alone. Those that are not named in user-styles.css are not shown.
const name = tab => {
  const text = tab.textContent.trim();
  if (text && !text.includes('{{')) {
    tab.dataset.tab = text;
  }
};
new MutationObserver(() => {
  document.querySelectorAll('.task-details .nav-tabs > li:not([data-tab])').forEach(name);
  if (document.querySelector('.record-panel')?.dataset.task !== taskShown()) {
    close();
  }
}).observe(document.documentElement, {childList: true, characterData: true, subtree: true});

export default record;
