"use client";

import { useTranslations } from "next-intl";
import type { Choice } from "@/components/desk/data-table/table-filters";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { isLive } from "@/lib/registration/rules/phases";
import type { FactWords } from "./applicant-words";
import { AskThem } from "./ask-them";
import { CorrectForm } from "./correct-form";
import { DecidePerson } from "./decide-person";
import type { DecidedCount } from "./decided-note";
import { ModeForm } from "./mode-form";
import { MoveForm } from "./move-form";
import styles from "./registration-acts.module.css";

/** What a reader of the panel may do there. */
export interface PanelRights {
  decide: boolean;
  change: boolean;
  confirm: boolean;
  resend: boolean;
  /** Reading what a message said. */
  read: boolean;
  /** Writing a message to them. */
  write: boolean;
}

interface RegistrationActsProps {
  /** The address of the list. */
  base: string;
  detail: RegistrationDetail;
  may: PanelRights;
  /** The categories one can be moved to. */
  openCategories: readonly Choice[];
  language: string;
  factWords: FactWords;
  address: { school: string; edition: string };
  onDecided: (decided: DecidedCount) => void;
}

/** What can be done with a registration, in the order of use. */
export function RegistrationActs(props: RegistrationActsProps) {
  const { detail, may, openCategories, address } = props;
  const t = useTranslations("desk-registrations");
  return (
    <>
      {may.decide ? <DecidePerson registration={detail} address={address} onDone={props.onDecided} /> : null}
      {isLive(detail.state) && openCategories.length > 1 ? (
        <details className="fold no-print">
          <summary>{t("move.open")}</summary>
          <MoveForm registration={detail} categories={openCategories} address={address} />
        </details>
      ) : null}
      {may.change && isLive(detail.state) && detail.modes ? (
        <details className="fold no-print">
          <summary>{t("mode.open")}</summary>
          <ModeForm key={detail.id} detail={detail} address={address} />
        </details>
      ) : null}
      {may.change ? (
        <details className="fold no-print">
          <summary>{t("correct.open")}</summary>
          <CorrectForm
            registration={detail}
            language={props.language}
            factWords={props.factWords}
            address={address}
          />
        </details>
      ) : null}
      {may.change && isLive(detail.state) ? (
        <p className={`${styles.away} fold fold--link no-print`}>
          <a href={`${props.base}/answers/${detail.id}`}>{t("answer-for.open")}</a>
        </p>
      ) : null}
      {may.change && isLive(detail.state) && !detail.withheldSince ? (
        <details className="fold no-print">
          <summary>{t("ask-them.open")}</summary>
          <AskThem key={detail.id} registration={detail.id} address={address} />
        </details>
      ) : null}
      {may.decide ? (
        <p className={`${styles.away} fold fold--link no-print`}>
          <a href={`${props.base}/same?registration=${detail.id}`}>{t("twins.join")}</a>
        </p>
      ) : null}
    </>
  );
}
