"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { partPeopleAction } from "@/lib/participants/actions/pair";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatDayAndTime } from "@/lib/platform/dates/format";

interface JoinedRecordsProps {
  detail: RegistrationDetail;
  address: { school: string; edition: string };
  mayDecide: boolean;
  language: string;
  timeZone: string;
  link: (change: { open: string }) => { href: string; onClick: (event: MouseEvent) => void };
}

/** What an organiser joined: which registration stays in the stead of one that ended, and until when it can be parted. */
export function JoinedRecords(props: JoinedRecordsProps) {
  const { detail, address, mayDecide, language, timeZone, link } = props;
  const t = useTranslations("desk-registrations.joined");
  const client = useQueryClient();
  if (detail.joined.length === 0 && !detail.stays) return null;
  const when = (iso: string) => formatDayAndTime(new Date(iso), timeZone, language);
  return (
    <section className="said" aria-labelledby="joined-title">
      <div>
        <h3 id="joined-title">{t("title")}</h3>
        {detail.stays ? (
          <p>
            {t("stays")}
            <br />
            <a {...link({ open: detail.stays.id })}>{detail.stays.reference ?? "–"}</a>
          </p>
        ) : null}
        {detail.joined.map(({ id, at, until, above }) => (
          <div key={id} className="above-2">
            <p>
              {until ? t("until", { date: when(at), until: when(until) }) : t("final", { date: when(at) })}
            </p>
            {until && mayDecide ? (
              <DeskForm
                name={`part-${id}`}
                action={partPeopleAction}
                hidden={{ ...address, registration: detail.id, merge: id }}
                submit={t("part")}
                look="text"
                done={({ waiting, left }) =>
                  [
                    t("parted"),
                    ...(waiting > 0 ? [t("parted-waiting", { count: waiting })] : []),
                    ...(left > 0 ? [t("parted-left", { count: left })] : []),
                  ].join(" ")
                }
                onDone={() => void client.invalidateQueries({ queryKey: ["registrations"] })}
              >
                <p className="small muted">{t("part-hint")}</p>
                {above ? (
                  <label className="choice">
                    <input type="checkbox" name="above" />
                    <span>{t("part-above", above)}</span>
                  </label>
                ) : null}
              </DeskForm>
            ) : null}
          </div>
        ))}
      </div>
    </section>
  );
}
