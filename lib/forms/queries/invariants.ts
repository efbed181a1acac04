import "server-only";
import type { Invariants } from "@/lib/platform/db/invariants";
import { Prisma } from "@/prisma/generated/client";

/** What must never be of answers; see `lib/invariants.ts`. */
export const FORMS_INVARIANTS = {
  "sensitive answer without consent": Prisma.sql`
    SELECT answer.registration_id::text AS id FROM answer
    JOIN field_version AS version ON version.organisation_id = answer.organisation_id
      AND version.id = answer.field_version_id
    LEFT JOIN consent ON consent.organisation_id = answer.organisation_id AND consent.id = answer.consent_id
    WHERE version.sensitive AND (consent.id IS NULL OR consent.withdrawn_at IS NOT NULL)`,
  "answer in another form than its kind's": Prisma.sql`
    SELECT answer.registration_id::text AS id FROM answer
    JOIN field_version AS version ON version.organisation_id = answer.organisation_id
      AND version.id = answer.field_version_id
    JOIN field ON field.organisation_id = version.organisation_id AND field.id = version.field_id
    WHERE jsonb_typeof(answer.value) IS DISTINCT FROM CASE field.kind
      WHEN 'heading' THEN NULL WHEN 'choices' THEN 'array' ELSE 'string' END`,
} satisfies Invariants;
