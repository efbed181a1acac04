import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "@/components/layout/plain-page";
import { pageMetadata } from "@/components/schools/public-metadata";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("pages.accessibility");
  return pageMetadata((await params).locale, "/accessibility", t("title"), t("intro"), true);
}

export default async function AccessibilityPage({ params }: Props) {
  const { operatorName, operatorContact } = settings();
  const values = { operator: operatorName, contact: operatorContact };
  return <PlainPage name="accessibility" locale={(await params).locale} values={values} />;
}
