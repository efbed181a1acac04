"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type DeskAction, DeskForm } from "@/components/forms/desk/desk-form";
import type { DeskRefusal } from "@/components/forms/desk/desk-refusal";
import { useFormContext } from "@/components/forms/form-context";

interface FirstSchoolFormProps<Value, Reason extends DeskRefusal> {
  action: DeskAction<Value, Reason>;
  doneHref: string;
  language: string;
  /** Who; what; where and when. */
  screens: readonly { title: string; fields: ReactNode }[];
  submit: string;
  /** The other button: it is made, and nobody sees it yet. */
  draft: string;
}

/**
 * Three short screens, one form: without JavaScript all three stand below each other. A screen is left when its fields
 * are filled; an error brings its screen back.
 */
export function FirstSchoolForm<Value, Reason extends DeskRefusal>(
  props: FirstSchoolFormProps<Value, Reason>,
) {
  const { screens } = props;
  const t = useTranslations("desk-ui");
  const [screen, setScreen] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setScreen(0);
    const zone = document.querySelector<HTMLSelectElement>("select[name=timeZone]");
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone && [...zone.options].some((option) => option.value === own)) zone.value = own;
  }, []);
  const last = screen === null || screen === screens.length - 1;
  const move = (to: number) => {
    setScreen(to);
    requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <DeskForm
      name="first"
      action={props.action}
      doneHref={props.doneHref}
      submit={last ? props.submit : t("continue")}
      icon="arrow"
      hidden={{ language: props.language }}
      beforeSend={(form) => {
        if (screen === null) return true;
        const empty = firstEmpty(form, screen);
        if (empty) {
          empty.reportValidity();
          return false;
        }
        if (last) return true;
        move(screen + 1);
        return false;
      }}
      secondary={
        <>
          {last ? (
            <button type="submit" className="btn btn--line" name="draft" value="on">
              <span>{props.draft}</span>
            </button>
          ) : null}
          {screen ? (
            <button type="button" className="act" onClick={() => move(screen - 1)}>
              {t("back")}
            </button>
          ) : null}
        </>
      }
    >
      <div ref={body}>
        <AtAnswer
          act={() => {
            const wrong = body.current
              ?.querySelector("[aria-invalid]")
              ?.closest<HTMLElement>("[data-screen]");
            if (wrong) setScreen(Number(wrong.dataset.screen));
          }}
        />
        {screens.map(({ title, fields }, index) => (
          <section key={title} data-screen={index} hidden={screen !== null && screen !== index}>
            <h2 tabIndex={-1} ref={index === screen ? heading : null}>
              {screen === null ? null : (
                <span className="over">
                  {t("screen", { number: index + 1, count: screens.length })}
                  <br />
                </span>
              )}
              {title}
            </h2>
            {fields}
          </section>
        ))}
      </div>
    </DeskForm>
  );
}

/** Does something once the answer to the form around it is drawn. */
function AtAnswer({ act }: { act: () => void }) {
  const { typed } = useFormContext();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer
  useEffect(act, [typed]);
  return null;
}

/** The first control of a screen that is empty or impossible. */
function firstEmpty(form: HTMLFormElement, screen: number) {
  const controls = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    `[data-screen="${screen}"] :is(input, select)`,
  );
  for (const control of controls) {
    control.setCustomValidity("");
    control.required = control.type !== "radio" && control.type !== "checkbox";
    if (!control.checkValidity()) return control;
  }
  return null;
}
