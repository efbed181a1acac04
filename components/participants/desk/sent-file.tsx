import type { ReactNode } from "react";
import { namedFile } from "@/lib/forms/rules/named-file";
import type { DeskAnswer } from "@/lib/participants/schema/filter";

/**
 * A file that somebody sent, by its name: it is saved, never opened in our name. Null where the answer is none.
 * @param base the address of the registrations, with its language
 */
export function sentFile(
  { kind, value }: Pick<DeskAnswer, "kind" | "value">,
  base: string,
): ReactNode | null {
  const file = kind === "file" ? namedFile(value) : null;
  if (!file) return null;
  return (
    <a href={`${base}/files/${file.id}`} download>
      {file.name}
    </a>
  );
}
