import { DataPage } from "@/components/registration/data-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { agreeLaterEditionsAction, withdrawConsentAction } from "@/lib/registration/actions/self-service";
import { openLink, type SelfServicePageProps } from "../_open-link";

export default async function MyDataPage({ params }: SelfServicePageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="data">
      <DataPage
        page={page}
        action={withdrawConsentAction}
        agree={agreeLaterEditionsAction}
        hidden={hidden}
        locale={locale}
        base={base}
      />
    </SelfServiceFrame>
  );
}
