import { db } from "@/lib/platform/db/client";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { makePeople } from "../authorization/people";
import { makeWorld, PEOPLE, type Somebody } from "../authorization/world";
import { expect, test } from "../fixtures";

/**
 * Files come by a handler of their own, which no table of pages or actions asks. Who may put in a picture of the edition, of its
 * school, the mark of the organisation, typed by hand: others are told that there is nothing, or to sign in.
 */
type Takes = readonly [edition: boolean, school: boolean, organisation: boolean];
const YES = true;
const no = false;

// biome-ignore format: it is read as a table
const TAKES: Record<Somebody, Takes | "sign in"> = {
  //                          edition school organisation
  visitor:                    "sign in",
  participant:                [no , no , no],
  door:                       [no , no , no],
  viewer:                     [no , no , no],
  "viewer with the flag":     [no , no , no],
  editor:                     [YES, YES, no],
  "editor with the flag":     [YES, YES, no],
  owner:                      [YES, YES, YES],
  "editor of this edition":   [YES, no , no],
  "editor of another edition":[no , no , no],
  "flag of a weaker role":    [YES, no , no],
  "other owner":              [no , no , no],
  administrator:              [YES, YES, YES],
  "administrator and viewer": [no , no , no],
  "administrator taken back": [no , no , no],
  "removed while signed in":  [no , no , no],
  "invited, not accepted":    [no , no , no],
  "erased login":             "sign in",
  "session unused too long":  "sign in",
  "session at its end":       "sign in",
};

test("POST /files takes what a role may put in, and nothing of anybody else", async ({ baseURL }) => {
  test.setTimeout(180_000);
  const [world, other] = [await makeWorld(), await makeWorld()];
  const people = await makePeople(world, other);
  const { organisation, school, edition } = world;
  const picture = await photo(60, 40);
  const stored = () => db().storedFile.count({ where: { organisationId: organisation.id } });
  const send = async (somebody: Somebody, what: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({
      ...{ locale: "en", school: school.slug, edition: edition.slug },
      ...what,
    }))
      body.append(name, value);
    const answer = await fetch(new URL("/files", baseURL), {
      ...{ method: "POST", body, redirect: "manual" },
      headers: {
        origin: new URL(baseURL ?? "").origin,
        cookie: people[somebody],
      },
    });
    const text = await answer.text();
    return { status: answer.status, goTo: answer.headers.get("location") ?? text };
  };
  const file = (name: string, type: string, bytes: Uint8Array) =>
    new File([new Uint8Array(bytes)], name, { type });
  const wrong: string[] = [];
  for (const somebody of PEOPLE) {
    const row = TAKES[somebody];
    for (const [column, target] of ["edition_wide", "school_wide", "organisation_mark"].entries()) {
      const what = { target, picture: file("a.jpg", "image/jpeg", picture) };
      // One that stood there is gone with this; every try begins without.
      await db().storedFile.deleteMany({ where: { organisationId: organisation.id } });
      const before = await stored();
      const { status, goTo } = await send(somebody, what);
      const took = (await stored()) !== before;
      const may = row !== "sign in" && row[column] === true;
      const said = `${somebody}, ${target}: ${status} ${goTo.slice(0, 80)}`;
      if (took !== may) wrong.push(`${said}, ${took ? "taken" : "not taken"}`);
      if (may && (status !== 303 || goTo.includes("refused="))) wrong.push(`${said}, not told`);
      if (!may && row !== "sign in" && status !== 404) wrong.push(`${said}, is there`);
      if (row === "sign in" && !(status === 303 && goTo.includes("refused=")))
        wrong.push(`${said}, not asked to sign in`);
    }
  }
  expect(wrong).toEqual([]);
});
