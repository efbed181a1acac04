import { PublicPage } from "@/components/layout/public-page";
import { MyPage } from "@/components/registration/my-page";
import { listMyMaterials } from "@/lib/registration/queries/my-materials";
import { hasPlaces } from "@/lib/signups/queries/has-places";
import { openLink, type SelfServicePageProps } from "./_open-link";

type Props = SelfServicePageProps & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MyRegistrationPage({ params, searchParams }: Props) {
  const { locale, token, page, base } = await openLink(params);
  const { saved, dropped = [] } = await searchParams;
  return (
    <PublicPage locale={locale} path={`/r/${token}`} edition={page.head}>
      <MyPage
        locale={locale}
        page={page}
        base={base}
        saved={saved === "on"}
        dropped={[dropped].flat()}
        materials={await listMyMaterials(locale, page)}
        places={await hasPlaces(page.head)}
      />
    </PublicPage>
  );
}
