import { getLocale } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import {
  addSectionAction,
  arrangeSectionAction,
  publishSectionsAction,
  restoreSectionsAction,
  saveSectionAction,
} from "@/lib/sections/actions/section";
import type { DeskSections } from "@/lib/sections/queries/sections";
import { SECTION_KINDS } from "@/lib/sections/rules/kinds";
import { SectionsDesk } from "./sections-desk";

interface EditionSectionsProps {
  scope: EditionScope<"view-drafts">;
  /** Read for the part that says them. */
  sections: DeskSections | null;
  /** The section that is open. */
  opened: string | undefined;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
}

/** The sections of an edition's page. */
export async function EditionSections({ scope, sections, ...props }: EditionSectionsProps) {
  if (!sections) return null;
  const base = `/${await getLocale()}/organise/${scope.schoolSlug}/${scope.editionSlug}/page`;
  return (
    <SectionsDesk
      {...props}
      sections={sections}
      languages={scope.languages}
      timeZone={scope.timeZone}
      edits={may(scope, "edit-edition")}
      address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
      own={`${base}?part=sections`}
      preview={`${base}/preview`}
      kinds={SECTION_KINDS}
      actions={{
        add: addSectionAction,
        save: saveSectionAction,
        arrange: arrangeSectionAction,
        publish: publishSectionsAction,
        restore: restoreSectionsAction,
      }}
    />
  );
}
