import { expect, test } from "vitest";
import * as z from "zod/mini";
import { getOverview } from "@/lib/desk/queries/overview";
import { db } from "@/lib/platform/db/client";
import { getBoard } from "@/lib/programme/queries/board";
import { makeSession } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope } from "@/prisma/testing/scopes";
import { RegistrationFilterSchema } from "../schema/filter";
import { listRegistrationsForDesk } from "./list";

const BOARD = { day: undefined, rooms: { page: 1, size: 8 }, unscheduled: { find: "", most: 1 }, odd: 1 };

test("the desk's pages run the same few statements, however much there is", async () => {
  const { edition } = await makeOpenEdition();
  const root = await db().quota.findFirstOrThrow({
    where: { organisationId: edition.organisationId, editionId: edition.id, root: true },
  });
  const category = await makeCategory(edition, { quotaIds: [root.id] });
  const registrations = await editionScope(edition);
  const drafts = await editionScope(edition);
  const filter = z.parse(RegistrationFilterSchema, {});
  for (const more of [1, 12]) {
    for (let made = 0; made < more; made += 1) {
      await makeRegistration(edition, category, { state: made % 2 ? "pending" : "confirmed" });
      await makeSession(edition);
    }
    const list = await expectQueries(9, () => listRegistrationsForDesk(registrations, filter));
    expect(list.rows.length).toBeGreaterThanOrEqual(more);
    const overview = await expectQueries(27, () => getOverview(registrations));
    expect(overview.programme.unscheduled).toBeGreaterThanOrEqual(more);
    const board = await expectQueries(14, () => getBoard(drafts, BOARD));
    expect(board.unscheduledCount).toBeGreaterThanOrEqual(more);
    expect(board.unscheduled).toHaveLength(1);
  }
});
