// Fault: Esc, also the one that only closes the calendar, and a click beside the start dialogue close it, and what was typed is gone
// from the screen. Only its own buttons close it.
const isOpen = () => document.querySelector('.modal .fjs-container');

// Whoever closes the dialogue for Esc listens on the document; what closes the calendar listens nearer to it.
document.documentElement.addEventListener('keydown', event => {
  if (event.key === 'Escape' && isOpen()) {
    event.stopPropagation();
  }
});
document.addEventListener('click', event => {
  if (event.target.classList?.contains('modal') && isOpen()) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
export default [];
