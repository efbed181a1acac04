import { getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { LocalisedText } from "@/lib/platform/i18n/localised";

interface CostProps {
  cost: LocalisedText | null;
  payment: LocalisedText | null;
}

/** What a place costs and how one pays, in the organiser's words; nothing where nothing was said. */
export async function Cost({ cost, payment, className = "above-4" }: CostProps & { className?: string }) {
  if (!cost && !payment) return null;
  const t = await getTranslations("registration.cost");
  return (
    <div className={className}>
      {cost && (
        <p>
          <b>{t("title")}</b> <Localised text={cost} />
        </p>
      )}
      {payment && (
        <>
          <p className="above-2">
            <b>{t("pay")}</b>
          </p>
          <Markdown text={payment} above={3} />
        </>
      )}
    </div>
  );
}
