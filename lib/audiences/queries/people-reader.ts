import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { mayReadAnswers } from "@/lib/access/policy";
import type { AnswerReaders } from "@/prisma/generated/enums";

/** Of which edition, and for whose eyes: a proof is one, and so is what a member's rights are when their message leaves. */
export type PeopleReader = Pick<
  EditionScope,
  "organisationId" | "editionId" | "timeZone" | "role" | "flags"
> & {
  /** Whose eyes: their rights elsewhere count for people of another edition. */
  readonly actor: { readonly id: string };
};

/** A question as a filter asks for it: in which wordings, and whether this reader may look through its answers. */
export interface FilteredQuestion {
  kind: string;
  versions: string[];
  readable: boolean;
}

/** Whether a reader may look through the answers to a wording, by filters, columns and counts. */
export function mayFilterBy(
  reader: Pick<PeopleReader, "role" | "flags">,
  version: { readers: AnswerReaders },
  field: { readers: AnswerReaders },
): boolean {
  return mayReadAnswers(reader, version.readers, field.readers);
}
