import { chinese } from '../../../../lib/baolei/language.js';
import { page } from '../../../../lib/baolei/server.js';

const INTERVAL_MS = 60_000;

/** How many messages are unread; null when the server does not say. */
async function unread() {
  try {
    const response = await fetch(page('/api/inbox/unread'), { headers: { Accept: 'application/json' } });
    const { count } = response.ok ? await response.json() : {};
    return Number.isInteger(count) ? count : null;
  } catch (notReachable) {
    return null;
  }
}

const link = (path, text) => {
  const a = document.createElement('a');
  a.href = page(path);
  a.textContent = text;
  return a;
};

let timer;

const inbox = {
  id: 'baolei-inbox',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render: container => {
    const label = chinese ? '收件箱' : 'Inbox';
    const withCount = count => chinese ? `${label}（${count}）` : `${label} (${count})`;
    const a = link('/inbox', label);
    container.append(a);
    const refresh = async () => {
      const count = await unread();
      a.textContent = count ? withCount(count) : label;
    };
    refresh();
    timer = setInterval(refresh, INTERVAL_MS);
  },
  unmount: () => clearInterval(timer)
};

const start = {
  id: 'baolei-start',
  pluginPoint: 'tasklist.navbar.action',
  priority: 500,
  render: container => container.append(link('/', chinese ? '首页' : 'Start page'))
};

export default [start, inbox];
