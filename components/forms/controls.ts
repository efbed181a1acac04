import { listed } from "./merge-field";

/** A control into which words are typed. */
export const isText = (control: Element): control is HTMLInputElement | HTMLTextAreaElement =>
  control instanceof HTMLTextAreaElement ||
  (control instanceof HTMLInputElement && ["text", "email", "url", "tel", "search"].includes(control.type));

/** A control that is ticked. */
export const isTick = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** A control with one value of its own. */
export const hasValue = (
  control: Element,
): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  control instanceof HTMLTextAreaElement ||
  control instanceof HTMLSelectElement ||
  (control instanceof HTMLInputElement && !isTick(control));

/** The controls whose words the browser can't read, so that it would send a blank: a date without its day. */
export function unreadIn(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.elements].filter(
    (control): control is HTMLInputElement =>
      control instanceof HTMLInputElement && control.validity.badInput,
  );
}

/**
 * Puts a value into the control with this id; where it is one of several ticks, into all of them.
 * @returns the control that shows it now, if any does
 */
export function putValue(id: string, value: string): HTMLElement | null {
  const control = document.getElementById(id);
  if (!control) return null;
  if (isTick(control)) {
    const ticks = ticksLike(control);
    for (const tick of ticks) tick.checked = listed(value).includes(tick.value);
    return ticks.find((tick) => tick.checked) ?? control;
  }
  if (hasValue(control)) control.value = value;
  return control;
}

/** The ticks that answer the same question. */
function ticksLike(one: HTMLInputElement): HTMLInputElement[] {
  const all = one.form ? [...one.form.elements].filter(isTick) : [one];
  return all.filter(({ name }) => name === one.name);
}
