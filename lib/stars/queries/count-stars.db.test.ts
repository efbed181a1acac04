import { expect, test } from "vitest";
import { makeSession } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { bringStars } from "../commands/say-stars";
import { countStars } from "./count-stars";

test("organisers see how many of those who come marked a session, not what was taken away, nor of who withdrew", async () => {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const [soup, bread] = [await makeSession(edition), await makeSession(edition)];
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  for (const [state, stars] of [
    ["confirmed", { [soup.number]: { marked: true, at: 1 }, [bread.number]: { marked: false, at: 1 } }],
    ["waitlisted", { [soup.number]: { marked: true, at: 1 } }],
    ["withdrawn", { [soup.number]: { marked: true, at: 1 }, [bread.number]: { marked: true, at: 1 } }],
  ] as const) {
    const { id } = await makeRegistration(edition, category, {
      state,
      ...(state === "waitlisted" ? { queuePosition: 1 } : {}),
    });
    await bringStars(linkScope(ids, id), { stars });
  }
  const other = await makeOpenEdition();
  const scope = (await editionScope(edition)) as never;
  expect(await expectQueries(1, () => countStars(scope))).toEqual(new Map([[soup.id, 2]]));
  expect(await countStars((await editionScope(other.edition)) as never)).toEqual(new Map());
});
