/**
 * Makes the marked parts of a page alive (components/ui/live-part.tsx), each in a task of its own: a slow telephone draws
 * and listens between them.
 * @param parts by name, what takes a part over
 */
export function defineParts(parts: Record<string, (part: HTMLElement) => void>): void {
  for (const part of document.querySelectorAll<HTMLElement>("live-part"))
    setTimeout(() => parts[part.dataset.part ?? ""]?.(part));
}
