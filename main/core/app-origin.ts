/** Where the console's own page comes from; no other page is ever answered or shown. */
export const APP_ORIGIN = 'app://earshot';
