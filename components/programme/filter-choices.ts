import { getTranslations } from "next-intl/server";
import type { Programme } from "@/lib/agenda/queries/public-programme";
import { heardLanguages } from "@/lib/agenda/rules/find-sessions";
import { roomWords } from "@/lib/agenda/rules/room-words";
import { formatLanguage } from "@/lib/platform/dates/format";
import type { FilterChoices } from "./live/filter-words";

/** What an agenda can be filtered by: only what some session of it has. */
export async function filterChoices(programme: Programme, locale: string): Promise<FilterChoices> {
  const t = await getTranslations("public.session.kind");
  const kinds = [...new Set(programme.sessions.map((session) => session.kind))];
  const used = new Set(programme.slots.map((slot) => slot.roomId));
  const themes = new Set(programme.sessions.map((session) => session.themeId));
  return {
    theme: programme.themes
      .filter((theme) => themes.has(theme.id))
      .map((theme) => ({ value: String(theme.number), text: `${theme.number} ${theme.title.text}` })),
    room: programme.rooms
      .filter((room) => used.has(room.id))
      .map((room) => ({ value: room.address, text: roomWords(room) })),
    kind: kinds.map((kind) => ({ value: kind, text: t(kind) })),
    language: [...new Set(programme.sessions.flatMap(heardLanguages))]
      .map((tag) => ({ value: tag, text: formatLanguage(tag, locale) }))
      .sort((one, other) => one.text.localeCompare(other.text, locale)),
  };
}
