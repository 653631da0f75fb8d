// What Tasklist would do by itself and must not, on a computer that others use after this person.

// A draft would lie in plain text in the browser, where the next person finds it.
const DRAFT = 'camunda-form:';

const keep = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (!String(key).startsWith(DRAFT)) {
    keep.call(this, key, value);
  }
};
for (const storage of [localStorage, sessionStorage]) {
  Object.keys(storage)
    .filter(key => key.startsWith(DRAFT))
    .forEach(key => storage.removeItem(key));
}

// A session that nobody uses has to end, although this page asks for news every few seconds: so it says when somebody is there.
const THERE_FOR_MS = 60000;
let lastActed = Date.now();
for (const act of ['keydown', 'pointerdown', 'wheel']) {
  document.addEventListener(act, () => { lastActed = Date.now(); }, {capture: true, passive: true});
}
// Whoever signs out is not told that they were signed out: what the page asks for itself may be refused before it has left.
let isSigningOut = false;
addEventListener('click', event => {
  isSigningOut ||= event.target instanceof Element && event.target.closest('.account .logout a') !== null;
}, true);
// Where it has ended, nothing of what is on this page stays on it.
const leave = why => {
  document.dispatchEvent(new Event('school:leaving'));
  localStorage.clear();
  sessionStorage.clear();
  location.replace(`/login?${isSigningOut ? 'out' : why}`);
};
const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (...body) {
  if (Date.now() - lastActed < THERE_FOR_MS) {
    this.setRequestHeader('X-Person-Active', 'true');
  }
  this.addEventListener('load', () => {
    if (this.status === 401) {
      leave('ended');
    }
  });
  return send.apply(this, body);
};
// Tasklist's own sign-in is never shown: ours knows whether one has signed out or was signed out.
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#/login')) {
    leave('out');
  }
});

const prepend = (menu, name, href, words) => {
  if (menu && !menu.querySelector(`.${name}`)) {
    const item = document.createElement('li');
    item.className = name;
    const link = document.createElement('a');
    link.href = href;
    link.textContent = words;
    item.append(link);
    menu.prepend(item);
  }
};
// One's own password and second factor are found beside the way out, and the page on which everybody begins beside the name.
new MutationObserver(() => {
  prepend(document.querySelector('.account .dropdown-menu'), 'your-sign-in', '/account', 'Your sign-in');
  prepend(document.querySelector('.app-menu > ul'), 'first-page', '/', 'First page');
}).observe(document.documentElement, {childList: true, subtree: true});

// Enter in a field would submit the form. It stays a line break where lines may be broken, and does nothing elsewhere.
document.addEventListener('keydown', event => {
  const field = event.target;
  if (event.key === 'Enter' && field instanceof HTMLInputElement && field.closest('.fjs-form')) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// The browser would offer what was typed here before to whoever types here next.
const silence = root => root.querySelectorAll?.('.fjs-form input, .fjs-form textarea').forEach(field => {
  field.setAttribute('autocomplete', 'off');
});
new MutationObserver(() => silence(document)).observe(document.documentElement, {childList: true, subtree: true});

// Dates are written as a British reader writes them, whatever language this browser was bought with.
const BRITISH = 'en-GB';
// A format made for reckoning with time zones is left alone: its text is read by a program.
const british = (locale, options) => (locale && options?.timeZone ? locale : BRITISH);
Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
  construct: (target, [locale, options]) => new target(british(locale, options), options),
  apply: (target, self, [locale, options]) => target(british(locale, options), options)
});
for (const name of ['toLocaleDateString', 'toLocaleTimeString', 'toLocaleString']) {
  const original = Date.prototype[name];
  Date.prototype[name] = function (locale, options) {
    return original.call(this, BRITISH, options);
  };
}
for (const [name, value] of [['language', BRITISH], ['languages', [BRITISH, 'en']]]) {
  Object.defineProperty(navigator, name, {get: () => value});
}

// Tasklist counts the filter that is open only. Whoever looks after others has to see at a glance that something is late.
const API = location.pathname.split('/app/')[0] + '/api/engine/engine/default';
const COUNT_EVERY_MS = 10000;
const ask = async path => {
  const answer = await fetch(API + path, {headers: {Accept: 'application/json'}, credentials: 'same-origin'});
  if (answer.status === 401) {
    leave('ended');
  }
  return answer.ok ? answer.json() : null;
};
const nameOf = item => item.querySelector('h4 a')?.firstChild?.textContent.trim();
const countFilters = async () => {
  const items = [...document.querySelectorAll('.task-filters .task-filter')].filter(nameOf);
  if (items.length === 0 || document.visibilityState !== 'visible') {
    return;
  }
  const filters = await ask('/filter?resourceType=Task&itemCount=false');
  for (const item of items) {
    const filter = filters?.find(one => one.name === nameOf(item));
    const counted = filter && await ask(`/filter/${filter.id}/count`);
    let number = item.querySelector('.counter-of-closed');
    if (!number) {
      number = document.createElement('span');
      number.className = 'counter counter-of-closed';
      item.querySelector('h4 a').append(number);
    }
    number.textContent = counted?.count ? String(counted.count) : '';
  }
};
setInterval(countFilters, COUNT_EVERY_MS);
new MutationObserver((changes, observer) => {
  if (document.querySelector('.task-filters .task-filter h4 a')) {
    observer.disconnect();
    countFilters();
  }
}).observe(document.documentElement, {childList: true, subtree: true});

export default [];
