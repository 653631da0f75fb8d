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

export default [];
