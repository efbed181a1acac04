import type { Texts } from "./texts";

/**
 * A label as it stands before what it names: "When:", in French with a space that doesn't break. One that ends with a sign
 * of its own ("What do you eat?") keeps that.
 */
export function asLabel(site: Texts<"site">, label: string): string {
  return /[?!:.…]$/.test(label) ? label : site("label", { label });
}
