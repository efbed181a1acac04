import { db } from "@/lib/platform/db/client";
import { makeLogin, makeMember } from "@/prisma/factories/people";
import { makeEdition } from "@/prisma/factories/schools";
import { cookieOf, type Somebody, type World } from "./world";

type Choice = Omit<NonNullable<Parameters<typeof makeMember>[1]>, "login">;

/** The cookies of everybody, seen from the organisation of `world`; the other owner owns `other`. */
export async function makePeople(world: World, other: World): Promise<Record<Somebody, string>> {
  const { organisation, school, edition } = world;
  const next = await makeEdition(school);
  /** Signs in first: what happens to the role happens to somebody who is there. */
  const inTeam = async (choice: Choice, past?: "expiresAt" | "endsAt") => {
    const { login, id } = await makeMember(organisation, choice);
    return { login, id, cookie: await cookieOf(login, past) };
  };
  const cookie = async (choice: Choice) => (await inTeam(choice)).cookie;
  const weak = await inTeam({ role: "viewer", sensitiveData: true });
  await makeMember(organisation, { login: weak.login, role: "editor", editionId: edition.id });
  const both = await makeLogin({ administrator: true });
  await makeMember(organisation, { login: both, role: "viewer" });
  const removed = await inTeam({ role: "owner", sensitiveData: true });
  const erased = await inTeam({ role: "owner" });
  const operator = await makeLogin({ administrator: true });
  const formerOperator = await cookieOf(operator);
  const people = {
    visitor: "",
    participant: await cookieOf(await makeLogin({ email: world.registration.email })),
    door: await cookie({ role: "door" }),
    viewer: await cookie({ role: "viewer" }),
    "viewer with the flag": await cookie({ role: "viewer", sensitiveData: true }),
    editor: await cookie({ role: "editor" }),
    "editor with the flag": await cookie({ role: "editor", sensitiveData: true }),
    owner: await cookie({ role: "owner" }),
    "editor of this edition": await cookie({ role: "editor", editionId: edition.id }),
    "editor of another edition": await cookie({ role: "editor", editionId: next.id, sensitiveData: true }),
    "flag of a weaker role": weak.cookie,
    "other owner": await cookieOf((await makeMember(other.organisation)).login),
    administrator: await cookieOf(await makeLogin({ administrator: true })),
    "administrator and viewer": await cookieOf(both),
    "administrator taken back": formerOperator,
    "removed while signed in": removed.cookie,
    "invited, not accepted": await invited(world),
    "erased login": erased.cookie,
    "session unused too long": (await inTeam({ role: "owner" }, "expiresAt")).cookie,
    "session at its end": (await inTeam({ role: "owner" }, "endsAt")).cookie,
  };
  await db().login.update({ where: { id: operator.id }, data: { administratorSince: null } });
  const where = { organisationId_id: { organisationId: organisation.id, id: removed.id } };
  await db().teamMember.update({ where, data: { removedAt: new Date() } });
  await db().teamMember.deleteMany({ where: { loginId: erased.login.id } });
  await db().login.delete({ where: { id: erased.login.id } });
  return people;
}

/** Signed in under an address that an open invitation names, and which they have not proven since it was written. */
async function invited({ organisation, edition }: World): Promise<string> {
  const login = await makeLogin();
  const open = { acceptedAt: null, role: "owner" } as const;
  await makeMember(organisation, { ...open, login: { id: "", email: login.email }, loginId: null });
  await makeMember(organisation, { ...open, login, role: "editor", editionId: edition.id });
  return cookieOf(login);
}
