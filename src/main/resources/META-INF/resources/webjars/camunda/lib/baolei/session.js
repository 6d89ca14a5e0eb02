import { page } from './server.js';

// The web apps draw their own sign-in form when nobody is signed in or the session has expired.
// Sign-in belongs to the server's own page, so drawing that form means leaving for it.
const app = document.querySelector('base').getAttribute('app-name');

export default {
  id: 'baolei-session',
  pluginPoint: `${app}.login`,
  priority: 1000,
  render: () => window.location.replace(page('/login'))
};
