import fc from "fast-check";
import { expect, test } from "vitest";
import type { Changeable } from "../schema/change";
import { changeBack, sessionChanges, type Wanted } from "./session-changes";

const kind = fc.constantFrom("plenary" as const, "lecture" as const, "workshop" as const);
const languages = fc.uniqueArray(fc.constantFrom("en", "it", "fr"), { minLength: 1, maxLength: 3 });
const minutes = fc.integer({ min: 1, max: 1_440 });
const sessions = fc
  .array(
    fc.record({
      themeId: fc.constantFrom("a", "b", null),
      kind,
      languages,
      minutes: fc.option(minutes),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, id: `session-${index}` })));
const wanted: fc.Arbitrary<Wanted> = fc.record({
  theme: fc.constantFrom("keep", "none", "a", "b"),
  kind: fc.oneof(fc.constant("keep" as const), kind),
  languages: fc.option(languages),
  minutes: fc.option(minutes),
});

test("each session then has what was wanted and nothing else is other; who had it already is not among them", () => {
  fc.assert(
    fc.property(sessions, wanted, (all, asked) => {
      const changes = new Map(sessionChanges(all, asked).map((change) => [change.id, change]));
      for (const session of all) {
        const change = changes.get(session.id);
        const then: Changeable = { ...session, ...change?.after };
        expect(then.themeId).toBe(
          asked.theme === "keep" ? session.themeId : asked.theme === "none" ? null : asked.theme,
        );
        expect(then.kind).toBe(asked.kind === "keep" ? session.kind : asked.kind);
        expect(then.languages).toEqual(asked.languages ?? session.languages);
        expect(then.minutes).toBe(asked.minutes ?? session.minutes);
        if (!change) continue;
        expect(Object.keys(change.before)).toEqual(Object.keys(change.after));
        for (const field of Object.keys(change.after) as Array<keyof Changeable>)
          expect(change.after[field]).not.toEqual(session[field]);
      }
      expect(
        sessionChanges(
          all.map((one) => ({ ...one, ...changes.get(one.id)?.after })),
          asked,
        ),
      ).toEqual([]);
    }),
  );
});

test("taken back all is as it was, and a field that somebody changed since stays theirs", () => {
  fc.assert(
    fc.property(sessions, wanted, kind, fc.boolean(), (all, asked, theirs, touched) => {
      for (const change of sessionChanges(all, asked)) {
        const session = all.find(({ id }) => id === change.id);
        if (!session) throw new Error("unknown");
        const then: Changeable = { ...session, ...change.after, ...(touched ? { kind: theirs } : {}) };
        const back = changeBack(change, then);
        const taken = touched && theirs !== (change.after.kind ?? session.kind);
        expect({ ...then, ...back?.after }).toEqual({
          ...session,
          ...(touched && (taken || !("kind" in change.after)) ? { kind: theirs } : {}),
        });
        const left = Object.keys(change.after).filter((field) => field !== "kind" || !taken);
        expect(back === null).toBe(left.length === 0);
      }
    }),
  );
});
