import { redirect } from "next/navigation";
import { LaterPage } from "@/components/registration/later-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { answerLaterAction } from "@/lib/registration/actions/self-service";
import { holdsPlace } from "@/lib/registration/rules/phases";
import { openToChange, type SelfServicePageProps } from "../_open-link";

export default async function LaterQuestionsPage({ params }: SelfServicePageProps) {
  const { locale, token, page, base, hidden } = await openToChange(params);
  // Nobody is asked who has no place, or nothing.
  if (!holdsPlace(page.registration.state) || page.later.length === 0) redirect(base);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="questions">
      <LaterPage page={page} action={answerLaterAction} hidden={hidden} locale={locale} />
    </SelfServiceFrame>
  );
}
