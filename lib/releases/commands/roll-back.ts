import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { currentRelease } from "@/lib/programme/queries/current-release";
import { findRelease } from "../queries/earlier-releases";
import type { RollBack } from "../schema";
import { publish, type Refusal, type Released } from "./publish";

/**
 * Publishes an earlier release again, as a new one: those between stay as they were, and so does the draft. What is deleted or
 * cancelled since does not come back. Refused as any release is, and where another one was made since it was shown what would
 * change ("released-meanwhile").
 * @throws AppError("not-found")
 */
export async function rollBackTo(
  scope: EditionScope<"release">,
  { release: number, seen, name, note }: RollBack,
): Promise<Result<Released, Refusal | "released-meanwhile">> {
  const [newest, earlier] = await reading((reader) =>
    Promise.all([currentRelease(reader, scope), findRelease(reader, scope, number)]),
  );
  if (newest?.number !== seen) return refused("released-meanwhile");
  if (!earlier) throw new AppError("not-found");
  return publish<"released-meanwhile">(
    scope,
    { name, note },
    {
      cause: scope.actor,
      earlier,
      async begin(tx) {
        const now = await currentRelease(tx, scope);
        return now?.number === seen ? done(null) : refused("released-meanwhile");
      },
    },
  );
}
