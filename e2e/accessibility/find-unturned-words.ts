/**
 * Words that run from right to left and stand in no element of their own direction: their brackets and marks go to the
 * wrong end, and those of the words around them, too. Runs in the page.
 */
export function findUnturnedWords(): string[] {
  const RIGHT_TO_LEFT = /[\u0590-\u07ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  const found: string[] = [];
  const place = (element: Element) => `${element.parentElement?.tagName} > ${element.tagName}`.toLowerCase();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    const words = node.nodeValue?.trim() ?? "";
    if (!element || !RIGHT_TO_LEFT.test(words) || element.closest("script, style, noscript")) continue;
    if (!element.closest("[dir=auto], bdi")) found.push(`${place(element)}: ${words}`);
  }
  for (const control of document.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), textarea"))
    if (RIGHT_TO_LEFT.test(control.value) && control.dir !== "auto") found.push(`field ${control.name}`);
  return found;
}
