import { page } from '../../../../lib/baolei/server.js';

/** The tab 更多办理 beside the form of every task: what one may do with it other than completing it. */

const el = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) =>
    name === 'onclick' ? element.addEventListener('click', value) : value !== false && element.setAttribute(name, value === true ? '' : value));
  element.append(...children);
  return element;
};

const time = instant => new Date(instant).toLocaleString('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false
});

const kilobytes = bytes => `${Math.max(1, Math.round(bytes / 1024))} KB`;

let names = 0;

/** A labelled field; the control carries the name under which its value is sent. */
const field = (label, control) => {
  control.id = `task-work-${names++}`;
  control.classList.add('form-control');
  return el('div', { class: 'form-group' }, el('label', { for: control.id }, label), control);
};

const words = (name, label, required = true) =>
  field(label, el('textarea', { name, rows: 2, maxlength: 500, required }));

const choice = (name, label, options) =>
  field(label, el('select', { name, required: true }, el('option', { value: '' }, '请选择'),
    ...options.map(([value, text]) => el('option', { value }, text))));

const person = (name, label, panel) =>
  choice(name, label, panel.colleagues.map(({ id, name: shown, posts }) => [id, `${shown}（${posts.join('、')}）`]));

/** Several people, ticked; in the order in which they were ticked. */
const people = (name, label, panel) => {
  const group = el('fieldset', { class: 'form-group task-work-people' }, el('legend', {}, label));
  const chosen = [];
  panel.colleagues.forEach(({ id, name: shown, posts }) => {
    const box = el('input', { type: 'checkbox', value: id });
    box.addEventListener('change', () => box.checked ? chosen.push(id) : chosen.splice(chosen.indexOf(id), 1));
    group.append(el('label', {}, box, ` ${shown}（${posts.join('、')}）`));
  });
  group.dataset.name = name;
  group.chosen = chosen;
  return group;
};

/** What can be done: label, address, fields, and whether the task leaves this person's list. */
const actions = panel => [
  { label: '意见', path: 'opinion', fields: () => [words('opinion', '意见')] },
  { label: '附件', path: 'attachments', fields: () => [field('选择文件（PDF、JPG、PNG、docx、xlsx、OFD，不超过 8 MB）',
    el('input', { type: 'file', name: 'file', required: true, accept: '.pdf,.jpg,.jpeg,.png,.docx,.xlsx,.ofd' }))] },
  { label: '退回', path: 'return', leaves: true, none: panel.earlier.length === 0 && '没有可以退回的环节',
    fields: () => [choice('step', '退回至', panel.earlier.map(step => [step.step, `${step.name}（${time(step.completedAt)} 办结）`])),
      words('reason', '退回理由')] },
  { label: '转办', path: 'transfer', leaves: true, fields: () => [person('to', '转给', panel), words('reason', '转办理由')] },
  { label: '委派', path: 'delegate', leaves: true, fields: () => [person('to', '委派给（办完后回到您手中）', panel), words('reason', '委派说明')] },
  { label: '前加签', path: 'sign-before', fields: () => [person('to', '请谁先签', panel), words('reason', '加签说明')] },
  { label: '后加签', path: 'sign-after', fields: () => [person('to', '您办结后请谁再签', panel), words('reason', '加签说明')] },
  { label: '会签', path: 'countersign', fields: () => [people('signers', '参加会签的人员（依次会签按勾选先后）', panel),
    choice('rule', '会签规则', [['all', '全部同意'], ['any', '任一人同意'], ['majority', '过半数同意'], ['in-order', '依次同意']]),
    words('reason', '会签事由')] },
  { label: '抄送', path: 'copy', fields: () => [people('to', '抄送给', panel), words('reason', '说明（可不填）', false)] }
];

/** What one does without drawing anybody else into a step that is one's own. */
const alone = (action, panel) => action.path === 'attachments' || action.path === 'return' && panel.earlier.length > 0;

const vote = { label: '签署', path: 'vote', leaves: true, fields: () => [
  choice('agreed', '会签结论', [['true', '同意'], ['false', '不同意']]), words('opinion', '意见（不同意的须填写理由）', false)] };

const bodyOf = form => {
  const file = form.querySelector('input[type=file]');
  if (file) {
    const data = new FormData();
    data.append('file', file.files[0]);
    return { body: data, headers: {} };
  }
  const values = {};
  form.querySelectorAll('select, textarea').forEach(({ name, value }) => { values[name] = name === 'agreed' ? value === 'true' : value; });
  form.querySelectorAll('fieldset[data-name]').forEach(group => { values[group.dataset.name] = group.chosen; });
  return { body: JSON.stringify(values), headers: { 'Content-Type': 'application/json' } };
};

/** @returns null when it was done, else what the server said against it */
async function send(taskId, panel, action, form) {
  const { body, headers } = bodyOf(form);
  try {
    const response = await fetch(page(`/api/tasks/${encodeURIComponent(taskId)}/${action.path}`),
      { method: 'POST', body, headers: { ...headers, Accept: 'application/json', [panel.csrfHeader]: panel.csrf } });
    if (response.ok) {
      return null;
    }
    const answer = await response.json().catch(() => ({}));
    return (response.status < 500 && answer.message) || `未能办理（${response.status}），已填内容仍保留，请稍后重试`;
  } catch (notReachable) {
    return '无法连接服务器，已填内容仍保留，请检查网络后重试';
  }
}

