import type { MigrationConnection } from "@/lib/platform/db/migrate";
import type { Step, StepBatch, StepCounts } from "@/lib/platform/db/steps";
import { emailKey } from "@/lib/platform/email-key";
import { nameKey } from "@/lib/platform/name-key";

/** Where keys of people are kept, and what each is made from. */
interface KeyedTable {
  table: string;
  id: readonly string[];
  email?: readonly [from: string, to: string];
  name?: readonly [from: string, to: string];
}

const TABLES: readonly KeyedTable[] = [
  { table: "person", id: ["organisation_id", "id"], name: ["full_name", "name_key"] },
  { table: "affiliation", id: ["organisation_id", "id"], name: ["name", "name_key"] },
  {
    table: "registration",
    id: ["organisation_id", "id"],
    email: ["email", "email_key"],
    name: ["full_name", "name_key"],
  },
  { table: "person_email", id: ["organisation_id", "person_id", "email_key"], email: ["email", "email_key"] },
  { table: "login_email", id: ["email_key"], email: ["email", "email_key"] },
  { table: "team_member", id: ["organisation_id", "id"], email: ["email", "email_key"] },
  { table: "outbox_message", id: ["id"], email: ["recipient", "recipient_key"] },
];

const BATCH_ROWS = 500;
const UNIQUE_VIOLATION = "23505";

/**
 * Gives every row the key of today. A row that would meet another one under a unique index keeps its earlier key, by which
 * it is still found. People of one organisation who meet become pairs that an organiser decides about.
 */
export const rekeyPeople: Step = {
  name: "keys-of-people-2026-11",
  async run(connection, from) {
    const [place = 0, after = []] = from === null ? [] : (JSON.parse(from) as [number, string[]]);
    const table = TABLES[place];
    return table ? rekey(connection, table, place, after) : findPairs(connection, place, after);
  },
};

interface KeyedRow {
  id: string[];
  email: string | null;
  email_key: string | null;
  name: string | null;
  name_key: string | null;
}

const texts = (columns: readonly string[]) =>
  columns.map((column) => `${column}::text COLLATE "C"`).join(", ");
const column = (name: string | undefined, as: string) => `${name ?? "NULL::text"} AS ${as}`;

async function rekey(
  connection: MigrationConnection,
  keyed: KeyedTable,
  place: number,
  after: readonly string[],
): Promise<StepBatch> {
  const { table, id, email, name } = keyed;
  const marks = id.map((_, index) => `$${index + 1}::text`).join(", ");
  const { rows } = await connection.query(
    `SELECT ARRAY[${texts(id)}] AS id, ${column(email?.[0], "email")}, ${column(email?.[1], "email_key")},
       ${column(name?.[0], "name")}, ${column(name?.[1], "name_key")}
     FROM ${table} WHERE (${texts(id)}) > (${marks}) ORDER BY ${texts(id)} LIMIT ${BATCH_ROWS}`,
    id.map((_, index) => after[index] ?? ""),
  );
  const counts: StepCounts = {};
  const found = rows as KeyedRow[];
  for (const row of found) {
    const keys = [
      row.email === null ? null : emailKey(row.email),
      row.name === null ? null : nameKey(row.name),
    ];
    if (keys[0] === row.email_key && keys[1] === row.name_key) continue;
    const outcome = await write(connection, keyed, row, keys);
    counts[`${table} ${outcome}`] = (counts[`${table} ${outcome}`] ?? 0) + 1;
  }
  const last = found.at(-1);
  return {
    counts,
    next: JSON.stringify(found.length === BATCH_ROWS && last ? [place, last.id] : [place + 1, []]),
  };
}

async function write(
  connection: MigrationConnection,
  { table, id, email, name }: KeyedTable,
  row: KeyedRow,
  keys: Array<string | null>,
): Promise<string> {
  const set = [...(email ? [`${email[1]} = $1`] : []), ...(name ? [`${name[1]} = $${email ? 2 : 1}`] : [])];
  const values = [...(email ? [keys[0]] : []), ...(name ? [keys[1]] : [])];
  const own = id.map((part, index) => `${part}::text = $${values.length + index + 1}`).join(" AND ");
  await connection.execute("SAVEPOINT one_row");
  try {
    await connection.query(`UPDATE ${table} SET ${set.join(", ")} WHERE ${own}`, [...values, ...row.id]);
    await connection.execute("RELEASE SAVEPOINT one_row");
    return "given a new key";
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    await connection.execute("ROLLBACK TO SAVEPOINT one_row");
  }
  if (table !== "person_email") return "left under the earlier key, because another row has the new one";
  // Two spellings of one mailbox on one person's record.
  const which = id.map((part, index) => `${part}::text = $${index + 1}`).join(" AND ");
  await connection.query(`DELETE FROM person_email WHERE ${which}`, row.id);
  return "dropped, because the same person has another spelling of it";
}

interface PairRow {
  organisation_id: string;
  person_id: string;
  other_id: string;
  email: string;
  other_email: string;
  same_name: boolean;
}

/** The key as it was until now: people who had one in common have been asked whether they are two. */
const earlierKey = (email: string) => email.normalize("NFKC").trim().toLowerCase();

async function findPairs(
  connection: MigrationConnection,
  place: number,
  after: readonly string[],
): Promise<StepBatch> {
  const { rows } = await connection.query(
    `SELECT one.organisation_id, one.person_id, other.person_id AS other_id, one.email, other.email AS other_email,
       person.name_key = other_person.name_key AS same_name
     FROM person_email AS one
     JOIN person_email AS other ON other.organisation_id = one.organisation_id AND other.email_key = one.email_key
       AND other.person_id > one.person_id
     JOIN person ON person.organisation_id = one.organisation_id AND person.id = one.person_id
       AND person.merged_into_id IS NULL AND person.erased_at IS NULL
     JOIN person AS other_person ON other_person.organisation_id = one.organisation_id
       AND other_person.id = other.person_id
       AND other_person.merged_into_id IS NULL AND other_person.erased_at IS NULL
     WHERE (one.person_id::text COLLATE "C", other.person_id::text COLLATE "C") > ($1::text, $2::text)
     ORDER BY one.person_id::text COLLATE "C", other.person_id::text COLLATE "C" LIMIT ${BATCH_ROWS}`,
    [after[0] ?? "", after[1] ?? ""],
  );
  const found = rows as PairRow[];
  let proposed = 0;
  for (const pair of found) {
    if (!pair.same_name && earlierKey(pair.email) === earlierKey(pair.other_email)) continue;
    const made = await connection.query(
      `INSERT INTO person_pair (organisation_id, person_id, other_id) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [pair.organisation_id, pair.person_id, pair.other_id],
    );
    proposed += made.rows.length;
  }
  const last = found.at(-1);
  return {
    counts: { "pairs of people who may be one, for an organiser to decide": proposed },
    next:
      found.length === BATCH_ROWS && last ? JSON.stringify([place, [last.person_id, last.other_id]]) : null,
  };
}
