import { ConfirmPage } from "@/components/registration/confirm-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { eraseAction } from "@/lib/registration/actions/self-service";
import { openLink, type SelfServicePageProps } from "../_open-link";

export default async function ErasePage({ params }: SelfServicePageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="erase">
      <ConfirmPage page={page} action={eraseAction} hidden={hidden} what="erase" back={base} />
    </SelfServiceFrame>
  );
}
