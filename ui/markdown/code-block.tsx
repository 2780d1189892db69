import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useParts } from "#ui/markdown/markdown-parts.ts";
import { showInvisible } from "#ui/markdown/show-invisible.ts";

const copiedFor = 1_600;

/** Code with its language and a copy button. What is copied is exactly what is shown. */
export function CodeBlock({ text, language }: { text: string; language: string }): ReactNode {
  const { words } = useParts();
  const shown = showInvisible(text);
  const label = showInvisible(language.split(/\s/)[0]?.slice(0, 40) ?? "");
  return (
    <div className="md-code" dir="ltr">
      <div className="md-code-bar">
        <span className="md-code-language">{label || words.code}</span>
        <CopyButton text={shown} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>
        <code>{shown}</code>
      </pre>
    </div>
  );
}

function CopyButton({ text }: { text: string }): ReactNode {
  const { words, copyText } = useParts();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), copiedFor);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => copyText(text).then(() => setCopied(true));
  return (
    <button type="button" className="md-copy" onClick={copy}>
      {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      <span>{isCopied ? words.copied : words.copyCode}</span>
    </button>
  );
}
