import type { Metadata } from "next";

/** Our own mark, for tabs and home screens; public/favicon.ico is for those who only ask for that. */
export const SITE_ICONS: Metadata["icons"] = {
  icon: [{ url: "/icon.svg", type: "image/svg+xml" }],
  apple: [{ url: "/apple-touch-icon.png", sizes: "180x180" }],
};
