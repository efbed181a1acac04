import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { setCapacity } from "@/lib/places/commands/set-capacity";
import { db } from "@/lib/platform/db/client";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeSmall } from "@/prisma/scenarios/small-edition";
import { mailSources } from "@/prisma/testing/mail-sources";
import { linkScope } from "@/prisma/testing/scopes";
import { endUndoTime } from "@/prisma/testing/time-passes";
import { bringBack } from "./bring-back";
import { takeBackDecisions } from "./take-back";

/**
 * The undo time as the domain tells it, written down once more in a few lines that know no database: who has what, who
 * waits, which places are kept, which mails wait and which have left.
 */
const ENDED = ["declined", "withdrawn", "cancelled"];
const TRUE_OF: Record<string, readonly string[]> = {
  "registration-approved": ["confirmed"],
  "registration-confirmed": ["confirmed"],
  "registration-declined": ["declined"],
  "registration-promoted": ["confirmed"],
  "registration-waitlisted": ["waitlisted"],
  "registration-cancelled": ENDED,
  "registration-withdrawn": ENDED,
};

interface Mail {
  template: string;
  waits: boolean;
  decision: boolean;
}
interface Somebody {
  state: string;
  turn: number;
  undo: string | null;
  mails: Mail[];
  sent: string[];
}

class Model {
  people: Somebody[] = [];
  private last = 100;
  private first = 0;
  constructor(public capacity: number) {}

  private get taken() {
    return this.people.filter(({ state, undo }) => state === "confirmed" || undo === "confirmed").length;
  }
  private serve() {
    const list = this.people.filter(({ state }) => state === "waitlisted");
    for (const next of list.sort((one, other) => one.turn - other.turn)) {
      if (this.taken >= this.capacity) return;
      Object.assign(next, { state: "confirmed", undo: null });
      next.mails.push({ template: "registration-promoted", waits: false, decision: false });
    }
  }
  private decide(who: Somebody, state: string, template: string) {
    who.undo = who.state;
    who.state = state;
    for (const mail of who.mails) Object.assign(mail, { waits: true, decision: false });
    who.mails.push({ template, waits: true, decision: true });
  }
  add(state: "pending" | "waitlisted" | "confirmed") {
    if (state === "confirmed" && this.taken >= this.capacity) throw new Error("full");
    this.last += 1;
    this.people.push({ state, turn: this.last, undo: null, mails: [], sent: [] });
  }
  cancel(who: Somebody) {
    if (!ENDED.includes(who.state)) this.decide(who, "cancelled", "registration-cancelled");
  }
  decline(who: Somebody) {
    if (who.state === "pending") this.decide(who, "declined", "registration-declined");
  }
  waitlist(who: Somebody) {
    if (who.state !== "pending") return;
    this.last += 1;
    who.turn = this.last;
    this.decide(who, "waitlisted", "registration-waitlisted");
  }
  confirm(who: Somebody) {
    if (who.state !== "pending" && who.state !== "waitlisted") return;
    this.serve();
    if (who.state === "pending" && this.taken < this.capacity)
      this.decide(who, "confirmed", "registration-approved");
  }
  back(who: Somebody) {
    if (!ENDED.includes(who.state) || who.undo) return;
    this.serve();
    if (this.taken < this.capacity) this.decide(who, "confirmed", "registration-confirmed");
    else {
      this.first -= 1;
      who.turn = this.first;
      this.decide(who, "waitlisted", "registration-waitlisted");
    }
  }
  undo(who: Somebody) {
    if (!who.undo) return;
    const before = this.taken;
    who.state = who.undo;
    who.undo = null;
    who.mails = who.mails.filter(({ decision }) => !decision);
    if (this.taken < before) this.serve();
  }
  withdraw(who: Somebody) {
    if (ENDED.includes(who.state)) return;
    Object.assign(who, { state: "withdrawn", undo: null });
    who.mails.push({ template: "registration-withdrawn", waits: false, decision: false });
    this.serve();
  }
  enlarge(to: number) {
    this.capacity = to;
    this.serve();
  }
  over() {
    const before = this.taken;
    for (const who of this.people) {
      who.undo = null;
      for (const mail of who.mails) mail.waits = false;
    }
    // Who was put on the list by hand is not let in by the end of that.
    if (this.taken < before) this.serve();
  }
  dispatch() {
    for (const who of this.people) {
      for (const { template, waits } of who.mails)
        if (!waits && TRUE_OF[template]?.includes(who.state)) who.sent.push(template);
      who.mails = who.mails.filter(({ waits }) => waits);
    }
  }
}

