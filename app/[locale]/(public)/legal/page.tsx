import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "@/components/layout/plain-page";
import { LegalNotices } from "@/components/schools/legal-notices";
import { pageMetadata } from "@/components/schools/public-metadata";
import { listLegalNotices } from "@/lib/editions/queries/public-schools";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("pages.legal");
  return pageMetadata((await params).locale, "/legal", t("title"), t("intro"), true);
}

export default async function LegalPage({ params }: Props) {
  const { operatorName, operatorContact } = settings();
  const values = { operator: operatorName, contact: operatorContact };
  const { locale } = await params;
  return (
    <PlainPage name="legal" locale={locale} values={values}>
      <LegalNotices notices={await listLegalNotices(locale)} />
    </PlainPage>
  );
}
