import "server-only";
import { settings } from "@/lib/platform/env";
import { translator } from "@/lib/platform/i18n/translator";
import { findChangeLog } from "../queries/change-log";
import { countWords, placementWords } from "../rules/change-log";
import { writeAtom } from "../rules/write-atom";

/** The releases of an edition as an Atom feed, the newest first; null where nothing is released. From the cache. */
export async function releasesFeed(
  language: string,
  school: string,
  edition: string,
): Promise<string | null> {
  const log = await findChangeLog(language, school, edition);
  if (!log) return null;
  const { head, releases, rooms } = log;
  const t = translator(language, "public.changes");
  const { publicUrl } = settings();
  const path = `/schools/${head.schoolSlug}/${head.editionSlug}`;
  const page = `${publicUrl}/${language}${path}/changes`;
  const places = { rooms, timeZone: head.timeZone, language };
  return writeAtom({
    id: `urn:uuid:${head.editionId}`,
    title: t("feed-title", { edition: `${head.schoolTitle.text}, ${head.title.text}` }),
    language,
    author: head.organisationName,
    self: `${publicUrl}${path}/releases.atom?lang=${language}`,
    page,
    updated: releases[0]?.createdAt ?? head.updatedAt,
    entries: releases.map((release) => ({
      id: `urn:uuid:${release.id}`,
      title: release.name,
      published: release.createdAt,
      address: `${page}#release-${release.number}`,
      lines: [
        ...(release.note ? [release.note.text] : []),
        countWords(release, t),
        ...release.lines.map((line) =>
          t("line", {
            kind: t(line.kind),
            title: line.session?.title.text ?? t("gone"),
            where: placementWords(line, places, t),
          }),
        ),
        ...(release.lines.length > 0 && release.count > release.lines.length
          ? [t("more", { count: release.count - release.lines.length })]
          : []),
      ],
    })),
  });
}
