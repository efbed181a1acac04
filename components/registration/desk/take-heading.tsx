import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** The heading of each step of taking questions, with the way back. */
export async function TakeHeading({ back }: { back: string }) {
  const [t, desk] = await Promise.all([getTranslations("form-take"), getTranslations("desk-ui")]);
  return (
    <>
      <p>
        <Link href={back} prefetch={false}>
          {desk("back")}
        </Link>
      </p>
      <h1 className="above-3">{t("title")}</h1>
    </>
  );
}
