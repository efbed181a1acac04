import { isoWithOffset } from "@/lib/platform/dates/zones";
import { settings } from "@/lib/platform/env";
import type { EditionPageContent } from "@/lib/schools/queries/public-edition";

const STATUS: Partial<Record<string, string>> = { cancelled: "https://schema.org/EventCancelled" };
const MODE = {
  on_site: "https://schema.org/OfflineEventAttendanceMode",
  online: "https://schema.org/OnlineEventAttendanceMode",
  either: "https://schema.org/MixedEventAttendanceMode",
};

/** An edition as schema.org EducationEvent; times only where somebody has said them. */
export function editionJsonLd(content: EditionPageContent, base: string): object {
  const { head } = content;
  const { publicUrl } = settings();
  const firstDay = head.days[0];
  const lastDay = head.days.at(-1);
  const time = (instant: string | null | undefined) =>
    instant ? isoWithOffset(new Date(instant), head.timeZone) : undefined;
  return {
    "@context": "https://schema.org",
    "@type": "EducationEvent",
    name: head.title.text,
    description: content.summary?.text,
    url: `${publicUrl}${base}`,
    inLanguage: head.languages,
    startDate: time(firstDay?.startsAt) ?? firstDay?.date,
    endDate: time(lastDay?.endsAt) ?? lastDay?.date,
    eventStatus: STATUS[head.phase] ?? "https://schema.org/EventScheduled",
    eventAttendanceMode: MODE[head.mode],
    location:
      head.mode === "online"
        ? { "@type": "VirtualLocation", url: `${publicUrl}${base}` }
        : {
            "@type": "Place",
            name: content.venue?.text ?? head.city,
            address: [content.address, head.city, head.country].filter(Boolean).join(", "),
          },
    organizer: content.hosts
      .filter((host) => host.role === "host")
      .map((host) => ({ "@type": "Organization", name: host.name, url: host.url ?? undefined })),
    superEvent: { "@type": "EventSeries", name: head.schoolTitle.text },
    ...(head.phase === "open" || head.phase === "full"
      ? {
          offers: {
            "@type": "Offer",
            url: `${publicUrl}${base}/register`,
            availability: head.phase === "open" ? "https://schema.org/InStock" : "https://schema.org/SoldOut",
            validFrom: head.registrationOpensAt ?? undefined,
          },
        }
      : {}),
  };
}

/** Structured data; `<` is escaped so that no text can end the script. */
export function JsonLd({ data }: { data: object }) {
  return <script type="application/ld+json">{JSON.stringify(data).replaceAll("<", "\\u003c")}</script>;
}
