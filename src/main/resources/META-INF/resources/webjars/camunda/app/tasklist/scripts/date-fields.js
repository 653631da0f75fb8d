// The fault: the form's date field turns what it does not understand into another day (31/11/2026 into the first of December,
// 2026-11-24 into one in June) or into nothing, and its time field empties itself. West of Greenwich it shows and sends a day
// early, since it reads a day as midnight in London. Its calendar begins on Sunday.
// Mended at the two kinds of field alone: each reads its text by typed-dates.js before the library sees it, and what is no day
// stays where it was typed, is told there, and keeps the form from being sent.

import {day, time} from './typed-dates.js';

const FIELD = '.fjs-form input.fjs-input[id$="-date"], .fjs-form input.fjs-input[id$="-time"]';
const SENDS = '.fjs-form button[type="submit"], .form-actions button, .modal-footer button';
const CLOSES = /^(close|cancel)$/i;
const FAULT = 'typed-fault';
const handed = new WeakSet();
const drawn = new WeakMap();

const isDate = field => field.id.endsWith('-date');
const read = field => (isDate(field) ? day : time)(field.value);
const british = iso => iso.split('-').reverse().join('/');

const clear = field => {
  field.removeAttribute('aria-invalid');
  document.getElementById(`${field.id}-${FAULT}`)?.remove();
};

const tell = (field, what) => {
  clear(field);
  const fault = document.createElement('div');
  fault.id = `${field.id}-${FAULT}`;
  fault.className = `fjs-form-field-error ${FAULT}`;
  fault.setAttribute('role', 'alert');
  fault.textContent = what;
  field.setAttribute('aria-invalid', 'true');
  field.closest('.fjs-form-field').append(fault);
};

// The library asks this for every text: only what is already read as a day gets through.
const asLocalDay = text => {
  const found = day(String(text));
  if (!found) {
    return undefined;
  }
  const [year, month, dayOfMonth] = found.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth);
};

const A_DAY = 24 * 60 * 60 * 1000;

// A day that comes from the form's data is midnight in London, which is the evening before in America.
const isOfData = date => date instanceof Date && date % A_DAY === 0;
const atLocalMidnight = date =>
  isOfData(date) ? new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) : date;

// The field writes that evening back as the day itself, once, just after it was drawn: that is not what it was given.
const asGiven = set => {
  let given = null;
  return (date, ...more) => {
    const meant = given && isOfData(date) && given - date === A_DAY ? given : date;
    given = given === null && isOfData(date) ? date : false;
    return set(atLocalMidnight(meant), ...more);
  };
};

const mend = field => {
  const picker = field._flatpickr;
  if (!picker || picker.isMended) {
    return;
  }
  picker.isMended = true;
  picker.config.parseDate = asLocalDay;
  picker.set('locale', {firstDayOfWeek: 1});
  picker.setDate = asGiven(picker.setDate);
};

// At once and with a word to the form: the library would not tell it of a text that was left by a press elsewhere.
const choose = (picker, found) => {
  if (picker.selectedDates.length === 0 || picker.formatDate(picker.selectedDates[0], 'Y-m-d') !== found) {
    picker.setDate(asLocalDay(found), true);
  }
  return picker.selectedDates.length > 0;
};

/** @returns whether the text of the field is one that the library may go on with */
const settle = field => {
  const picker = field._flatpickr;
  const typed = field.value;
  clear(field);
  if (typed.trim() === '') {
    if (picker?.selectedDates.length) {
      picker.clear();
    }
    return true;
  }
  const found = read(field);
  if (!found) {
    picker?.close();
    tell(field, isDate(field)
      ? 'There is no such day. Write it such as 24/11/2026, 24 Nov or yesterday.'
      : 'This is no time. Write it such as 08:50.');
    return false;
  }
  if (isDate(field)) {
    if (picker && !choose(picker, found)) {
      field.value = typed;
      picker.close();
      tell(field, 'This day is over already.');
      return false;
    }
    field.value = british(found);
  } else if (field.value !== found) {
    field.value = found;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }
  return true;
};

const fieldOf = event => (event.target instanceof HTMLInputElement && event.target.matches(FIELD) ? event.target : null);

// Before the library's own listeners, which stand at the field and at the document. The time field listens to the second.
for (const leaving of ['blur', 'focusout']) {
  addEventListener(leaving, event => {
    const field = fieldOf(event);
    if (!field || handed.has(event)) {
      return;
    }
    mend(field);
    const before = field.value;
    if (!settle(field)) {
      event.stopImmediatePropagation();
      return;
    }
    if (field.value !== before) {
      drawn.set(field, new Promise(done => setTimeout(done)));
    }
    if (!isDate(field) && drawn.has(field)) {
      // It draws itself with what was meant first, and then takes that.
      event.stopImmediatePropagation();
      drawn.get(field).then(() => {
        drawn.delete(field);
        const again = new FocusEvent(leaving, {bubbles: leaving === 'focusout', relatedTarget: event.relatedTarget});
        handed.add(again);
        field.dispatchEvent(again);
      });
    }
  }, true);
}

// A press elsewhere closes the calendar, and with it would go what is no day.
addEventListener('mousedown', event => {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement && field.matches(FIELD) && event.target !== field && isDate(field)
    && !field._flatpickr?.calendarContainer.contains(event.target)) {
    mend(field);
    settle(field);
  }
}, true);

addEventListener('keydown', event => {
  const field = fieldOf(event);
  if (field && isDate(field) && event.key === 'ArrowDown' && !settle(field)) {
    event.stopImmediatePropagation();
  }
}, true);

addEventListener('input', event => {
  const field = fieldOf(event);
  if (field) {
    clear(field);
  }
}, true);

// Whatever the field held before is not what was meant now.
addEventListener('click', event => {
  const button = event.target instanceof Element && event.target.closest(SENDS);
  const fault = button && !CLOSES.test(button.textContent.trim()) && document.querySelector(`.${FAULT}`);
  if (fault) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const field = fault.closest('.fjs-form-field').querySelector('[aria-invalid="true"]');
    field?.focus();
    field?.scrollIntoView({block: 'center'});
  }
}, true);

new MutationObserver(() => document.querySelectorAll('.fjs-form input[id$="-date"]').forEach(mend))
  .observe(document.documentElement, {childList: true, subtree: true});

export default [];
