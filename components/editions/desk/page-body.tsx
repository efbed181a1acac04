import type { ReactNode } from "react";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import { type CarriedTexts, CarriedTextsList } from "@/components/translations/desk/carried-texts";
import { type Gap, Translations } from "@/components/translations/desk/translation-tasks";
import type { EditionScope } from "@/lib/access/access";
import type { CancellationNews } from "@/lib/editions/queries/cancellation";
import type { getEditionForms } from "@/lib/editions/queries/edit-forms";
import type { listNotices } from "@/lib/editions/queries/notices";
import type { TranslationTask } from "@/lib/translations/queries/translation-gaps";
import { HostForms } from "./host-forms";
import { NoticeForms } from "./notice-forms";
import { ItemForms } from "./page-items";
import { type PageSectionKey, PageSummary } from "./page-sections";
import { PlaceForm, TextsForm, WindowForm } from "./page-texts";
import { PublishForms } from "./publish-section";
import { VenueForms } from "./venue-forms";

interface PageBodyProps {
  scope: EditionScope<"view-drafts">;
  /** Null: all parts with what they say now. */
  part: PageSectionKey | null;
  forms: Awaited<ReturnType<typeof getEditionForms>>;
  fieldLanguages: FieldLanguage[];
  outdated: ReadonlyMap<string, string[]>;
  gaps: readonly Gap[];
  /** Read for the part that says it. */
  news: CancellationNews | null;
  notices: Awaited<ReturnType<typeof listNotices>> | null;
  /** The language whose texts are listed, and what waits in it. */
  translations: { chosen: Gap | undefined; tasks: readonly TranslationTask[]; carried: CarriedTexts | null };
  /** Drawn for the part that says it. */
  sections: ReactNode;
  opened: string | undefined;
  base: string;
}

/** One part of the edition's page, or the summary of all. */
export function PageBody(props: PageBodyProps) {
  const { part, gaps, news, notices, translations, sections, opened, base, ...shared } = props;
  const { scope, forms, fieldLanguages } = shared;
  switch (part) {
    case null:
      return <PageSummary scope={scope} forms={forms} gaps={gaps} base={`${base}/page`} />;
    case "texts":
      return <TextsForm {...shared} form={forms.texts} />;
    case "place":
      return <PlaceForm {...shared} form={forms.place} />;
    case "venues":
      return <VenueForms {...shared} opened={opened} />;
    case "hosts":
      return <HostForms {...shared} opened={opened} base={`${base}/page`} />;
    case "registration":
      return <WindowForm {...shared} form={forms.window} />;
    case "sections":
      return sections;
    case "notices":
      return notices ? <NoticeForms {...{ scope, fieldLanguages, ...notices }} /> : null;
    case "publish":
      return news ? (
        <PublishForms scope={scope} forms={forms} news={news} fieldLanguages={fieldLanguages} />
      ) : null;
    case "translations":
      return (
        <>
          {translations.carried && translations.carried.count > 0 ? (
            <CarriedTextsList scope={scope} {...translations.carried} base={base} />
          ) : null}
          <Translations scope={scope} gaps={gaps} {...translations} base={base} />
        </>
      );
    default:
      return <ItemForms {...shared} part={part} opened={opened} />;
  }
}
