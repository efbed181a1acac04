import { redirect } from "next/navigation";
import { PublicPage } from "@/components/layout/public-page";
import { ClosedPage } from "@/components/registration/closed-page";
import { DraftStep } from "@/components/registration/draft-step";
import { RegisterFrame } from "@/components/registration/register-frame";
import { SubmittedPage } from "@/components/registration/submitted-page";
import { isTaking } from "@/lib/editions/rules/phases";
import { getDraft } from "@/lib/registration/queries/draft";
import { findPage, openedPages, pagesBefore, shownParts } from "@/lib/registration/rules/form-pages";
import { type DraftParams, openDraft } from "../_open-draft";

type Props = {
  params: Promise<DraftParams & { page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DraftStepPage({ params, searchParams }: Props) {
  const [given, query] = await Promise.all([params, searchParams]);
  const { locale, draft } = given;
  const scope = await openDraft(given);
  const { head } = scope;
  const draftPath = `/schools/${head.schoolSlug}/${head.editionSlug}/register/${draft}`;
  if (!scope.draft || !isTaking(scope.phase)) {
    return (
      <PublicPage locale={locale} path={draftPath} edition={head}>
        <main id="main" className="wrap narrow">
          {scope.draft ? (
            <ClosedPage locale={locale} form={scope} />
          ) : (
            <SubmittedPage locale={locale} head={head} />
          )}
        </main>
      </PublicPage>
    );
  }
  const row = await getDraft(scope);
  const parts = shownParts(scope, row);
  const answered = openedPages(row.content.pages, parts);
  const page = findPage(given.page, parts);
  // The draft is there, only not this page of it, or not yet: the last one shows what all the others asked.
  if (!page || pagesBefore(page, parts) > answered) redirect(`/${locale}${draftPath}`);
  return (
    <RegisterFrame {...{ locale, head, page, parts, draftPath, answered }}>
      <DraftStep
        locale={locale}
        form={scope}
        row={row}
        page={page}
        draftPath={`/${locale}${draftPath}`}
        check={query.check === "on"}
        hidden={{ locale, draft }}
      />
    </RegisterFrame>
  );
}
