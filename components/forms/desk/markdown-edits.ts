/** What the toolbar above a text can do to it. */
export const MARKDOWN_TOOLS = ["bold", "italic", "heading", "link", "list", "numbers", "quote"] as const;
export type MarkdownTool = (typeof MARKDOWN_TOOLS)[number];

/** A text and what is chosen in it. */
export interface Chosen {
  text: string;
  from: number;
  to: number;
}

/** One replacement in a text, and what is chosen after it, counted from its beginning. */
export interface MarkdownEdit {
  from: number;
  to: number;
  put: string;
  choose: readonly [number, number];
}

/** Where nothing stands yet: the words to type over. */
export interface MarkdownWords {
  words: string;
  link: string;
}

type BlockTool = "heading" | "list" | "numbers" | "quote";

/**
 * What a tool makes of what is chosen: it marks it, or takes its mark off where all of it has it. The marks always stand where
 * the renderer reads them: at the beginning of lines, or around the words of one line.
 */
export function editMarkdown(tool: MarkdownTool, chosen: Chosen, words: MarkdownWords): MarkdownEdit {
  switch (tool) {
    case "bold":
      return markWords(chosen, 2, words.words);
    case "italic":
      return markWords(chosen, 1, words.words);
    case "link":
      return link(chosen, words.link);
    default:
      return markLines(tool, chosen, words.words);
  }
}

const WORD = /[\p{L}\p{N}\p{M}'’-]/u;

/** The words of which something is chosen, or in which the cursor stands: inside a word nothing is a mark (keep-words). */
function wordsOf({ text, from, to }: Chosen): Chosen {
  const isWord = (at: number) => WORD.test(text[at] ?? "");
  const isCursor = from === to;
  while (from > 0 && isWord(from - 1) && (isCursor || isWord(from))) from -= 1;
  while (to < text.length && isWord(to) && (isCursor || isWord(to - 1))) to += 1;
  return { text, from, to };
}

/** Before the words of a line: spaces, quotes, one mark of a list or a heading. */
const LINE_MARKS = /^[ \t]*(?:> ?)*(?:#{1,6} +|[-*+] +|\d{1,9}[.)] +)?/;

/** How many of the asterisks (or underscores) around a piece are its marks: 1 italic, 2 bold, 3 both. */
function marksAround(piece: string): number {
  const begins = /^(\*{1,3}|_{1,3})(?![\s*_])/.exec(piece)?.[0] ?? "";
  const ends = begins && piece.length > 2 * begins.length && piece.endsWith(begins);
  const last = piece.at(-begins.length - 1) ?? " ";
  return ends && !/[\s*_]/.test(last) ? begins.length : 0;
}

/** 2 is bold, 1 italic: each is a bit of how many marks there are. */
function markWords(chosen: Chosen, mark: 1 | 2, instead: string): MarkdownEdit {
  const { text, from, to } = withMarks(wordsOf(chosen));
  const sign = "*".repeat(mark);
  if (!text.slice(from, to).trim())
    return { from, to, put: sign + instead + sign, choose: [mark, mark + instead.length] };
  const lines = text.slice(from, to).split("\n");
  const begin = text.lastIndexOf("\n", from - 1) + 1;
  const parts = lines.map((line, at) => {
    // The first line may be chosen from its middle on: what stands there is no mark of the line.
    const marks = at > 0 || from === begin ? (LINE_MARKS.exec(line)?.[0] ?? "") : "";
    const before = marks + (/^\s*/.exec(line.slice(marks.length))?.[0] ?? "");
    const inside = line.slice(before.length).trimEnd();
    return { before, inside, after: line.slice(before.length + inside.length) };
  });
  const filled = parts.filter(({ inside }) => inside);
  const off = filled.every(({ inside }) => (marksAround(inside) & mark) > 0);
  const put = parts
    .map(({ before, inside, after }) => before + (inside ? remark(inside, mark, off) : "") + after)
    .join("\n");
  const first = filled[0];
  const alone = filled.length === 1 && parts.length === 1 && first ? first : null;
  if (!alone) return { from, to, put, choose: [0, put.length] };
  const marks = marksAround(remark(alone.inside, mark, off));
  return {
    from,
    to,
    put,
    choose: [alone.before.length + marks, put.length - alone.after.length - marks],
  };
}

function remark(inside: string, mark: 1 | 2, off: boolean): string {
  const marks = marksAround(inside);
  if ((marks & mark) > 0 !== off) return inside;
  const bare = inside.slice(marks, inside.length - marks);
  const sign = "*".repeat(marks ^ mark);
  return sign + bare + sign;
}

/** With the marks that stand right around it, where it is chosen without them. */
function withMarks({ text, from, to }: Chosen): Chosen {
  for (const marks of [3, 2, 1]) {
    const around = text.slice(from - marks, to + marks);
    const isWhole = from >= marks && !/[*_]/.test(text[from - marks - 1] ?? "");
    if (isWhole && marksAround(around) === marks) return { text, from: from - marks, to: to + marks };
  }
  return { text, from, to };
}

const ADDRESS = /^(?:https?:\/\/|mailto:|www\.)\S+$|^[^\s@]+@[^\s@]+\.[^\s@]+$/i;
const LINK = /\[([^\]\n]*)\]\(([^()\s]*)\)/g;

function link(chosen: Chosen, instead: string): MarkdownEdit {
  for (const found of chosen.text.matchAll(LINK)) {
    const end = found.index + found[0].length;
    const words = found[1] ?? "";
    if (found.index <= chosen.from && chosen.to <= end && chosen.from < end)
      return { from: found.index, to: end, put: words, choose: [0, words.length] };
  }
  const whole = chosen.from !== chosen.to ? addressAt(chosen) : addressAt(aroundCursor(chosen));
  if (whole) {
    const address = chosen.text.slice(whole.from, whole.to);
    return {
      from: whole.from,
      to: whole.to,
      put: `[${instead}](${opened(address)})`,
      choose: [1, 1 + instead.length],
    };
  }
  const { text, from, to } = oneLine(wordsOf(chosen));
  const words = text.slice(from, to);
  const put = `[${words || instead}](https://)`;
  return { from, to, put, choose: words ? [words.length + 3, put.length - 1] : [1, 1 + instead.length] };
}

function addressAt(chosen: Chosen): Chosen | null {
  const piece = chosen.text.slice(chosen.from, chosen.to);
  const from = chosen.from + piece.length - piece.trimStart().length;
  const to = from + piece.trim().length;
  return ADDRESS.test(piece.trim()) ? { text: chosen.text, from, to } : null;
}

/** All between two spaces. */
function aroundCursor({ text, from, to }: Chosen): Chosen {
  while (from > 0 && /\S/.test(text[from - 1] ?? "")) from -= 1;
  while (to < text.length && /\S/.test(text[to] ?? "")) to += 1;
  return { text, from, to };
}

function opened(address: string): string {
  if (/^www\./i.test(address)) return `https://${address}`;
  return /^(?:https?:\/\/|mailto:)/i.test(address) ? address : `mailto:${address}`;
}

/** A link ends with its line; spaces at its ends are not its words. */
function oneLine({ text, from, to }: Chosen): Chosen {
  const piece = text.slice(from, to);
  const begin = from + (piece.length - piece.trimStart().length);
  const line = text.slice(begin, to).split("\n", 1)[0] ?? "";
  return piece.trim() ? { text, from: begin, to: begin + line.trimEnd().length } : { text, from, to };
}

const OWN: Record<BlockTool, RegExp> = {
  heading: /^#{1,6} +/,
  list: /^[-*+] +/,
  numbers: /^\d{1,9}[.)] +/,
  quote: /^> ?/,
};

