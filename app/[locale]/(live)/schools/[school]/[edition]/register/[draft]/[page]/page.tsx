import { redirect } from "next/navigation";
import { PublicPage } from "@/components/layout/public-page";
import { ClosedPage } from "@/components/registration/closed-page";
import { DraftStep } from "@/components/registration/draft-step";
import { RegisterFrame } from "@/components/registration/register-frame";
import { SubmittedPage } from "@/components/registration/submitted-page";
import { isTaking } from "@/lib/editions/rules/phases";
import { getDraft } from "@/lib/registration/queries/draft";
import { DRAFT_PAGES } from "@/lib/registration/schema/draft";
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
  const page = DRAFT_PAGES.find((name) => name === given.page);
  // The draft is there, only not this page of it.
  if (!page) redirect(`/${locale}${draftPath}`);
  if (!scope.draft || !isTaking(scope.phase)) {
    return (
      <PublicPage locale={locale} path={`${draftPath}/${page}`} edition={head}>
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
  const answered = row.content.pages;
  // Pages are answered in their order: the last one shows what all the others asked.
  if (DRAFT_PAGES.indexOf(page) > answered) redirect(`/${locale}${draftPath}`);
  return (
    <RegisterFrame locale={locale} head={head} page={page} draftPath={draftPath} answered={answered}>
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
