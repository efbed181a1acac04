import type { useTranslations } from "next-intl";
import { type PeopleFilter, readFilters } from "@/lib/audiences/schema/people-set";
import { formatIsoDay } from "@/lib/platform/dates/format";
import type { Subject } from "./subjects";

type Words = ReturnType<typeof useTranslations<"desk-sets">>;

/** Says a set of an edition by its filters; null where this reader may not know what it was found by. */
export type TellSet = (filters: string) => string | null;

/** A filter in words. */
export function filterText(
  filter: PeopleFilter,
  subjects: readonly Subject[],
  t: Words,
  locale: string,
): string {
  const { by, of, how, values } = filter;
  const subject = subjects.find(({ id }) => id === (of ? `${by}:${of}` : by));
  const what = subject?.label ?? t("unknown");
  const say = (value: string) => {
    const option = subject?.options.find((one) => one.value === value)?.label;
    if (option) return option;
    return subject?.input === "date" && value !== "" ? formatIsoDay(value, locale) : value;
  };
  if (by === "told" || by === "consent") return t(`chip.${by}-${how === "filled" ? "yes" : "no"}`, { what });
  if (by === "later") return what;
  if (by === "person") return t("chip.person", { count: values.length });
  if ((how === "filled" || how === "empty") && by !== "answer") return t(`chip.there-${how}`, { what });
  if (how === "between") {
    const [from = "", to = ""] = values;
    const which = from === "" ? "until" : to === "" ? "from" : "between";
    return t(`chip.${which}`, { what, from: say(from), to: say(to) });
  }
  return t(`chip.${how}`, { what, values: values.map(say).join(", ") });
}

/**
 * The filters of a set in one line. Null where one asks for what this reader may not look through, or for a tag, a category or
 * somebody that is not there any more: its key says nothing, and its value may say too much.
 */
export function setText(
  filters: string,
  subjects: readonly Subject[],
  t: Words,
  locale: string,
): string | null {
  const read = readFilters(filters);
  if (!read || read.length === 0) return null;
  const isTold = ({ by, of, values }: PeopleFilter) => {
    const subject = subjects.find(({ id }) => id === (of ? `${by}:${of}` : by));
    if (subject?.input !== "choice") return subject !== undefined;
    return values.every((value) => subject.options.some((option) => option.value === value));
  };
  if (!read.every(isTold)) return null;
  return read.map((filter) => filterText(filter, subjects, t, locale)).join(" · ");
}
