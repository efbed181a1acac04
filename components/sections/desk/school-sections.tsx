import { getLocale } from "next-intl/server";
import type { SchoolScope } from "@/lib/access/access";
import {
  addSchoolSectionAction,
  arrangeSchoolSectionAction,
  publishSchoolSectionsAction,
  restoreSchoolSectionsAction,
  saveSchoolSectionAction,
} from "@/lib/sections/actions/section";
import type { DeskSections } from "@/lib/sections/queries/sections";
import { OF_EDITIONS, OFFERED } from "@/lib/sections/rules/kinds";
import { SectionsDesk } from "./sections-desk";

interface SchoolSectionsProps {
  scope: SchoolScope<"edit-school">;
  sections: DeskSections;
  /** The section that is open. */
  opened: string | undefined;
}

/** The sections of a school's page. A school has no zone of its own: its days are told as in UTC. */
export async function SchoolSections({ scope, ...props }: SchoolSectionsProps) {
  const base = `/${await getLocale()}/organise/${scope.schoolSlug}/sections`;
  return (
    <SectionsDesk
      {...props}
      outdated={new Map()}
      languages={scope.languages}
      timeZone="UTC"
      edits
      address={{ school: scope.schoolSlug }}
      own={`${base}?`}
      preview={`${base}/preview`}
      kinds={OFFERED.filter((kind) => !OF_EDITIONS.some((one) => one === kind))}
      actions={{
        add: addSchoolSectionAction,
        save: saveSchoolSectionAction,
        arrange: arrangeSchoolSectionAction,
        publish: publishSchoolSectionsAction,
        restore: restoreSchoolSectionsAction,
      }}
    />
  );
}
