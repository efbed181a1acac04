/** Takes a part over, given what the server drew it with. */
type TakeOver = (part: HTMLElement, given: never) => unknown;

/**
 * Makes the marked parts of a page alive (components/ui/live-part.tsx), each in a task of its own: a slow telephone draws
 * and listens between them.
 * @param parts by name, what takes a part over
 */
export function defineParts(parts: Record<string, TakeOver>): void {
  for (const part of document.querySelectorAll<HTMLElement>("live-part"))
    setTimeout(() => parts[part.dataset.part ?? ""]?.(part, JSON.parse(part.dataset.with ?? "{}") as never));
}
