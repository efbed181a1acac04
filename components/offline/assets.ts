/** Files of the build that a page is drawn with: their names change with what they hold. */
const ASSET = /\/_next\/static\/[\w./~-]+\.(?:css|js|woff2)/g;

/** Those that a page names, each once. */
export const findAssets = (html: string): string[] => [...new Set(html.match(ASSET) ?? [])];

/** The modules that a module names. */
export const findFurther = (script: string): string[] =>
  findAssets(script).filter((asset) => asset.endsWith(".js"));
