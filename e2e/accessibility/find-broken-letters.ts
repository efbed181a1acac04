import type { Page } from "@playwright/test";

/** A small phone, and the width where two columns begin. */
const SCREENS = [
  { width: 320, height: 640, sizes: [130, 150, 200] },
  { width: 768, height: 1024, sizes: [150, 200] },
] as const;
const STANDARD = 16;
/** What breaks with larger letters breaks mostly with the largest: with each change those alone. */
const LARGEST = 200;
/** Of a screen's height, at twice the size of letters: the way to the page's first words, and what stays in sight. */
const MOST_HEADER = 0.6;
const MOST_STICKY = 0.25;

/**
 * What goes wrong for somebody who reads with larger letters (text size, not zoom: the page's width stays): words broken
 * letter by letter, a header that fills the screen, bars that stay and cover the text, sideways scrolling. Both ways of
 * asking for them are tried: the browser's own size, which layouts can ask about, and letters scaled by themselves.
 * @param every also the sizes between
 */
export async function findBrokenLetters(page: Page, every = true): Promise<string[]> {
  const found: string[] = [];
  const devtools = await page.context().newCDPSession(page);
  const standard = (size: number) => devtools.send("Page.setFontSizes", { fontSizes: { standard: size } });
  const note = async (size: number, how: string, scaled: boolean) => {
    const faults = await page.evaluate(measure, { size, scaled, header: MOST_HEADER, sticky: MOST_STICKY });
    found.push(...faults.map((fault) => `at ${how}: ${fault}`));
  };
  for (const { width, height, sizes } of SCREENS) {
    await page.setViewportSize({ width, height });
    for (const size of sizes.filter((one) => every || one === LARGEST)) {
      await standard(Math.round((STANDARD * size) / 100));
      await note(size, `${width} px, letters of ${size} %`, false);
    }
  }
  // On a small phone both ways are the same: no layout is narrower.
  await standard(STANDARD);
  await note(LARGEST, `768 px, letters scaled to ${LARGEST} %`, true);
  await devtools.detach();
  return found;
}

/** Runs in the page, and leaves it as it was. */
function measure(how: { size: number; scaled: boolean; header: number; sticky: number }): string[] {
  const root = document.documentElement;
  if (how.scaled) root.style.fontSize = `${how.size}%`;
  const size = Number.parseFloat(getComputedStyle(root).fontSize);
  if (Math.round(size) !== Math.round((16 * how.size) / 100))
    return [`letters are ${size} px: nothing was tried`];
  const faults: string[] = [];
  const name = (element: Element | null) => element?.outerHTML.replace(/\s+/g, " ").slice(0, 120) ?? "";

  const by = root.scrollWidth - window.innerWidth;
  if (by > 0) {
    const widest = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .at(-1);
    faults.push(`scrolls sideways by ${by} px, at ${name(widest ?? null)}`);
  }

  const head = document.querySelector("header")?.getBoundingClientRect().height ?? 0;
  if (head > window.innerHeight * how.header) faults.push(`the header is ${Math.round(head)} px high`);

  window.scrollTo(0, (root.scrollHeight - window.innerHeight) / 2);
  let covered = 0;
  for (const element of document.querySelectorAll("body *")) {
    if (!["sticky", "fixed"].includes(getComputedStyle(element).position)) continue;
    const box = element.getBoundingClientRect();
    const isBar = box.width > window.innerWidth / 2 && box.bottom > 0 && box.top < window.innerHeight;
    const isAtEdge = box.top <= 1 || box.bottom >= window.innerHeight - 1;
    if (isBar && isAtEdge && !element.closest("dialog"))
      covered += Math.min(box.bottom, window.innerHeight) - Math.max(box.top, 0);
  }
  if (covered > window.innerHeight * how.sticky) faults.push(`bars cover ${Math.round(covered)} px for good`);
  window.scrollTo(0, 0);

  const linesOf = (node: Node, from: number, to: number) => {
    const lines: number[] = [];
    let last = Number.NaN;
    for (let at = from; at < to; at += 1) {
      const letter = document.createRange();
      letter.setStart(node, at);
      letter.setEnd(node, at + 1);
      const box = letter.getClientRects()[0];
      if (!box || box.width === 0) continue;
      if (Math.abs(box.top - last) > 3 || lines.length === 0) lines.push(0);
      lines[lines.length - 1] = (lines.at(-1) ?? 0) + 1;
      last = box.top;
    }
    return lines;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest("script, style, template, svg, .vh, select, textarea")) continue;
    // What is folded away has no layout of its own yet.
    if (!parent.checkVisibility()) continue;
    const whole = document.createRange();
    whole.selectNodeContents(node);
    if (whole.getClientRects().length < 2) continue;
    const text = node.textContent ?? "";
    for (const word of text.matchAll(/\p{L}{3,11}/gu)) {
      const end = word.index + word[0].length;
      // Addresses break where they can, compounds at their soft hyphens, and longer words have no line that holds them.
      if (/[@./_:\u00AD\p{L}-]/u.test((text[word.index - 1] ?? " ") + (text[end] ?? " "))) continue;
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, end);
      if (range.getClientRects().length < 2) continue;
      const lines = linesOf(node, word.index, end);
      if (lines.length > 3 || (lines.length > 1 && lines.some((letters) => letters < 2)))
        faults.push(`"${word[0]}" is broken into ${lines.join(" + ")} letters in ${name(parent)}`);
    }
  }
  root.style.removeProperty("font-size");
  return [...new Set(faults)].slice(0, 8);
}
