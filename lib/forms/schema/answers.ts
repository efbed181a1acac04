import * as z from "zod/mini";
import { blockSchema, lineSchema } from "@/lib/platform/text";

const TextSchema = blockSchema(2_000);
const TickedSchema = z.array(lineSchema(200)).check(z.maxLength(60, "too-long"));

/**
 * One answer as it comes in, by whatever way: a text, or what was ticked. Its kind judges it (lib/forms/rules/kinds.ts).
 * No union: that would say of every fault only that neither fits. Error codes as `lib/platform/text`, all at the answer
 * itself, else "invalid".
 */
export const AnswerSchema = z.transform((value: unknown, { issues }): string | string[] => {
  const read = z.safeParse<z.ZodMiniType<string | string[]>>(
    Array.isArray(value) ? TickedSchema : TextSchema,
    value,
  );
  if (read.success) return read.data;
  const code = read.error.issues.map(({ message }) => message).find((message) => /^[a-z-]+$/.test(message));
  issues.push({ code: "custom", message: code ?? "invalid", input: value });
  return "";
});
