import { getTranslations } from "next-intl/server";

export const revalidate = 3600;
export function generateStaticParams() {
  return [];
}

export default async function HomePage() {
  const t = await getTranslations("site");
  return (
    <main>
      <h1>{t("name")}</h1>
    </main>
  );
}
