import type { createTranslator, Messages, NamespaceKeys, NestedKeyOf } from "next-intl";

/** Where texts stand: a file of `messages/en`, or a group in one ("public.agenda"). */
export type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** The texts of a namespace by key, with their ICU values; a key that is not there does not compile. */
export type Texts<Of extends Namespace> = ReturnType<typeof createTranslator<Messages, Of>>;

interface AnyTexts {
  (key: never, ...values: never): string;
  has(key: never): boolean;
}

/** Texts by keys that no type knows. */
export interface LooseTexts {
  (key: string, values?: Record<string, string | number | Date>): string;
  has(key: string): boolean;
  /** As it is written, before its values are filled in. */
  raw(key: string): string;
}

/** The same texts for keys that are made from words no type knows: fields of a form, a program's codes. */
export function loose(texts: AnyTexts): LooseTexts {
  return texts as unknown as LooseTexts;
}

/** A text whose key may have none; null then. */
export function findText(
  texts: AnyTexts,
  key: string,
  values?: Record<string, string | number | Date>,
): string | null {
  const any = loose(texts);
  return any.has(key) ? any(key, values) : null;
}
