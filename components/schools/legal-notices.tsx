import { getTranslations } from "next-intl/server";
import { Markdown } from "@/components/ui/markdown";
import type { LocalisedText } from "@/lib/platform/i18n/localised";

/** What each organisation says about itself, below the operator's own words. */
export async function LegalNotices({
  notices,
}: {
  notices: ReadonlyArray<{ id: string; name: string; text: LocalisedText }>;
}) {
  if (notices.length === 0) return null;
  const t = await getTranslations("pages.legal.sections.organisations");
  return (
    <section className="above-6" aria-labelledby="organisations">
      <h2 id="organisations">{t("title")}</h2>
      {notices.map((notice) => (
        <div key={notice.id} className="above-4">
          <h3 dir="auto">{notice.name}</h3>
          <Markdown text={notice.text} above={3} className="above-2" />
        </div>
      ))}
    </section>
  );
}
