import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { TextField } from "@/components/forms/text-field";
import { Confirm } from "@/components/ui/confirm";
import { langOf, Typed } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { formatDayAndTime, formatTimeRange } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import {
  acceptOverlapAction,
  acceptSortAction,
  takeBackAcceptanceAction,
} from "@/lib/programme/actions/programme";
import type { NamedAcceptance, NamedOverlap } from "@/lib/programme/queries/named-overlaps";
import type { previewRelease } from "@/lib/releases/queries/preview-release";

type Found = Awaited<ReturnType<typeof previewRelease>>["overlaps"];
interface OverlapsProps {
  scope: EditionScope;
  overlaps: Found;
}

/** What overlaps: the open ones by kind, each to be accepted with a word why, and those that are accepted. */
export async function Overlaps({ scope, overlaps: { open, accepted } }: OverlapsProps) {
  const t = await getTranslations("desk-programme");
  const count = open.reduce((sum, sort) => sum + sort.count, 0);
  const mayAccept = may(scope, "accept-overlaps");
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const undo = {
    action: takeBackAcceptanceAction,
    hidden: { ...address, what: "batch", id: "{batch}" },
    submit: t("overlaps.undo"),
    done: t("overlaps.undone"),
  };
  return (
    <>
      {count > 0 ? (
        <section className="section" aria-labelledby="overlaps">
          <h2 id="overlaps">{t("overlaps.open", { count })}</h2>
          <p className="muted">{t("overlaps.about")}</p>
          {open.map((sort) => (
            <div key={sort.sort} className="above-5">
              <h3>
                {t(`overlaps.sort.${sort.sort}`)} <small className="muted">{sort.count}</small>
              </h3>
              {sort.tooMany ? <p>{t("overlaps.too-many")}</p> : null}
              {mayAccept && !sort.tooMany && sort.count > 1 ? (
                <Confirm
                  ask={t("overlaps.accept-all", { count: sort.count })}
                  warning={t("overlaps.accept-warning")}
                >
                  <DeskForm
                    name={`accept-${sort.sort}`}
                    action={acceptSortAction}
                    hidden={{ ...address, sort: sort.sort, seen: sort.seen }}
                    submit={t("overlaps.submit-all", { count: sort.count })}
                    look="outlined"
                    done={t("overlaps.done", { count: sort.count })}
                    goesAway
                    undo={undo}
                  >
                    <TextField name="why" value="" label={t("overlaps.why")} />
                  </DeskForm>
                </Confirm>
              ) : null}
              <DataTable
                look="rows"
                columns={["overlap"]}
                rows={sort.shown.map((overlap) => ({
                  id: overlap.key,
                  cells: {
                    overlap: (
                      <OverlapText overlap={overlap} scope={scope}>
                        {mayAccept ? (
                          <Confirm ask={t("overlaps.accept")} warning={t("overlaps.accept-warning")}>
                            <DeskForm
                              name={`accept-${overlap.key.replaceAll(" ", "-")}`}
                              action={acceptOverlapAction}
                              hidden={{ ...address, overlap: overlap.key }}
                              submit={t("overlaps.submit")}
                              look="outlined"
                              done={t("overlaps.done", { count: 1 })}
                              goesAway
                              undo={undo}
                            >
                              <TextField name="why" value="" label={t("overlaps.why")} />
                            </DeskForm>
                          </Confirm>
                        ) : null}
                      </OverlapText>
                    ),
                  },
                }))}
              />
              {sort.count > sort.shown.length ? (
                <p className="muted">{t("overlaps.more", { count: sort.count - sort.shown.length })}</p>
              ) : null}
            </div>
          ))}
        </section>
      ) : null}
      {accepted.length > 0 ? (
        <details className="fold">
          <summary>{t("overlaps.accepted", { count: accepted.length })}</summary>
          <AcceptedList overlaps={accepted} scope={scope} takeBack={mayAccept} />
        </details>
      ) : null}
    </>
  );
}

interface AcceptedListProps {
  scope: EditionScope;
  overlaps: readonly NamedAcceptance[];
  /** They can be taken back: those of the draft, by whom may release. */
  takeBack?: boolean;
}

/** Accepted overlaps with who accepted them, when and why. */
export async function AcceptedList({ scope, overlaps, takeBack = false }: AcceptedListProps) {
  const [t, language] = await Promise.all([getTranslations("desk-programme"), getLocale()]);
  return (
    <DataTable
      look="rows"
      columns={["overlap"]}
      rows={overlaps.map((overlap) => ({
        id: overlap.id,
        cells: {
          overlap: (
            <OverlapText overlap={overlap} scope={scope}>
              <p>
                {t("overlaps.by", {
                  name: overlap.by ?? t("overlaps.gone"),
                  when: formatDayAndTime(overlap.acceptedAt, scope.timeZone, language),
                  why: overlap.why,
                })}
              </p>
              {takeBack ? (
                <DeskForm
                  name={`take-back-${overlap.id}`}
                  action={takeBackAcceptanceAction}
                  hidden={{
                    school: scope.schoolSlug,
                    edition: scope.editionSlug,
                    what: "one",
                    id: overlap.id,
                  }}
                  submit={t("overlaps.take-back")}
                  look="text"
                  done={t("overlaps.undone")}
                  goesAway
                />
              ) : null}
            </OverlapText>
          ),
        },
      }))}
    />
  );
}

interface OverlapTextProps {
  scope: EditionScope;
  overlap: NamedOverlap;
  children: ReactNode;
}

/** Where or who, which minutes both share, and the two that overlap. */
async function OverlapText({ scope, overlap, children }: OverlapTextProps) {
  const [t, language] = await Promise.all([getTranslations("desk-programme"), getLocale()]);
  const { timeZone, languages } = scope;
  return (
    <>
      <b dir="auto">{overlap.who}</b>{" "}
      <span>
        {formatDayAndTime(overlap.startsAt, timeZone, language)},{" "}
        {t("overlaps.minutes", { minutes: overlap.minutes })}
      </span>
      {overlap.slots.map((slot, index) => {
        const title = localise(slot.title, language, languages);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two of one overlap
          <p key={index}>
            {slot.number} <span {...langOf(title)}>{title?.text}</span>,{" "}
            {formatTimeRange(slot.startsAt, slot.endsAt, timeZone, language)}
            {slot.room ? ", " : ""}
            <Typed>{slot.room}</Typed>
          </p>
        );
      })}
      {children}
    </>
  );
}
