import { chinese } from '../../../lib/baolei/language.js';

export default {
  app: chinese ? { name: '个人首页', vendor: '堡垒' } : { name: 'Welcome', vendor: 'Baolei' },
  // The dates speak the language of whichever locale file arrives last, so a Chinese browser loads no English one.
  locales: { availableLocales: ['en', 'zh'], fallbackLocale: chinese ? 'zh' : 'en' },
  customScripts: ['../../lib/baolei/session'],
  disableWelcomeMessage: true
};
