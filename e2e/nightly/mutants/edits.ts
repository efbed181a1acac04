import { type Mutant, mutantsOf } from "./mutant";

const EDITED = ["lib/edits/commands/record-edit.db.test.ts"];

/** What follows an edit, left out. */
export const EDITS: Mutant[] = mutantsOf("lib/edits/commands/record-edit.ts", EDITED, [
  ["an edit is in no history", "  await recordAct(tx, {", "  if (!tx) await recordAct(tx, {"],
  ["the history keeps secrets", "secret.includes(value.field) ?", "secret.length < 0 ?"],
  ["what the history says of a person outlives them", "...(personId ? { personId } : {}),", ""],
  ["who is edited is nobody", "before ? kind.personOf?.(before) : made.personId", "made.personId"],
  ["an edit leaves old pages", "await kind.outdates?.(tx, scope);", ""],
  [
    "translators don't hear of an edit",
    "if (Object.keys(tracked).length > 0)",
    "if (Object.keys(tracked).length < 0)",
  ],
  ["translators wait for what is gone", `if (after === "removed") await`, "if (!after) await"],
  [
    "translators wait for what is deleted",
    `if (after === "deleted") outdated = await`,
    "if (!after) outdated = await",
  ],
  ["what is brought back has no texts that wait", `if (after === "brought-back") await`, "if (!after) await"],
  ["a conflict is in the history", "if (!edited.ok) return edited;", "if (!edited) return edited;"],
  ["what belongs to a record is not written", "await edit.also?.(edited.value);", ""],
]);
