import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { findFault, optionalBlocksOf, wordingFields } from "../rules/own-words";
import type { MailWordingEdit } from "../schema";

type Scope = EditionScope<"edit-mails">;

const WORDING = recordKind({
  objectKind: "mail-wording",
  texts: ["subject", "opening", "closing"],
  fields: wordingFields,
  outdates: null,
});

/**
 * Says one of the edition's mails in the edition's own words, from the next one that leaves; all blank: as the product says
 * it. Refused with "placeholder" where braces stand around what this mail can't fill in.
 */
export async function wordMail(
  scope: Scope,
  input: MailWordingEdit,
): Promise<Result<unknown, "conflict" | "placeholder">> {
  const { organisationId, editionId } = scope;
  const { template, version, subject, opening, closing } = input;
  const fault = findFault({ subject, opening, closing }, template);
  if (fault) return refused("placeholder", fault);
  const possible = optionalBlocksOf(template);
  const leftOut = possible.filter((block) => input.leftOut.includes(block));
  const where = { organisationId, editionId, template };
  return transaction(async (tx) => {
    // Never saved is version 0, so that two who save it first meet like any two.
    await tx.mailWording.createMany({ data: [where], skipDuplicates: true });
    const { id } = await tx.mailWording.findUniqueOrThrow({
      where: { organisationId_editionId_template: where },
      select: { id: true },
    });
    const after = { subject, opening, closing, leftOut };
    const saved = await recordEdit(tx, scope, WORDING, {
      ...{ act: "word-mail", id, version, after },
      read: () => tx.mailWording.findFirst({ where: { ...where, id } }),
      write: () =>
        tx.mailWording.updateMany({
          where: { ...where, id, version },
          data: { ...after, version: { increment: 1 } },
        }),
    });
    return saved.ok ? done(null) : saved;
  });
}
