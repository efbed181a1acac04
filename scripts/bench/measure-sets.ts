import { cookieOf } from "@/e2e/authorization/world";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { draftMailing } from "@/lib/audiences/commands/send-mailing";
import { type PeopleFilter, writeFilters } from "@/lib/audiences/schema/people-set";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { editionScope } from "@/prisma/testing/scopes";
import { BULK_HEAD, type BulkDone, bulkRow, measureBulk } from "./bulk-work";
import { measurePage, over, PAGE_HEAD, pageRow } from "./desk-page";
import { makePeople } from "./growth-people";
import { makeSetsOf } from "./growth-sets";
import type { Outcome } from "./measure-rush";
import type { Site } from "./site";
import { figure, table } from "./table";
import { longestTransaction } from "./transactions";

const PEOPLE = 10_000;
const FEW = 1_000;
/** By the clock, in ms: the whole list, one page of a set, a bulk act, one part of it, the mails of a message. */
const MOST = { table: 1_500, filter: 300, bulk: 15_000, part: 1_000, message: 5_000 };

/**
 * What a set of people costs in an edition of 10,000: the list and its pages by filters of every kind, acts on 1,000 while
 * others register, and a message to all of them made into mails that can be read. @param quick a tenth of the people, judged all the same
 */
export async function measureSets(site: Site, quick: boolean, say: (line: string) => void): Promise<Outcome> {
  const people = quick ? FEW : PEOPLE;
  const faults: string[] = [];
  say(`  an edition of ${people} people, by filters`);
  const { organisation, school, edition } = await makePeople(people);
  const cookie = await cookieOf((await makeMember(organisation)).login);
  const desk = `/en/organise/${school.slug}/${edition.slug}/registrations`;
  const pages: string[][] = [];
  const measure = async (name: string, path: string, most: number) => {
    const page = await measurePage(site, `${desk}${path}`, cookie);
    pages.push(pageRow(name, page));
    faults.push(...over(name, page.clock, most));
  };
  const sets = await makeSetsOf(edition);
  await measure("the whole list", "", MOST.table);
  for (const [name, { filters, words = "", sort = "" }] of Object.entries(sets)) {
    const asked = new URLSearchParams({ ...(words ? { q: words } : {}), ...(sort ? { sort } : {}) });
    if (filters.length > 0) asked.set("filters", writeFilters(filters));
    await measure(name, `?${asked}`, MOST.filter);
  }
  const acts: BulkDone[] = await measureBulk(site, quick ? FEW / 10 : FEW, say);
  for (const { name, clock, longest, refused } of acts) {
    faults.push(...over(name, clock, MOST.bulk), ...over(`a part of ${name}`, longest, MOST.part));
    if (refused > 0) faults.push(`${refused} registrations were refused during ${name}`);
  }
  say("  a message to everybody, as drafts");
  const drafted = await draftAll(edition);
  faults.push(...over("drafts", drafted.clock, MOST.message));
  return {
    text: [
      table(PAGE_HEAD, pages),
      "",
      table(BULK_HEAD, acts.map(bulkRow)),
      "",
      table(
        ["a message", "drafted", "s", "in one transaction s"],
        [
          [
            "to everybody",
            figure(drafted.told),
            ...[drafted.clock, drafted.longest].map((ms) => figure(ms / 1_000, 2)),
          ],
        ],
      ),
    ].join("\n"),
    faults,
  };
}

/** A message to everybody whom no filter leaves out, each mail made and not sent. */
async function draftAll(edition: { organisationId: string; id: string }) {
  const scope = await editionScope<"send-messages">(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const everybody: PeopleFilter = { by: "language", of: "", how: "is", values: ["en"] };
  const saved = await saveMailing(scope, {
    ...{ ...address, mailing: null, version: 0, audience: [], attached: [] },
    ...{ subject: { en: "Bring a cup, {fullName}" }, body: { en: "We pour for {fullName}." } },
    target: `set:${writeFilters([everybody])}`,
  });
  if (!saved.ok) throw new Error(saved.reason);
  const { mailingId } = saved.value;
  const began = performance.now();
  const { value, longest } = await longestTransaction(() =>
    draftMailing(scope, { ...address, mailing: mailingId, version: 1 }),
  );
  const clock = performance.now() - began;
  if (!value.ok) throw new Error(value.reason);
  const made = await db().outboxMessage.count({ where: { mailingId, state: "draft" } });
  if (made !== value.value.told) throw new Error(`${made} mails of ${value.value.told}`);
  return { told: made, clock, longest };
}