function markLines(tool: BlockTool, { text, from, to }: Chosen, instead: string): MarkdownEdit {
  const begin = text.lastIndexOf("\n", from - 1) + 1;
  // A line of which only the end before it is chosen is not meant.
  const last = to > from && text[to - 1] === "\n" ? to - 1 : to;
  const end = text.indexOf("\n", last) < 0 ? text.length : text.indexOf("\n", last);
  const lines = text.slice(begin, end).split("\n");
  const filled = lines.filter((line) => line.trim());
  const off = filled.length > 0 && filled.every((line) => OWN[tool].test(line.trimStart()));
  let number = numberBefore(text, begin);
  const marked = lines.map((line) => {
    if (!line.trim() && (filled.length > 0 || lines.length > 1))
      return tool === "quote" && !off && filled.length > 0 ? ">" : line;
    if (!off && tool === "numbers") number += 1;
    return off ? bare(tool, line) : withMark(tool, line, number, instead);
  });
  const body = marked.join("\n");
  // What follows at once would be read as a part of it.
  const follows = text.slice(end + 1).split("\n", 1)[0] ?? "";
  const gap =
    !off && tool !== "heading" && follows.trim() && !OWN[tool].test(follows.trimStart()) ? "\n" : "";
  const choose: [number, number] =
    filled.length === 0
      ? [body.length - instead.length, body.length]
      : from === to
        ? place(lines[0] ?? "", body, from - begin)
        : [0, body.length];
  return { from: begin, to: end, put: body + gap, choose };
}

/** Where the cursor stands after the beginning of its line has changed. */
function place(before: string, after: string, at: number): [number, number] {
  const now = Math.min(after.length, Math.max(0, at + after.length - before.length));
  return [now, now];
}

function bare(tool: BlockTool, line: string): string {
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  return indent + line.slice(indent.length).replace(OWN[tool], "");
}

function withMark(tool: BlockTool, line: string, number: number, instead: string): string {
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  const rest = line.slice(indent.length);
  if (OWN[tool].test(rest) && tool !== "numbers") return line;
  if (tool === "quote") return `${indent}> ${rest || instead}`;
  const words = rest.replace(/^(?:#{1,6} +|[-*+] +|\d{1,9}[.)] +)/, "") || instead;
  if (tool === "heading") return `## ${words}`;
  return tool === "list" ? `${indent}- ${words}` : `${indent}${number}. ${words}`;
}

/** The number of the line before, where it has one: a list goes on. */
function numberBefore(text: string, begin: number): number {
  const before = text.slice(0, Math.max(0, begin - 1));
  const line = begin > 0 ? (before.split("\n").at(-1) ?? "") : "";
  return Number(/^\s*(\d{1,9})[.)] /.exec(line)?.[1] ?? 0);
}
