import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/platform/i18n/request.ts");
const development = process.env.NODE_ENV === "development";

const POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
  // Public pages tighten this by hashes (lib/platform/cache/handler.mjs), live pages by a nonce (proxy.ts).
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const config: NextConfig = {
  // What only `npm run dev` has is a page.dev.tsx: to a build it is no page.
  pageExtensions: [...(development ? ["dev.tsx"] : []), "tsx", "ts"],
  poweredByHeader: false,
  reactStrictMode: true,
  cacheHandler: fileURLToPath(new URL("./lib/platform/cache/handler.mjs", import.meta.url)),
  cacheMaxMemorySize: 0,
  experimental: {
    globalNotFound: true,
    // Pages weigh what they show: by default one style more at the desk put the desk's sheets into every public page.
    cssChunking: "graph",
    // An imported schedule, and what Next repeats of it without JavaScript; every other action stops at 1 MB itself.
    serverActions: { bodySizeLimit: "8mb" },
  },
  serverExternalPackages: ["pg", "pino", "nodemailer", "@electric-sql/pglite", "@electric-sql/pglite-socket"],
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "Content-Security-Policy", value: POLICY },
          { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "same-origin" },
          {
            key: "Permissions-Policy",
            value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
          },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        ],
      },
      {
        // What somebody uploaded is nothing but its pixels, wherever a browser opens it.
        source: "/files/:path*",
        headers: [
          { key: "Content-Security-Policy", value: "default-src 'none'; sandbox; frame-ancestors 'none'" },
        ],
      },
      {
        // No script at all; the hash of its one style stands in the page.
        source: "/:locale/schools/:school/:edition/lite",
        headers: [
          { key: "Content-Security-Policy", value: POLICY.replace(/script-src [^;]+/, "script-src 'none'") },
        ],
      },
    ];
  },
};

export default withIntl(config);
