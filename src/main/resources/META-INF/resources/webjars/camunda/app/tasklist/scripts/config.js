import { chinese } from '../../../lib/baolei/language.js';

// Shortcut descriptions are shown as they stand here; they do not come from the locale files.
const shortcut = (key, zh, en) => ({ key, description: chinese ? zh : en });

export default {
  app: chinese ? { name: '任务办理', vendor: '堡垒' } : { name: 'Tasklist', vendor: 'Baolei' },
  // The dates speak the language of whichever locale file arrives last, so a Chinese browser loads no English one.
  locales: { availableLocales: ['en', 'zh'], fallbackLocale: chinese ? 'zh' : 'en' },
  customScripts: [
    '../../lib/baolei/session',
    'scripts/baolei/inbox',
    'scripts/baolei/form-texts',
    'scripts/baolei/form-errors',
    'scripts/baolei/task-work'
  ],
  disableWelcomeMessage: true,
  assignProcessInstanceIdToTaskComment: true,
  shortcuts: {
    claimTask: shortcut('ctrl+alt+c', '认领当前任务', 'claims the currently selected task'),
    focusFilter: shortcut('ctrl+shift+f', '转到第一个筛选器', 'set the focus to the first filter in the list'),
    focusList: shortcut('ctrl+alt+l', '转到列表中的第一个任务', 'sets the focus to the first task in the list'),
    focusForm: shortcut('ctrl+alt+f', '转到表单的第一个输入框', 'sets the focus to the first input field in a task form'),
    startProcess: shortcut('ctrl+alt+p', '打开启动流程窗口', 'opens the start process modal dialog')
  }
};
