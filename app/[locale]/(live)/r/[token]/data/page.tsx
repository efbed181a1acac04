import { DataPage } from "@/components/registration/data-page";
import { OwnFrame } from "@/components/registration/own-frame";
import { withdrawConsentAction } from "@/lib/registration/actions/own";
import { type OwnPageProps, openLink } from "../_open-link";

export default async function MyDataPage({ params }: OwnPageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  return (
    <OwnFrame locale={locale} head={page.head} token={token} part="data">
      <DataPage page={page} action={withdrawConsentAction} hidden={hidden} locale={locale} base={base} />
    </OwnFrame>
  );
}
