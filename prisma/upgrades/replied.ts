import { namedFile } from "@/lib/forms/rules/named-file";
import { isoDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { findOwnFile } from "@/lib/registration/queries/answer-files";
import { findPlannedRelease } from "@/lib/releases/queries/planned-release";
import { requireSpeakerLink } from "@/lib/speakers/access";
import { getSpeakerLinks } from "@/lib/speakers/queries/desk";
import { findSpeakerPage } from "@/lib/speakers/queries/my-page";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import type { Replied } from "./known";

type Where = Pick<Replied, "edition" | "stopped" | "links">;

/** What people sent along with their answers, what speakers replied, and what waits to be released, by today's reads. */
export async function readReplied(where: Where): Promise<Replied> {
  const { organisationId, id } = await db().edition.findFirstOrThrow({ where: { slug: where.edition } });
  const ids = { organisationId, editionId: id };
  const scope = await editionScope<never>({ organisationId, id });
  const stopped = await db().edition.findFirstOrThrow({ where: { slug: where.stopped } });
  const releases = await db().release.findMany({ where: ids, orderBy: { number: "asc" } });
  const { counts, until } = await getSpeakerLinks(scope);
  return {
    ...where,
    answers: await listAnswers(ids),
    files: await db().answerFile.count({ where: ids }),
    counts: `${counts.confirmed} confirmed, ${counts.declined} declined, ${counts.missing} missing of ${counts.all}`,
    until: String(until.values.until),
    speakers: await Promise.all(where.links.map(readSpeaker)),
    releases: releases.map(({ number, name }) => `${number}: ${name}`),
    planned: [await tellPlan(scope), await tellPlan(await editionScope<never>(stopped))],
  };
}

/** The files that answers name, each by its name, and whether its own person can open it. */
async function listAnswers(ids: { organisationId: string; editionId: string }): Promise<string[]> {
  const answers = await db().answer.findMany({
    where: {
      organisationId: ids.organisationId,
      fieldVersion: { field: { editionId: ids.editionId, kind: "file" } },
    },
    orderBy: { registrationId: "asc" },
  });
  const told: string[] = [];
  for (const { registrationId, value } of answers) {
    const named = namedFile(value);
    const opens = named ? await findOwnFile(linkScope(ids, registrationId), named.id) : null;
    told.push(`${named?.name} ${opens ? "opens" : "does not open"}`);
  }
  return told;
}

async function readSpeaker(link: string): Promise<string> {
  try {
    const { fullName, sessions, texts } = await findSpeakerPage("it", await requireSpeakerLink(link));
    const replies = sessions.map(({ reply }) => `${reply?.reply ?? "nothing"} (${reply?.words ?? ""})`);
    return `${fullName}: ${replies.join("; ")}; ${texts.headline.it}`;
  } catch {
    return "opens no more";
  }
}

async function tellPlan(scope: Parameters<typeof findPlannedRelease>[0]): Promise<string> {
  const { row } = await findPlannedRelease(scope);
  if (!row) return "none";
  return `${row.name}: ${row.stoppedBecause ? `stopped, ${row.stoppedBecause}` : isoDate(row.releaseAt)}`;
}
