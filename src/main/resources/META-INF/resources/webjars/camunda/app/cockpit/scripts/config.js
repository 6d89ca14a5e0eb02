export default {
  app: { name: 'Cockpit', vendor: '堡垒 Baolei' },
  // No Chinese translation: Cockpit is for engineers, who get English whatever their browser asks for.
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['../../lib/baolei/session'],
  disableWelcomeMessage: true
};
