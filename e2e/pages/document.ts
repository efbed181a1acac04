/** What no document of the public zone has; whoever finds some of it found a page that was kept with the framework. */
const FRAMEWORK = [
  '/_next/static/chunks/[^"]+\\.js',
  "__next_f",
  '<template id="[BPS]:',
  '<div hidden(="")? id="S:',
  "\\$R[CSX]\\(",
  "<!--\\$[?!]",
];

/** What of the framework stands in a page. */
export const frameworkIn = (html: string): string[] =>
  FRAMEWORK.flatMap((found) => new RegExp(found).exec(html)?.[0] ?? []);
