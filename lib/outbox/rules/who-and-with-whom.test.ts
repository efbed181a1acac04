import { describe, expect, test } from "vitest";
import { type Joinable, joinKey, speakerAddress } from "../rules";
import { exampleOf, MADE_UP, registrationAsTold } from "./made-up";

describe("where a mail to a speaker goes", () => {
  const found = (emails: string[]) => ({ emails: emails.map((email) => ({ email })) });
  test.each([
    [{ unconfirmed: false, email: "a@example.org", person: found(["b@example.org"]) }, "a@example.org"],
    [{ unconfirmed: false, email: null, person: found(["b@example.org", "c@example.org"]) }, "b@example.org"],
    [{ unconfirmed: false, email: null, person: found([]) }, null],
    // The person's own came from another year.
    [{ unconfirmed: true, email: null, person: found(["b@example.org"]) }, null],
    [{ unconfirmed: true, email: "a@example.org", person: found(["b@example.org"]) }, "a@example.org"],
  ])("%j: %s", (speaker, address) => {
    expect(speakerAddress(speaker)).toBe(address);
  });
});

describe("what leaves as one mail", () => {
  const message: Joinable = {
    ...{ id: "m1", template: "registration-confirmed", language: "en", recipient: "ada@example.org" },
    ...{ editionId: "e1", mailingId: null, said: "", attempts: 0, mailId: null },
  };
  const key = (change: Partial<Joinable> = {}) => joinKey({ ...message, ...change });

  test("what is said alike to one mailbox of one edition", () => {
    expect(key({ id: "m2" })).toBe(key());
  });

  test.each<Partial<Joinable>>([
    { language: "it" },
    { recipient: "bruno@example.org" },
    { editionId: "e2" },
    { mailingId: "x" },
    { said: "Bring a plate." },
    { template: "registration-waitlisted" },
  ])("not what differs in %j", (change) => {
    expect(key(change)).not.toBe(key());
  });

  test("links of any edition, and a sign-in never", () => {
    const links = { template: "lost-link" } as const;
    expect(key({ ...links, editionId: "e2" })).toBe(key(links));
    expect(key({ template: "sign-in" })).toBe("m1");
    expect(key({ template: "sign-in", id: "m2" })).toBe("m2");
  });

  test("what was tried leaves again with what it left with, and alone where it left alone", () => {
    expect(key({ attempts: 1, mailId: "mail" })).toBe(
      key({ attempts: 4, mailId: "mail", id: "m2", said: "x" }),
    );
    expect(key({ attempts: 1 })).not.toBe(key({ attempts: 1, id: "m2" }));
    expect(key({ attempts: 1, mailId: "m1" })).toBe(key({ attempts: 1 }));
    expect(key({ attempts: 1, mailId: "m1" })).not.toBe(key());
  });
});

describe("a mail that is only looked at", () => {
  test("speaks of somebody made up, with nothing that an organiser may add", () => {
    expect(MADE_UP).toEqual({ fullName: "Ada Esempio", reference: "K7PFRA" });
    expect(exampleOf("registration-approved")).toEqual({});
    expect(exampleOf("before-the-day")).toHaveProperty("day");
  });

  test.each([
    ["registration-confirmed", { ticket: true, waiting: false, rank: null }],
    ["registration-waitlisted", { ticket: false, waiting: true, rank: 1 }],
    ["registration-received", { ticket: false, waiting: false, rank: null }],
    ["registration-declined", { ticket: false, waiting: false, rank: null }],
    ["registration-withdrawn", { ticket: false, waiting: false, rank: null }],
    ["draft-saved", { ticket: false, waiting: false, rank: null }],
  ] as const)("%s shows how its reader stands", (template, known) => {
    expect(registrationAsTold(template)).toEqual({ ...known, submittedAt: null });
  });

  const submittedAt = new Date("2027-01-02T10:00:00Z");
  const waits = { ticket: false, waiting: true, rank: 7, submittedAt, cost: "10 €", payment: "At the door" };

  test("shows somebody's own standing where the mail could be theirs", () => {
    const real = { state: "waitlisted", registration: waits };
    expect(registrationAsTold("registration-waitlisted", real)).toBe(waits);
  });

  test("else as it stands when such a mail leaves, with what they pay and when they came", () => {
    expect(
      registrationAsTold("registration-confirmed", { state: "waitlisted", registration: waits }),
    ).toEqual({
      ...{ ticket: true, waiting: false, rank: null },
      ...{ submittedAt, cost: "10 €", payment: "At the door" },
    });
    const { cost: _cost, payment: _payment, ...free } = waits;
    expect(registrationAsTold("registration-confirmed", { state: "waitlisted", registration: free })).toEqual(
      {
        ...{ ticket: true, waiting: false, rank: null, submittedAt },
      },
    );
    expect(registrationAsTold("registration-confirmed", { state: "draft", registration: null })).toEqual({
      ...{ ticket: true, waiting: false, rank: null, submittedAt: null },
    });
  });
});
