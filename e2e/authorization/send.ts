import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import type { World } from "./world";

interface BuiltAction {
  exportedName: string;
  workers: Record<string, unknown>;
}

const manifest: { node: Record<string, BuiltAction> } = JSON.parse(
  readFileSync(".next/server/server-reference-manifest.json", "utf8"),
);

/** The site under test. */
export const SITE = process.env.PUBLIC_URL ?? "http://localhost:3000";

/** Every server action of the build, by its name. */
export const BUILT_ACTIONS = new Map(
  Object.entries(manifest.node).map(([id, action]) => [action.exportedName, { id, ...action }]),
);

export type Form = Record<string, string | string[]>;

/** The body by which React sends a form to an action with a state. */
export function bodyOf(form: Form): FormData {
  const body = new FormData();
  for (const [key, value] of Object.entries(form))
    for (const one of [value].flat()) body.append(`_1_${key}`, one);
  body.append("0", '[{"status":"idle"},"$K1"]');
  return body;
}

/** Some network of its own, so that limits of a network do not count a whole test as one visitor. */
export function someNetwork(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

export interface Sending {
  baseURL: string;
  cookie?: string;
  /** A page that knows the action, see `pageOf`. */
  page: string;
  headers?: Record<string, string>;
}

/** Sends an action as the browser does; what the form state of the answer says, and how the action was answered. */
export async function sendAction(
  name: string,
  body: FormData | string,
  { baseURL, cookie, page, headers }: Sending,
): Promise<{ outcome: string; status: number; text: string; headers: Headers }> {
  const answer = await fetch(`${baseURL}${page}`, {
    method: "POST",
    headers: {
      "next-action": BUILT_ACTIONS.get(name)?.id ?? "",
      origin: baseURL,
      accept: "text/x-component",
      "accept-encoding": "identity",
      "x-forwarded-for": someNetwork(),
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    body,
    redirect: "manual",
  });
  const text = await answer.text();
  return { outcome: outcomeOf(answer, text), status: answer.status, text, headers: answer.headers };
}

function outcomeOf(answer: Response, text: string): string {
  // A redirect after the action is its success.
  if (answer.status === 303 || answer.headers.get("x-action-redirect")) return "done";
  const state = /\{"status":"(\w[\w-]*)"[^\n]*?(?:"(?:code|reason)":"([\w-]+)")?/.exec(text);
  const status = state?.[1] ?? `http ${answer.status}`;
  const code = new RegExp(`\\{"status":"${status}","(?:code|reason)":"([\\w-]+)"`).exec(text)?.[1];
  // Done, and the browser is told where to go: what a plain POST gets as a redirect.
  if (status === "moved") return "done";
  return code ? `${status}: ${code}` : status;
}

/** A page that the action belongs to, with any ids: the action decides before the page is drawn. */
export function pageOf(name: string, world: World, link: { draft?: string; token?: string } = {}): string {
  const workers = Object.keys(BUILT_ACTIONS.get(name)?.workers ?? {});
  const page = workers.find((worker) => worker.includes("/organise/")) ?? workers[0] ?? "";
  const values: Record<string, string | undefined> = {
    locale: "en",
    school: world.school.slug,
    edition: world.edition.slug,
    organisation: world.organisation.id,
    session: world.session.id,
    slot: world.breakSlot.id,
    mailing: world.mailing.id,
    message: world.message.id,
    registration: world.registration.id,
    ...link,
  };
  return page
    .replace(/^app|\/\([^)]+\)|\/page$/g, "")
    .replace(/\[(\w+)\]/g, (_, part: string) => values[part] ?? part);
}
