import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import type { Prisma } from "@/prisma/generated/client";
import { wordsToEdit } from "../emails/words-to-edit";
import { withoutMailings } from "../queries/desk-outbox";
import { fillIn, type WaitingMessage } from "../queries/fill-in";
import { findFault, isEditable, isWhole, OWN_WORDS, ownWordsOf } from "../rules/own-words";
import type { MessageEdit } from "../schema";
import { readParameters, type TemplateName } from "../templates/registry";

/**
 * Says one mail that waits to be read in words of its own, in the language of its reader; no other mail changes. What has
 * left meanwhile stays as it was. The words are not in the history: they are to one person.
 * @param withheld the mailings of which whoever edits does not learn whom they went to
 * @throws AppError("not-found") for a mail that is not there, or not yours
 */
export async function editMessage(
  scope: EditionScope<"decide-messages">,
  { message, version, subject, opening, closing }: MessageEdit,
  withheld: readonly string[] = [],
): Promise<Result<null, "conflict" | "placeholder" | "nothing-left">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId, id: message, ...withoutMailings(withheld) };
  return transaction(async (tx) => {
    const row = await tx.outboxMessage.findFirst({ where });
    if (row && row.state !== "draft") return refused("nothing-left");
    const template = row?.template as TemplateName | undefined;
    if (template && !isEditable(template)) return refused("nothing-left");
    const fault = template && findFault({ subject, opening, closing }, template);
    if (fault) return refused("placeholder", fault);
    const { [OWN_WORDS]: _, ...held } = (row?.parameters ?? {}) as Prisma.JsonObject;
    const said = row && (await standardWords(tx, { ...row, parameters: held }));
    const own = {
      ...{ subject: unless(said?.subject, subject), opening: unless(said?.opening, opening) },
      ...{ closing: unless(said?.closing, closing), leftOut: [] },
    };
    const isOwn = [own.subject, own.opening, own.closing].some((one) => one !== null);
    const edited = await editVersion({
      version,
      read: () => tx.outboxMessage.findFirst({ where }),
      write: () =>
        tx.outboxMessage.updateMany({
          where: { ...where, version, state: "draft" },
          data: {
            parameters: { ...held, ...(isOwn ? { [OWN_WORDS]: own } : {}) } as Prisma.InputJsonObject,
            version: { increment: 1 },
          },
        }),
      fields: ({ parameters }) => ({ ...(ownWordsOf(parameters as Prisma.JsonObject) ?? {}) }),
    });
    if (!edited.ok) return edited;
    await recordAct(tx, {
      cause: scope.actor,
      ...{ act: "edit-message", objectKind: "outbox-message", objectId: message, organisationId, editionId },
    });
    return done(null);
  });
}

/** What the form had in it before anything was typed; null for a message of a mailing, whose words are not looked up here. */
async function standardWords(
  tx: Transaction,
  row: Omit<WaitingMessage, "template" | "parameters"> & { template: string; parameters: Prisma.JsonObject },
) {
  const template = row.template as TemplateName;
  if (isWhole(template)) return null;
  const message = { ...row, template, parameters: readParameters(template, row.parameters) };
  const [now] = await fillIn(tx, [message], async () => new Map());
  return now ? wordsToEdit(template, now.parameters, row.language) : null;
}

/** Words that were typed; null where they are what is said anyway, so that it goes on being said sentence by sentence. */
const unless = (standard: string | undefined, typed: string | null) =>
  typed?.replace(/\r\n/g, "\n").trim() === standard?.trim() ? null : typed;
