import type { Page } from "@playwright/test";

/**
 * Walks through a page by keyboard, forwards and back (WCAG 2.4.11).
 * @returns what had the focus while something else covered its middle; elements for screen readers alone have no place
 */
export async function coveredByKeyboard(page: Page, steps: number): Promise<string[]> {
  const covered: string[] = [];
  for (const key of ["Tab", "Shift+Tab"])
    for (let step = 0; step < steps; step += 1) {
      await page.keyboard.press(key);
      covered.push(await page.evaluate(coverOfFocus));
    }
  return covered.filter(Boolean);
}

function coverOfFocus(): string {
  const element = document.activeElement;
  const box = element?.getClientRects()[0];
  if (!element || element === document.body || !box || box.width < 2) return "";
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (top && (element.contains(top) || top.contains(element))) return "";
  return `${element.outerHTML.slice(0, 80)} under ${top?.outerHTML.slice(0, 80)}`;
}
