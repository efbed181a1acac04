import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { BRAND_COLOURS } from "@/lib/organisations/schema";

const SHEET = readFileSync("app/linea.css", "utf8");

type Rgb = [number, number, number];
type Theme = "light" | "dark";

const hex = (text: string): Rgb => {
  const digits = text.slice(1);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)) as Rgb;
};

/** Splits at commas that stand in no brackets. */
function parts(text: string): string[] {
  const found = [""];
  let depth = 0;
  for (const letter of text) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (letter === "," && depth === 0) found.push("");
    else found[found.length - 1] += letter;
  }
  return found.map((part) => part.trim());
}

/** What a colour of the sheet is, by the rules of CSS for the few forms it uses. */
function resolve(value: string, of: (name: string) => string, theme: Theme): Rgb {
  const [, form = "", inside = ""] = /^([a-z-]+)\((.*)\)$/s.exec(value) ?? [];
  if (value.startsWith("#")) return hex(value);
  if (form === "var") return resolve(of(inside), of, theme);
  if (form === "light-dark") return resolve(parts(inside)[theme === "light" ? 0 : 1] ?? "", of, theme);
  if (form === "color-mix") {
    const [, one = "", other = ""] = parts(inside);
    const [, first = "", share = ""] = /^(.*) (\d+)%$/.exec(one) ?? [];
    const part = Number(share) / 100;
    const [from, to] = [resolve(first, of, theme), resolve(other, of, theme)];
    return from.map((channel, at) => channel * part + (to[at] ?? 0) * (1 - part)) as Rgb;
  }
  throw new Error(`what is ${value}?`);
}

const declared = (block: string): Map<string, string> =>
  new Map(
    [...block.matchAll(/(--[a-z-]+):([^;]*);/g)].map(([, name = "", value = ""]) => [
      name,
      value.trim().replace(/\s+/g, " ").replace(/\( /g, "(").replace(/ \)/g, ")"),
    ]),
  );

const ROOT = declared(/@layer tokens \{\s*:root \{(.*?)\n {2}\}/s.exec(SHEET)?.[1] ?? "");

/** All that stands for a colour: its own block, and those that name several. */
function tokensOf(colour: string): Map<string, string> {
  const blocks = [...SHEET.matchAll(/body:has\(([^{]*)\{([^}]*)\}/g)].filter(([, which = ""]) =>
    which.includes(`[data-colour="${colour}"]`),
  );
  return new Map([...ROOT, ...blocks.flatMap(([, , block = ""]) => [...declared(block)])]);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("contrast is counted as WCAG counts it", () => {
  expect(contrast(hex("#000"), hex("#ffffff"))).toBeCloseTo(21, 5);
  expect(contrast(hex("#6b1f5c"), hex("#fbf7ee"))).toBeCloseTo(9.9, 1);
});

const THEMES = ["light", "dark"] as const;

test.each(BRAND_COLOURS.flatMap((colour) => THEMES.map((theme) => [colour, theme] as const)))(
  "what is drawn in %s can be read in the %s theme",
  (colour, theme) => {
    const tokens = tokensOf(colour);
    const of = (name: string) => tokens.get(name) ?? "";
    const token = (name: string) => resolve(of(name), of, theme);
    const against = (one: string, other: string) => contrast(token(one), token(other));
    if (colour !== "mulberry") expect(token("--mulberry")).toEqual(token(`--${colour}`));
    for (const ground of ["--paper", "--raise"]) {
      expect(against("--mulberry", ground)).toBeGreaterThanOrEqual(4.5);
      expect(against("--mulberry-hover", ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(against("--on-mulberry", "--mulberry")).toBeGreaterThanOrEqual(4.5);
    expect(against("--on-mulberry", "--mulberry-hover")).toBeGreaterThanOrEqual(4.5);
    expect(against("--ink", "--mulberry-tint")).toBeGreaterThanOrEqual(7);
    expect(against("--on-band", "--band")).toBeGreaterThanOrEqual(4.5);
    // The band is told from the page.
    expect(against("--band", "--paper")).toBeGreaterThanOrEqual(1.3);
    // The echo of a name is an ornament, and must not read as one.
    expect(against("--band-echo", "--band")).toBeLessThan(1.6);
    expect(against("--on-band", "--band-echo")).toBeGreaterThanOrEqual(3);
  },
);
