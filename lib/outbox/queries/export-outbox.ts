import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { inPages } from "@/lib/platform/db/in-pages";
import { orderBy } from "@/lib/platform/db/keyset";
import type { OutboxLook } from "../schema";
import { readParameters, type TemplateName } from "../templates/registry";
import { inTab, withoutMailings } from "./desk-outbox";
import { type FindMailings, fillIn, WAITING_COLUMNS } from "./fill-in";

/**
 * The mails that an address asks for, for a file, the newest first: to whom, which and when, never what they say.
 * @param withheld the mailings of which this reader does not learn whom they went to
 */
export async function listOutboxForExport(
  scope: EditionScope<"export-lists">,
  { state, mailing }: OutboxLook,
  findMailings: FindMailings,
  withheld: readonly string[],
) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const found = await db.outboxMessage.findMany({
      where: {
        ...{ organisationId, editionId, ...withoutMailings(withheld) },
        ...(mailing ? { mailingId: mailing } : {}),
        AND: inTab(state),
      },
      orderBy: orderBy("createdAt", "desc"),
      select: { id: true },
    });
    const pages = inPages(
      found.map(({ id }) => id),
      (ids) => reading((reader) => readMessages(reader, scope, ids, findMailings)),
    );
    return { count: found.length, pages };
  });
}

/** A message that waits has no recipient yet: it is the address of today. */
async function readMessages(
  db: Reader,
  { organisationId, editionId }: EditionScope<"export-lists">,
  ids: string[],
  findMailings: FindMailings,
) {
  const rows = await db.outboxMessage.findMany({
    where: { organisationId, editionId, id: { in: ids } },
    select: {
      ...WAITING_COLUMNS,
      id: true,
      state: true,
      failure: true,
      createdAt: true,
      sentAt: true,
    },
  });
  const waiting = rows
    .filter(({ state }) => state !== "sent")
    .map((row) => {
      const template = row.template as TemplateName;
      return { ...row, template, parameters: readParameters(template, row.parameters) };
    });
  const filled = await fillIn(db, waiting, findMailings);
  const recipients = new Map(waiting.map(({ id }, at) => [id, filled[at]?.recipient ?? ""]));
  return rows.map(({ id, template, recipient, language, state, failure, createdAt, sentAt }) => ({
    ...{ id, template, language, state, failure, createdAt, sentAt },
    recipient: recipients.get(id) ?? recipient,
  }));
}
