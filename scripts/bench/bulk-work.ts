import { goOnBulk, undoBulk } from "@/lib/participants/commands/go-on-bulk";
import { planBulk } from "@/lib/participants/commands/plan-bulk";
import { findBulk } from "@/lib/participants/queries/bulk";
import type { BulkActName } from "@/lib/participants/schema/bulk";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory } from "@/prisma/factories/registration";
import { addRegistrations } from "@/prisma/scenarios/add-registrations";
import { editionScope } from "@/prisma/testing/scopes";
import { makeRush, type Rush } from "./rush";
import type { Site } from "./site";
import { figure } from "./table";
import { longestTransaction } from "./transactions";

/** An act on many, while others register; times in ms. */
export interface BulkDone {
  name: string;
  clock: number;
  /** The longest transaction: as long are the quotas held. */
  longest: number;
  people: number;
  /** How many registered meanwhile, how long the slowest waited, and how many got another answer than 201. */
  came: number;
  wait: number;
  refused: number;
}

export const BULK_HEAD = [
  "act",
  "people",
  "s",
  "longest part s",
  "registered meanwhile",
  "slowest s",
  "refused",
];

/** A row of figures under that head. */
export const bulkRow = ({ name, people, clock, longest, came, wait, refused }: BulkDone) => [
  name,
  figure(people),
  ...[clock, longest].map((ms) => figure(ms / 1_000, 2)),
  figure(came),
  figure(wait / 1_000, 2),
  figure(refused),
];

/** How many register at the same time, one after the other each. */
const AT_ONCE = 4;

/**
 * Every kind of bulk act on everybody who is pending or came in by it, one after the other in one edition that asks what every new
 * edition asks; meanwhile others register by HTTP.
 */
export async function measureBulk(
  site: Site,
  people: number,
  say: (line: string) => void,
): Promise<BulkDone[]> {
  const rush = await makeRush(site.url, people * 20);
  await db().edition.updateMany({ where: { id: rush.edition.id }, data: { undoSeconds: 600 } });
  const member = await makeMember({ id: rush.ids.organisationId }, { role: "editor" });
  const other = await makeCategory(rush.edition, { quotaIds: [rush.edition.rootQuotaId] });
  const tag = await addPending(rush, people);
  const asked = `filters=tag.is.${tag}`;
  const acts: Array<[BulkActName, Record<string, unknown>]> = [
    ["tag", { tag: "Reunion" }],
    ["assign", { member: member.id }],
    ["category", { category: other.id }],
    ["confirm", {}],
    ["cancel", {}],
  ];
  const done: BulkDone[] = [];
  let number = 0;
  const come = () => rush.come(number++);
  for (const [act, parameters] of acts) {
    say(`  ${act}, ${people} people`);
    const scope = await editionScope<"annotate-registration">(rush.edition);
    const nothing = { category: null, tag: "", member: null, note: "", tell: true, words: "" };
    const plan = { school: "", edition: "", asked, act, ...nothing, ...parameters };
    const planned = await planBulk(scope, plan);
    if (!planned.ok) throw new Error(`${act}: ${planned.reason}`);
    const { bulk } = planned.value;
    const doAll = async (goOn: typeof goOnBulk) => {
      for (;;) {
        const went = await goOn(scope, { bulk });
        if (went.ok && went.value.finished) return;
      }
    };
    done.push({ name: act, people, ...(await whileComing(come, () => doAll(goOnBulk))) });
    const { counts } = (await findBulk(scope, bulk)) ?? {};
    if (counts?.done !== people) throw new Error(`${act}: ${JSON.stringify(counts)}`);
    if (act !== "cancel") continue;
    done.push({ name: `${act}, undone`, people, ...(await whileComing(come, () => doAll(undoBulk))) });
  }
  return done;
}

async function whileComing(come: () => Promise<{ status: number; ms: number }>, work: () => Promise<void>) {
  let [came, wait, refused, going] = [0, 0, 0, true];
  const others = Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (going) {
        const { status, ms } = await come();
        came += 1;
        wait = Math.max(wait, ms);
        if (status !== 201) refused += 1;
      }
    }),
  );
  const began = performance.now();
  const { longest } = await longestTransaction(work);
  const clock = performance.now() - began;
  going = false;
  await others;
  return { clock, longest, came, wait, refused };
}

/** So many whose registration an organiser is still to answer, all under one tag. @returns the tag */
async function addPending({ ids, category }: Rush, people: number): Promise<string> {
  const { organisationId } = ids;
  const own = { ...ids, categoryId: category.id };
  const made = await addRegistrations(own, people, { state: "pending", language: "it" });
  const tag = await db().tag.create({ data: { ...ids, name: "From before" } });
  await db().registrationTag.createMany({
    data: made.map((registrationId) => ({ organisationId, registrationId, tagId: tag.id })),
  });
  return tag.id;
}
