import { isSame, listed, written } from "./merge-field";

type Worded = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const LINES = ["text", "email", "url", "tel", "search", "date", "time", "datetime-local"];

/** A control with words of its own: typed, or one of a list. */
const isWorded = (control: Element): control is Worded =>
  control instanceof HTMLTextAreaElement ||
  control instanceof HTMLSelectElement ||
  (control instanceof HTMLInputElement && LINES.includes(control.type));

/** A control that is ticked. */
export const isTick = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** What stands in a control: its name, its value, and whether it is ticked where it can be. */
export type Word = [name: string, value: string, ticked: boolean | null];

/** Everything that can be typed, chosen or ticked in a form, as it stands now. */
export function wordsOf(form: HTMLFormElement): Word[] {
  return [...form.elements].flatMap((control): Word[] => {
    if (isTick(control)) return [[control.name, control.value, control.checked]];
    return isWorded(control) ? [[control.name, control.value, null]] : [];
  });
}

/** The names of the controls in which something else stands than the page was drawn with. */
export function changedIn(form: HTMLFormElement): string[] {
  return [...form.elements].filter(isChanged).map((control) => control.getAttribute("name") ?? "");
}

function isChanged(control: Element): boolean {
  if (isTick(control)) return control.checked !== control.defaultChecked;
  if (!isWorded(control)) return false;
  if (!(control instanceof HTMLSelectElement)) return control.value !== control.defaultValue;
  const drawn = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
  return drawn !== undefined && control.value !== drawn.value;
}

/** What a form sent, by name. */
export type Sent = Readonly<Record<string, string | readonly string[]>>;

/** Whether this still stands in a form as it was sent. */
export function isAsSent([name, value, ticked]: Word, sent: Sent | null): boolean {
  const values = [sent?.[name] ?? []].flat();
  return ticked === null ? isSame(value, values[0] ?? "", false) : ticked === values.includes(value);
}

/** Empties a form for the next of its kind; what was typed since it was sent is that one's already. */
export function resetSent(form: HTMLFormElement, sent: Sent | null): void {
  for (const control of form.elements) {
    if (isTick(control)) {
      if (isAsSent([control.name, control.value, control.checked], sent))
        control.checked = control.defaultChecked;
    } else if (isWorded(control) && isAsSent([control.name, control.value, null], sent)) resetWords(control);
  }
}

function resetWords(control: Worded): void {
  if (control instanceof HTMLSelectElement)
    control.selectedIndex = Math.max(
      0,
      [...control.options].findIndex((option) => option.defaultSelected),
    );
  else control.value = control.defaultValue;
}

/** Puts words back where their controls still are; a choice that is not offered any more is left. */
export function putWords(form: HTMLFormElement, words: readonly Word[]): void {
  for (const [name, value, ticked] of words)
    for (const control of form.elements) {
      if (isTick(control)) {
        if (control.name === name && control.value === value) control.checked = ticked === true;
      } else if (isWorded(control) && control.name === name && offers(control, value)) control.value = value;
    }
}

const offers = (control: Worded, value: string) =>
  !(control instanceof HTMLSelectElement) || [...control.options].some((option) => option.value === value);

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
  if (isWorded(control)) control.value = value;
  return control;
}

/** What stands in the control with this id, written as `putValue` takes it; null where there is none. */
export function valueAt(id: string): string | null {
  const control = document.getElementById(id);
  if (!control) return null;
  if (isTick(control))
    return written(
      ticksLike(control)
        .filter((tick) => tick.checked)
        .map((tick) => tick.value),
    );
  return isWorded(control) ? control.value : null;
}

/** The ticks that answer the same question. */
function ticksLike(one: HTMLInputElement): HTMLInputElement[] {
  const all = one.form ? [...one.form.elements].filter(isTick) : [one];
  return all.filter(({ name }) => name === one.name);
}
