import "server-only";
import { type Reader, reading } from "@/lib/platform/db/client";
import type { LinkScope } from "@/lib/registration/policy";
import type { Stars } from "../rules/stars";

type Own = Pick<LinkScope, "organisationId" | "registrationId">;

/** All that a participant said of sessions, by their numbers. */
export async function listStars({ organisationId, registrationId }: Own, reader?: Reader): Promise<Stars> {
  const read = (db: Reader) =>
    db.star.findMany({
      where: { organisationId, registrationId },
      select: { marked: true, saidAt: true, session: { select: { number: true } } },
    });
  const rows = reader ? await read(reader) : await reading(read);
  return Object.fromEntries(
    rows.map(({ marked, saidAt, session }) => [session.number, { marked, at: saidAt.getTime() }]),
  );
}
