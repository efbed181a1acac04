"use client";

import { useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { editMarkdown, MARKDOWN_TOOLS, type MarkdownTool } from "./markdown-edits";
import styles from "./markdown-toolbar.module.css";
import { putEdit } from "./put-edit";

const SIGNS: Record<MarkdownTool, string> = {
  bold: "M7 4h6a4 4 0 0 1 0 8H7zM7 12h7a4 4 0 0 1 0 8H7z",
  italic: "M10 4h8M6 20h8M14 4l-4 16",
  heading: "M6 4v16M18 4v16M6 12h12",
  link: "M10 14a4 4 0 0 0 6 0l4-4a4 4 0 0 0-6-6l-2 2M14 10a4 4 0 0 0-6 0l-4 4a4 4 0 0 0 6 6l2-2",
  list: "M9 6h12M9 12h12M9 18h12M4 6v.01M4 12v.01M4 18v.01",
  numbers: "M10 6h11M10 12h11M10 18h11M3 4.5L5 3.5V9M3 14.5c1-2 4-1 2.5 1L3 19.5h3.5",
  quote: "M4 7h6v5l-2 5H5l1-5H4zM14 7h6v5l-2 5h-3l1-5h-2z",
};

const KEYS: Partial<Record<MarkdownTool, string>> = { bold: "B", italic: "I", link: "K" };

/**
 * What sets the marks of a text without knowing them, above its text area. One stop of the tab key; arrows go on from there.
 * Without scripts it is not there.
 */
export function MarkdownToolbar({
  controlId,
  children,
}: {
  /** The id of that text area. */
  controlId: string;
  /** The text area: its keys do the same. */
  children: ReactNode;
}) {
  const t = useTranslations("desk-ui");
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const isApple = useSyncExternalStore(noChange, hasCommandKey, () => false);
  const use = (tool: MarkdownTool) => {
    const area = document.getElementById(controlId);
    if (!(area instanceof HTMLTextAreaElement) || area.readOnly || area.disabled) return;
    const chosen = { text: area.value, from: area.selectionStart, to: area.selectionEnd };
    putEdit(area, editMarkdown(tool, chosen, { words: t("tools.words"), link: t("tools.link-words") }));
  };
  const shortcut = (event: KeyboardEvent) => {
    if (event.target !== document.getElementById(controlId)) return;
    if (event.altKey || event.shiftKey || event.ctrlKey === event.metaKey) return;
    if (event.metaKey !== hasCommandKey()) return;
    const tool = MARKDOWN_TOOLS.find((tool) => KEYS[tool]?.toLowerCase() === event.key.toLowerCase());
    if (!tool) return;
    event.preventDefault();
    use(tool);
  };
  const move = (event: KeyboardEvent) => {
    const next = stopAfter(event.key, stop);
    if (next === null) return;
    event.preventDefault();
    setStop(next);
    focusButton(bar, next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the text area inside
    <div onKeyDown={shortcut}>
      <div
        ref={bar}
        role="toolbar"
        tabIndex={-1}
        aria-label={t("tools.label")}
        aria-controls={controlId}
        className={`scripted ${styles.toolbar}`}
        onKeyDown={move}
      >
        {MARKDOWN_TOOLS.map((tool, at) => {
          const key = KEYS[tool];
          const name = t(`tools.${tool}`);
          return (
            <button
              key={tool}
              type="button"
              tabIndex={at === stop ? 0 : -1}
              aria-keyshortcuts={key ? `${isApple ? "Meta" : "Control"}+${key}` : undefined}
              title={key ? t("tools.by-key", { tool: name, key: isApple ? `⌘${key}` : `Ctrl+${key}` }) : name}
              // The text keeps what is chosen in it.
              onMouseDown={(event) => event.preventDefault()}
              onFocus={() => setStop(at)}
              onClick={() => use(tool)}
            >
              <svg className="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d={SIGNS[tool]} />
              </svg>
              <span className="vh">{name}</span>
            </button>
          );
        })}
      </div>
      {children}
    </div>
  );
}

const noChange = () => () => {};
const hasCommandKey = () => /Mac|iP(hone|ad|od)/.test(navigator.platform);

function stopAfter(key: string, stop: number): number | null {
  const count = MARKDOWN_TOOLS.length;
  if (key === "ArrowRight") return (stop + 1) % count;
  if (key === "ArrowLeft") return (stop + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

function focusButton(bar: RefObject<HTMLDivElement | null>, at: number) {
  bar.current?.querySelectorAll("button")[at]?.focus();
}
