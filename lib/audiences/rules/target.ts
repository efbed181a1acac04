import { SUBMITTED } from "@/prisma/enums/states";
import { type PeopleFilter, readFilters, writeFilters } from "../schema/people-set";

/** Speakers of an edition, all or those of one kind. */
export const SPEAKERS_WHO = [
  "all",
  "speaker",
  "chair",
  "facilitator",
  "interpreter",
  "unregistered",
] as const;
export type SpeakersWho = (typeof SPEAKERS_WHO)[number];

/** Whom a message is for. */
export type Target =
  | { kind: "states" }
  | { kind: "set"; filters: readonly PeopleFilter[] }
  /** A saved view: whoever matches it when the mails are made. */
  | { kind: "view"; view: string }
  | { kind: "speakers"; who: SpeakersWho }
  | { kind: "session"; session: string }
  | { kind: "team" }
  /** Who agreed at an earlier edition; `everybody`: also who is registered here already. */
  | { kind: "earlier"; edition: string; everybody: boolean }
  | { kind: "person"; registration: string };

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const EVERYBODY = ":all";

/** As it stands in a row and an address: "set:state.is.confirmed", "view:<id>", "speakers:chair", "person:<id>", "earlier:<id>:all". */
export function writeTarget(target: Target): string {
  switch (target.kind) {
    case "states":
    case "team":
      return target.kind;
    case "set":
      return `set:${writeFilters(target.filters)}`;
    case "view":
      return `view:${target.view}`;
    case "speakers":
      return `speakers:${target.who}`;
    case "session":
      return `session:${target.session}`;
    case "person":
      return `person:${target.registration}`;
    case "earlier":
      return `earlier:${target.edition}${target.everybody ? EVERYBODY : ""}`;
  }
}

/** Null where it can't be read: then it is for nobody, and never for too many. */
export function readTarget(text: string): Target | null {
  const [kind, rest] = [text.split(":", 1)[0], text.slice(text.indexOf(":") + 1)];
  if (text === "states" || text === "team") return { kind: text };
  if (kind === "set") {
    const filters = readFilters(rest);
    return filters && { kind, filters };
  }
  if (kind === "speakers") {
    const who = SPEAKERS_WHO.find((one) => one === rest);
    return who ? { kind, who } : null;
  }
  if (kind === "earlier") {
    const everybody = rest.endsWith(EVERYBODY);
    const edition = everybody ? rest.slice(0, -EVERYBODY.length) : rest;
    return ID.test(edition) ? { kind, edition, everybody } : null;
  }
  if (kind === "view") return ID.test(rest) ? { kind, view: rest } : null;
  if (kind === "session") return ID.test(rest) ? { kind, session: rest } : null;
  return kind === "person" && ID.test(rest) ? { kind, registration: rest } : null;
}

/** A target as a form has it: whether people of an earlier edition get it who are registered here already is a tick of its own. */
export function targetOf({
  target,
  alsoRegistered = false,
}: {
  target: string;
  alsoRegistered?: boolean | undefined;
}): string {
  const read = readTarget(target);
  return read?.kind === "earlier" ? writeTarget({ ...read, everybody: alsoRegistered }) : target;
}

/** The two fields of a target. */
export function targetFields(text: string): { target: string; alsoRegistered: boolean } {
  const read = readTarget(text);
  if (read?.kind !== "earlier") return { target: text, alsoRegistered: false };
  return { target: writeTarget({ ...read, everybody: false }), alsoRegistered: read.everybody };
}

/**
 * In which stored states a message to a target still holds when it leaves: whoever has left them meanwhile does not get
 * what was written to those who are in them.
 */
export function statesOf(target: Target | null, audience: readonly string[]): readonly string[] {
  if (!target) return [];
  if (target.kind === "states") return audience;
  if (target.kind !== "set") return SUBMITTED;
  return target.filters
    .filter(({ by }) => by === "state")
    .reduce<readonly string[]>(
      (left, { how, values }) => left.filter((state) => values.includes(state) === (how === "is")),
      SUBMITTED,
    );
}

/** Whether a message is to a crowd, which may stop such messages; one to a person, or to those of a session, is a letter to them. */
export function isToMany(target: string): boolean {
  const kind = readTarget(target)?.kind;
  return kind === "states" || kind === "set" || kind === "view" || kind === "speakers" || kind === "earlier";
}

/** As which mail a message leaves. */
export function mailOf(target: string): "mailing" | "mailing-speaker" | "mailing-team" | "mailing-earlier" {
  const kind = readTarget(target)?.kind;
  if (kind === "team") return "mailing-team";
  if (kind === "earlier") return "mailing-earlier";
  return kind === "speakers" || kind === "session" ? "mailing-speaker" : "mailing";
}
