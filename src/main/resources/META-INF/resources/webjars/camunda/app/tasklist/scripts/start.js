// A link from one of our pages to a start form that asks which concern or entry of a list it is about: Tasklist opens the form by the process's id
// (processStart), and the page says which one it was.

const ABOUT = /[?&]about=((?:CSE|LLC)-\d{4}-\d{4,})/.exec(location.hash)?.[1];
const EVERY_MS = 250;
const MOST_TRIES = 60;

// The form draws itself more than once when it is opened, and empties its fields as it does.
const fill = (tries, stood) => {
  const field = document.querySelector(
    '.modal-content [id$="-field_concernReference"], .modal-content [id$="-field_removedReference"]');
  const stands = field?.value === ABOUT;
  if (field && field.value === '') {
    field.value = ABOUT;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  }
  if (tries > 0 && stood < 4) {
    setTimeout(fill, EVERY_MS, tries - 1, stands ? stood + 1 : 0);
  }
};
if (ABOUT) {
  fill(MOST_TRIES, 0);
}

export default [];
