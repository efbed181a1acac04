import type { MarkdownEdit } from "./markdown-edits";

/**
 * Writes an edit into a text area as if it had been typed: the browser's own undo takes it back, and whatever listens to
 * typing hears it. `execCommand` is old, and the only way to an undo (MDN says so, too).
 */
export function putEdit(area: HTMLTextAreaElement, { from, to, put, choose }: MarkdownEdit): void {
  area.focus();
  area.setSelectionRange(from, to);
  const wrote = put
    ? document.execCommand("insertText", false, put)
    : from === to || document.execCommand("delete");
  if (!wrote) {
    area.setRangeText(put, from, to, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  }
  area.setSelectionRange(from + choose[0], from + choose[1]);
}
