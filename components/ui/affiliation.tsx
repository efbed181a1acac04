import { formatCountry } from "@/lib/platform/i18n/countries";
import { Typed } from "./localised";

/** Where somebody comes from, as far as they said: "Cooperativa Esempio, Italy". */
export function Affiliation({
  of: { affiliation, country },
  locale,
}: {
  of: { affiliation: string; country: string | null };
  locale: string;
}) {
  return (
    <>
      <Typed>{affiliation}</Typed>
      {affiliation && country && ", "}
      {country && formatCountry(country, locale)}
    </>
  );
}
