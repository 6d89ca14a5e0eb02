import { chinese } from '../../../../lib/baolei/language.js';

// Tasklist says when a task was made and is due in relative words ("a few seconds ago"). They come from moment, which is
// bundled with English only; the locale files do not reach it.
const CHINESE = {
  future: '%s后', past: '%s前', s: '几秒', ss: '%d 秒', m: '1 分钟', mm: '%d 分钟', h: '1 小时', hh: '%d 小时',
  d: '1 天', dd: '%d 天', M: '1 个月', MM: '%d 个月', y: '1 年', yy: '%d 年'
};

/** This script runs before or after AngularJS has built the app, as the network will have it. */
function teach() {
  const injector = window.angular.element(document.body).injector();
  if (injector) {
    const moment = injector.get('moment');
    // In place: times that are shown already hold on to the locale they were made with.
    moment.locales().forEach(locale => Object.assign(moment.localeData(locale)._relativeTime, CHINESE));
    injector.get('$rootScope').$broadcast('amMoment:localeChanged');
  } else {
    requestAnimationFrame(teach);
  }
}

if (chinese) {
  teach();
}
