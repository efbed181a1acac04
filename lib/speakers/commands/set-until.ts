import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { saveEdition } from "@/lib/editions/commands/edit-edition";
import { isoDate } from "@/lib/platform/dates/zones";
import { transaction } from "@/lib/platform/db/client";
import type { Result } from "@/lib/platform/result";
import type { Edition } from "@/prisma/generated/client";
import type { SpeakersUntil } from "../schema";

/** Sets the last day on which speakers reply, or that there is none. Messages that left keep the day they named. */
export async function setSpeakersUntil(
  scope: EditionScope<"edit-edition">,
  { version, until }: Pick<SpeakersUntil, "version" | "until">,
): Promise<Result<unknown, "conflict">> {
  const fields = ({ speakersUntil }: Edition) => ({ until: speakersUntil && isoDate(speakersUntil) });
  const speakersUntil = until === null ? null : new Date(until);
  return transaction((tx) =>
    saveEdition(tx, scope, version, { speakersUntil }, fields, "set-speakers-until"),
  );
}
