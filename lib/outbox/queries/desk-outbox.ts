import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { type PagePlace, readPage } from "@/lib/platform/db/keyset";
import { readMark } from "@/lib/platform/db/marks";
import { settings } from "@/lib/platform/env";
import type { Prisma } from "@/prisma/generated/client";
import type { OutboxState } from "@/prisma/generated/enums";
import { composePreview } from "../emails/compose";
import { previewJoined } from "../emails/compose-joined";
import type { PreviewContent } from "../emails/content";
import { readSaid } from "../emails/said";
import type { FindMailContexts, MailFacts } from "../rules/mail-facts";
import { OUTBOX_PAUSED } from "../rules/marks";
import { isWhole } from "../rules/own-words";
import { OUTBOX_PAGE_SIZE, type OutboxTab } from "../schema";
import { readParameters, type TemplateName } from "../templates/registry";
import { type FindMailings, fillIn, WAITING_COLUMNS, type WaitingMessage } from "./fill-in";
import { findWaitingFacts, type LookSources } from "./waiting-facts";

/**
 * The messages of an edition, or of one mailing, by state, the newest first, how many each state has, and whether sending is paused.
 * @param withheld the mailings of which this reader does not learn whom they went to
 */
export async function listOutboxForDesk(
  scope: EditionScope<"view-outbox">,
  state: OutboxTab | null,
  place: PagePlace,
  { findMailings, findContexts }: LookSources,
  withheld: readonly string[],
  mailing: string | null = null,
) {
  const { organisationId, editionId } = scope;
  const here = {
    ...{ organisationId, editionId, ...withoutMailings(withheld) },
    ...(mailing ? { mailingId: mailing } : {}),
  };
  const { held, ...list } = await reading(async (db) => {
    const where = { ...here, AND: inTab(state) };
    const [rows, counted, asked, paused] = await Promise.all([
      readMessages(db, where, place),
      db.outboxMessage.groupBy({ by: ["state"], where: here, _count: true }),
      state === "undelivered" ? db.outboxMessage.count({ where }) : null,
      readMark(db, OUTBOX_PAUSED),
    ]);
    const counts = new Map<OutboxState, number>(counted.map((row) => [row.state, row._count]));
    const states = statesOf(state) ?? [...counts.keys()];
    return {
      held: await readRows(db, rows, scope, findMailings),
      total: asked ?? states.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0),
      counts: Object.fromEntries(counts) as Partial<Record<string, number>>,
      paused: paused !== null,
    };
  });
  return { ...list, rows: await withMails(held, scope, findContexts) };
}

/** Messages of none of these mailings; most are of none at all. */
export const withoutMailings = (withheld: readonly string[]) => ({
  OR: [{ mailingId: null }, { mailingId: { notIn: [...withheld] } }],
});

/**
 * What did not arrive, and somebody has to look at. What goes to the address that was replaced is to warn whoever has it: that
 * nobody has it is no to-do.
 */
export const UNDELIVERED = {
  OR: [{ state: "failed" as const }, { state: "bounced" as const, recipient: "" }],
};

/** The messages of a tab. */
export function inTab(tab: OutboxTab | null): Prisma.OutboxMessageWhereInput {
  if (tab === "undelivered") return UNDELIVERED;
  const states = statesOf(tab);
  return states ? { state: { in: [...states] } } : {};
}

/** The states a tab shows, null for all: "sending" lasts seconds and is shown with what waits. */
function statesOf(tab: OutboxTab | null): readonly OutboxState[] | null {
  if (tab === "queued") return ["queued", "sending"];
  if (tab === "undelivered") return ["failed", "bounced"];
  return tab ? [tab] : null;
}

type Here = Prisma.OutboxMessageWhereInput & { organisationId: string; editionId: string };

function readMessages(db: Reader, all: Here, place: PagePlace) {
  return readPage(
    { order: { column: "createdAt", direction: "desc" }, place, size: OUTBOX_PAGE_SIZE },
    async (id) => {
      const { organisationId, editionId } = all;
      const where = { organisationId, editionId, id };
      const row = await db.outboxMessage.findFirst({ where, select: { createdAt: true } });
      return row && { value: row.createdAt };
    },
    ({ where, ...page }) =>
      db.outboxMessage.findMany({
        ...page,
        where: { ...all, ...where },
        select: {
          ...WAITING_COLUMNS,
          id: true,
          state: true,
          attempts: true,
          failure: true,
          createdAt: true,
          sentAt: true,
          nextAt: true,
          mailId: true,
          mailboxFull: true,
          said: true,
          registration: { select: { fullName: true, erasedAt: true } },
        },
      }),
  );
}

type Held = Awaited<ReturnType<typeof readRows<Row>>>[number];

