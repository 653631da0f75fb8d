// What our modules tell somebody stands in the form, above its questions: Tasklist's own notices lie over its buttons and go by
// themselves.

/** Those that are open, the start dialogue's last. */
export const openForms = () => [...document.querySelectorAll('.fjs-container')];
export const openForm = () => openForms().pop() || null;

export const hide = (kind, form = openForm()) =>
  form?.parentElement?.querySelectorAll(`.school-box-${kind}`).forEach(box => box.remove());

/**
 * @param kind one of each is shown in a form at most
 * @param parts texts and elements
 * @return the box, or null where no form is open
 */
export const show = (kind, parts, form = openForm()) => {
  hide(kind, form);
  if (!form) {
    return null;
  }
  const box = document.createElement('div');
  box.className = `school-box school-box-${kind}`;
  box.setAttribute('role', kind === 'draft' ? 'status' : 'alert');
  box.tabIndex = -1;
  box.append(...parts);
  form.before(box);
  return box;
};

// Tasklist's own notice of the same comes a moment later, and would stay after it is no longer true.
const MOMENTS_MS = [200, 1000, 3000];

/** The same in place of Tasklist's own notice that something has failed. */
export const showInstead = (kind, parts) => {
  MOMENTS_MS.forEach(moment => setTimeout(() => document.querySelectorAll('.notifications .alert-danger .close:not(.ng-hide)')
    .forEach(close => close.click()), moment));
  return show(kind, parts);
};

export const button = (text, pressed) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn btn-default btn-sm';
  made.textContent = text;
  made.addEventListener('click', pressed);
  return made;
};

// form-js tells nobody who did not make it which form is where; the part that draws it knows. Source: form-js 1.8, FormContext.
const look = node => {
  const service = node?.props?.value?.getService;
  return typeof service === 'function' ? service('form') : (node?.__k || []).reduce((found, child) => found || look(child), null);
};

/** form-js's own idea of that form: {data, errors, schema}; null where it is not drawn yet. */
export const stateOf = form => {
  try {
    return look(form.__k)._getState();
  } catch (none) {
    return null;
  }
};

/** The questions of a form, in its order. */
export const questionsOf = schema => {
  const questions = [];
  const collect = part => (part.components || []).forEach(one => {
    if (one.key) {
      questions.push(one);
    }
    collect(one);
  });
  collect(schema);
  return questions;
};
export default [];
