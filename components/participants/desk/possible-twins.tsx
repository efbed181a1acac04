"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { keepApartAction } from "@/lib/participants/actions/pair";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";

interface PossibleTwinsProps {
  /** The address of the list, without a query. */
  base: string;
  detail: RegistrationDetail;
  address: { school: string; edition: string };
  mayDecide: boolean;
  link: (change: { open: string }) => { href: string; onClick: (event: MouseEvent) => void };
}

/** People who are much like this one: nobody is joined by itself, an organiser compares them and says what is true. */
export function PossibleTwins({ base, detail, address, mayDecide, link }: PossibleTwinsProps) {
  const t = useTranslations("desk-registrations.twins");
  const client = useQueryClient();
  if (detail.twins.length === 0) return null;
  return (
    <section className="said" aria-labelledby="twins-title">
      <div>
        <h3 id="twins-title">{t("title", { count: detail.twins.length })}</h3>
        <p className="small">{t("why")}</p>
        <ul>
          {detail.twins.map((twin) => (
            <li key={twin.personId} className="above-3">
              <p>
                {twin.registrationId ? (
                  <a {...link({ open: twin.registrationId })}>{twin.fullName}</a>
                ) : (
                  <bdi>{twin.fullName}</bdi>
                )}
                {twin.reference ? ` · ${twin.reference}` : ""}
                <br />
                <bdi>{twin.emails.join(", ")}</bdi>
              </p>
              {mayDecide ? (
                <>
                  <p>
                    <a className="act" href={`${base}/same?registration=${detail.id}&other=${twin.personId}`}>
                      {t("compare", { name: twin.fullName })}
                    </a>
                  </p>
                  <DeskForm
                    name={`apart-${twin.personId}`}
                    action={keepApartAction}
                    hidden={{ ...address, registration: detail.id, other: twin.personId }}
                    submit={t("apart")}
                    look="text"
                    done={t("done")}
                    onDone={() => void client.invalidateQueries({ queryKey: ["registrations"] })}
                  >
                    {null}
                  </DeskForm>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
