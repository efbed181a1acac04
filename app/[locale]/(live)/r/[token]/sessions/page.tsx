import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { MyPlaces } from "@/components/signups/my-places";
import { AppError } from "@/lib/platform/errors";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { leaveSessionAction, signUpAction } from "@/lib/signups/actions/own";
import { findMyPlaces } from "@/lib/signups/queries/my-places";
import { notThere } from "../../../_not-there";
import type { SelfServicePageProps } from "../_open-link";

export default async function MyPlacesPage({ params }: SelfServicePageProps) {
  const { locale, token } = await params;
  const content = await requirePrivateLink(token)
    .then((scope) => findMyPlaces(locale, scope))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") return null;
      throw error;
    });
  if (!content) return notThere("link");
  return (
    <SelfServiceFrame locale={locale} head={content.programme.head} token={token} part="sessions">
      <MyPlaces
        locale={locale}
        content={content}
        signUp={signUpAction}
        leave={leaveSessionAction}
        hidden={{ locale, token }}
      />
    </SelfServiceFrame>
  );
}
