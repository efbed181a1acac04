import { type PictedAddress, SCHEMA } from "@/components/programme/person-json-ld";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import { organisationsOf, plainOf } from "./event-json-ld";

/** What an edition left behind as NewsArticle, with its film as VideoObject; null without a published recap. */
export function recapJsonLd(
  content: EditionPageContent,
  locale: string,
  { publicUrl, base, card }: PictedAddress,
): object | null {
  const { recap, head } = content;
  if (!recap) return null;
  const title = recap.title?.text ?? head.title.text;
  const image = `${publicUrl}${plainOf(content) ?? card}`;
  return {
    "@context": SCHEMA,
    "@type": "NewsArticle",
    headline: title,
    inLanguage: recap.article?.lang ?? recap.title?.lang ?? locale,
    datePublished: recap.publishedAt,
    url: `${publicUrl}${base}`,
    mainEntityOfPage: `${publicUrl}${base}`,
    image,
    author: organisationsOf(content),
    publisher: { "@type": "Organization", name: head.organisationName },
    about: { "@type": "EducationEvent", name: head.title.text, startDate: head.days[0]?.date },
    video: recap.videoUrl
      ? {
          "@type": "VideoObject",
          name: recap.videoCaption?.text ?? title,
          description: recap.videoCaption?.text ?? title,
          thumbnailUrl: image,
          uploadDate: recap.publishedAt,
          url: recap.videoUrl,
        }
      : undefined,
  };
}
