import type { SchoolScope } from "@/lib/access/access";
import { type FieldError, fieldErrorsOf } from "@/lib/platform/form-data";
import { type NextEdition, NextEditionSchema } from "@/lib/setup/schema";

export type Asked = Record<string, string | string[] | undefined>;

type Read = { ok: true; input: NextEdition; errors: [] } | { ok: false; errors: FieldError[] };

/** What was chosen for the next edition, as its address has it. */
export function readNextAsked({ schoolSlug }: SchoolScope, asked: Asked): Read {
  const typed = Object.entries(asked).filter(
    ([name]) => name.startsWith("title.") || ["city", "firstDay", "from"].includes(name),
  );
  const parsed = NextEditionSchema.safeParse({
    ...Object.fromEntries(typed.map(([name, value]) => [name, [value].flat()[0]])),
    school: schoolSlug,
    parts: [asked.part ?? []].flat().join("."),
  });
  return parsed.success
    ? { ok: true, input: parsed.data, errors: [] }
    : { ok: false, errors: fieldErrorsOf(parsed.error) };
}
