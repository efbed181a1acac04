import { expect, test } from "vitest";
import { OUTBOX_STATES } from "../schema";
import { offeredTabs } from "./tabs";

test("a tab is there for what there is, and for the one that is open", () => {
  expect(offeredTabs({}, null)).toEqual([]);
  expect(offeredTabs({ sending: 2, queued: 1, sent: 0 }, null)).toEqual([{ state: "queued", count: 3 }]);
  expect(offeredTabs({ sent: 4 }, "failed")).toEqual([
    { state: "sent", count: 4 },
    { state: "failed", count: 0 },
  ]);
  expect(offeredTabs({ failed: 2, bounced: 2 }, "undelivered", 3)).toEqual([
    { state: "failed", count: 2 },
    { state: "bounced", count: 2 },
    { state: "undelivered", count: 3 },
  ]);
  const all = Object.fromEntries(OUTBOX_STATES.map((state) => [state, 1]));
  expect(offeredTabs(all, null).map(({ state }) => state)).toEqual([...OUTBOX_STATES]);
});
