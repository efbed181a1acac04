import { XmlCdata, XmlElement, XmlText } from "@rgrove/parse-xml";
import type { Position } from "../schema/schedule-file";
import { Leftovers, pathBelow } from "./not-read";

/** Reads a tree of elements and remembers what it read, so that the rest can be named. */
export class XmlReading {
  private readonly passed = new Set<XmlElement>();
  private readonly texts = new Set<XmlElement>();
  private readonly attributes = new Map<XmlElement, Set<string>>();

  /** Takes an element as what it is: its own attributes and children are read one by one. */
  pass(element: XmlElement): void {
    this.passed.add(element);
  }

  children(parent: XmlElement | undefined, name: string): XmlElement[] {
    const found = elements(parent).filter((element) => isNamed(element, name));
    for (const element of found) this.pass(element);
    return found;
  }

  /** The first one; a second stays unread. */
  child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
    const found = elements(parent).find((element) => isNamed(element, name));
    if (found) this.pass(found);
    return found;
  }

  /** What stands in all lists of one name. */
  listed(parent: XmlElement, list: string, item: string): XmlElement[] {
    return this.children(parent, list).flatMap((element) => this.children(element, item));
  }

  /** The text of a child; empty is not said. */
  said(parent: XmlElement | undefined, name: string): string | null {
    const found = this.child(parent, name);
    return found ? this.text(found) : null;
  }

  /** The text of a child that may hold markup as elements. */
  block(parent: XmlElement, name: string): string | null {
    const found = this.child(parent, name);
    if (!found) return null;
    if (elements(found).length === 0) return this.text(found);
    this.texts.add(found);
    this.passAll(found, true);
    return notBlank(markupOf(found));
  }

  text(element: XmlElement): string | null {
    this.texts.add(element);
    this.passAll(element, false);
    return notBlank(element.text);
  }

  attribute(element: XmlElement | undefined, name: string): string | null {
    if (!element) return null;
    const read = this.attributes.get(element) ?? new Set();
    this.attributes.set(element, read.add(name));
    return notBlank(element.attributes[name])?.trim() ?? null;
  }

  /** Everything with content that nobody read. */
  left(root: XmlElement, where: (offset: number) => Position, own: boolean): Leftovers {
    const left = new Leftovers();
    this.visit(root, "", left, (element) => where(element.start), own);
    return left;
  }

  private passAll(element: XmlElement, attributesToo: boolean): void {
    for (const inner of elements(element)) {
      this.pass(inner);
      this.texts.add(inner);
      if (attributesToo) for (const name of Object.keys(inner.attributes)) this.attribute(inner, name);
      this.passAll(inner, attributesToo);
    }
  }

  private visit(
    element: XmlElement,
    path: string,
    left: Leftovers,
    at: (element: XmlElement) => Position,
    own: boolean,
  ): void {
    const add = (what: string) => left.add(what, at(element), own);
    for (const [name, value] of Object.entries(element.attributes))
      if (
        value.trim() !== "" &&
        !this.attributes.get(element)?.has(name) &&
        !/^xml(ns)?(:|$)|^xsi:/.test(name)
      )
        add(`${path}@${name}`);
    if (!this.texts.has(element) && hasOwnText(element)) add(`${path}/text()`);
    for (const inner of elements(element)) {
      const below = pathBelow(path, inner.name);
      if (this.passed.has(inner)) this.visit(inner, below, left, at, own);
      else if (hasContent(inner)) left.add(below, at(inner), own);
    }
  }
}

export function elements(parent: XmlElement | undefined): XmlElement[] {
  return (parent?.children ?? []).filter((node) => node instanceof XmlElement);
}

export function isNamed(element: XmlElement, name: string): boolean {
  return element.name.toLowerCase() === name;
}

function notBlank(text: string | undefined): string | null {
  return text === undefined || text.trim() === "" ? null : text;
}

function hasOwnText(element: XmlElement): boolean {
  return element.children.some(
    (node) => (node instanceof XmlText || node instanceof XmlCdata) && node.text.trim() !== "",
  );
}

function hasContent(element: XmlElement): boolean {
  return (
    element.text.trim() !== "" ||
    Object.values(element.attributes).some((value) => value.trim() !== "") ||
    elements(element).some(hasContent)
  );
}

/** Elements inside a text are HTML that was not escaped; it is read as HTML is. */
function markupOf(element: XmlElement): string {
  return element.children
    .map((node) => {
      if (node instanceof XmlText || node instanceof XmlCdata) return node.text;
      if (!(node instanceof XmlElement)) return "";
      const attributes = Object.entries(node.attributes).map(
        ([name, value]) => ` ${name}="${value.replace(/["<>]/g, "")}"`,
      );
      return `<${node.name}${attributes.join("")}>${markupOf(node)}</${node.name}>`;
    })
    .join("");
}
