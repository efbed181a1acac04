import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldTexts } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { askLaterEditionsAction } from "@/lib/forms/actions/form";
import type { LaterEditionsNow } from "@/lib/forms/queries/later-editions";
import { localise } from "@/lib/platform/i18n/localised";

interface HearFormProps {
  scope: EditionScope;
  now: LaterEditionsNow;
  language: string;
}

/** Whether people are asked if one may write to them about later editions: what they read, how many agreed, and the switch. */
export async function HearForm({ scope, now, language }: HearFormProps) {
  const t = await fieldTexts("form-question");
  const said = localise(now.text, language, scope.languages);
  return (
    <section className="section" aria-labelledby="hear">
      <h2 id="hear">{t("hear")}</h2>
      <p>{t("hear-text")}</p>
      {said && (
        <blockquote>
          <p dir="auto" lang={said.lang ?? undefined}>
            {said.text}
          </p>
        </blockquote>
      )}
      {(now.asks || now.agreed > 0) && <p>{t("hear-count", { count: now.agreed })}</p>}
      {may(scope, "edit-form") && (
        <DeskForm
          // The other act is another form.
          key={String(now.asks)}
          name="hear"
          action={askLaterEditionsAction}
          hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, asks: now.asks ? "" : "on" }}
          submit={t(now.asks ? "hear-stop" : "hear-ask")}
          look="outlined"
          done={t(now.asks ? "hear-stopped" : "hear-asked")}
        />
      )}
    </section>
  );
}
