import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { PhaseFacts } from "@/lib/editions/rules/phases";
import { PLACES_OF_FIELD } from "@/lib/places/queries/count-options";
import { countedQuotas } from "@/lib/places/queries/count-places";
import type { QuotaCount } from "@/lib/places/rules/places";
import type { Reader } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { Prisma } from "@/prisma/generated/client";
import type { AnswerReaders } from "@/prisma/generated/enums";
import type { AskedField } from "../rules/answers";
import type { OptionPlaces } from "../rules/option-places";
import type { Condition } from "../rules/visible";

/** What an edition asks now, texts as stored. */
export interface StoredQuestion extends Pick<AskedField, "kind"> {
  key: string;
  fieldId: string;
  versionId: string;
  /** The wordings before this one. */
  earlier: string[];
  label: unknown;
  hint: unknown;
  purpose: unknown;
  options: unknown;
  places: OptionPlaces[];
  settings: unknown;
  condition: Condition;
  required: boolean;
  sensitive: boolean;
  /** Whether one of its wordings is sensitive. */
  onceSensitive: boolean;
  retentionDays: number;
  readers: AnswerReaders;
  /** The consent it needs, in its newest words. */
  consentId: string | null;
  consent: unknown;
  /** What files and the API call that consent. */
  consentKey: string | null;
  /** Since when it is asked behind the private link, an instant; null: it is asked at registration. */
  laterSince: string | null;
  /** The last day of answering, an ISO date; null: there is none. */
  answerUntil: string | null;
  /** Whether that day is not over yet, by the database's clock. */
  open: boolean;
}

interface StoredTerm {
  id: string;
  kind: "privacy" | "participation" | "later_editions";
  number: number;
  text: unknown;
}

interface StoredCategory {
  id: string;
  /** Whether it takes people who come by themselves. */
  offered: boolean;
  name: unknown;
  description: unknown;
  cost: unknown;
  payment: unknown;
  approval: boolean;
  /** An ISO date; null: none was said, or it is over. */
  answerBy: string | null;
  quotaIds: string[];
  /** How many of it are on the waiting list. */
  waiting: number;
}

/** All of one registration form that is not kept with public pages, texts as stored. */
export interface FormRow extends Omit<PhaseFacts, "full"> {
  now: Date;
  cancelReason: unknown;
  controllerName: string;
  controllerAddress: string;
  privacyContact: string;
  quotas: Array<QuotaCount & { root: boolean }>;
  terms: StoredTerm[];
  categories: StoredCategory[];
  questions: StoredQuestion[];
}

/** Whether a `field` is still answered: until the end of its last day where the edition is. */
export const STILL_OPEN = Prisma.sql`
  (field.answer_until IS NULL OR clock_timestamp() < (
    SELECT (field.answer_until + 1)::timestamp AT TIME ZONE held.time_zone FROM edition AS held
    WHERE held.organisation_id = field.organisation_id AND held.id = field.edition_id))`;

/**
 * Whether a `field` must be answered, as its `version` is worded: not where all options that it needs may be taken. The form
 * refuses such a question (`mayRunOut`); one that stood so before may be left blank, so that the form can always be sent.
 */
export const MUST_ANSWER = Prisma.sql`
  (version.required AND (field.kind NOT IN ('choice', 'choices') OR coalesce((version.settings->>'min')::int, 1) <= (
    SELECT count(*) FROM jsonb_array_elements(version.options) AS option WHERE option->>'limit' IS NULL)))`;

/** Whether a `field` asks, or once asked, something sensitive: that it was answered tells, too. */
export const ONCE_SENSITIVE = Prisma.sql`
  EXISTS (SELECT FROM field_version AS once WHERE once.organisation_id = field.organisation_id
    AND once.field_id = field.id AND once.sensitive)`;

