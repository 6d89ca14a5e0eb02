/** Address of a page of our own server, for example page('/login'); knows a servlet context path. */
const appRoot = document.querySelector('base').getAttribute('app-root');
const context = appRoot.slice(0, appRoot.lastIndexOf('/'));

export const page = path => context + path;
