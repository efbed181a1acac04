import { getLocale, getTranslations } from "next-intl/server";
import { PictureLink } from "@/components/files/desk/picture-link";
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
import { OFFERED } from "@/lib/sections/rules/kinds";
import { SectionsDesk } from "./sections-desk";

/** The way to the form that takes a picture of a section, where somebody may put one in. */
async function SectionPictures({ scope, section }: { scope: EditionScope; section: string }) {
  if (!may(scope, "edit-pictures")) return null;
  const t = await getTranslations("sections");
  return (
    <p>
      {t("desk.pictures")} <PictureLink scope={scope} place="section_picture" owner={section} />
    </p>
  );
}

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
      kinds={OFFERED}
      also={({ id, kind }) => (kind === "picture" ? <SectionPictures scope={scope} section={id} /> : null)}
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
