import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Result } from "@/lib/platform/result";
import { type Input, publish, type Refusal, type Released } from "./publish";

/**
 * Publishes the draft as an immutable copy. Refused while somebody or some room is in two places and nobody accepted it
 * ("overlap"; `list` names them), when there is nothing new, and while another release of the edition is being made.
 */
export async function release(
  scope: EditionScope<"release">,
  input: Input,
): Promise<Result<Released, Refusal>> {
  return publish(scope, input, { cause: scope.actor });
}
