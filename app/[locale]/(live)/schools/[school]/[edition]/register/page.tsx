import { randomUUID } from "node:crypto";
import { PublicPage } from "@/components/layout/public-page";
import { ClosedPage } from "@/components/registration/closed-page";
import { RegisterFrame } from "@/components/registration/register-frame";
import { YouPage } from "@/components/registration/you-page";
import { isTaking } from "@/lib/editions/rules/phases";
import { findRegisterForm } from "@/lib/forms/queries/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import { beginDraftAction } from "@/lib/registration/actions/draft";
import { DRAFT_DAYS } from "@/lib/registration/rules/draft-life";
import { notThere } from "../../../../_not-there";

type Props = { params: Promise<{ locale: Locale; school: string; edition: string }> };

export default async function RegisterPage({ params }: Props) {
  const { locale, school, edition } = await params;
  const form = await findRegisterForm(locale, school, edition);
  if (!form) return notThere("page");
  const { head } = form;
  if (!isTaking(form.phase)) {
    const path = `/schools/${head.schoolSlug}/${head.editionSlug}/register`;
    return (
      <PublicPage locale={locale} path={path} edition={head}>
        <main id="main" className="wrap narrow">
          <ClosedPage locale={locale} form={form} />
        </main>
      </PublicPage>
    );
  }
  const hidden = { locale, school: head.schoolSlug, edition: head.editionSlug, key: randomUUID() };
  return (
    <RegisterFrame locale={locale} head={head} page="you" parts={[]} draftPath={null} answered={0}>
      <YouPage
        locale={locale}
        form={form}
        action={beginDraftAction}
        first
        hidden={hidden}
        stored={{ language: locale }}
        days={DRAFT_DAYS}
      />
    </RegisterFrame>
  );
}
