import type { Act } from "@/lib/access/policy";
import type { Todo, TodoArrangement } from "@/lib/desk/schema";
import { peopleOf } from "./people-of";

/** What the overview's numbers say about work left. */
export interface WorkFacts {
  published: boolean;
  cancelled: boolean;
  hasSummary: boolean;
  hasAccessNote: boolean;
  days: number;
  /** The registration window is set. */
  window: boolean;
  pending: number;
  pendingDays: number;
  /** Decided about, and not told. */
  untold: number;
  free: number | null;
  waiting: number;
  /** Of which categories they are; null: of all that anybody waits in. */
  waitingIn: readonly string[] | null;
  /** Mails that did not leave, or came back. */
  failed: number;
  drafts: number;
  sessions: number;
  unscheduled: number;
  roomless: number;
  /** Replies of speakers that say no to a session which still has them, and those that are missing. */
  declined: number;
  missingReplies: number;
  unreleased: number;
  /** Planned releases that could not go out. */
  stoppedReleases: number;
  /** Messages to many that were begun and not sent. */
  mailings: number;
  /** Pairs of people who may be one, and the registration where to begin. */
  pairs: number;
  pairAt: string | null;
  /** Texts missing or outdated in some language. */
  untranslated: number;
  /** Records with texts that came along from an earlier edition and wait for a look. */
  carried: number;
}

export interface Work {
  key: Todo;
  /** Numbers its sentences need. */
  values: Record<string, number>;
  /** Where it is done, below the edition's desk. */
  leadsTo: string;
  /** Who may do it. */
  act: Act;
}

/** What is left to do, the most urgent first: the first item becomes the page's primary action. */
export function listWork(facts: WorkFacts): Work[] {
  if (facts.cancelled) return [];
  const work: (Work | false)[] = [
    facts.pending > 0 && {
      key: "decide",
      values: { count: facts.pending, days: facts.pendingDays, free: facts.free ?? -1 },
      leadsTo: "registrations/pending",
      act: "decide-registration",
    },
    facts.untold > 0 && {
      key: "tell",
      values: { count: facts.untold },
      leadsTo: "registrations/pending",
      act: "decide-registration",
    },
    facts.failed > 0 && {
      key: "failed",
      values: { count: facts.failed },
      leadsTo: "outbox?state=undelivered",
      act: "view-outbox",
    },
    facts.stoppedReleases > 0 && {
      key: "stopped-release",
      values: {},
      leadsTo: "releases",
      act: "release",
    },
    facts.waiting > 0 &&
      facts.free !== null &&
      facts.free > 0 && {
        key: "let-in",
        values: { count: Math.min(facts.waiting, facts.free), waiting: facts.waiting },
        leadsTo: peopleOf("waitlisted", facts.waitingIn),
        act: "decide-registration",
      },
    facts.pairs > 0 && {
      key: "pairs",
      values: { count: facts.pairs },
      leadsTo: `registrations?open=${facts.pairAt ?? ""}`,
      act: "pair-people",
    },
    facts.drafts > 0 && {
      key: "drafts",
      values: { count: facts.drafts },
      leadsTo: "outbox?state=draft",
      act: "decide-messages",
    },
    facts.mailings > 0 && {
      key: "mailings",
      values: { count: facts.mailings },
      leadsTo: "outbox",
      act: "send-messages",
    },
    facts.published &&
      !facts.window && { key: "window", values: {}, leadsTo: "page?part=registration", act: "edit-edition" },
    facts.unscheduled > 0 && {
      key: "unscheduled",
      values: { count: facts.unscheduled },
      leadsTo: "programme",
      act: "edit-slots",
    },
    facts.roomless > 0 && {
      key: "roomless",
      values: { count: facts.roomless },
      leadsTo: "programme",
      act: "edit-slots",
    },
    facts.declined > 0 && {
      key: "declined",
      values: { count: facts.declined },
      leadsTo: "speakers?reply=declined",
      act: "edit-speakers",
    },
    facts.missingReplies > 0 && {
      key: "replies",
      values: { count: facts.missingReplies },
      leadsTo: "speakers?reply=missing",
      act: "send-messages",
    },
    facts.unreleased > 0 && {
      key: "release",
      values: { count: facts.unreleased },
      leadsTo: "releases",
      act: "release",
    },
    facts.carried > 0 && {
      key: "look",
      values: { count: facts.carried },
      leadsTo: "page?part=translations",
      act: "edit-edition",
    },
    facts.untranslated > 0 && {
      key: "translate",
      values: { count: facts.untranslated },
      leadsTo: "page?part=translations",
      act: "edit-edition",
    },
    facts.published &&
      !facts.hasAccessNote && { key: "access", values: {}, leadsTo: "page?part=access", act: "edit-edition" },
  ];
  return work.filter((entry): entry is Work => entry !== false);
}

/** What a reader has to do now, and what was put off or is somebody else's. */
export function partedWork(work: readonly Work[], arranged: ReadonlyMap<Todo, TodoArrangement>) {
  const waits = ({ key }: Work) => {
    const { member = null, until = null } = arranged.get(key) ?? {};
    return until !== null || (member !== null && !member.mine);
  };
  return { now: work.filter((one) => !waits(one)), aside: work.filter(waits) };
}

/** The five steps from a new edition to a published one, in the order that makes sense. */
export function firstSteps(facts: WorkFacts) {
  return [
    { key: "summary", done: facts.hasSummary, leadsTo: "page?part=texts" },
    { key: "access", done: facts.hasAccessNote, leadsTo: "page?part=access" },
    { key: "window", done: facts.window, leadsTo: "page?part=registration" },
    { key: "sessions", done: facts.sessions > 0, leadsTo: "programme" },
    { key: "publish", done: facts.published, leadsTo: "page?part=publish" },
  ] as const;
}
