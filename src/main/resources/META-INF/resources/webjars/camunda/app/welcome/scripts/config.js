import { chinese } from '../../../lib/baolei/language.js';

export default {
  app: chinese ? { name: '个人首页', vendor: '堡垒' } : { name: 'Welcome', vendor: 'Baolei' },
  locales: { availableLocales: ['en', 'zh'], fallbackLocale: 'en' },
  customScripts: ['../../lib/baolei/session'],
  disableWelcomeMessage: true
};
