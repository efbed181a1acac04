import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AskByLink } from "@/components/audiences/desk/ask-by-link";
import { EditionDesk } from "@/components/desk/edition-desk";
import { FormBody } from "@/components/registration/desk/form-body";
import { HearForm } from "@/components/registration/desk/hear-form";
import { getAsking } from "@/lib/audiences/queries/asking";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getFormQuestions } from "@/lib/forms/queries/form-questions";
import { getLaterEditions } from "@/lib/forms/queries/later-editions";
import { findTaking } from "@/lib/forms/queries/taking";
import { isUuid } from "@/lib/platform/uuid";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { one } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.form") };
}

export default async function FormPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const opened = one(asked.open);
  const adding = one(asked.add);
  const batch = one(asked.taken);
  const [questions, outdated, desk, asking, taken, hearing, language] = await Promise.all([
    getFormQuestions(scope),
    listOutdatedTexts(scope, ["field"]),
    getTranslations("desk"),
    opened || adding ? null : getAsking(scope),
    batch && isUuid(batch) ? findTaking(scope, batch) : null,
    opened || adding ? null : getLaterEditions(scope),
    getLocale(),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="form">
      <h1>{desk("menu.form")}</h1>
      <FormBody
        {...{ scope, questions, outdated, opened, adding }}
        taken={batch && taken ? { batch, count: taken.length } : null}
      />
      {hearing ? <HearForm {...{ scope, language }} now={hearing} /> : null}
      {asking ? <AskByLink scope={scope} asking={asking} /> : null}
    </EditionDesk>
  );
}