/** What was written; of a file also the beginning of its digest, the whole on pointing at it. */
const contentOf = ({ content, sha256 }) => sha256
  ? el('span', {}, content, ' ', el('span', { class: 'text-muted', title: sha256 }, `校验码 ${sha256.slice(0, 12)}…`)) : content;

const table = (caption, heads, rows) => el('table', { class: 'table table-condensed' }, el('caption', {}, caption),
  el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col' }, head)))),
  el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map(cell => el('td', {}, cell))))));

function draw(container, taskId, panel, again) {
  const place = el('div', { class: 'task-work-form' });
  const status = el('p', { role: 'status', 'aria-live': 'polite' });

  const open = (action, button) => {
    status.textContent = '';
    container.querySelectorAll('.task-work-actions button').forEach(other => other.setAttribute('aria-expanded', String(other === button)));
    if (action.none) {
      place.replaceChildren(el('p', {}, action.none));
      return;
    }
    const submit = el('button', { type: 'submit', class: 'btn btn-primary' }, `确认${action.label}`);
    const form = el('form', { 'aria-label': action.label }, ...action.fields(), submit);
    form.addEventListener('submit', async event => {
      event.preventDefault();
      submit.disabled = true;
      const refusal = await send(taskId, panel, action, form);
      submit.disabled = false;
      if (refusal) {
        status.className = 'text-danger';
        status.textContent = refusal;
      } else if (action.leaves) {
        // The list and the form are the web app's own and do not know of it.
        window.history.replaceState(null, '', page('/camunda/app/tasklist/default/#/'));
        window.location.reload();
      } else if (panel.mine && !panel.claimed) {
        // Acting claims the task, of which the rest of the page does not know either.
        window.location.reload();
      } else {
        again(`${action.label}已办理`);
      }
    });
    place.replaceChildren(form);
    form.querySelector('select, textarea, input').focus();
  };

  const bar = el('div', { class: 'task-work-actions', role: 'group', 'aria-label': '更多办理' });
  const offered = panel.signing ? [vote] : panel.mine ? actions(panel).filter(action => !panel.own || alone(action, panel)) : [];
  offered.forEach(action => {
    const button = el('button', { type: 'button', class: 'btn btn-default', 'aria-expanded': 'false' }, action.label);
    button.addEventListener('click', () => open(action, button));
    bar.append(button);
  });

  const parts = [bar, place, status];
  if (!offered.length) {
    parts.unshift(el('p', {}, '该事项已由他人认领，您可以查看，不能办理。'));
  }
  if (panel.own) {
    parts.unshift(el('p', { class: 'text-info' }, '本环节须由本人办理，不能转办、委派、加签、会签或者抄送；意见请填写在表单中。'));
  }
  if (panel.entrusted) {
    parts.unshift(el('p', { class: 'text-info' }, '本环节正在委派或加签：您提交后转给下一位，不会直接办结。'));
  }
  if (panel.facts.length) {
    parts.push(table('会签内容', ['环节', '项目', '内容'], panel.facts.map(({ step, label, value }) => [step, label, value])));
  }
  panel.countersigns.forEach(({ rule, openedBy, outcome, signatures }) => parts.push(table(
    `会签（${rule}，${openedBy}发起）：${outcome}`, ['人员', '意见'], signatures.map(({ signer, said }) => [signer, said]))));
  if (panel.attachments.length) {
    parts.push(table('附件', ['文件', '大小', '上传', '时间'], panel.attachments.map(({ id, name, size, addedBy, addedAt }) =>
      [el('a', { href: page(`/api/attachments/${id}`) }, name), kilobytes(size), addedBy, time(addedAt)])));
  }
  parts.push(panel.actions.length
    ? table('办理记录', ['时间', '环节', '事项', '经办', '对象', '内容'],
      panel.actions.map(line => [time(line.at), line.step, line.kind, line.actor, line.to, contentOf(line)]))
    : el('p', { class: 'text-muted' }, '还没有退回、转办、会签、意见等办理记录。'));
  container.replaceChildren(...parts);
  return status;
}

async function show(container, taskId, done) {
  try {
    const response = await fetch(page(`/api/tasks/${encodeURIComponent(taskId)}`), { headers: { Accept: 'application/json' } });
    if (!response.ok) {
      container.replaceChildren(el('p', {}, response.status === 404 ? '该事项已办结，或不再由您办理。' : `暂时无法显示（${response.status}）`));
      return;
    }
    const status = draw(container, taskId, await response.json(), message => show(container, taskId, message));
    if (done) {
      status.className = 'text-success';
      status.textContent = done;
    }
  } catch (notReachable) {
    container.replaceChildren(el('p', { class: 'text-danger' }, '无法连接服务器，请检查网络后重试'));
  }
}

export default {
  id: 'baolei-task-work',
  pluginPoint: 'tasklist.task.detail',
  priority: 150,
  properties: { label: '更多办理' },
  render: (node, { taskId }) => {
    const container = el('div', { class: 'task-work' });
    node.append(container);
    show(container, taskId);
  }
};
