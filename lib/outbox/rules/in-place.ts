/** What begins a line or a sentence, up to here. */
const BEGINNING = /(?:^|\n|[.!?…]\s)[\s>#*_-]{0,20}$/u;

/** A value as it stands at this place of a text: a day begins a sentence with a capital, and has none within one. */
export function inPlace(name: string, value: string, text: string, at: number): string {
  if (name !== "firstDay" || !BEGINNING.test(text.slice(0, at))) return value;
  return value.charAt(0).toLocaleUpperCase() + value.slice(1);
}
