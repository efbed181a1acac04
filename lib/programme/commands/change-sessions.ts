import "server-only";
import { createHash } from "node:crypto";
import type { EditionScope } from "@/lib/access/access";
import { recordAct, recordActs } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { type Reader, reading, type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { readChangeable, readChanged } from "../queries/changeable";
import { changeBack, type SessionChange, sessionChanges } from "../rules/session-changes";
import type { ChangeBack, ChangeSessions, DeskChange } from "../schema/change";

type Scope = EditionScope<"edit-sessions">;
type Asked = Omit<ChangeSessions, "school" | "edition" | "locale" | "step" | "seen">;

/** As many as somebody reads; how many there are is said. */
const SHOWN = 200;

/**
 * Many sessions get one theme, kind, languages or length: shown, and then done as it was shown, all of them or none. Where they are
 * others meanwhile, it is shown anew instead.
 */
export async function changeAtDesk(
  scope: Scope,
  { step, seen, school: _school, edition: _edition, locale: _locale, ...asked }: ChangeSessions,
): Promise<Result<DeskChange, "nothing-to-change" | "unknown-theme">> {
  const work = async (reader: Reader) => {
    if (asked.theme !== "keep" && asked.theme !== "none" && !(await hasTheme(reader, scope, asked.theme)))
      return refused("unknown-theme");
    const planned = await plan(reader, scope, asked);
    return planned.changes.length > 0 ? done(planned) : refused("nothing-to-change");
  };
  if (step === "show")
    return reading(async (db) => {
      const planned = await work(db);
      return planned.ok ? done(shown("shown", asked, planned.value)) : planned;
    });
  return transaction(async (tx) => {
    await lockSessions(tx, scope);
    const planned = await work(tx);
    if (!planned.ok) return planned;
    if (markOf(planned.value.changes) !== seen) return done(shown("changed", asked, planned.value));
    const { changes } = planned.value;
    await write(tx, scope, changes);
    const batch = await recordAct(tx, {
      ...{ cause: scope.actor, act: "change-sessions", objectKind: "edition", objectId: scope.editionId },
      ...{ organisationId: scope.organisationId, editionId: scope.editionId },
      values: [
        { field: "count", after: changes.length },
        { field: "changes", after: changes },
      ],
    });
    return done({ ...shown("saved", asked, { changes, named: new Map() }), rows: [], batch });
  });
}

/**
 * Gives the sessions of one act back what they had, field by field, as far as it still is what the act made it.
 * @returns how many have something back, and how many stayed
 */
export async function takeBackChange(
  scope: Scope,
  { batch }: ChangeBack,
): Promise<Result<{ gone: number; kept: number }, "all-touched">> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    await lockSessions(tx, scope);
    const changes = await readChanged(tx, scope, batch);
    if (!changes) throw new AppError("not-found");
    const [sessions, themes] = await Promise.all([
      readChangeable(
        tx,
        scope,
        { q: null, ofTheme: null, ofKind: null },
        changes.map(({ id }) => id),
      ),
      tx.theme.findMany({ where: { organisationId, editionId }, select: { id: true } }),
    ]);
    const now = new Map(sessions.map((session) => [session.id, session]));
    const there = new Set<string | null | undefined>([null, undefined, ...themes.map(({ id }) => id)]);
    const back = changes.flatMap((change) => {
      const session = now.get(change.id);
      // A theme that is gone since can't be given back.
      const { themeId, ...rest } = change.after;
      const whole = there.has(change.before.themeId) ? change : { ...change, after: rest };
      return (session && changeBack(whole, session)) ?? [];
    });
    if (back.length === 0) return refused("all-touched");
    await write(tx, scope, back);
    const counts = { gone: back.length, kept: changes.length - back.length };
    await recordAct(tx, {
      ...{ cause: scope.actor, act: "take-back-change", objectKind: "edition", objectId: editionId },
      ...{ organisationId, editionId },
      values: [
        { field: "gone", after: counts.gone },
        { field: "kept", after: counts.kept },
      ],
    });
    return done(counts);
  });
}

async function plan(reader: Reader, scope: Scope, { which, sessions: ticked, ...asked }: Asked) {
  const filter = which === "all" ? asked : { q: null, ofTheme: null, ofKind: null };
  const sessions = await readChangeable(reader, scope, filter, which === "all" ? undefined : ticked);
  if (which === "ticked" && sessions.length < new Set(ticked).size) throw new AppError("not-found");
  return {
    changes: sessionChanges(sessions, asked),
    named: new Map(sessions.map(({ id, number, title }) => [id, { number, title: title as unknown }])),
  };
}

const hasTheme = (reader: Reader, { organisationId, editionId }: Scope, id: string) =>
  reader.theme.findFirst({ where: { organisationId, editionId, id }, select: { id: true } });

function shown(
  state: DeskChange["state"],
  asked: Asked,
  { changes, named }: Awaited<ReturnType<typeof plan>>,
): DeskChange {
  return {
    ...{ state, seen: markOf(changes), count: changes.length, batch: null },
    asked: Object.fromEntries(
      Object.entries(asked).map(([field, value]) => [
        field,
        field === "sessions" && Array.isArray(value) ? [...value] : String(value ?? ""),
      ]),
    ),
    rows: changes.slice(0, SHOWN).map(({ id, before, after }) => ({
      ...(named.get(id) ?? { number: 0, title: null }),
      ...{ before, after },
    })),
  };
}

/** Marks a list of changes: another list has another mark. */
const markOf = (changes: readonly SessionChange[]): string =>
  createHash("sha256").update(JSON.stringify(changes)).digest("base64url").slice(0, 16);

/** Whoever is just saving one of the edition's sessions is waited for, and then seen. */
async function lockSessions(tx: Transaction, scope: Scope): Promise<void> {
  await lockEdition(tx, scope);
  const { organisationId, editionId } = scope;
  await tx.$executeRaw`
    SELECT 1 FROM session WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
}

/** One statement for all of them, an entry for each in its own history, and the pages that show them. */
async function write(tx: Transaction, scope: Scope, changes: readonly SessionChange[]): Promise<void> {
  const { organisationId, editionId } = scope;
  await tx.$executeRaw`
    UPDATE session SET
      theme_id = CASE WHEN jsonb_exists(new.after, 'themeId') THEN (new.after ->> 'themeId')::uuid ELSE theme_id END,
      kind = CASE WHEN jsonb_exists(new.after, 'kind') THEN (new.after ->> 'kind')::"SessionKind" ELSE kind END,
      languages = CASE WHEN jsonb_exists(new.after, 'languages')
        THEN ARRAY(SELECT jsonb_array_elements_text(new.after -> 'languages')) ELSE languages END,
      minutes = CASE WHEN jsonb_exists(new.after, 'minutes') THEN (new.after ->> 'minutes')::int ELSE minutes END,
      version = version + 1, updated_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS new(id uuid, after jsonb)
    WHERE session.organisation_id = ${organisationId}::uuid AND session.edition_id = ${editionId}::uuid
      AND session.id = new.id`;
  await recordActs(
    tx,
    changes.map(({ id, before, after }) => ({
      ...{ cause: scope.actor, act: "edit-session" as const, objectKind: "session" as const, objectId: id },
      ...{ organisationId, editionId, values: changedFields(before, after) },
    })),
  );
  await invalidateEdition(tx, scope, "people");
}
