import type { ReactNode } from "react";
import { langOf } from "@/components/ui/localised";
import { translator } from "@/lib/platform/i18n/translator";
import type { ToldSection } from "@/lib/sections/rules/content";
import { LOOKS, type LookProps } from "./section-looks";

interface SectionListProps {
  sections: readonly ToldSection[];
  locale: string;
  map?: ReactNode;
  documents?: ReactNode;
  /** The pictures of a section, drawn; nothing where it has none. */
  pictures?: (section: string) => ReactNode;
}

/** The sections of a page, each a part of it under its own heading. */
export function SectionList(props: SectionListProps) {
  const { sections, locale, map = null, documents = null, pictures = () => null } = props;
  const t = translator(locale, "sections");
  return sections.map((section, index) => {
    const id = `section-${index + 1}`;
    // The kind of a section and of its look are the same.
    const Look = LOOKS[section.kind] as (props: LookProps<never>) => ReactNode;
    return (
      <section key={section.id} className="part" aria-labelledby={id}>
        <div className="wrap split">
          <h2 id={id} {...langOf(section.title)}>
            {section.title?.text ?? t(`kind.${section.kind}`)}
          </h2>
          <div>
            <Look
              section={section as never}
              t={t}
              map={map}
              documents={documents}
              pictures={pictures(section.id)}
            />
          </div>
        </div>
      </section>
    );
  });
}
