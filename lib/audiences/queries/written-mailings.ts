import "server-only";
import type { FindMailings } from "@/lib/outbox/queries/fill-in";
import { isToMany, readTarget, statesOf } from "../rules/target";

/** The words of mailings and whom they are written to, for the outbox, which knows their ids only. */
export const findMailings: FindMailings = async (reader, ids) => {
  const rows = await reader.mailing.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, subject: true, body: true, target: true, audience: true, attached: true },
  });
  return new Map(
    rows.map(({ id, target, audience, ...written }) => [
      id,
      { ...written, audience: statesOf(readTarget(target), audience), toMany: isToMany(target) },
    ]),
  );
};
