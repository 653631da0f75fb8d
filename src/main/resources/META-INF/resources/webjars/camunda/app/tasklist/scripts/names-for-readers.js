// The fault: a screen reader meets radios and boxes without the question that they answer, and buttons that show an icon alone
// without any name; its dialogue has none either. Each question with options becomes a group named by its question, each such
// button gets a name, and the dialogue that of its heading.

const GROUPS = {'.fjs-form-field-radio': 'radiogroup', '.fjs-form-field-checklist': 'group'};

const NAMES = {
  '.task-filters .region-toggle': 'Fold the filters away, or show them',
  '.tasks-list .region-toggle': 'Fold the list away, or show it',
  '.task-details .region-toggle': 'Fold the step away, or show it',
  '.task-details .maximize': 'Show the step alone',
  '.task-details .reset-regions': 'Show filters, list and step',
  '.navbar-toggle': 'Menu',
  '.task-card .unclaim': 'Give the step back',
  '.modal-header .close': 'Close'
};

const legend = (question, role) => {
  const label = question.querySelector(':scope > .fjs-form-field-label:first-child');
  if (!label) {
    return;
  }
  const first = question.querySelector('input');
  label.id ||= `${first?.id || question.className.replace(/\W+/g, '-')}-question`;
  question.setAttribute('role', role);
  question.setAttribute('aria-labelledby', label.id);
  const said = [...question.querySelectorAll(':scope > .fjs-form-field-description, :scope > .fjs-form-field-error')]
    .map(one => one.id)
    .filter(Boolean)
    .join(' ');
  if (said) {
    question.setAttribute('aria-describedby', said);
  }
};

const title = dialogue => {
  const heading = dialogue.querySelector('.modal-title');
  if (heading) {
    heading.id ||= 'dialogue-title';
    dialogue.setAttribute('aria-labelledby', heading.id);
  }
};

const name = () => {
  document.querySelectorAll('.modal[role="dialog"]').forEach(title);
  for (const [kind, role] of Object.entries(GROUPS)) {
    document.querySelectorAll(`.fjs-form ${kind}`).forEach(question => legend(question, role));
  }
  for (const [button, words] of Object.entries(NAMES)) {
    document.querySelectorAll(button).forEach(one => {
      if (!one.hasAttribute('aria-label')) {
        one.setAttribute('aria-label', words);
      }
    });
  }
};

new MutationObserver(name).observe(document.documentElement, {childList: true, subtree: true});
name();

export default [];
