import { page } from './server.js';

// The web apps draw their own sign-in form when nobody is signed in or the session has expired.
// Sign-in belongs to the server's own page, so drawing that form means leaving for it.
const app = document.querySelector('base').getAttribute('app-name');

// When a session expires, Tasklist keeps what was typed into a start form under this one name and would lay it over the
// next start form opened in this browser, of whatever process and by whatever user.
const NAMELESS_DRAFT = 'camunda-form:undefined';

export default {
  id: 'baolei-session',
  pluginPoint: `${app}.login`,
  priority: 1000,
  render: () => {
    localStorage.removeItem(NAMELESS_DRAFT);
    window.location.replace(page('/login'));
  }
};
