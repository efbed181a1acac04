import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { type AuditRecord, recordActs } from "@/lib/audit/commands/record";
import { SESSIONS_KEY } from "@/lib/interchange/queries/remembered-columns";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import type { PlacesTransaction } from "@/lib/places/commands/places-transaction";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { nameKey } from "@/lib/platform/text";
import type { IntakeScope } from "../access";
import { rememberColumns } from "../rules/columns";
import type { IntakePlan, PlannedChange, TableColumn } from "../schema/intake-plan";
import type { MadeRegistration } from "./write-arrivals";

interface Recorded {
  plan: IntakePlan;
  made: readonly MadeRegistration[];
  /** What each category is called in the history. */
  slugs: ReadonlyMap<string, string>;
  tell: boolean;
}

/**
 * The history of each registration, one entry for the whole, and the messages. Whoever is not told has a message on record as one that was not sent.
 */
export async function recordIntake(
  tx: PlacesTransaction,
  scope: IntakeScope,
  { plan, made, slugs, tell }: Recorded,
): Promise<void> {
  const { organisationId, editionId } = scope;
  const edition = { organisationId, editionId };
  const shared = { cause: scope.actor, ...edition };
  const entries = await recordActs(tx, [
    ...made.map(
      ({ id, state }): AuditRecord => ({
        ...shared,
        act: "register",
        objectKind: "registration",
        objectId: id,
        values: [{ field: "state", after: state, registrationId: id }],
      }),
    ),
    ...plan.changes.map(
      (change): AuditRecord => ({
        ...shared,
        act: "import-registrations",
        objectKind: "registration",
        objectId: change.registrationId,
        values: changedValues(change, slugs),
      }),
    ),
    {
      ...shared,
      act: "import-registrations",
      objectKind: "edition",
      objectId: editionId,
      values: [
        {
          field: "counts",
          after: { rows: plan.rows, new: made.length, changed: plan.changes.length, refused: plan.wrongRows },
        },
      ],
    },
  ]);
  await queueMessages(
    tx,
    made.map(({ id, state, applicant }, at) => ({
      template:
        state === "confirmed" ? ("registration-confirmed" as const) : ("registration-waitlisted" as const),
      parameters: {},
      language: applicant.language,
      ...edition,
      registrationId: id,
      auditEntryId: entries[at] ?? null,
      // Behind the mail of whoever registers meanwhile.
      urgency: 2 as const,
      state: tell ? ("queued" as const) : ("cancelled" as const),
    })),
  );
}

/** How the columns were mapped, for the next table. */
export async function rememberMapping(
  tx: PlacesTransaction,
  { organisationId, editionId }: EditionIds,
  columns: readonly TableColumn[],
): Promise<void> {
  const row = JSON.stringify(rememberColumns(columns));
  // What is kept of tables of sessions stays.
  await tx.$executeRaw`
    INSERT INTO intake_mapping (organisation_id, edition_id, columns)
    VALUES (${organisationId}::uuid, ${editionId}::uuid, ${row}::jsonb)
    ON CONFLICT (organisation_id, edition_id) DO UPDATE SET columns = EXCLUDED.columns || COALESCE(
      (SELECT jsonb_object_agg(key, value) FROM jsonb_each(intake_mapping.columns) WHERE key = ${SESSIONS_KEY}),
      '{}'::jsonb)`;
}

/** Answers are not in the history: only that there are others now. */
function changedValues(
  { registrationId, set, before, category, answers }: PlannedChange,
  slugs: Recorded["slugs"],
) {
  const values = Object.entries(set).map(([field, after]) => ({
    field,
    before: before[field],
    after,
    registrationId,
  }));
  const slugOf = (id: string | null) => slugs.get(id ?? "") ?? null;
  return [
    ...values,
    ...(category
      ? [
          {
            field: "category",
            before: slugOf(category.before),
            after: slugOf(category.after),
            registrationId,
          },
        ]
      : []),
    ...(Object.keys(answers).length > 0 ? [{ field: "answers", after: true, registrationId }] : []),
  ];
}

/** Who is registered is told of no form that is not sent. */
export async function discardReminders(
  tx: PlacesTransaction,
  { organisationId, editionId }: EditionIds,
  made: readonly MadeRegistration[],
): Promise<void> {
  const people = made.map(({ applicant }) => ({
    emails: emailKeysOf(applicant.email),
    name: nameKey(applicant.fullName),
  }));
  if (people.length === 0) return;
  await tx.$executeRaw`
    UPDATE outbox_message SET state = 'cancelled'
    WHERE template = 'draft-saved' AND state = 'queued' AND registration_id IN (
      SELECT draft.id FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS said(emails text[], name text)
      JOIN registration AS draft ON draft.organisation_id = ${organisationId}::uuid
        AND draft.edition_id = ${editionId}::uuid AND draft.state = 'draft'
        AND draft.email_key = ANY(said.emails) AND draft.name_key = said.name)`;
}

/** What a row says otherwise is not told as it was before: nobody is written to of another category that they no longer have. */
export async function discardOutdated(
  tx: PlacesTransaction,
  { organisationId }: EditionIds,
  changes: readonly PlannedChange[],
): Promise<void> {
  const outdated = [
    ["registration-category", changes.filter(({ category }) => category !== null)],
    ["registration-mode", changes.filter(({ set }) => set.mode !== undefined)],
  ] as const;
  for (const [template, rows] of outdated)
    if (rows.length > 0)
      await discardMessages(tx, {
        ...{ organisationId, template, registrationId: { in: rows.map((row) => row.registrationId) } },
      });
}
