import { texts } from "@/lib/platform/form-fields";

/** A text as it is stored, language by language. */
export function byLanguage(stored: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(texts(stored)).map(([tag, text]) => [tag, String(text ?? "")]));
}
