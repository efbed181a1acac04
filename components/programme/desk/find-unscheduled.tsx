import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "./board.module.css";

interface FindUnscheduledProps {
  base: string;
  /** What else the address asks for, which stays. */
  kept: Readonly<Record<string, string>>;
  words: string;
  /** How many hold the words. */
  found: number;
}

/** Words by which those without a time are looked for; the address has them, so whoever places one finds the others again. */
export function FindUnscheduled({ base, kept, words, found }: FindUnscheduledProps) {
  const t = useTranslations("desk-programme.find");
  return (
    <search>
      <form className={styles.find} action={base} autoComplete="off">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} readOnly />
        ))}
        <label className="vh" htmlFor="find">
          {t("label")}
        </label>
        <input
          className="in"
          id="find"
          name="find"
          type="search"
          defaultValue={words}
          placeholder={t("hint")}
          maxLength={100}
        />
        <button className="pill" type="submit">
          {t("submit")}
        </button>
      </form>
      {words ? (
        <p className="above-3">
          {t("found", { count: found })}{" "}
          <Link className="act" href={`${base}?${new URLSearchParams(kept)}`} prefetch={false}>
            {t("all")}
          </Link>
        </p>
      ) : null}
    </search>
  );
}
