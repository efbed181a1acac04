import type {
  Definition,
  List,
  ListItem,
  Node,
  Nodes,
  Paragraph,
  Parent,
  PhrasingContent,
  Root,
  RootContent,
} from "mdast";

/** Where a link may lead: the web, a mailbox, a place on this site. */
const ADDRESS = /^(?:https?:\/\/|mailto:|\/(?![/\\])|#)/i;
/** Longer numbers at the start of a line are years and prices, not the numbers of a list. */
const LONGEST_NUMBER = 3;

interface Source {
  text: string;
  /** What a reference may lead to, by its name. */
  definitions: Map<string, Definition>;
  /** Definitions that do their work unseen; the others are words. */
  used: Set<Definition>;
}

/**
 * A remark plugin: nothing that somebody typed vanishes. What the renderer has no form for (HTML, pictures, footnotes, a
 * link to nowhere) stands as it was typed, a line's end is a line's end, and a star between two figures is a star.
 */
export function keepWords() {
  return (tree: Root, file: unknown) => {
    const source: Source = { text: String(file), definitions: new Map(), used: new Set() };
    collect(tree, source);
    tree.children = mendAll(tree.children, source) as RootContent[];
  };
}

/** Which definitions are used, and by name the one that counts: the first. */
function collect(tree: Root, source: Source): void {
  const wanted = new Set<string>();
  const look = (node: Nodes): void => {
    if (node.type === "definition" && !source.definitions.has(node.identifier))
      source.definitions.set(node.identifier, node);
    if (node.type === "linkReference" || node.type === "imageReference") wanted.add(node.identifier);
    if ("children" in node) for (const child of node.children) look(child);
  };
  look(tree);
  for (const definition of source.definitions.values())
    if (wanted.has(definition.identifier) && ADDRESS.test(definition.url)) source.used.add(definition);
}

function mendAll(nodes: readonly Node[], source: Source): Nodes[] {
  return nodes.flatMap((node) => mend(node as Nodes, source));
}

/** The children of a node, mended. */
function within<One extends Parent>(node: One, source: Source): One {
  node.children = mendAll(node.children, source) as One["children"];
  return node;
}

function mend(node: Nodes, source: Source): Nodes[] {
  switch (node.type) {
    case "text":
      return lines(node.value);
    case "html":
    case "footnoteReference":
      return asTyped(node, source);
    case "definition":
      return source.used.has(node) ? [] : asTyped(node, source);
    case "code": {
      const name = [node.lang, node.meta].filter(Boolean).join(" ");
      return name ? [paragraph(lines(name)), node] : [node];
    }
    case "image":
    case "imageReference":
    case "link":
    case "linkReference":
      return link(node, source);
    case "emphasis":
    case "strong":
      return isInsideWord(node, source) ? marked(node, source) : [within(node, source)];
    case "blockquote":
      return /^> ?\d[^\n]*$/.test(sourceOf(node, source)) ? asTyped(node, source) : [within(node, source)];
    case "footnoteDefinition":
      return led(mendAll(node.children, source), `[^${node.label ?? node.identifier}]: `);
    case "table":
      // A cell more than the head has is a cell.
      node.align = Array.from(
        { length: Math.max(...node.children.map((row) => row.children.length)) },
        (_, column) => node.align?.[column] ?? null,
      );
      return [within(node, source)];
    case "list":
      return list(node, source);
    default:
      return "children" in node ? [within(node, source)] : [node];
  }
}

/** Each line of a text, with a break between them. */
function lines(text: string): PhrasingContent[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, at): PhrasingContent[] => [
      ...(at > 0 ? [{ type: "break" as const }] : []),
      ...(line ? [{ type: "text" as const, value: line }] : []),
    ]);
}

const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });

const sourceOf = (node: Node, { text }: Source) =>
  text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

const BLOCKS = new Set(["definition", "blockquote"]);

/** A node as it stands in the source; a block keeps its own paragraph. */
function asTyped(node: Nodes, source: Source): Nodes[] {
  const typed = lines(sourceOf(node, source) || ("value" in node ? node.value : ""));
  const { start, end } = node.position ?? {};
  const before =
    source.text
      .slice(0, start?.offset ?? 0)
      .split("\n")
      .at(-1) ?? "";
  const after = source.text.slice(end?.offset ?? 0).split("\n")[0] ?? "";
  const alone = /^[\s>*+\-\d.)]*$/.test(before) && after.trim() === "";
  return BLOCKS.has(node.type) || (node.type === "html" && alone) ? [paragraph(typed)] : typed;
}

type AnyLink = Extract<Nodes, { type: "link" | "linkReference" | "image" | "imageReference" }>;

/** A link with its title behind it; a picture is a link to it; one that leads nowhere is no link. */
function link(node: AnyLink, source: Source): Nodes[] {
  const target = "url" in node ? node : source.definitions.get(node.identifier);
  if (!target || !ADDRESS.test(target.url)) return node.position ? asTyped(node, source) : [node];
  const words =
    "children" in node
      ? (mendAll(node.children, source) as PhrasingContent[])
      : node.alt
        ? lines(node.alt)
        : [];
  const children = (words.length > 0 ? words : lines(target.url)) as Extract<
    Nodes,
    { type: "link" }
  >["children"];
  return [{ type: "link", url: target.url, children }, ...(target.title ? lines(` (${target.title})`) : [])];
}

/** "2*3*4": a mark between two letters or figures is one of the author's own. */
function isInsideWord(node: Node, { text }: Source): boolean {
  const before = text.slice(0, node.position?.start.offset ?? 0).slice(-2);
  const after = text.slice(node.position?.end.offset ?? text.length).slice(0, 2);
  return node.position !== undefined && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
}

function marked(node: Parent & Nodes, source: Source): Nodes[] {
  const mark = sourceOf(node, source).slice(0, node.type === "strong" ? 2 : 1);
  return [{ type: "text", value: mark }, ...mendAll(node.children, source), { type: "text", value: mark }];
}

/** Blocks with words before the first of them. */
function led(blocks: Nodes[], words: string): Nodes[] {
  const [first, ...others] = blocks;
  if (first?.type !== "paragraph") return [paragraph(lines(words)), ...blocks];
  first.children.unshift({ type: "text", value: words });
  return [first, ...others];
}

/** The numbers that were typed, the boxes that were ticked. */
function list(node: List, source: Source): Nodes[] {
  const typed = node.children.map((item) => /^\d+[.)]/.exec(sourceOf(item, source))?.[0] ?? "");
  for (const item of node.children) {
    if (typeof item.checked === "boolean")
      item.children = led(
        item.children,
        /\[.\] /.exec(sourceOf(item, source))?.[0] ?? "",
      ) as ListItem["children"];
    item.checked = null;
  }
  if (node.ordered && typed.some((number) => number.length > LONGEST_NUMBER + 1))
    return node.children.flatMap((item, at) => led(mendAll(item.children, source), `${typed[at]} `));
  const numbers = typed.map((number) => Number.parseInt(number, 10));
  // "1. 1. 1." is how some count on the page to count for them.
  if (node.ordered && new Set(numbers).size > 1)
    for (const [at, item] of node.children.entries())
      if (at > 0 && numbers[at] !== (numbers[at - 1] ?? 0) + 1)
        item.data = { hProperties: { value: String(numbers[at]) } };
  return [within(node, source)];
}
