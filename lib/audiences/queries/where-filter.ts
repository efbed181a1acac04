import "server-only";
import { may } from "@/lib/access/policy";
import type { Reader } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { emailKey } from "@/lib/platform/text";
import { isUuid } from "@/lib/platform/uuid";
import { IS_UNSETTLED } from "@/lib/registration/queries/correction";
import { listOpenLater } from "@/lib/registration/queries/to-answer";
import { inTeam } from "@/lib/team/queries/workers";
import { HOLDS_PLACE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import type { FilteredBy, PeopleFilter } from "../schema/people-set";
import { bounds } from "./answered";
import type { PeopleReader } from "./people-reader";
import { plainly } from "./where-words";
import { listWithheldMailings } from "./withheld-mailings";

/** Each gives whom `is`, `contains`, `filled` or `between` lets through; null where a reader may not ask. */
type Where = (
  db: Reader,
  reader: PeopleReader,
  filter: PeopleFilter,
) => Prisma.Sql | null | Promise<Prisma.Sql | null>;

const oneOf =
  (column: Prisma.Sql, type: Prisma.Sql): Where =>
  (_db, _reader, { values }) =>
    Prisma.sql`coalesce(${column} = ANY(${values}::text[]::${type}[]), false)`;
const TEXT = Prisma.raw("text");

const WHERE: Record<Exclude<FilteredBy, "answer">, Where> = {
  person: oneOf(Prisma.raw("registration.id"), Prisma.raw("uuid")),
  state: oneOf(Prisma.raw("registration.state::text"), TEXT),
  category: oneOf(Prisma.raw("registration.category_id"), Prisma.raw("uuid")),
  mode: oneOf(Prisma.raw("registration.mode::text"), TEXT),
  country: oneOf(Prisma.raw("registration.country"), TEXT),
  language: oneOf(Prisma.raw("registration.language"), TEXT),
  affiliation: (_db, _reader, { how, values }) => {
    const folded = values.map((value) => value.trim().toLowerCase());
    const text = Prisma.sql`lower(btrim(registration.affiliation) ${plainly(...folded)})`;
    if (how === "filled" || how === "empty") return Prisma.sql`${text} <> ''`;
    if (how !== "contains") return Prisma.sql`${text} = ANY(${folded}::text[])`;
    return Prisma.sql`EXISTS (SELECT FROM unnest(${folded}::text[]) AS part WHERE strpos(${text}, part) > 0)`;
  },
  domain: (_db, _reader, { values }) =>
    Prisma.sql`coalesce(split_part(registration.email_key, '@', -1)
      = ANY(${values.map(asciiDomain)}::text[]), false)`,
  tag: async (db, { organisationId, editionId }, { values }) => {
    // A tag that is not there any more is nobody's: whoever is "not" it would be everybody.
    if (!(await areThere(values, (id) => db.tag.count({ where: { organisationId, editionId, id } }))))
      return null;
    return Prisma.sql`registration.id IN (
      SELECT link.registration_id FROM registration_tag AS link
      WHERE link.organisation_id = ${organisationId}::uuid
        ${values.length > 0 ? Prisma.sql`AND link.tag_id = ANY(${values}::uuid[])` : Prisma.empty})`;
  },
  assignee: async (db, { organisationId, editionId }, { values }) => {
    const team = await db.teamMember.findMany({
      where: {
        ...inTeam({ organisationId, editionId }),
        ...(values.length > 0 ? { id: { in: values } } : {}),
      },
      select: { id: true },
    });
    if (team.length < values.length) return null;
    return Prisma.sql`registration.id IN (
      SELECT given.registration_id FROM registration_assignee AS given
      WHERE given.organisation_id = ${organisationId}::uuid
        AND given.member_id = ANY(${team.map(({ id }) => id)}::uuid[]))`;
  },
  note: (_db, { organisationId }, { values }) => {
    const parts = values.map((value) => value.trim().toLowerCase());
    return Prisma.sql`registration.id IN (
      SELECT note.registration_id FROM registration_note AS note
      WHERE note.organisation_id = ${organisationId}::uuid AND note.removed_at IS NULL
        ${values.length > 0 ? Prisma.sql`AND EXISTS (SELECT FROM unnest(${parts}::text[]) AS part WHERE strpos(lower(note.text), part) > 0)` : Prisma.empty})`;
  },
  consent: readConsent,
  registered: (_db, { timeZone }, { values: [from = "", to = ""] }) =>
    bounds(
      Prisma.sql`(registration.submitted_at AT TIME ZONE ${timeZone})::date`,
      from,
      to,
      (day) => Prisma.sql`${day}::text::date`,
    ),
  told: wasTold,
  later: stillToAnswer,
};

async function areThere(
  ids: readonly string[],
  count: (id: { in: string[] }) => Promise<number>,
): Promise<boolean> {
  return ids.length === 0 || (await count({ in: [...ids] })) === new Set(ids).size;
}

/** A domain as the keys of mailboxes have it. */
const asciiDomain = (domain: string) => emailKey(`x@${domain}`).slice(2);

/** Whom a filter lets through; null where this reader may not ask it, or what it asks for is not there. */
export async function whereFilter(
  db: Reader,
  reader: PeopleReader,
  filter: PeopleFilter,
): Promise<Prisma.Sql | null> {
  if (filter.by === "answer") return null;
  const is = await WHERE[filter.by](db, reader, filter);
  if (!is || filter.by === "later") return is;
  return filter.how === "not" || filter.how === "empty" ? Prisma.sql`NOT (${is})` : is;
}

/** Who was sent a mail. One to people whom this reader could not find tells who they are, by its name and by its kind. */
async function wasTold(db: Reader, reader: PeopleReader, { of }: PeopleFilter): Promise<Prisma.Sql | null> {
  const { organisationId, editionId } = reader;
  const withheld = await listWithheldMailings(db, reader);
  if (withheld.includes(of)) return null;
  return Prisma.sql`registration.id IN (
    SELECT message.registration_id FROM outbox_message AS message
    WHERE message.organisation_id = ${organisationId}::uuid AND message.edition_id = ${editionId}::uuid
      AND message.registration_id IS NOT NULL AND message.state = 'sent'
      AND (message.mailing_id IS NULL OR message.mailing_id <> ALL(${withheld}::uuid[]))
      AND ${isUuid(of) ? Prisma.sql`message.mailing_id = ${of}::uuid` : Prisma.sql`message.template = ${of}`})`;
}

/** Who agreed to a term and has not withdrawn it. That of sensitive answers tells who gave some. */
async function readConsent(
  db: Reader,
  reader: PeopleReader,
  { of }: PeopleFilter,
): Promise<Prisma.Sql | null> {
  const { organisationId, editionId } = reader;
  const term = await db.term.findFirst({
    where: { organisationId, id: of, OR: [{ editionId }, { editionId: null }] },
    select: { kind: true },
  });
  if (!term || (term.kind === "sensitive" && !may(reader, "view-sensitive"))) return null;
  return Prisma.sql`registration.id IN (
    SELECT consent.registration_id FROM consent JOIN term_version
      ON term_version.organisation_id = consent.organisation_id AND term_version.id = consent.term_version_id
    WHERE consent.organisation_id = ${organisationId}::uuid AND term_version.term_id = ${of}::uuid
      AND consent.agreed_at IS NOT NULL AND consent.withdrawn_at IS NULL)`;
}

/** Who has a place and is still to answer what is asked later, as `whoIsToAnswer` says it. */
async function stillToAnswer(db: Reader, { organisationId, editionId }: PeopleReader): Promise<Prisma.Sql> {
  const later = await listOpenLater(db, { organisationId, editionId });
  const missing = later.map(({ fieldId, required, onceSensitive, laterSince }) => {
    const since = required
      ? Prisma.empty
      : Prisma.sql`AND (registration.later_sent_at IS NULL OR registration.later_sent_at < ${laterSince}::timestamptz)`;
    const unanswered = Prisma.sql`registration.id NOT IN (
      SELECT answer.registration_id FROM answer JOIN field_version AS seen
        ON seen.organisation_id = answer.organisation_id AND seen.id = answer.field_version_id
      WHERE seen.organisation_id = ${organisationId}::uuid AND seen.field_id = ${fieldId}::uuid)`;
    const known = onceSensitive ? Prisma.sql`AND NOT ${IS_UNSETTLED}` : Prisma.empty;
    return Prisma.sql`(${onceSensitive && !required ? Prisma.sql`true` : unanswered} ${since} ${known})`;
  });
  if (missing.length === 0) return Prisma.sql`false`;
  return Prisma.sql`registration.state IN ${stateList(HOLDS_PLACE)} AND (${Prisma.join(missing, " OR ")})`;
}
