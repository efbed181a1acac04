import Link from "next/link";
import type { ReactNode } from "react";
import { StateBadge } from "@/components/ui/state-badge";
import { may, type Rights } from "@/lib/access/policy";
import type { Todo, TodoArrangement } from "@/lib/desk/schema";
import { editionPhase, isToCome, type Phase, type PhaseFacts } from "@/lib/editions/rules/phases";
import { formatDeadlineDay, formatLongDay } from "@/lib/platform/dates/format";
import { asLocalised } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import { ArrivalChart } from "./arrival-chart";
import { CapacityBars, type CapacityRow } from "./capacity-bars";
import { CountryMap } from "./country-map";
import { Figures } from "./figures";
import type { Step } from "./growth-line";
import styles from "./overview.module.css";
import { firstSteps, listWork, type WorkFacts } from "./to-do";
import { FirstSteps, WorkList } from "./work-list";

const DAY_MS = 86_400_000;

/** The numbers of `lib/desk/queries/overview`. */
interface OverviewFacts {
  edition: Omit<PhaseFacts, "full"> & {
    summary: unknown;
    accessNote: unknown;
    /** How many things are said about access one by one. */
    _count: { access: number };
  };
  states: Partial<Record<string, number>>;
  answersEach: boolean;
  untold: number;
  oldestPending: Date | null;
  quotas: CapacityRow[];
  /** Who waits and could be let in. */
  lettable: readonly { categoryId: string; count: number }[];
  countries: { code: string; count: number }[];
  interpreting: { value: string; count: number }[];
  interpretingQuestions: readonly string[];
  accessQuestions: readonly string[];
  accessNeeds: number | null;
  messages: Partial<Record<string, number>>;
  mailings: number;
  pairs: { count: number; registrationId: string | null };
  untranslated: number;
  carried: number;
  programme: Record<
    | "sessions"
    | "unscheduled"
    | "roomless"
    | "unreleased"
    | "stoppedReleases"
    | "declined"
    | "missingReplies",
    number
  >;
  arrivals: readonly Step[];
}

interface OverviewProps {
  overview: OverviewFacts;
  /** How the edition before this one stood on the same day before its beginning. */
  lastTime: { title: unknown; slug: string; count: number } | null;
  /** What the team arranged about what is to do, and the form that changes it; null for who may only look. */
  arranged: ReadonlyMap<Todo, TodoArrangement>;
  arrange: ((todo: Todo) => ReactNode) | null;
  now: Date;
  languages: readonly string[];
  rights: Rights;
  /** Below which the desk's places lie. */
  base: string;
  /** Whether the reader may make the next edition after this one. */
  mayMakeNext: boolean;
  language: string;
  t: Texts<"desk-overview">;
  phaseText: (phase: Phase) => string;
}

