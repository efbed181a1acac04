import { getTranslations } from "next-intl/server";
import styles from "./edition-cards.module.css";

/** What this site is, said to each who comes: to take part, to organise, to look for something tried. */
export async function ForWhom({ locale }: { locale: string }) {
  const t = await getTranslations("public.home");
  const ways = [
    { name: "join", href: `/${locale}/me` },
    { name: "run", href: `/${locale}/organise` },
    { name: "learn", href: `/${locale}/practices` },
  ] as const;
  return (
    <section className="part" aria-labelledby="whom">
      <div className="wrap">
        <h2 id="whom">{t("whom")}</h2>
        <div className={`${styles.whom} above-5`}>
          {ways.map(({ name, href }) => (
            <div key={name}>
              <h3>{t(`for.${name}.title`)}</h3>
              <p>{t(`for.${name}.text`)}</p>
              <p>
                <a className="sign" href={href}>
                  {t(`for.${name}.link`)}
                </a>
              </p>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
