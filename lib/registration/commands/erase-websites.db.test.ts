import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { editSpeaker } from "@/lib/programme/commands/edit-speaker";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { listHeldForCommand } from "../queries/held-for-command";
import { findMyFile } from "../queries/my-file";
import { eraseForCommand } from "./erase-for-command";

const WEBSITES = [
  { url: "https://ada.example.org", label: "Blog" },
  { url: "http://coop.example.org/ada", label: "" },
];

test("somebody's own file has their websites, and an erasure takes them off every edition, and nobody else's", async () => {
  const { edition, school } = await makeOpenEdition();
  const earlier = await makeEdition(school);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const registration = await makeRegistration(edition, category);
  const personId = registration.personId ?? "";
  const mine = await makeSpeaker(edition, { personId, websites: WEBSITES });
  const before = await makeSpeaker(earlier, { personId, websites: WEBSITES.slice(0, 1) });
  const other = await makeSpeaker(edition, { websites: WEBSITES });
  const own = { organisationId: edition.organisationId, registrationId: registration.id };
  const { websites } = await findMyFile(own);
  expect(websites).toEqual([
    ...WEBSITES.map((one) => ({ edition: edition.slug, ...one })),
    { edition: earlier.slug, ...WEBSITES[0] },
  ]);

  for (const one of await listHeldForCommand(registration.email)) await eraseForCommand(one);

  const left = async (id: string) => (await db().speaker.findFirstOrThrow({ where: { id } })).websites;
  expect(await left(mine.id)).toEqual([]);
  expect(await left(before.id)).toEqual([]);
  expect(await left(other.id)).toEqual(WEBSITES);
});

test("an erasure takes them out of the history of who stays on the programme, too, and leaves the rest of it", async () => {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const registration = await makeRegistration(edition, category);
  const mine = await makeSpeaker(edition, { personId: registration.personId ?? "" });
  const other = await makeSpeaker(edition);
  const scope = await editionScope<"edit-speakers">(edition);
  for (const { id, version, fullName } of [mine, other]) {
    const content = {
      fullName,
      sortName: "",
      affiliation: "Coop",
      country: null,
      headline: {},
      biography: {},
    };
    const saved = await editSpeaker(scope, {
      ...{ school: scope.schoolSlug, edition: scope.editionSlug, speaker: id, version, ...content },
      ...{ websites: WEBSITES, email: null, unconfirmed: false },
    });
    expect(saved.ok).toBe(true);
  }
  const told = async (objectId: string) =>
    (await db().auditValue.findMany({ where: { entry: { objectKind: "speaker", objectId } } })).map(
      ({ field }) => field,
    );
  expect(await told(mine.id)).toContain("websites");

  for (const one of await listHeldForCommand(registration.email)) await eraseForCommand(one);

  expect(await told(mine.id)).not.toContain("websites");
  expect(await told(mine.id)).toContain("affiliation");
  expect(await told(other.id)).toContain("websites");
});

test("the database takes no list that is none, and no address that is none", async () => {
  const { edition } = await makeOpenEdition();
  const wrong = [
    {},
    ["https://ada.example.org"],
    [{ url: "javascript:alert(1)", label: "" }],
    [{ url: "https://who@evil.example", label: "" }],
    [{ url: "https://ada.example.org" }],
    [{ url: "https://ada.example.org", label: "", more: 1 }],
    Array.from({ length: 11 }, () => ({ url: "https://ada.example.org", label: "" })),
  ];
  for (const websites of wrong)
    await expect(makeSpeaker(edition, { websites })).rejects.toThrow("speaker_websites");
});
