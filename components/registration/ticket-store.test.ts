import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetTickets, type KeptTicket, keepTicket, readTickets } from "./ticket-store";

const ticket = (fullName: string, until = "2098-05-10T00:00:00Z"): KeptTicket => ({
  ...{ fullName, reference: "ABC234", title: "Bread", when: "6 May 2098", facts: [["Category", "Bakers"]] },
  ...{ qr: { path: "M0 0h1v1h-1z", size: 21 }, asOf: "As of now", until },
});

/** What a browser keeps, as far as it is asked for. */
class Kept {
  readonly rows = new Map<string, string>();
  getItem = (key: string) => this.rows.get(key) ?? null;
  setItem(key: string, text: string) {
    this.rows.set(key, text);
    Object.defineProperty(this, key, { value: text, enumerable: true, configurable: true });
  }
  removeItem(key: string) {
    this.rows.delete(key);
    delete (this as Record<string, unknown>)[key];
  }
}
let kept: Kept;
beforeEach(() => {
  kept = new Kept();
  vi.stubGlobal("window", { localStorage: kept });
});
afterEach(() => void vi.unstubAllGlobals());

test("tickets of one edition are kept by their registrations, each until it is kept no more", () => {
  expect(readTickets("e1")).toEqual({});
  expect(keepTicket("e1", "one", ticket("Ada"))).toBe(true);
  keepTicket("e1", "two", ticket("Bea"));
  keepTicket("e2", "three", ticket("Cleo"));
  expect(readTickets("e1")).toEqual({ one: ticket("Ada"), two: ticket("Bea") });
  keepTicket("e1", "one", ticket("Ada Nuova"));
  keepTicket("e1", "two", null);
  expect(readTickets("e1")).toEqual({ one: ticket("Ada Nuova") });
  keepTicket("e1", "one", null);
  expect([...kept.rows.keys()]).toEqual(["convivio-ticket-e2"]);
});

test("what is over is not shown, and goes with the next that is kept", () => {
  keepTicket("e1", "old", ticket("Ada", "2020-01-01T00:00:00Z"));
  expect(readTickets("e1")).toEqual({});
  keepTicket("e1", "new", ticket("Bea"));
  expect(kept.getItem("convivio-ticket-e1")).not.toContain("Ada");
});

test("all are forgotten, and nothing else", () => {
  for (const edition of ["e1", "e2"]) keepTicket(edition, "one", ticket("Ada"));
  kept.setItem("convivio-stars-e1", "{}");
  forgetTickets();
  expect([...kept.rows.keys()]).toEqual(["convivio-stars-e1"]);
});

test("a device that keeps nothing for us, has no room, or holds something else, fails at nothing", () => {
  kept.setItem("convivio-ticket-e1", "not json");
  expect(readTickets("e1")).toBeNull();
  expect(keepTicket("e1", "one", ticket("Ada"))).toBe(true);
  expect(readTickets("e1")).toEqual({ one: ticket("Ada") });
  kept.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  expect(keepTicket("e1", "two", ticket("Bea"))).toBe(false);
  vi.stubGlobal("window", {
    get localStorage() {
      throw new DOMException("denied", "SecurityError");
    },
  });
  expect(readTickets("e1")).toBeNull();
  expect(keepTicket("e1", "one", ticket("Ada"))).toBe(false);
  expect(() => forgetTickets()).not.toThrow();
});
