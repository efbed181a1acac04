import "server-only";
import sharp from "sharp";
import { cutLines, linesOf, outlines, widthOf, writable } from "./lettering";
import { type Corner, makeSheet, type Sheet } from "./sheet";

/** What a page looks like where somebody shares its address. */
export interface Card {
  /** Small, above: whose it is. */
  over: string;
  title: string;
  /** Below: when and where. */
  under: string;
  /** Of the lines that run through it, outermost first; none: our own. */
  colours: ReadonlyArray<keyof typeof LINES>;
}

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** Light alone: who shows it does not say on what. */
const PAPER = "#fbf7ee";
const INK = "#1b1a2b";
const MUTED = "#56546b";
const MULBERRY = "#6b1f5c";

/** Lines on paper, as app/linea.css has them in the light. */
const LINES = {
  tomato: "#b3261e",
  brick: "#9a3b12",
  ochre: "#8a5300",
  pine: "#0b6b4f",
  lagoon: "#0b5f8a",
  indigo: "#3b3aa8",
  violet: "#7a2e8e",
} as const;

const LEFT = 80;
const TOP = 70;
const OVER = { size: 46, gap: 26 };
const UNDER = { size: 54, gap: 30 };
/** Sizes of the title, largest first, with what a line of it takes. */
const TITLES = [150, 132, 116, 102, 90, 80, 72, 64];
const LINE_HEIGHT = 0.94;
/** Of an em: how high a capital stands. */
const CAPITAL = 0.7;

/** Draws a card: its lines come down at the right, bend, and run out at the foot, as on the pages' band. */
export async function drawCard({ over, title, under, colours }: Card): Promise<Buffer> {
  const sheet = makeSheet(CARD_WIDTH, CARD_HEIGHT, PAPER);
  const free = drawLines(sheet, colours.length > 0 ? colours.map((name) => LINES[name]) : [MULBERRY]);
  const write = (text: string, size: number, y: number, colour: string) =>
    sheet.paint(outlines(text, size, LEFT, y), colour);
  const width = free.right - LEFT;
  const one = (text: string, size: number) =>
    cutLines(linesOf(writable(text), size, width), 1, size, width)[0];
  const [above, below] = [one(over, OVER.size), one(under, UNDER.size)];
  let top = TOP;
  if (above) {
    top += CAPITAL * OVER.size;
    write(above, OVER.size, top, MUTED);
    top += OVER.gap;
  }
  let bottom = free.bottom;
  if (below) {
    write(below, UNDER.size, bottom, INK);
    bottom -= CAPITAL * UNDER.size + UNDER.gap;
  }
  const { size, lines } = fitTitle(writable(title), width, bottom - top);
  for (const [n, line] of lines.entries())
    write(line, size, top + CAPITAL * size + n * LINE_HEIGHT * size, INK);
  return sharp(sheet.pixels, { raw: { width: CARD_WIDTH, height: CARD_HEIGHT, channels: 3 } })
    .png({ palette: true, colours: 64, compressionLevel: 9, effort: 4 })
    .toBuffer();
}

/** A title as large as it fits; in the smallest size it is cut. */
function fitTitle(title: string, width: number, height: number): { size: number; lines: string[] } {
  const most = (size: number) => Math.max(1, Math.floor((height / size - CAPITAL) / LINE_HEIGHT) + 1);
  for (const size of TITLES) {
    const lines = linesOf(title, size, width);
    const whole = title.split(" ").every((word) => widthOf(word, size) <= width);
    if (whole && lines.length <= most(size)) return { size, lines };
  }
  const size = TITLES.at(-1) ?? 64;
  return { size, lines: cutLines(linesOf(title, size, width), most(size), size, width) };
}

const OUTER = { x: 1130, y: 572, bend: 150 };

/** @returns what room is left beside and above them */
function drawLines(sheet: Sheet, colours: readonly string[]): { right: number; bottom: number } {
  const narrow = colours.length > 3;
  const [step, half] = narrow ? [22, 8] : [44, 16];
  /** How far a corner of a line that turns by 45° moves when it is drawn beside. */
  const turn = Math.tan(Math.PI / 8);
  for (const [n, colour] of colours.entries()) {
    const { x, y, bend } = {
      x: OUTER.x - n * step,
      y: OUTER.y - n * step,
      bend: OUTER.bend - n * step * (1 - turn),
    };
    const side = (by: number): Corner[] => [
      { x: x + by, y: 0 },
      { x: x + by, y: y - bend + turn * by },
      { x: x - bend + turn * by, y: y + by },
      { x: 0, y: y + by },
    ];
    sheet.paint([[...side(half), ...side(-half).reverse()]], colour);
  }
  const inner = (colours.length - 1) * step + half;
  return { right: OUTER.x - inner - 50, bottom: OUTER.y - inner - 36 };
}