/** One edition at a glance: numbers, what to do next, places, growth, countries. */
export function Overview(props: OverviewProps) {
  const { overview, lastTime, arranged, arrange, now, languages, rights, base, language, t, phaseText } =
    props;
  const { edition, states, countries } = overview;
  const root = overview.quotas.find((quota) => quota.root);
  const facts = workFacts(overview, now);
  const arrived = overview.arrivals.reduce((sum, { count }) => sum + count, 0);
  const phase = editionPhase({ ...edition, full: facts.free === 0 }, now);
  const confirmed = states.confirmed ?? 0;
  const steps = firstSteps(facts);
  // Until its page is complete an edition is led by the five steps; what they say is not said twice.
  const guided = (phase === "draft" || isToCome(phase)) && steps.some((step) => !step.done);
  const work = listWork(facts).filter(
    ({ act, key }) => may(rights, act) && !(guided && steps.some((step) => step.key === key)),
  );
  // Of a draft the five steps say what to do; what came along, and what was to happen and did not, is beside them.
  const shown = edition.publishedAt
    ? work
    : work.filter(({ key }) => key === "look" || key === "stopped-release");
  return (
    <>
      <div className="row row--spread">
        <div>
          <h1>{t("title")}</h1>
          <p className="muted">
            {formatLongDay(now, edition.timeZone, language)}
            {phase === "open" && edition.registrationClosesAt
              ? `. ${t("closes", { date: formatDeadlineDay(new Date(edition.registrationClosesAt), edition.timeZone, language) })}`
              : ""}
          </p>
        </div>
        <p className="row">
          {props.mayMakeNext ? (
            <Link className="act" href={nextHref(base)} prefetch={false}>
              {t("next-edition")}
            </Link>
          ) : null}
          <StateBadge state={phase} text={phaseText(phase)} />
        </p>
      </div>
      <Figures
        confirmed={root ? root.confirmed : confirmed}
        inside={root ? root.categoryIds : []}
        held={root?.held ?? 0}
        capacity={root?.capacity ?? null}
        pending={overview.answersEach || facts.pending > 0 ? facts.pending : null}
        pendingDays={facts.pendingDays}
        draftsLeft={states.draft ?? 0}
        countries={countries.length}
        interpreting={overview.interpreting}
        interpretingQuestions={overview.interpretingQuestions}
        accessNeeds={overview.accessNeeds}
        accessQuestions={overview.accessQuestions}
        messagesWaiting={facts.drafts}
        outside={root ? confirmed - root.confirmed : 0}
        sessions={facts.sessions}
        unscheduled={facts.unscheduled}
        lastTime={lastTime}
        base={base}
        rights={rights}
        language={language}
        languages={languages}
        t={t}
      />
      <div className={styles.panes}>
        <div className={styles.pane}>
          {guided ? <FirstSteps steps={steps} base={base} quiet={shown.length > 0} t={t} /> : null}
          {shown.length > 0 || (edition.publishedAt && !guided) ? (
            <WorkList
              work={shown}
              arranged={arranged}
              arrange={arrange}
              base={base}
              language={language}
              t={t}
            />
          ) : null}
          <CapacityBars
            quotas={overview.quotas}
            confirmed={confirmed}
            waiting={states.waitlisted ?? 0}
            base={base}
            languages={languages}
            language={language}
            t={t}
          />
        </div>
        <div className={styles.pane}>
          <ArrivalChart
            arrivals={overview.arrivals}
            now={now}
            capacity={root?.capacity ?? null}
            zone={edition.timeZone}
            language={language}
            texts={{
              heading: t("trend.title"),
              summary: t("trend.summary", { count: arrived }),
              places: t("trend.places", { count: root?.capacity ?? 0 }),
              today: t("trend.today", { count: arrived }),
            }}
          />
          <CountryMap
            countries={countries}
            base={base}
            language={language}
            texts={{
              title: t("countries.title", { count: countries.length }),
              note: t("countries.note"),
              table: t("countries.table"),
              country: t("countries.country"),
              people: t("countries.people"),
            }}
          />
        </div>
      </div>
    </>
  );
}

/** Where the next edition is made after the one whose desk lies here. */
function nextHref(base: string): string {
  const at = base.lastIndexOf("/");
  return `${base.slice(0, at)}/next?from=${base.slice(at + 1)}`;
}

function workFacts(
  {
    edition,
    states,
    untold,
    quotas,
    lettable,
    messages,
    programme,
    oldestPending,
    mailings,
    pairs,
    untranslated,
    carried,
  }: OverviewFacts,
  now: Date,
) {
  const root = quotas.find((quota) => quota.root);
  const waiting = lettable.reduce((sum, { count }) => sum + count, 0);
  const written = (text: unknown) => Object.keys(asLocalised(text)).length > 0;
  return {
    published: edition.publishedAt !== null,
    cancelled: edition.cancelledAt !== null,
    hasSummary: written(edition.summary),
    hasAccessNote: written(edition.accessNote) || edition._count.access > 0,
    days: edition.days.length,
    window: edition.registrationOpensAt !== null,
    pending: (states.pending ?? 0) - untold,
    untold,
    pendingDays: oldestPending ? Math.floor((now.getTime() - oldestPending.getTime()) / DAY_MS) : 0,
    free: root && root.capacity !== null ? Math.max(0, root.capacity - root.confirmed - root.held) : null,
    waiting,
    waitingIn: waiting === states.waitlisted ? null : lettable.map(({ categoryId }) => categoryId),
    failed: (messages.failed ?? 0) + (messages.bounced ?? 0),
    drafts: messages.draft ?? 0,
    mailings,
    pairs: pairs.count,
    pairAt: pairs.registrationId,
    untranslated,
    carried,
    ...programme,
  } satisfies WorkFacts;
}
