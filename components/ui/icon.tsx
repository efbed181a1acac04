import { CLOSE, DrawnIcon, FILTER, SEARCH } from "./drawn-icon";

const PATHS = {
  arrow: "M4 12h15M13 5l7 7-7 7",
  back: "M20 12H5M11 5l-7 7 7 7",
  warning: "M12 3l10 18H2zM12 10v5M12 18v.01",
  check: "M4 12l6 6L20 6",
  close: CLOSE,
  plus: "M12 4v16M4 12h16",
  grip: "M9 5v.01M15 5v.01M9 12v.01M15 12v.01M9 19v.01M15 19v.01",
  filter: FILTER,
  search: SEARCH,
  star: "M12 3l2.8 6 6.2.8-4.6 4.4 1.2 6.3L12 17.4l-5.6 3.1 1.2-6.3L3 9.8 9.2 9z",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  print: "M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z",
  download: "M12 3v12M6 10l6 6 6-6M5 20h14",
  play: "M6 4l14 8-14 8z",
  cup: "M4 8h13v9H4zM17 10h4v4h-4M4 21h13",
  meal: "M7 3v18M4 3v6h6V3M17 3c-3 3-3 8 0 9v9",
  step_free: "M2 20h20L22 8zM12 20v-6",
  hearing_loop: "M6 10a6 6 0 0 1 12 0c0 5-5 5-5 9a3 3 0 0 1-5 1M9.5 10a2.5 2.5 0 0 1 5 0c0 2-2 2-2 4",
  captions: "M2 5h20v14H2zM10 10.5H6v3h4M18 10.5h-4v3h4",
  sign_language: "M6 12V6M10 11V3M14 11V4M18 12V7M6 12v3l4 6h5l3-6v-3",
  quiet_room: "M4 9v6h4l6 5V4L8 9zM18 9l4 6M22 9l-4 6",
  assistance_dogs: "M3 9l4-4h3l2 4h7l2 3v8h-3v-5H9v5H6v-8l-3-1z",
  other: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 8v.01M12 11v6",
} as const;
export type IconName = keyof typeof PATHS;

/** A sign by its name. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return <DrawnIcon path={PATHS[name]} {...(className ? { className } : {})} />;
}
