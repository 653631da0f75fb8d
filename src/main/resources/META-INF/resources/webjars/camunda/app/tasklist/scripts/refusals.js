// Fault: Tasklist says that a form was not accepted in a notice that lies over its buttons, names no question, and goes by itself.
// Every question at fault is named above the form and at its place, and the cursor goes to the first.
import {formOf, onAnswer, onSend, contentOf} from './calls.js';
import {hide, openForm, questionsOf, showInstead, stateOf} from './messages.js';

const fieldOf = (form, key) => form.querySelector(
  `[id$="-field_${key}"], [id$="-field_${key}-0"], [id$="-field_${key}-date"], [id$="-field_${key}-time"]`);
const partOf = field => field?.closest('.fjs-form-field');
const labelOf = part => part?.querySelector('.fjs-form-field-label, legend')?.textContent.replace(/\*$/, '').trim() || '';

const goTo = field => {
  (partOf(field) || field).scrollIntoView({block: 'center'});
  field.focus({preventScroll: true});
};

// What the form does not tell at the question by itself.
const tellAt = (field, fault) => {
  const part = partOf(field);
  if (part && !part.querySelector('.fjs-form-field-error')) {
    const told = document.createElement('div');
    told.className = 'fjs-form-field-error school-fault';
    told.textContent = fault;
    part.append(told);
    part.addEventListener('input', () => told.remove(), {once: true});
  }
};

/** @param faults [{field, sentence}] in the form's order */
const tell = (sentence, faults) => {
  const parts = [];
  const title = document.createElement('strong');
  title.textContent = 'Not sent yet. ';
  parts.push(title);
  if (faults.length === 0) {
    parts.push(sentence);
  } else {
    const list = document.createElement('ul');
    faults.forEach(({field, sentence: why}) => {
      const line = document.createElement('li');
      if (field) {
        const link = document.createElement('a');
        link.href = '#';
        link.textContent = why;
        link.addEventListener('click', event => { event.preventDefault(); goTo(field); });
        line.append(link);
      } else {
        line.textContent = why;
      }
      list.append(line);
    });
    parts.push(faults.length === 1 ? 'Please look at one answer:' : `Please look at ${faults.length} answers:`, list);
  }
  const box = showInstead('refused', parts);
  const first = faults.find(fault => fault.field);
  if (first) {
    goTo(first.field);
  } else {
    box?.scrollIntoView({block: 'center'});
    box?.focus();
  }
};

onSend(call => {
  if (formOf(call.path)?.what === 'submit-form') {
    hide('refused');
    document.querySelectorAll('.school-fault').forEach(told => told.remove());
  }
  return {};
});

onAnswer(answer => {
  if (formOf(answer.path)?.what !== 'submit-form' || answer.status < 400 || answer.status === 409) {
    return;
  }
  const refusal = contentOf(answer);
  const form = openForm();
  if (!form || !refusal.message) {
    return;
  }
  const faults = Object.entries(refusal.faults || {}).map(([key, sentence]) => ({field: fieldOf(form, key), sentence}));
  faults.filter(({field}) => field).forEach(({field, sentence}) => tellAt(field, sentence));
  tell(refusal.message, faults);
});

// What the form itself finds is told in the same way, whose own is at the questions alone. It is drawn a moment after the click.
const MOMENT_MS = 150;
const lookForFaults = form => {
  const state = stateOf(form);
  if (!state || Object.values(state.errors).flat().length === 0) {
    return;
  }
  const faults = questionsOf(state.schema).map(({key}) => fieldOf(form, key)).filter(field => partOf(field)?.matches('.fjs-has-errors'));
  tell('', [...new Set(faults)].map(field => ({
    field,
    sentence: `“${labelOf(partOf(field))}”: ${partOf(field).querySelector('.fjs-form-field-error')?.textContent || ''}`
  })));
};
document.addEventListener('click', event => {
  if (event.target.closest?.('.form-actions .btn-primary, .modal-footer .btn-primary')) {
    const form = openForm();
    setTimeout(() => lookForFaults(form), MOMENT_MS);
  }
}, true);
export default [];
