import type { Changeable, ChangeSessions } from "../schema/change";

/** What somebody wants of many sessions. */
export type Wanted = Pick<ChangeSessions, "theme" | "kind" | "languages" | "minutes">;

/** One session of an act: what it held of what changes, and what it holds then. */
export interface SessionChange {
  id: string;
  before: Partial<Changeable>;
  after: Partial<Changeable>;
}

/** The sessions that would be other than they are, each with what differs; what has it already is left out. */
export function sessionChanges(
  sessions: ReadonlyArray<Changeable & { id: string }>,
  { theme, kind, languages, minutes }: Wanted,
): SessionChange[] {
  const wanted: Partial<Changeable> = {
    ...(theme === "keep" ? {} : { themeId: theme === "none" ? null : theme }),
    ...(kind === "keep" ? {} : { kind }),
    ...(languages === null ? {} : { languages }),
    ...(minutes === null ? {} : { minutes }),
  };
  return sessions.flatMap((session) => {
    const fields = FIELDS.filter((field) => field in wanted && !isSame(session[field], wanted[field]));
    return fields.length > 0
      ? [{ id: session.id, before: picked(session, fields), after: picked(wanted, fields) }]
      : [];
  });
}

/**
 * The way back of one: each field that still is what the act made it, as it was before. What somebody changed since stays.
 * @returns null where nothing of it is left
 */
export function changeBack({ id, before, after }: SessionChange, now: Changeable): SessionChange | null {
  const fields = FIELDS.filter((field) => field in after && isSame(now[field], after[field]));
  return fields.length > 0 ? { id, before: picked(after, fields), after: picked(before, fields) } : null;
}

const FIELDS = ["themeId", "kind", "languages", "minutes"] as const satisfies ReadonlyArray<keyof Changeable>;

const picked = (of: Partial<Changeable>, fields: ReadonlyArray<keyof Changeable>): Partial<Changeable> =>
  Object.fromEntries(fields.map((field) => [field, of[field]]));

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
