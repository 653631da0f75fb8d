// The fault: on a telephone the three columns stand beside each other, each too narrow to read. The style shows one of them,
// the list or the step; this says which, and leads back from the step to the list.

const STEP_OPEN = 'step-is-open';

const asked = () => new URLSearchParams(location.hash.split('?')[1] || '');

const show = () => document.documentElement.classList.toggle(STEP_OPEN, asked().has('task'));

const back = () => {
  const rest = asked();
  rest.delete('task');
  rest.delete('detailsTab');
  location.hash = `#/?${rest}`;
};

new MutationObserver(() => {
  const column = document.querySelector('.column.task-details');
  if (column && !column.querySelector('.back-to-list')) {
    const way = document.createElement('button');
    way.type = 'button';
    way.className = 'btn btn-default back-to-list';
    way.textContent = 'Back to the list';
    way.addEventListener('click', back);
    column.prepend(way);
  }
  show();
}).observe(document.documentElement, {childList: true, subtree: true});
addEventListener('hashchange', show);

export default [];
