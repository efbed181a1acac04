import { randomUUID } from "node:crypto";
import type { TemplateName } from "@/lib/outbox/templates/registry";
import type { Transaction } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { emailKey, nameKey, slugify } from "@/lib/platform/text";
import type { RegistrationState } from "@/prisma/generated/client";
import { insertAnswers, insertForm } from "./insert-form";
import { type ExampleIds, idOf } from "./insert-school";
import {
  CONFIRMED,
  GIVEN_NAMES,
  SURNAMES,
  TO_DECIDE,
  UNFINISHED,
  WAITING_STUDENTS,
  WITHDRAWN_MEMBERS,
} from "./upcoming/participants";

export interface ExampleParticipant {
  fullName: string;
  email: string;
  affiliation: string;
  country: string;
  language: string;
}

interface Planned {
  category: string | null;
  state: RegistrationState;
  who: ExampleParticipant;
  queuePosition: number | null;
  submittedAt: Date;
}

const TEMPLATES: Partial<Record<RegistrationState, TemplateName>> = {
  confirmed: "registration-confirmed",
  waitlisted: "registration-waitlisted",
  withdrawn: "registration-withdrawn",
  pending: "registration-received",
};

const HOUR_MS = 3_600_000;
const DRAFT_LIFE_MS = 14 * 24 * HOUR_MS;

/** Invented participant number `index`; every number another name. The first one gets the example's sign-in link. */
export function exampleParticipant(index: number): ExampleParticipant {
  const given = GIVEN_NAMES[index % GIVEN_NAMES.length] as string;
  const family = SURNAMES[index % SURNAMES.length] as (typeof SURNAMES)[number];
  const [country, surname, affiliation, language] = family;
  const round = Math.floor(index / (GIVEN_NAMES.length * SURNAMES.length));
  const fullName = `${given} ${surname}${round > 0 ? ` ${round + 1}` : ""}`;
  return { fullName, email: `${slugify(fullName)}@example.org`, affiliation, country, language };
}

function plan(now: Date, opened: Date): Planned[] {
  const wanted: Array<[category: string | null, state: RegistrationState, count: number]> = [
    ["member", "confirmed", CONFIRMED.member],
    ["partner", "confirmed", CONFIRMED.partner],
    ["student", "confirmed", CONFIRMED.student],
    ["speaker", "confirmed", CONFIRMED.speaker],
    ["student", "waitlisted", WAITING_STUDENTS],
    ["member", "withdrawn", WITHDRAWN_MEMBERS],
    [null, "draft", UNFINISHED],
    ["partner", "pending", TO_DECIDE],
  ];
  const rows = wanted.flatMap(([category, state, count]) =>
    Array.from({ length: count }, (_, position) => ({ category, state, position })),
  );
  const step = (now.getTime() - opened.getTime()) / (rows.length + 1);
  return rows.map(({ category, state, position }, index) => ({
    category,
    state,
    who: exampleParticipant(index),
    queuePosition: state === "waitlisted" ? position + 1 : null,
    submittedAt: new Date(opened.getTime() + step * (index + 1)),
  }));
}

/**
 * Writes invented registrations as the form would leave them: person, address, answers, audit entry, message already sent. Fewer
 * than the capacity, but all student places taken, so that the waitlist can be seen. Returns ids of people by address.
 */
export async function insertRegistrations(
  tx: Transaction,
  ids: ExampleIds,
  { now, opened }: { now: Date; opened: Date },
): Promise<Map<string, string>> {
  const owner = { organisationId: ids.organisationId, editionId: ids.editionId };
  const rows = plan(now, opened).map((planned) => ({
    ...planned,
    id: randomUUID(),
    personId: randomUUID(),
    auditEntryId: randomUUID(),
    messageId: randomUUID(),
  }));
  const sent = rows.filter((row) => row.state !== "draft");
  await insertParticipants(tx, ids.organisationId, sent);
  const references = sayableReferences(rows.length);
  await tx.registration.createMany({
    data: rows.map((row, index) => ({
      ...owner,
      ...row.who,
      id: row.id,
      nameKey: nameKey(row.who.fullName),
      emailKey: emailKey(row.who.email),
      state: row.state,
      categoryId: row.category ? idOf(ids.categories, row.category) : null,
      personId: row.state === "draft" ? null : row.personId,
      reference: row.state === "draft" ? null : (references[index] as string),
      submittedAt: row.state === "draft" ? null : row.submittedAt,
      expiresAt: row.state === "draft" ? new Date(row.submittedAt.getTime() + DRAFT_LIFE_MS) : null,
      createdAt: row.submittedAt,
      stateSince: row.submittedAt,
      queuePosition: row.queuePosition,
    })),
  });
  await tx.quota.update({
    where: { organisationId_id: { organisationId: ids.organisationId, id: ids.rootQuotaId } },
    data: { lastQueuePosition: WAITING_STUDENTS },
  });
  await insertDecisions(tx, owner, sent);
  await insertAnswers(
    tx,
    ids,
    await insertForm(tx, ids),
    sent.map((row) => ({
      id: row.id,
      language: row.who.language,
      withdrawn: row.state === "withdrawn",
      at: row.submittedAt,
    })),
  );
  return new Map(sent.map((row) => [row.who.email, row.personId]));
}

type Row = Planned & { id: string; personId: string; auditEntryId: string; messageId: string };

async function insertParticipants(tx: Transaction, organisationId: string, rows: Row[]): Promise<void> {
  await tx.person.createMany({
    data: rows.map(({ who, personId }) => ({
      organisationId,
      id: personId,
      fullName: who.fullName,
      nameKey: nameKey(who.fullName),
      country: who.country,
      language: who.language,
    })),
  });
  await tx.personEmail.createMany({
    data: rows.map(({ who, personId }) => ({
      organisationId,
      personId,
      email: who.email,
      emailKey: emailKey(who.email),
    })),
  });
}

async function insertDecisions(
  tx: Transaction,
  owner: { organisationId: string; editionId: string },
  rows: Row[],
): Promise<void> {
  const host = new URL(settings().publicUrl).hostname;
  await tx.auditEntry.createMany({
    data: rows.map((row) => ({
      ...owner,
      id: row.auditEntryId,
      actorKind: "link",
      actorId: row.id,
      act: row.state === "withdrawn" ? "withdraw" : "register",
      objectKind: "registration",
      objectId: row.id,
      createdAt: row.submittedAt,
    })),
  });
  await tx.outboxMessage.createMany({
    data: rows.map((row) => ({
      ...owner,
      id: row.messageId,
      registrationId: row.id,
      personId: row.personId,
      template: TEMPLATES[row.state] ?? "registration-changed",
      language: row.who.language,
      recipient: row.who.email,
      recipientKey: emailKey(row.who.email),
      state: "sent",
      urgency: 1,
      attempts: 1,
      messageId: `<${row.messageId}@${host}>`,
      auditEntryId: row.auditEntryId,
      createdAt: row.submittedAt,
      nextAt: row.submittedAt,
      sentAt: row.submittedAt,
    })),
  });
}

const SAYABLE = "ACDEFHJKLMNPRTUVWXY3479";

/** Different six-character references; their order means nothing. */
function sayableReferences(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    // Any multiplier prime to 23^6 visits every value once.
    let rest = (index * 62_350_411 + 7_654_321) % SAYABLE.length ** 6;
    let text = "";
    for (let place = 0; place < 6; place += 1) {
      text += SAYABLE[rest % SAYABLE.length];
      rest = Math.floor(rest / SAYABLE.length);
    }
    return text;
  });
}
