import localFont from "next/font/local";

/**
 * The two latin faces every page needs, self-hosted (75 kB together). Not preloaded: nothing is painted while a preloaded
 * font is on its way, and the stand-ins of app/linea.css keep every line where it is (decision 037).
 */
const letters = localFont({
  src: "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-text",
  display: "swap",
  preload: false,
  adjustFontFallback: "Arial",
});

const signs = localFont({
  src: "../../node_modules/@fontsource-variable/sofia-sans-extra-condensed/files/sofia-sans-extra-condensed-latin-wght-normal.woff2",
  weight: "1 1000",
  variable: "--font-cond",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});

/** Classes for `<html>` that make both faces known as custom properties. */
export const fontClasses = `${letters.variable} ${signs.variable}`;
