import "server-only";
import type { FindMailings } from "@/lib/outbox/queries/fill-in";
import type { Reader } from "@/lib/platform/db/client";
import { isToMany, readTarget, statesOf } from "../rules/target";
import { closableOf } from "./open-set";
import { listClosedMailings } from "./withheld-mailings";

interface Row {
  id: string;
  organisationId: string;
  editionId: string;
  target: string;
}

/** The words of mailings and whom they are written to, for the outbox, which knows their ids only. */
export const findMailings: FindMailings = async (reader, ids) => {
  const rows = await reader.mailing.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, organisationId: true, editionId: true },
      ...{ subject: true, body: true, target: true, audience: true, attached: true },
    },
  });
  const closed = await listClosed(reader, rows);
  return new Map(
    rows.map(({ id, organisationId: _o, editionId: _e, target, audience, ...written }) => [
      id,
      {
        ...written,
        audience: statesOf(readTarget(target), audience),
        toMany: isToMany(target),
        closed: closed.has(id),
      },
    ]),
  );
};

/** Those that whoever has the fewest rights at the desk does not learn whom they go to. */
async function listClosed(db: Reader, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const asked = rows.filter(({ target: text }) => {
    const target = readTarget(text);
    return target?.kind === "set" && closableOf({ words: "", filters: [...target.filters] }) !== "";
  });
  const editions = new Map(asked.map(({ organisationId, editionId }) => [editionId, organisationId]));
  const closed = new Set<string>();
  for (const [editionId, organisationId] of editions) {
    const anybody = { role: "viewer", flags: [], timeZone: "UTC", actor: { id: "" } } as const;
    const found = await listClosedMailings(db, { ...anybody, organisationId, editionId });
    for (const id of found) closed.add(id);
  }
  return closed;
}
