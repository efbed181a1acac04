import { ConfirmPage } from "@/components/registration/confirm-page";
import { OwnFrame } from "@/components/registration/own-frame";
import { eraseAction } from "@/lib/registration/actions/own";
import { type OwnPageProps, openLink } from "../_open-link";

export default async function ErasePage({ params }: OwnPageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  return (
    <OwnFrame locale={locale} head={page.head} token={token} part="erase">
      <ConfirmPage page={page} action={eraseAction} hidden={hidden} what="erase" back={base} />
    </OwnFrame>
  );
}
