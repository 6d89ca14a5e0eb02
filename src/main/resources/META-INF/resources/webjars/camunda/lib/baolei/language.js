/**
 * Whether this browser gets Chinese. Same rule as the web apps' own choice of locale:
 * the part before the hyphen of the browser's first language.
 */
const first = (navigator.languages && navigator.languages[0]) || navigator.language || '';

export const chinese = first.split('-')[0].toLowerCase() === 'zh';
