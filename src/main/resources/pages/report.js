// What helps while somebody writes a report. Without it the page works as it is.
'use strict';
(() => {
  const PAUSE_BEFORE_KEEPING = 1500;
  const FEWEST_LETTERS = 3;
  let form, kept, timer, keeping = Promise.resolve(), isChanged = false, isLeaving = false;

  // ---- Which questions apply. Conditions use only comparison, and, or, list contains: what browser and server read alike.
  const read = (condition, answers) => {
    const tokens = condition.match(/"[^"]*"|list contains|[A-Za-z_]\w*|!=|=|[(),]/g);
    let at = 0;
    const value = () => {
      const token = tokens[at++];
      if (token === '(') { const inner = either(); at++; return inner; }
      if (token === 'list contains') {
        at++;
        const list = value(); at++;
        const one = value(); at++;
        return Array.isArray(list) && list.includes(one);
      }
      if (token.startsWith('"')) return token.slice(1, -1);
      if (token === 'true' || token === 'false') return token === 'true';
      return token === 'null' ? null : answers(token);
    };
    const compared = () => {
      const left = value();
      if (tokens[at] !== '=' && tokens[at] !== '!=') return left;
      const isSame = tokens[at++] === '=';
      return (left === value()) === isSame;
    };
    const both = () => { let all = compared(); while (tokens[at] === 'and') { at++; const next = compared(); all = all === true && next === true; } return all; };
    const either = () => { let any = both(); while (tokens[at] === 'or') { at++; const next = both(); any = any === true || next === true; } return any; };
    return either() === true;
  };

  const answer = (key) => {
    const fields = [...form.querySelectorAll('[name="' + key + '"]')].filter((field) => !field.disabled);
    if (fields.length === 0) return null;
    const chosen = fields.filter((field) => field.checked).map((field) => field.value);
    if (fields[0].type === 'checkbox') return chosen;
    if (fields[0].type === 'radio') return chosen.length ? chosen[0] : null;
    return fields[0].value.trim() === '' ? null : fields[0].value;
  };

  const apply = () => {
    for (let round = 0; round < 5; round++) {
      form.querySelectorAll('[data-hidden-when]').forEach((part) => {
        const isHidden = part.dataset.hiddenWhen.split('\n').some((condition) => read(condition, answer));
        part.hidden = isHidden;
        part.querySelectorAll('input, textarea').forEach((field) => { field.disabled = isHidden; });
      });
    }
    form.querySelectorAll('details').forEach((fold) => {
      const parts = [...fold.querySelectorAll('.govuk-details__text > *')];
      fold.hidden = parts.length > 0 && parts.every((part) => part.hidden);
    });
  };

  // ---- Days: the school's, whatever the zone of the computer, and however wrong its clock is.
  const A_DAY = 24 * 60 * 60 * 1000;
  const noon = (day) => Date.parse(day + 'T12:00:00Z');
  const hereNow = () => noon(new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' }));
  let ahead = 0;

  const schoolsDay = (daysAgo) =>
    new Date(hereNow() + ahead - daysAgo * A_DAY).toLocaleDateString('en-GB', { timeZone: 'UTC' });

  const days = () => {
    form.querySelectorAll('input[data-kind="date"]').forEach((field) => {
      if (field.id === 'childDateOfBirth') return;
      const beside = document.createElement('div');
      beside.className = 'beside';
      ['Today', 'Yesterday'].forEach((name) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'govuk-button govuk-button--secondary beside__button';
        button.textContent = name;
        button.addEventListener('click', () => { field.value = schoolsDay(name === 'Today' ? 0 : 1); field.dispatchEvent(new Event('input', { bubbles: true })); });
        beside.append(button);
      });
      field.after(beside);
    });
  };

  // ---- The child's name, offered from the register
  const names = () => {
    const field = form.querySelector('#childName');
    if (!field || !window.accessibleAutocomplete) return;
    const typed = field.value;
    const described = field.getAttribute('aria-describedby');
    const place = document.createElement('div');
    field.replaceWith(place);
    window.accessibleAutocomplete({
      element: place, id: 'childName', name: 'childName', defaultValue: typed, minLength: FEWEST_LETTERS,
      confirmOnBlur: false, showNoOptionsFound: false, displayMenu: 'overlay',
      templates: { inputValue: (one) => (one ? one.name || one : ''), suggestion: (one) => (one.name ? one.name + (one.className ? ' · ' + one.className : '') : one) },
      source: (query, show) => {
        const body = new URLSearchParams({ begin: query, _csrf: form.elements._csrf.value });
        fetch('/pupils/names', { method: 'POST', body, headers: { 'X-CSRF-TOKEN': form.elements._csrf.value } })
          .then((answered) => (answered.ok ? answered.json() : []))
          .then((found) => show(found.map((one) => ({ ...one, toString() { return one.name; } }))))
          .catch(() => show([]));
      },
      onConfirm: (one) => {
        const classField = form.querySelector('#childClass');
        if (one && one.className && classField && classField.value === '') classField.value = one.className;
        changed();
      },
    });
    if (described) place.querySelector('input').setAttribute('aria-describedby', described);
  };

  // ---- Nothing typed is lost
  const say = (text) => { kept.textContent = text; };
  const typed = () => new URLSearchParams(new FormData(form));
  const time = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

  // What does not apply any more is kept as well: a slip of the finger loses nothing.
  const everything = () => {
    const all = typed();
    form.querySelectorAll('input:disabled, textarea:disabled').forEach((field) => {
      const isChoice = field.type === 'radio' || field.type === 'checkbox';
      if (field.name && (isChoice ? field.checked : field.value.trim() !== '')) all.append(field.name, field.value);
    });
    return all;
  };

  // Signing in again, in another window, gives every page another token. The page is still of whom it was made for, or says so.
  const renewed = () => fetch('/report').then((answered) => answered.text()).then((page) => {
    const now = new DOMParser().parseFromString(page, 'text/html').querySelector('#report');
    if (!now) throw new Error('signed out');
    if (now.elements._for.value !== form.elements._for.value) throw new Error('somebody else');
    const before = form.elements._csrf.value;
    document.querySelectorAll('input[name="_csrf"]').forEach((field) => { field.value = now.elements._csrf.value; });
    return before !== now.elements._csrf.value;
  });

  // ---- The session ends where nothing comes from here for half an hour.
  const ENDS_AFTER = 30 * 60 * 1000;
  const WARNED_BEFORE = 3 * 60 * 1000;
  let heardAt = Date.now(), bar = null;
  const heard = () => { heardAt = Date.now(); if (bar) { bar.remove(); bar = null; } };
  const warn = (left) => {
    if (!bar) {
      bar = document.createElement('div');
      bar.className = 'session-ends';
      bar.setAttribute('role', 'alert');
      const words = document.createElement('span');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'govuk-button session-ends__button';
      button.textContent = 'Stay signed in';
      button.addEventListener('click', () => renewed().then(heard).catch(() => {}));
      bar.append(words, button);
      document.body.append(bar);
    }
    const minutes = Math.max(1, Math.ceil(left / 60000));
    bar.firstChild.textContent = 'You will be signed out in ' + minutes + (minutes === 1 ? ' minute' : ' minutes')
      + ', since nothing has been done here for a while. What you have written is kept.';
  };
  setInterval(() => {
    const left = ENDS_AFTER - (Date.now() - heardAt);
    // Nothing of it stays on a page that somebody has left, if it is kept: signing in leads back to it.
    if (left < 0 && !isChanged) { isLeaving = true; location.replace('/report'); return; }
    if (left < WARNED_BEFORE) warn(left);
  }, 5000);

  const isSent = (answered) => answered.ok && answered.redirected && /\/report\/[^/]+$/.test(new URL(answered.url).pathname);

  // Twice at most: the second time with the token that the page has by now.
  const post = (path, body, isUnderstood, isAgain) => fetch(path, { method: 'POST', body: body() }).then((answered) => {
    if (isUnderstood(answered)) { heard(); return answered; }
    if (answered.status === 413) throw new Error('too long');
    if (answered.status === 409) throw new Error('somebody else');
    if (answered.status === 412) throw new Error('other window');
    if (isAgain || !answered.redirected) throw new Error('not understood');
    return renewed().then((isNew) => { if (!isNew) throw new Error('signed out'); return post(path, body, isUnderstood, true); });
  });

  const WHY = {
    'signed out': 'You are no longer signed in. Sign in again in another window, and come back to this one. Your words are still here.',
    'somebody else': 'Somebody else has signed in on this computer. Your words are still on this page: sign in again yourself in another window, and come back to this one.',
    'other window': 'You have this report open in another window too, and went on there. What you type here is not kept.',
    'too long': 'This is longer than can be sent in one report. Shorten it, and add the rest afterwards.',
  };

  const keep = () => {
    clearTimeout(timer);
    isChanged = false;
    keeping = post('/report/draft', everything, (answered) => answered.status === 204, false)
      .then((answered) => {
        if (answered.headers.get('X-Draft-Revision')) form.elements._seen.value = answered.headers.get('X-Draft-Revision');
        say('What you have written is kept: ' + time() + '. It is not sent yet.');
      })
      .catch((problem) => {
        isChanged = true;
        say('Not kept. ' + (WHY[problem.message] || 'The server cannot be reached. Your words are still on this page.'));
        if (problem.message === 'other window') { offerToGoOn(); return; }
        timer = setTimeout(keep, 5 * PAUSE_BEFORE_KEEPING);
      });
  };

  const offerToGoOn = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button govuk-button--secondary beside__button';
    button.textContent = 'Continue here instead';
    // Whatever there is, it is overwritten.
    button.addEventListener('click', () => { form.elements._seen.value = ''; keep(); });
    kept.append(' ', button);
  };

  const changed = () => {
    isChanged = true;
    apply();
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE_BEFORE_KEEPING);
  };

  const send = (event) => {
    event.preventDefault();
    const button = form.querySelector('button[type="submit"]');
    const sent = stateOf(form);
    button.disabled = true;
    // A draft that is on its way must not come after what it is a draft of.
    keeping.finally(() => {
      clearTimeout(timer);
      return post('/report', typed, (answered) => isSent(answered) || answered.status === 400, false)
        .then((answered) => {
          if (isSent(answered)) { isLeaving = true; location.assign(answered.url); return null; }
          return answered.text();
        })
        .then((page) => {
          if (page === null) return;
          const answer = new DOMParser().parseFromString(page, 'text/html');
          const next = answer.querySelector('main');
          if (!next || !next.querySelector('#report')) throw new Error();
          const since = [...stateOf(form)].filter(([field, value]) => sent.get(field) !== value);
          document.querySelector('main').replaceWith(next);
          document.title = answer.title;
          begin();
          since.forEach(([field, value]) => putBack(field, value));
          apply();
          isChanged = true;
          (document.querySelector('.govuk-error-summary') || next).focus();
        })
        .catch((problem) => {
          button.disabled = false;
          isChanged = true;
          say(WHY[problem.message] ? 'Not sent. ' + WHY[problem.message]
            : 'We do not know whether it arrived. Press again: it will not be stored twice.');
        });
    });
  };

  // The answer to what was sent is drawn from what was sent: what somebody has typed meanwhile is put into it again.
  const nameOf = (field) => JSON.stringify([field.name, field.type === 'radio' || field.type === 'checkbox' ? field.value : '']);
  const valueOf = (field) => (field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value);
  const fieldsOf = (which) => [...which.querySelectorAll('input, textarea')].filter((field) => field.name && field.type !== 'hidden');
  const stateOf = (which) => new Map(fieldsOf(which).map((field) => [nameOf(field), valueOf(field)]));
  const putBack = (name, value) => {
    const field = fieldsOf(form).find((one) => nameOf(one) === name);
    if (!field) return;
    if (typeof value === 'boolean') field.checked = value; else field.value = value;
  };

  const begin = () => {
    form = document.querySelector('#report');
    if (!form) return;
    kept = document.querySelector('#kept');
    ahead = noon(form.dataset.today) - hereNow();
    days();
    names();
    apply();
    form.addEventListener('input', changed);
    form.addEventListener('change', changed);
    form.addEventListener('submit', send);
    document.querySelectorAll('.govuk-error-summary a').forEach((link) => link.addEventListener('click', (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      const fold = field.closest('details');
      if (fold) fold.open = true;
      field.focus();
      field.closest('.govuk-form-group').scrollIntoView();
    }));
  };

  window.addEventListener('beforeunload', (event) => { if (isChanged && !isLeaving) event.preventDefault(); });
  begin();
})();
