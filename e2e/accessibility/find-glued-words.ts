import type { Page } from "@playwright/test";

/**
 * Words that stand apart for the eye only: two inline elements with nothing between them. Whoever hears the page or
 * copies from it gets one word.
 */
export async function findGluedWords(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const glued: string[] = [];
    let before: Node | null = null;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.parentElement?.closest("script, style, template, svg, noscript")) continue;
      if (!node.parentElement?.checkVisibility()) continue;
      const text = node.textContent ?? "";
      if (text === "") continue;
      const end = before?.textContent?.at(-1) ?? "";
      if (before && /[\p{L}\p{N}]/u.test(end) && /^[\p{L}\p{N}]/u.test(text)) {
        const range = document.createRange();
        range.setStart(before, 0);
        range.setEnd(node, 0);
        const around = range.commonAncestorContainer;
        const isInline = (of: Node) => {
          for (let up = of.parentElement; up && up !== around; up = up.parentElement)
            if (!getComputedStyle(up).display.startsWith("inline")) return false;
          return true;
        };
        const isWithin = before.parentElement !== node.parentElement;
        const hasBreak = range.cloneContents().querySelector("br, hr, input, img, button") !== null;
        if (isWithin && !hasBreak && isInline(before) && isInline(node))
          glued.push(`${before.textContent?.slice(-24)}|${text.slice(0, 24)}`);
      }
      before = node;
    }
    return [...new Set(glued)];
  });
  return found.map((pair) => `"${pair}" is one word`);
}
