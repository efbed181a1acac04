import { eventStatus } from "@/components/programme/event-status";
import { type PageAddress, SCHEMA } from "@/components/programme/person-json-ld";
import type { PublicEdition, PublicSchool } from "@/lib/editions/queries/public-schools";

const COURSE_MODE = { on_site: "Onsite", online: "Online", either: "Blended" };

/** A school or course as schema.org Course with its editions as CourseInstances; other kinds as EventSeries. */
export function schoolJsonLd(school: PublicSchool, { publicUrl, base }: PageAddress): object {
  const shared = {
    "@context": SCHEMA,
    name: school.title.text,
    description: school.summary?.text ?? school.title.text,
    url: `${publicUrl}${base}`,
    image: `${publicUrl}/social.png`,
  };
  const provider = { "@type": "Organization", name: school.organisationName };
  const dated = (edition: PublicEdition) => ({
    name: edition.title.text,
    url: `${publicUrl}${base}/${edition.slug}`,
    startDate: edition.firstDate ?? undefined,
    endDate: edition.lastDate ?? undefined,
    eventStatus: eventStatus(edition.phase),
    inLanguage: edition.languages,
    location:
      edition.mode === "online"
        ? { "@type": "VirtualLocation", url: `${publicUrl}${base}/${edition.slug}` }
        : { "@type": "Place", name: edition.city, address: edition.city },
  });
  if (school.kind === "school" || school.kind === "course") {
    return {
      ...shared,
      "@type": "Course",
      provider,
      hasCourseInstance: school.editions.map((edition) => ({
        "@type": "CourseInstance",
        ...dated(edition),
        courseMode: COURSE_MODE[edition.mode],
      })),
    };
  }
  return {
    ...shared,
    "@type": "EventSeries",
    organizer: provider,
    subEvent: school.editions.map((edition) => ({ "@type": "Event", ...dated(edition) })),
  };
}