/** What an edition asks now, in its order, as one value of a statement. */
const selectAsked = ({ organisationId, editionId }: EditionIds) => Prisma.sql`
  SELECT coalesce(json_agg(json_build_object(
      'key', field.key, 'kind', field.kind, 'fieldId', field.id, 'versionId', version.id, 'label', version.label,
      'earlier', (SELECT coalesce(json_agg(former.id), '[]') FROM field_version AS former
        WHERE former.organisation_id = field.organisation_id AND former.field_id = field.id AND former.id <> version.id),
      'hint', version.hint, 'purpose', version.purpose, 'options', version.options, 'settings', version.settings,
      'places', ${PLACES_OF_FIELD},
      'condition', version.condition, 'required', ${MUST_ANSWER}, 'sensitive', version.sensitive, 'retentionDays', version.retention_days,
      'onceSensitive', ${ONCE_SENSITIVE},
      'readers', version.readers,
      'laterSince', field.later_since, 'answerUntil', field.answer_until, 'open', ${STILL_OPEN},
      'consentId', version.term_version_id, 'consent', agreed.text,
      'consentKey', (SELECT term.key FROM term
        WHERE term.organisation_id = agreed.organisation_id AND term.id = agreed.term_id)) ORDER BY field."order"), '[]')
  FROM field CROSS JOIN LATERAL (
    SELECT * FROM field_version
    WHERE field_version.organisation_id = field.organisation_id AND field_version.field_id = field.id
    ORDER BY number DESC LIMIT 1) AS version
  LEFT JOIN term_version AS agreed
    ON agreed.organisation_id = version.organisation_id AND agreed.id = version.term_version_id
  WHERE field.organisation_id = ${organisationId}::uuid AND field.edition_id = ${editionId}::uuid
    AND field.retired_at IS NULL`;

/** What an edition asks now, in its order. */
export async function readAsked(reader: Reader, edition: EditionIds): Promise<StoredQuestion[]> {
  const [row] = await reader.$queryRaw<Array<{ asked: StoredQuestion[] }>>`
    SELECT (${selectAsked(edition)}) AS asked ${KEEP_PLAN}`;
  return row?.asked ?? [];
}

const TERMS = Prisma.sql`
  SELECT coalesce(json_agg(json_build_object('id', version.id, 'kind', term.kind, 'number', version.number,
    'text', version.text) ORDER BY term.kind, term.key), '[]')
  FROM term CROSS JOIN LATERAL (
    SELECT id, number, text FROM term_version
    WHERE term_version.organisation_id = term.organisation_id AND term_version.term_id = term.id
    ORDER BY number DESC LIMIT 1) AS version
  WHERE term.organisation_id = edition.organisation_id AND term.kind <> 'sensitive' AND term.retired_at IS NULL
    AND (term.edition_id = edition.id OR term.edition_id IS NULL)`;

const CATEGORIES = Prisma.sql`
  SELECT coalesce(json_agg(json_build_object('id', category.id,
    'offered', category.public AND category.closed_at IS NULL, 'name', category.name,
    'description', category.description, 'cost', category.cost, 'payment', category.payment,
    'approval', category.approval, 'answerBy', CASE WHEN category.approval AND
      category.answer_by >= (clock_timestamp() AT TIME ZONE edition.time_zone)::date THEN category.answer_by END,
    'quotaIds', (SELECT coalesce(json_agg(link.quota_id), '[]') FROM category_quota AS link
      WHERE link.organisation_id = category.organisation_id AND link.category_id = category.id),
    'waiting', (SELECT count(*) FROM registration WHERE registration.organisation_id = category.organisation_id
      AND registration.edition_id = category.edition_id AND registration.category_id = category.id
      AND registration.state = 'waitlisted')) ORDER BY category."order"), '[]')
  FROM category WHERE category.organisation_id = edition.organisation_id AND category.edition_id = edition.id`;

/** Reads in one statement all that a registration form asks and says now, past every cache. */
export async function readFormRow(reader: Reader, edition: EditionIds): Promise<FormRow> {
  const { organisationId, editionId } = edition;
  const [row] = await reader.$queryRaw<FormRow[]>`
    SELECT clock_timestamp() AS now, edition.published_at AS "publishedAt", edition.archived_at AS "archivedAt",
      edition.cancelled_at AS "cancelledAt", edition.registration_opens_at AS "registrationOpensAt",
      edition.registration_closes_at AS "registrationClosesAt", edition.time_zone AS "timeZone",
      (SELECT coalesce(json_agg(json_build_object('date', day.date, 'startsAt', day.starts_at, 'endsAt', day.ends_at)
          ORDER BY day.date), '[]') FROM edition_day AS day
        WHERE day.organisation_id = edition.organisation_id AND day.edition_id = edition.id) AS days,
      edition.cancel_reason AS "cancelReason", organisation.controller_name AS "controllerName",
      organisation.controller_address AS "controllerAddress", organisation.privacy_contact AS "privacyContact",
      (SELECT coalesce(json_agg(counted), '[]') FROM (${countedQuotas(edition)}) AS counted) AS quotas,
      (${TERMS}) AS terms, (${CATEGORIES}) AS categories, (${selectAsked(edition)}) AS questions
    FROM edition JOIN organisation ON organisation.id = edition.organisation_id
    WHERE edition.organisation_id = ${organisationId}::uuid AND edition.id = ${editionId}::uuid ${KEEP_PLAN}`;
  if (!row) throw new Error("The edition of a form is not there");
  return row;
}
