import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { PersonLine } from "@/components/desk/person-line";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { SaidHere } from "@/components/forms/desk/said-here";
import { Confirm } from "@/components/ui/confirm";
import type { EditionScope } from "@/lib/access/access";
import { mayAssign } from "@/lib/access/policy";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { LOCALE_OPTIONS } from "@/lib/platform/i18n/locales";
import { localise } from "@/lib/platform/i18n/localised";
import { changeRoleAction, inviteAction, removeMemberAction } from "@/lib/team/actions/team";
import type { listTeam } from "@/lib/team/queries/list-team";
import { GIVEN_ROLES, TEAM_ROLES } from "@/lib/team/schema";

interface TeamListProps {
  scope: EditionScope;
  members: Awaited<ReturnType<typeof listTeam>>;
}

/** Everybody on the team, with what they may do; each is changed or removed in place. */
export async function TeamList({ scope, members }: TeamListProps) {
  const [t, words, site, language, roles] = await Promise.all([
    fieldTexts("team"),
    getTranslations("desk-lists"),
    getTranslations("site"),
    getLocale(),
    optionsOf("team", TEAM_ROLES),
  ]);
  const assignable = roles.filter((role) => mayAssign(scope.role, role.value as (typeof TEAM_ROLES)[number]));
  // A role that nobody can use is offered to nobody; who has it sees it.
  const offered = (own: string) =>
    assignable.filter(({ value }) => value === own || GIVEN_ROLES.some((role) => role === value));
  return (
    <div className="above-4">
      <SaidHere>
        <DataTable
          look="folds"
          columns={["who", "change"]}
          rows={members.map((member) => {
            const hidden = { organisation: scope.organisationId, member: member.id, version: member.version };
            const only = member.edition
              ? localise(member.edition.title, language, scope.languages)?.text
              : null;
            return {
              id: member.id,
              cells: {
                who: (
                  <PersonLine
                    name={member.login?.name || member.email}
                    facts={[
                      member.login?.name && member.email,
                      roles.find((role) => role.value === member.role)?.label,
                      only,
                      member.acceptedAt ? null : words("team.invited"),
                      member.loginId === scope.actor.id && words("team.you"),
                    ]}
                  />
                ),
                change: (
                  <>
                    <DeskForm
                      name={`member-${member.id}`}
                      action={changeRoleAction}
                      hidden={hidden}
                      submit={t("save")}
                      look="outlined"
                      done={t("saved")}
                    >
                      <FieldList
                        fields={[
                          { name: "role", kind: "radio", options: offered(member.role) },
                          { name: "sensitiveData", kind: "tick" },
                        ]}
                        values={{
                          role: member.role,
                          ...(member.sensitiveData ? { sensitiveData: "on" } : {}),
                        }}
                        fieldLanguages={[]}
                        t={t}
                      />
                    </DeskForm>
                    <Confirm ask={t("remove-ask")} warning={t("remove-warning")}>
                      <DeskForm
                        name={`member-remove-${member.id}`}
                        action={removeMemberAction}
                        hidden={hidden}
                        submit={t("remove")}
                        look="text"
                        done={`${asLabel(site, member.login?.name || member.email)} ${t("removed")}`}
                        goesAway
                        // The address is forgotten with the removal: only this page still knows it.
                        undo={{
                          action: inviteAction,
                          hidden: {
                            organisation: scope.organisationId,
                            email: member.email,
                            role: member.role,
                            edition: member.edition?.id ?? "",
                            ...(member.sensitiveData ? { sensitiveData: "on" } : {}),
                            language: member.language,
                          },
                          submit: t("invite-again"),
                          done: t("invited"),
                        }}
                      />
                    </Confirm>
                  </>
                ),
              },
            };
          })}
        />
      </SaidHere>
    </div>
  );
}

/** Invites somebody by mail. */
export async function InviteForm({ scope }: { scope: EditionScope }) {
  const [t, words, language, roles] = await Promise.all([
    fieldTexts("team"),
    getTranslations("desk-lists"),
    getLocale(),
    optionsOf("team", GIVEN_ROLES),
  ]);
  return (
    <section className="section" aria-labelledby="invite">
      <h2 id="invite">{t("heading")}</h2>
      <DeskForm
        name="invite"
        action={inviteAction}
        hidden={{ organisation: scope.organisationId }}
        submit={t("submit")}
        icon="arrow"
        done={t("invited")}
        again
      >
        <FieldList
          fields={[
            { name: "email", kind: "email" },
            { name: "role", kind: "radio", options: roles },
            {
              name: "edition",
              kind: "select",
              options: [
                { value: "", label: words("team.everywhere") },
                { value: scope.editionId, label: words("team.only-here") },
              ],
            },
            { name: "sensitiveData", kind: "tick" },
            {
              name: "language",
              kind: "select",
              options: LOCALE_OPTIONS,
            },
          ]}
          values={{ role: "viewer", language }}
          fieldLanguages={[]}
          t={t}
        />
      </DeskForm>
    </section>
  );
}
