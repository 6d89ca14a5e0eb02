import { chinese } from '../../../lib/baolei/language.js';

export default {
  app: chinese ? { name: '系统管理', vendor: '堡垒' } : { name: 'Admin', vendor: 'Baolei' },
  locales: { availableLocales: ['en', 'zh'], fallbackLocale: 'en' },
  customScripts: ['../../lib/baolei/session'],
  disableWelcomeMessage: true
};
