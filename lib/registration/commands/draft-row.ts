import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { type FormValues, mergeForm, type Seen } from "@/lib/platform/merge-form";
import { done, type Result, refused } from "@/lib/platform/result";
import { APPLICANT_COLUMNS } from "../rules/applicant";
import { asDraftContent } from "../schema/draft";

export interface DraftIds {
  organisationId: string;
  registrationId: string;
}

/** What a form says of the page it was drawn from. */
export interface Drawn {
  seen?: Seen | undefined;
  over?: number | undefined;
}

const SELECT = {
  ...APPLICANT_COLUMNS,
  emailKey: true,
  expiresAt: true,
  categoryId: true,
  mode: true,
  linkVersion: true,
  version: true,
  draft: true,
} as const;

/** What became of a draft by now, its row locked until the transaction ends; null when it is not there. */
export async function lockBecome(tx: Transaction, { organisationId, registrationId }: DraftIds) {
  const [row] = await tx.$queryRaw<Array<{ state: string; reference: string | null; linkVersion: number }>>`
    SELECT state::text AS state, reference, link_version AS "linkVersion" FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND id = ${registrationId}::uuid FOR UPDATE`;
  return row ?? null;
}

/** A draft, its row locked until the transaction ends; null when it was sent meanwhile. */
export async function lockDraft(tx: Transaction, { organisationId, registrationId }: DraftIds) {
  await lockBecome(tx, { organisationId, registrationId });
  const row = await tx.registration.findFirst({
    where: { organisationId, id: registrationId, state: "draft" },
    select: SELECT,
  });
  return row && { ...row, content: asDraftContent(row.draft) };
}

/**
 * The values to store for a page that was sent: as they are where nothing else was stored since it was drawn, else field
 * by field. A conflict comes back with the version that it is about and the fields; sent again with it ("over"), what was
 * typed is stored.
 */
export function mergeDrawn(
  sent: FormValues,
  { seen, over }: Drawn,
  row: { version: number },
  stored: FormValues,
): Result<FormValues, "conflict"> {
  if (!seen || seen.version === row.version) return done(sent);
  const { values, conflicts } = mergeForm(sent, seen.values, stored);
  if (conflicts.length === 0 || over === row.version) return done(values);
  return refused("conflict", {
    version: row.version,
    ...Object.fromEntries(conflicts.map((name) => [name, "newer"])),
  });
}
