import type pg from "pg";

/** What all files of tests in one database share: the marks of the installation, and what the schema is made of. */
export interface Shared {
  marks: ReadonlyMap<string, string>;
  objects: ReadonlySet<string>;
}

const MARKS = "SELECT key, value::text AS value FROM setting";
const OBJECTS = `
  SELECT 'schema ' || nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_(toast|temp)'
  UNION ALL SELECT 'relation ' || n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^(pg_|information_schema)'
  UNION ALL SELECT 'trigger ' || tgname || ' on ' || tgrelid::regclass::text || ' ' || tgenabled::text FROM pg_trigger
    WHERE NOT tgisinternal
  UNION ALL SELECT 'function ' || n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname !~ '^(pg_|information_schema)'
  UNION ALL SELECT 'constraint ' || conname || ' of ' || conrelid::regclass::text || ' ' || convalidated::text FROM pg_constraint
    WHERE conrelid <> 0 AND connamespace = 'public'::regnamespace`;

/** What a database has that belongs to everybody in it. */
export async function lookAtDatabase(client: pg.Client): Promise<Shared> {
  const marks = await client.query<{ key: string; value: string }>(MARKS);
  const objects = await client.query<{ name: string }>(OBJECTS);
  return {
    marks: new Map(marks.rows.map(({ key, value }) => [key, value])),
    objects: new Set(objects.rows.map(({ name }) => name)),
  };
}

/** Clocks of two processes, rounded: no time to come. */
const SKEW_MS = 30_000;

/**
 * What of a database is not as it was. Work that is done notes when: such a mark is nobody's concern as long as its time is not
 * still to come, which would keep the same work from being done for whoever comes next.
 */
export function leftInDatabase(before: Shared, after: Shared, now: Date): string[] {
  const isPast = (value: string | undefined) => {
    const said: unknown = value && JSON.parse(value);
    const at = typeof said === "object" && said !== null && "at" in said ? String(said.at) : "";
    return Date.parse(at) <= now.getTime() + SKEW_MS;
  };
  const keys = new Set([...before.marks.keys(), ...after.marks.keys()]);
  const marks = [...keys].filter((key) => before.marks.get(key) !== after.marks.get(key));
  return [
    ...marks
      .filter(
        (key) => !isPast(after.marks.get(key)) && (after.marks.has(key) || !isPast(before.marks.get(key))),
      )
      .map((key) => `the mark ${key}: ${after.marks.get(key) ?? "taken away"}`),
    ...[...after.objects].filter((name) => !before.objects.has(name)).map((name) => `more: ${name}`),
    ...[...before.objects].filter((name) => !after.objects.has(name)).map((name) => `less: ${name}`),
  ];
}
