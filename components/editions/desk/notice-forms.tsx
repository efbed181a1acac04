import { getLocale } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import { SaidHere } from "@/components/forms/desk/said-here";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import { Localised } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { putBackNoticeAction, putUpNoticeAction, takeDownNoticeAction } from "@/lib/editions/actions/notice";
import type { listNotices } from "@/lib/editions/queries/notices";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { localDate } from "@/lib/platform/dates/zones";
import { localise } from "@/lib/platform/i18n/localised";
import { PageSection } from "./page-texts";

type NoticeFormsProps = Awaited<ReturnType<typeof listNotices>> & {
  scope: EditionScope;
  fieldLanguages: FieldLanguage[];
};

/** What stands on every page of the edition now, and the form for another one. */
export async function NoticeForms({ scope, notices, now, fieldLanguages }: NoticeFormsProps) {
  const [t, language] = await Promise.all([fieldTexts("notice"), getLocale()]);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const when = (at: Date) => formatDayAndTime(at, scope.timeZone, language);
  return (
    <PageSection scope={scope} id="notices" form="notice">
      <p className="above-3">{t("lead")}</p>
      <div className="above-4">
        <SaidHere>
          {notices.length > 0 && (
            <DataTable
              look="rows"
              columns={["text", "down"]}
              rows={notices.map(({ id, text, until, createdAt }) => ({
                id,
                cells: {
                  text: (
                    <>
                      <p className="name">
                        <Localised text={localise(text, language, scope.languages)} />
                      </p>
                      <p className="small muted">
                        {t("stands", { since: when(createdAt), until: when(until) })}
                      </p>
                    </>
                  ),
                  down: (
                    <DeskForm
                      name={`notice-down-${id}`}
                      action={takeDownNoticeAction}
                      hidden={{ ...address, notice: id }}
                      submit={t("down")}
                      look="text"
                      done={t("downDone")}
                      goesAway
                      undo={{
                        action: putBackNoticeAction,
                        hidden: { ...address, notice: id },
                        submit: t("back"),
                        done: t("backDone"),
                      }}
                    />
                  ),
                },
              }))}
            />
          )}
          <DeskForm
            name="notice-new"
            action={putUpNoticeAction}
            hidden={address}
            submit={t("up")}
            look="filled"
            done={t("upDone")}
            again
          >
            <FieldList
              fields={[
                { name: "text", kind: "line" },
                { name: "until", kind: "datetime-local", short: true },
              ]}
              values={{ until: `${localDate(now, scope.timeZone)}T23:59` }}
              fieldLanguages={fieldLanguages}
              t={t}
            />
          </DeskForm>
        </SaidHere>
      </div>
    </PageSection>
  );
}
