import { plainMarkdown } from "@/lib/platform/markdown/plain";
import type { PublicPractice } from "@/lib/practices/queries/public-practices";

/** A practice as schema.org Article: machines are told what people read, and no address to write to. */
export function practiceJsonLd(practice: PublicPractice, locale: string, publicUrl: string): object {
  const plain = (text: PublicPractice["summary"]) => (text ? plainMarkdown(text.text) : undefined);
  const page = `${publicUrl}/${locale}${practice.address}`;
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: practice.title.text,
    description: plain(practice.summary),
    articleBody: [plain(practice.summary), plain(practice.change)].filter(Boolean).join("\n\n") || undefined,
    url: page,
    mainEntityOfPage: page,
    image: `${publicUrl}/social.png`,
    inLanguage: practice.title.lang ?? locale,
    author: practice.affiliation ? { "@type": "Organization", name: practice.affiliation } : undefined,
    publisher: { "@type": "Organization", name: practice.school.organisationName },
    license: practice.licence || undefined,
    contentLocation: practice.country ? { "@type": "Country", name: practice.country } : undefined,
    sameAs: practice.url ?? undefined,
    isPartOf: {
      "@type": "CreativeWorkSeries",
      name: practice.school.title?.text ?? practice.school.slug,
      url: `${publicUrl}/${locale}/schools/${practice.school.slug}`,
    },
  };
}
