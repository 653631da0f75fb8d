// What Tasklist asks the server and what it is answered, in one place for the modules beside this one. Tasklist loads these before
// it makes its first call, and gives no way of its own to add a header to one.

const before = [];
const after = [];

/** @param headers from {method, path}: the headers to send with that call */
export const onSend = headers => before.push(headers);

/** @param heard is given {method, path, status, header(name), text()} of every answer; status 0 where none came */
export const onAnswer = heard => after.push(heard);

const holds = [];
/** @param held is given {method, path} of a call of Tasklist's: null to make it at once, else a promise of whether it is made at all */
export const hold = held => holds.push(held);

const pathOf = url => new URL(url, location.href).pathname;
const headersFor = call => Object.assign({}, ...before.map(headers => headers(call)));
const tell = answer => after.forEach(heard => heard(answer));

const calls = new WeakMap();
const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, url, ...more) {
  calls.set(this, {method: method.toUpperCase(), path: pathOf(url)});
  return open.call(this, method, url, ...more);
};
const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (...body) {
  const call = calls.get(this);
  Object.entries(headersFor(call)).forEach(([name, value]) => this.setRequestHeader(name, value));
  const answered = status => tell({
    ...call,
    status,
    header: name => (status ? this.getResponseHeader(name) : null),
    text: () => (status ? this.responseText : '')
  });
  this.addEventListener('load', () => answered(this.status));
  this.addEventListener('error', () => answered(0));
  this.addEventListener('timeout', () => answered(0));
  const held = holds.map(one => one(call)).find(one => one !== null);
  if (held) {
    held.then(isMade => isMade && send.apply(this, body));
  } else {
    send.apply(this, body);
  }
};

// The form itself is fetched in another way than everything else.
const fetched = window.fetch;
window.fetch = async (resource, options = {}) => {
  const call = {method: (options.method || 'GET').toUpperCase(), path: pathOf(resource.url || resource)};
  if (!call.path.startsWith('/camunda/')) {
    return fetched(resource, options);
  }
  try {
    const answer = await fetched(resource, {...options, headers: {...options.headers, ...headersFor(call)}});
    tell({...call, status: answer.status, header: name => answer.headers.get(name), text: () => ''});
    return answer;
  } catch (lost) {
    tell({...call, status: 0, header: () => null, text: () => ''});
    throw lost;
  }
};

/** Calls the server as Tasklist does, with its token. */
export const call = (method, path, body, options = {}) => fetch(path, {
  method,
  credentials: 'same-origin',
  ...options,
  headers: {
    ...options.headers,
    'Content-Type': 'application/json',
    'X-XSRF-TOKEN': (document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/) || [])[1] || ''
  },
  body: body === undefined ? undefined : JSON.stringify(body)
});

const FORM = /\/(task|process-definition\/key|process-definition)\/([^/]+)\/(submit-form|deployed-form|deployed-start-form|form-variables)$/;

/** @return {kind: 'task' or 'start', id: of the task or the process, what} of a call about a form; else null */
export const formOf = path => {
  const found = path.match(FORM);
  return found && {
    kind: found[1] === 'task' ? 'task' : 'start',
    id: found[1] === 'task' ? found[2] : decodeURIComponent(found[2]).split(':')[0],
    what: found[3]
  };
};

/** What an answer says; empty where it is no JSON. */
export const contentOf = answer => {
  try {
    return JSON.parse(answer.text()) || {};
  } catch (none) {
    return {};
  }
};
export default [];
