import type { PublicPractice } from "@/lib/practices/queries/public-practices";
import { PracticeList } from "./practice-list";

/** The practices of an edition or a school as a part of a page; nothing without any. */
export function PracticeSection({
  title,
  practices,
  locale,
}: {
  title: string;
  practices: readonly PublicPractice[];
  locale: string;
}) {
  if (practices.length === 0) return null;
  return (
    <section className="part" aria-labelledby="practices">
      <div className="wrap split">
        <h2 id="practices">{title}</h2>
        <PracticeList practices={practices} locale={locale} heading="h3" />
      </div>
    </section>
  );
}
