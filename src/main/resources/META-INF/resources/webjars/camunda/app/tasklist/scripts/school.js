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

export default [];
