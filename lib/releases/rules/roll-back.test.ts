import { expect, test } from "vitest";
import { type Earlier, type Now, rollBack } from "./roll-back";

const at = (hour: number) => new Date(Date.UTC(2027, 9, 8, hour));
const slot = (id: string, sessionId: string | null, change: Partial<Earlier["slots"][number]> = {}) => ({
  ...{ id, sessionId, kind: sessionId ? ("session" as const) : ("break" as const), ordinal: 1 },
  ...{ roomId: "aula", startsAt: at(9), endsAt: at(10), title: {}, note: {}, cancelled: false, ...change },
});
const session = (id: string, people: string[] = [], cancelled = false) => ({
  ...{ id, cancelled },
  people: people.map((speakerId, order) => ({ speakerId, role: "speaker" as const, order })),
});
const now = (change: Partial<Now> = {}): Now => ({
  cancelled: new Map([
    ["a", false],
    ["b", false],
  ]),
  shared: new Set(),
  mayName: () => true,
  ...change,
});
const names = (of: ReadonlyArray<{ id: string }>) => of.map(({ id }) => id);

test("all of it comes back as it was, and a slot is known by its own id", () => {
  const { draft, facts, lost } = rollBack(
    { sessions: [session("a", ["ada"]), session("b")], slots: [slot("one", "a"), slot("tea", null)] },
    now(),
  );
  expect(names(draft.sessions)).toEqual(["a", "b"]);
  expect(draft.slots.map(({ slotId, sessionId, startsAt }) => [slotId, sessionId, startsAt])).toEqual([
    ["one", "a", at(9)],
    ["tea", null, at(9)],
  ]);
  expect(facts).toEqual([
    {
      ...{ id: "one", kind: "session", sessionId: "a", roomId: "aula", people: ["ada"] },
      ...{ start: at(9).getTime(), end: at(10).getTime() },
    },
    {
      ...{ id: "tea", kind: "break", sessionId: null, roomId: "aula", people: [] },
      ...{ start: at(9).getTime(), end: at(10).getTime() },
    },
  ]);
  expect(lost).toEqual({ deleted: [], cancelled: [], unnamed: 0 });
});

test("what is deleted or cancelled since does not, with its slots; what was cancelled then is nobody's loss", () => {
  const { draft, facts, lost } = rollBack(
    {
      sessions: [session("a"), session("b"), session("gone"), session("off", [], true)],
      slots: [
        slot("one", "a"),
        slot("two", "b"),
        slot("three", "gone"),
        slot("four", "off", { cancelled: true }),
      ],
    },
    now({
      cancelled: new Map([
        ["a", true],
        ["b", false],
        ["off", false],
      ]),
    }),
  );
  expect(names(draft.sessions)).toEqual(["b"]);
  expect(names(facts)).toEqual(["two"]);
  expect(lost).toEqual({ deleted: ["gone"], cancelled: ["a"], unnamed: 0 });
});

test("a time that was given up then stays so, also of a session that took place", () => {
  const { draft } = rollBack(
    {
      sessions: [session("a")],
      slots: [slot("one", "a", { cancelled: true }), slot("two", "a", { ordinal: 2 })],
    },
    now(),
  );
  expect(draft.slots.map(({ slotId }) => slotId)).toEqual(["two"]);
});

test("nobody is named or busy where they do not come now, and each is counted", () => {
  const { draft, facts, lost } = rollBack(
    { sessions: [session("a", ["ada", "bea"]), session("b", ["ada"])], slots: [slot("one", "a")] },
    now({ mayName: (id, speakerId) => !(id === "a" && speakerId === "ada") }),
  );
  expect(draft.sessions.map(({ people }) => people.map(({ speakerId }) => speakerId))).toEqual([
    ["bea"],
    ["ada"],
  ]);
  expect(facts[0]?.people).toEqual(["bea"]);
  expect(lost.unnamed).toBe(1);
});

test("a room is shared or not as it is now", () => {
  const shared = (rooms: string[], roomId: string | null) =>
    rollBack(
      { sessions: [session("a")], slots: [slot("one", "a", { roomId })] },
      now({ shared: new Set(rooms) }),
    ).draft.slots[0]?.shared;
  expect([shared(["aula"], "aula"), shared(["b"], "aula"), shared(["aula"], null)]).toEqual([
    true,
    false,
    false,
  ]);
});
