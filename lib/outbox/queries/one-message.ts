import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { readSaid } from "../emails/said";
import { wordsToEdit } from "../emails/words-to-edit";
import { isEditable, placeholdersOf } from "../rules/own-words";
import { readParameters, type TemplateName } from "../templates/registry";
import { isPublished, readableMail } from "./desk-outbox";
import { fillIn, WAITING_COLUMNS } from "./fill-in";
import { findWaitingFacts, type LookSources } from "./waiting-facts";

/**
 * One mail of an edition, as it would leave now or as it left, and while it waits to be read the words of its form.
 * @param withheld the mailings of which this reader does not learn whom they went to
 * @throws AppError("not-found")
 */
export async function getMessage(
  scope: EditionScope<"decide-messages">,
  id: string,
  { findMailings, findContexts }: LookSources,
  withheld: readonly string[],
) {
  const { organisationId, editionId, role } = scope;
  const { row, now, published } = await reading(async (db) => {
    const row = await db.outboxMessage.findFirst({
      where: { organisationId, editionId, id },
      select: {
        ...{ ...WAITING_COLUMNS, id: true, state: true, version: true, mailingId: true },
        ...{ said: true, sentAt: true },
        registration: { select: { id: true, editionId: true, erasedAt: true, fullName: true, state: true } },
      },
    });
    if (!row || withheld.includes(row.mailingId ?? "")) throw new AppError("not-found");
    const template = row.template as TemplateName;
    const message = { ...row, template, parameters: readParameters(template, row.parameters) };
    const [now] = row.state === "sent" ? [] : await fillIn(db, [message], findMailings);
    return { row: message, now, published: await isPublished(db, scope) };
  });
  const { template, said, sentAt, registration: person } = row;
  const { parameters, recipient } = now ?? row;
  const [found = null] = now ? await findWaitingFacts([{ ...row, recipient }], findContexts) : [];
  // Of an earlier edition, or erased: there is no panel that it could lead to.
  const here = person && person.editionId === editionId && !person.erasedAt && person.state !== "draft";
  // Whoever runs the installation sees that a message left, never what it said.
  const hidden = role === "administrator";
  return {
    ...{ id, template, recipient, language: row.language, state: row.state, version: row.version },
    mailing: row.mailingId,
    sentAt,
    person: here ? { id: person.id, fullName: person.fullName } : null,
    said: hidden ? null : readSaid(said),
    mail: hidden ? null : readableMail(template, parameters, row.language, published, found?.facts ?? null),
    words:
      !hidden && row.state === "draft" && isEditable(template)
        ? wordsToEdit(template, parameters, row.language)
        : null,
    placeholders: placeholdersOf(template),
  };
}
