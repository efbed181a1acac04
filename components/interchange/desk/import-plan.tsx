"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PlanView } from "@/lib/interchange/schema/plan-view";
import { formatIsoDay } from "@/lib/platform/dates/format";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { ImportChanges, placementText } from "./import-changes";
import { ImportGuesses } from "./import-guesses";
import { ReportList, type ReportListProps } from "./report-list";

interface ImportPlanReportProps {
  plan: PlanView;
  zone: string;
  /** The form whose fields the answers about people are; null: nothing is asked. */
  form: string | null;
  /** What to do now: after the numbers, before lists that may be long. */
  children?: ReactNode;
}

/** What an import would do, or did: the numbers, then every list that is not empty. */
export function ImportPlanReport({ plan, zone, form, children }: ImportPlanReportProps) {
  const t = useTranslations("import");
  const site = useTranslations("site");
  const language = useLocale();
  const { counts } = plan;
  return (
    <>
      <p>
        <strong>{[plan.title, plan.version].filter(Boolean).join(" · ")}</strong>
      </p>
      <p>{t("summary", { events: counts.events, taken: counts.taken, refused: counts.refused })}</p>
      <p>
        {t("sessions", {
          new: counts.new,
          changed: counts.changed,
          moved: counts.moved,
          unchanged: counts.unchanged,
        })}
      </p>
      {children}
      <PlanSection title={t("refused")} list={plan.refused} open>
        {(one) => (
          <>
            {asLabel(site, t("line", { line: one.line }))} {one.title}{" "}
            {t(`reason.${one.reason}`, { value: one.value })}
          </>
        )}
      </PlanSection>
      {plan.notes.length > 0 ? (
        <p className="above-4">
          <strong>{t("notes")}</strong>
        </p>
      ) : null}
      {plan.notes.map(({ note, events }) => (
        <PlanSection key={note} title={t(`note.${note}`)} list={events}>
          {(one) =>
            `${asLabel(site, t("line", { line: one.line }))} ${one.value ? `${asLabel(site, one.title)} ${one.value}` : one.title}`
          }
        </PlanSection>
      ))}
      <ImportGuesses plan={plan} form={form} />
      <PlanSection title={t("changed-sessions")} list={plan.changedSessions} open>
        {(one) => <ImportChanges {...one} zone={zone} />}
      </PlanSection>
      <PlanSection title={t("changed-speakers")} list={plan.changedSpeakers} open>
        {(one) => <ImportChanges title={one.name} changes={one.changes} moves={[]} zone={zone} />}
      </PlanSection>
      <PlanSection
        title={t("gone")}
        list={plan.gone}
        note={t(plan.deleteGone ? "gone-deleted" : "gone-kept")}
        open
      >
        {(one) => `${one.number} ${one.title}`}
      </PlanSection>
      <PlanSection
        title={t("gone-times")}
        list={plan.goneTimes}
        note={t(plan.deleteGone ? "times-removed" : "times-kept")}
        open
      >
        {(one) =>
          `${asLabel(site, `${one.number} ${one.title}`)} ${placementText(one.placement, zone, language, t("no-room"))}`
        }
      </PlanSection>
      <PlanSection title={t("new-sessions")} list={plan.newSessions}>
        {(one) => {
          const placements = one.placements.map((placement) =>
            placementText(placement, zone, language, t("no-room")),
          );
          return `${asLabel(site, one.title)} ${placements.join(" · ") || t("not-placed")}`;
        }}
      </PlanSection>
      <PlanSection title={t("new-days")} list={plan.newDays} open>
        {(day) => formatIsoDay(day, language)}
      </PlanSection>
      <PlanSection title={t("new-rooms")} list={plan.newRooms}>
        {(name) => name}
      </PlanSection>
      <PlanSection title={t("new-themes")} list={plan.newThemes}>
        {(name) => name}
      </PlanSection>
      <PlanSection title={t("new-speakers")} list={plan.newSpeakers}>
        {(name) => name}
      </PlanSection>
      {plan.notRead.map(({ why, paths }) => (
        <PlanSection
          key={why}
          title={t("not-read")}
          list={paths}
          note={t(`not-read-why.${why}`)}
          open={why === "unknown"}
        >
          {({ path, count, line }) => t("not-read-item", { path, count, line })}
        </PlanSection>
      ))}
    </>
  );
}

function PlanSection<Item>(props: ReportListProps<Item>) {
  const t = useTranslations("import");
  return <ReportList {...props} more={(count) => t("and-more", { count })} />;
}
