/** Keys of interface texts are known to the compiler: a made-up one fails, and so does a file that is not named here. */
declare module "next-intl" {
  interface AppConfig {
    Messages: {
      arrange: typeof import("./messages/en/arrange.json");
      change: typeof import("./messages/en/change.json");
      "desk-bulk": typeof import("./messages/en/desk-bulk.json");
      "desk-fields": typeof import("./messages/en/desk-fields.json");
      "desk-history": typeof import("./messages/en/desk-history.json");
      "desk-lists": typeof import("./messages/en/desk-lists.json");
      "desk-materials": typeof import("./messages/en/desk-materials.json");
      "desk-overview": typeof import("./messages/en/desk-overview.json");
      "desk-page": typeof import("./messages/en/desk-page.json");
      "desk-pending": typeof import("./messages/en/desk-pending.json");
      "desk-pictures": typeof import("./messages/en/desk-pictures.json");
      "desk-programme": typeof import("./messages/en/desk-programme.json");
      "desk-registrations": typeof import("./messages/en/desk-registrations.json");
      "desk-sets": typeof import("./messages/en/desk-sets.json");
      "desk-totals": typeof import("./messages/en/desk-totals.json");
      "desk-ui": typeof import("./messages/en/desk-ui.json");
      desk: typeof import("./messages/en/desk.json");
      emails: typeof import("./messages/en/emails.json");
      "field-errors": typeof import("./messages/en/field-errors.json");
      "form-order": typeof import("./messages/en/form-order.json");
      "form-preview": typeof import("./messages/en/form-preview.json");
      "next-edition": typeof import("./messages/en/next-edition.json");
      "form-take": typeof import("./messages/en/form-take.json");
      import: typeof import("./messages/en/import.json");
      intake: typeof import("./messages/en/intake.json");
      me: typeof import("./messages/en/me.json");
      paste: typeof import("./messages/en/paste.json");
      pages: typeof import("./messages/en/pages.json");
      public: typeof import("./messages/en/public.json");
      "ready-mails": typeof import("./messages/en/ready-mails.json");
      registration: typeof import("./messages/en/registration.json");
      "release-changes": typeof import("./messages/en/release-changes.json");
      "same-person": typeof import("./messages/en/same-person.json");
      "schools-defaults": typeof import("./messages/en/schools-defaults.json");
      sections: typeof import("./messages/en/sections.json");
      "sign-in": typeof import("./messages/en/sign-in.json");
      site: typeof import("./messages/en/site.json");
      "my-sessions": typeof import("./messages/en/my-sessions.json");
      "session-places": typeof import("./messages/en/session-places.json");
      speak: typeof import("./messages/en/speak.json");
      "standard-form": typeof import("./messages/en/standard-form.json");
    };
  }
}

export {};
