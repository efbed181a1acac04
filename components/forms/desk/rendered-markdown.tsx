import { Markdown } from "@/components/ui/markdown";

/** The page's own Markdown renderer for the preview; a default export, so that it can be fetched lazily. */
export default function RenderedMarkdown({ text }: { text: string }) {
  return <Markdown text={{ text, lang: null }} />;
}