type Row = Omit<WaitingMessage, "template" | "parameters"> & {
  template: string;
  parameters: unknown;
  id: string;
  state: OutboxState;
  mailId: string | null;
  said: unknown;
  registration: { fullName: string; erasedAt: Date | null } | null;
};

/** Messages as they left, or as they would leave now. */
async function readRows<Found extends Row>(
  db: Reader,
  rows: Found[],
  scope: EditionScope,
  findMailings: FindMailings,
) {
  const held = rows.map((row) => {
    const template = row.template as TemplateName;
    return { ...row, template, parameters: readParameters(template, row.parameters) };
  });
  const waiting = held.filter((row) => row.state !== "sent");
  const now = await fillIn(db, waiting, findMailings);
  const filled = new Map(
    waiting.map((row, at) => [row, now[at] ?? { parameters: {}, recipient: "", closed: false }]),
  );
  const [shared, published] = await Promise.all([readShared(db, held), isPublished(db, scope)]);
  return held.map((row) => ({
    ...row,
    ...{ now: filled.get(row) ?? null, shared: shared.get(row.mailId ?? ""), published },
  }));
}

/**
 * Messages with the mail to read: as it left, or as it would leave now; one that left before that was kept, as far as it can be
 * put together. Who was erased left no words behind; and whoever runs the installation sees that a message left, never what it
 * said.
 */
async function withMails<Found extends Held>(
  held: readonly Found[],
  scope: EditionScope,
  findContexts: FindMailContexts,
) {
  const waiting = held.flatMap((row) => (row.now ? [{ ...row, recipient: row.now.recipient }] : []));
  const found = new Map(
    (await findWaitingFacts(waiting, findContexts)).map((one, at) => [waiting[at]?.id, one]),
  );
  return held.map(({ now, shared, published, registration, ...row }) => {
    const { parameters, recipient } = now ?? row;
    const { together, all } = (row.state === "sent" && shared) || { together: [], all: 1 };
    const mail =
      together.length > 1
        ? previewJoined(row.template, together, row.language, settings().operatorName)
        : readableMail(row.template, parameters, row.language, published, found.get(row.id)?.facts ?? null);
    const hidden = scope.role === "administrator";
    const said = hidden ? null : readSaid(row.said);
    return {
      ...{ ...row, recipient, leftWith: all - 1 },
      // As when it leaves: that it comes would tell a stranger what somebody answered.
      unsettled: row.state === "queued" && Boolean(now?.closed && found.get(row.id)?.unsettled),
      said,
      mail: hidden ? null : mail,
      // Of an organiser's message its kind says nothing.
      subject: !hidden && isWhole(row.template) ? (said ?? mail).subject : null,
      fullName: hidden || registration?.erasedAt ? null : (registration?.fullName ?? null),
    };
  });
}

/**
 * What left as one mail, by its mail: what it said of each whose words are kept, and of how many messages it was. Of the
 * edition only: that an address has registrations elsewhere is not for its organisers.
 */
async function readShared(db: Reader, rows: ReadonlyArray<Row>) {
  const mails = [...new Set(rows.flatMap((row) => row.mailId ?? []))];
  const found = new Map<string, { together: Array<Record<string, unknown>>; all: number }>();
  if (mails.length === 0) return found;
  const messages = await db.outboxMessage.findMany({
    where: { mailId: { in: mails }, state: "sent", editionId: rows[0]?.editionId ?? null },
    select: {
      id: true,
      mailId: true,
      registrationId: true,
      recipient: true,
      parameters: true,
    },
  });
  for (const mail of mails) {
    const all = messages.filter((message) => message.mailId === mail);
    const kept = all.filter(({ recipient }) => recipient !== "");
    const each = new Map(kept.map((message) => [message.registrationId ?? message.id, message.parameters]));
    found.set(mail, { together: [...each.values()] as Array<Record<string, unknown>>, all: all.length });
  }
  return found;
}

/**
 * A message as it reads now. Its links are made when it leaves, so that no page holds them; a person who was erased left
 * no words behind.
 */
export function readableMail(
  template: string,
  parameters: unknown,
  language: string,
  published: boolean,
  facts: MailFacts | null = null,
): PreviewContent {
  return composePreview(
    template as TemplateName,
    (parameters ?? {}) as Record<string, unknown>,
    language,
    settings().operatorName,
    facts,
    published,
  );
}

/** Whether the pages of an edition can be read: until then no mail leads there. */
export async function isPublished(db: Reader, { organisationId, editionId }: EditionScope): Promise<boolean> {
  const where = { organisationId, id: editionId, publishedAt: { not: null } };
  return (await db.edition.count({ where })) > 0;
}
