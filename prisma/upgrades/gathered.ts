import { listMailings } from "@/lib/audiences/queries/mailings";
import { readPictures } from "@/lib/files/queries/pictures";
import { findBulk } from "@/lib/participants/queries/bulk";
import { listTags } from "@/lib/participants/queries/tags";
import { db } from "@/lib/platform/db/client";
import { countCarriedRecords } from "@/lib/translations/queries/carried-texts";
import { editionScope } from "@/prisma/testing/scopes";
import type { Gathered } from "./known";

/** What organisers of an edition gathered people by, wrote and showed, and what the next one took from it, by today's reads. */
export async function readGathered(where: Pick<Gathered, "edition" | "next">): Promise<Gathered> {
  const edition = await db().edition.findFirstOrThrow({ where: { slug: where.edition } });
  const next = await db().edition.findFirstOrThrow({ where: { slug: where.next } });
  const { organisationId } = edition;
  const ids = { organisationId, editionId: edition.id };
  const scope = await editionScope<never>(edition);
  const bulks = await db().bulkAct.findMany({ where: ids, orderBy: { id: "asc" } });
  const seen = [];
  for (const { id } of bulks) seen.push(await findBulk(scope, id));
  const assigned = await db().registrationAssignee.findMany({
    where: { organisationId, registration: { editionId: edition.id } },
    include: { registration: true, member: true },
    orderBy: { registrationId: "asc" },
  });
  const views = await db().peopleView.findMany({ where: ids, orderBy: { id: "asc" } });
  const pictures = await readPictures(db(), ids, { locale: "de", fallback: ["en"] });
  return {
    ...where,
    tags: (await listTags(db(), scope)).map(({ name, count }) => `${name} ${count}`),
    assigned: assigned.map(({ registration, member }) => `${registration.fullName}: ${member.email}`),
    online: (await db().registration.findMany({ where: { ...ids, mode: "online" } })).map(
      ({ fullName }) => fullName,
    ),
    readers: (await db().field.findMany({ where: ids, orderBy: [{ order: "asc" }, { id: "asc" }] }))
      .filter(({ readers }) => readers !== "desk")
      .map(({ key, readers }) => `${key}: ${readers}`),
    bulk: seen.map((one) => `${one?.act} ${one?.stage} ${one?.total}`),
    views: views.map(
      ({ name, ownerId, deletedAt }) => `${name}${ownerId ? ", own" : ""}${deletedAt ? ", deleted" : ""}`,
    ),
    mailings: (await listMailings(scope))
      .map(({ subject, state, progress }) => {
        const { all, draft, waiting } = progress;
        return `${Object.values(subject as object)[0]}: ${state} ${all} (${draft} drafts, ${waiting} wait)`;
      })
      .toReversed(),
    pictures: pictures.map(({ place, alt, copies }) => `${place} ${alt?.text} ${copies.length}`),
    files: await db().fileCopy.count({ where: { organisationId } }),
    carried: await countCarriedRecords(await editionScope<never>(next)),
  };
}
