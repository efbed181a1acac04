import type { FormState } from "@/lib/platform/action";
import { asking } from "./request-of-next";

type Action = (previous: FormState<never, never>, form: FormData) => Promise<FormState>;

const modules = import.meta.glob<Record<string, Action>>("../../lib/*/actions/*.ts", { eager: true });
const actions = new Map(Object.values(modules).flatMap((exported) => Object.entries(exported)));

/** Calls a server action as Next would; what it answers, as in e2e/authorization/send.ts. */
export async function callAction(
  name: string,
  values: Record<string, string | string[]>,
  cookie = "",
): Promise<string> {
  asking.cookie = cookie;
  const form = new FormData();
  for (const [key, value] of Object.entries(values)) for (const one of [value].flat()) form.append(key, one);
  const action = actions.get(name);
  if (!action) throw new Error(`There is no action ${name}`);
  try {
    const state = await action({ status: "idle" }, form);
    if (state.status === "rejected") return `rejected: ${state.code}`;
    return state.status === "refused" ? `refused: ${state.reason}` : state.status;
  } catch (error) {
    // A redirect after the action is its success.
    if (String((error as { digest?: unknown }).digest).startsWith("NEXT_REDIRECT")) return "moved";
    throw error;
  }
}
