import { describe, expect, test } from "vitest";
import { proposePairs } from "@/lib/people/commands/propose-pairs";
import { db } from "@/lib/platform/db/client";
import { HEADING, holds, makeDesk } from "@/prisma/scenarios/intake";
import { viewIntake } from "../rules/view-intake";
import { importRegistrations } from "./import-registrations";

const ADA = "Ada Esempio|ada.esempio@example.org|IT||Coop Esempio";
/** Five rows: her own, and four that may be hers. */
const TABLE = [
  HEADING,
  ADA,
  "Ada Esempio|ada.esempio@elsewhere.example|IT||coop esempio",
  "Ada Esempio|ada.esmpio@example.org|IT||Altra",
  "A. Esempio|ada.esempio@example.org|IT||",
  "Ada Esempio|ada@home.example|IT||",
];

async function makeListed() {
  const desk = await makeDesk();
  await desk.bring([HEADING, ADA]);
  const [ada] = await desk.rows();
  if (!ada) throw new Error("Nobody is on the list");
  return { ...desk, ada };
}

describe("rows whose people may be on the list", () => {
  test("are named with who that is, and stay out until somebody says that they are other people", async () => {
    const { planned, bring, rows, ada, ids } = await makeListed();
    const view = viewIntake((await planned(TABLE)).plan);
    expect(view).toMatchObject({
      nothing: false,
      counts: { created: 0, unchanged: 1 },
      arrivals: { items: [] },
    });
    const listed = [
      { registrationId: ada.id, fullName: ada.fullName, email: ada.email, reference: ada.reference },
    ];
    expect(view.perhaps.items).toEqual([
      { line: 3, name: "Ada Esempio", email: "ada.esempio@elsewhere.example", listed },
      { line: 4, name: "Ada Esempio", email: "ada.esmpio@example.org", listed },
      { line: 5, name: "A. Esempio", email: "ada.esempio@example.org", listed },
      { line: 6, name: "Ada Esempio", email: "ada@home.example", listed },
    ]);
    expect(await bring(TABLE)).toMatchObject({ value: { arrived: 0 } });
    expect(await rows()).toHaveLength(1);
    expect(await bring(TABLE, { others: new Set([5]) })).toMatchObject({ value: { arrived: 1 } });
    expect(await bring(TABLE, { others: "all" })).toMatchObject({ value: { arrived: 3 } });
    expect(await holds(ids)).toEqual([]);
    // What was said is known: nobody asks again whether they are the same person as she.
    await proposePairs();
    const pairs = await db().personPair.findMany({
      where: {
        organisationId: ids.organisationId,
        OR: [{ personId: ada.personId ?? "" }, { otherId: ada.personId ?? "" }],
      },
    });
    expect(pairs).toHaveLength(4);
    expect(pairs.filter(({ differentSince }) => differentSince === null)).toEqual([]);
    // Now each of them is on the list herself.
    expect(viewIntake((await planned(TABLE)).plan)).toMatchObject({ nothing: true, perhaps: { items: [] } });
  });

  test("are no question where another cooperative is said, or the list is another edition's", async () => {
    const { planned, ids } = await makeListed();
    const same = ["Ada Esempio|ada@elsewhere.example|IT||Altra", "Bo|bo@example.org|IT||Coop Esempio"];
    const isAsked = async (one: { planned: typeof planned }) =>
      (await one.planned([HEADING, ...same])).plan.arrivals.map(({ perhaps }) => perhaps.length);
    expect(await isAsked({ planned })).toEqual([0, 0]);
    const { planned: foreign } = await makeDesk();
    expect((await foreign(TABLE)).plan.arrivals.every(({ perhaps }) => perhaps.length === 0)).toBe(true);
    // Who has withdrawn is not on the list.
    await db().registration.updateMany({ where: ids, data: { state: "withdrawn" } });
    const { arrivals } = (await planned(TABLE)).plan;
    expect(arrivals.every(({ perhaps }) => perhaps.length === 0)).toBe(true);
  });

  test("who has come to the list since the plan was shown is asked about first", async () => {
    const desk = await makeDesk();
    const planned = await desk.planned([HEADING, "Ada Esempio|ada@elsewhere.example|IT||Coop Esempio"]);
    await desk.bring([HEADING, ADA]);
    const agreed = { tell: true, goodRows: false, others: "all" as const };
    expect(await importRegistrations(desk.scope, planned, agreed)).toMatchObject({
      reason: "changed-meanwhile",
    });
    expect(await desk.rows()).toHaveLength(1);
  });
});