const PEOPLE = 5;
const who = fc.nat({ max: PEOPLE - 1 });
const ABOUT_ONE = ["cancel", "decline", "waitlist", "confirm", "back", "undo", "withdraw"] as const;
type Step =
  | { act: (typeof ABOUT_ONE)[number]; who: number }
  | { act: "enlarge"; to: number }
  | { act: "over" | "dispatch" };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constantFrom(...ABOUT_ONE), who }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom("undo" as const, "cancel" as const), who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("enlarge" as const), to: fc.nat({ max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom("over" as const, "dispatch" as const) }) },
);

async function makeReal() {
  const small = await makeSmall(2, { undoSeconds: 600 });
  const { edition, scope, organisationId, editionId, make } = small;
  const ids = { organisationId, editionId };
  await db().quota.updateMany({ where: { ...ids, root: true }, data: { lastQueuePosition: 100 } });
  const people = [
    await make("confirmed"),
    await make("confirmed"),
    await make("waitlisted", 11),
    await make("waitlisted", 12),
    await make("pending"),
  ];
  // What other tests left behind is not looked at here.
  await db().outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "cancelled" } });
  const old = new Set((await db().outboxMessage.findMany({ where: ids })).map(({ id }) => id));
  const dispatch = async () => {
    while ((await dispatchOnce("model", mailSources())) > 0);
  };
  const take = async (next: Step) => {
    if (next.act === "enlarge") {
      const { version } = await db().quota.findFirstOrThrow({ where: { ...ids, root: true } });
      const address = { school: scope.schoolSlug, edition: scope.editionSlug };
      return setCapacity(scope, { ...address, quota: edition.rootQuotaId, version, capacity: next.to });
    }
    if (!("who" in next)) return next.act === "over" ? endUndoTime(ids) : dispatch();
    const id = people[next.who] ?? "";
    if (next.act === "undo") return takeBackDecisions(scope, { registrations: [id] });
    if (next.act === "withdraw") return withdraw(linkScope(ids, id));
    if (next.act === "back")
      return bringBack(scope, { registration: id, to: "front", tell: true, words: "" });
    return small.decide(next.act, [id]);
  };
  const look = async () => {
    const rows = await db().registration.findMany({ where: ids });
    const mails = await db().outboxMessage.findMany({
      where: { ...ids, state: "sent" },
      orderBy: { createdAt: "asc" },
    });
    return people.map((id) => ({
      state: rows.find((row) => row.id === id)?.state,
      sent: mails
        .filter((mail) => mail.registrationId === id && !old.has(mail.id))
        .map(({ template }) => template)
        .sort(),
    }));
  };
  return { take, look };
}

function makeModel() {
  const model = new Model(2);
  for (const state of ["confirmed", "confirmed", "waitlisted", "waitlisted", "pending"] as const)
    model.add(state);
  const take = (next: Step) => {
    if (next.act === "enlarge") return model.enlarge(next.to);
    if (!("who" in next)) return model[next.act]();
    const one = model.people[next.who];
    if (one) model[next.act](one);
  };
  const look = () => model.people.map(({ state, sent }) => ({ state, sent: [...sent].sort() }));
  return { model, take, look };
}

test("whatever is decided, undone, given back, enlarged, sent and over in whatever order is what the domain says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const [real, { take, look, model }] = [await makeReal(), makeModel()];
      for (const next of [...steps, { act: "over" as const }, { act: "dispatch" as const }]) {
        await real.take(next);
        take(next);
        expect(await real.look(), JSON.stringify(next)).toEqual(look());
      }
      // Whoever was told anything was told last what is true.
      for (const { state, sent } of model.people)
        if (sent.length > 0) expect(TRUE_OF[sent.at(-1) ?? ""]).toContain(state);
    }),
    { numRuns: 15 },
  );
}, 180_000);
