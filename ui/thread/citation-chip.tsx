import { type ReactNode, useId, useState } from "react";
import { textDirection } from "#ui/markdown/text-direction.ts";

export type CitationChipProps = {
  number: number;
  /** The sentence, or why there is none. */
  preview: string;
  label: string;
  /** Left out for a passage that cannot be vouched for: then the chip does nothing. */
  onReveal?: (() => void) | undefined;
};

type Place = { left: number; top: number | undefined; bottom: number | undefined };

const margin = 12;
const widest = 352;
const gap = 6;

/** Word joiner: keeps a chip on the line of the word it follows. */
const noBreak = "\u2060";

/** A numbered source in an answer. Shows its sentence on hover and focus, and the passage on a click. */
export function CitationChip({ number, preview, label, onReveal }: CitationChipProps): ReactNode {
  const id = useId();
  const [place, setPlace] = useState<Place>();
  const show = (chip: Element) => setPlace(placeBeside(chip));
  const hide = () => setPlace(undefined);
  return (
    <>
      {noBreak}
      <button
        type="button"
        className="cite"
        aria-label={label}
        aria-describedby={place && preview ? id : undefined}
        aria-disabled={onReveal ? undefined : true}
        onClick={onReveal}
        onPointerEnter={(event) => show(event.currentTarget)}
        onPointerLeave={hide}
        onFocus={(event) => show(event.currentTarget)}
        onBlur={hide}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !place) return;
          event.stopPropagation();
          hide();
        }}
      >
        {onReveal ? number : `${number}?`}
      </button>
      {place && preview !== "" && (
        <span id={id} role="tooltip" className="preview" dir={textDirection(preview)} style={place}>
          {preview}
        </span>
      )}
    </>
  );
}

function placeBeside(chip: Element): Place {
  const box = chip.getBoundingClientRect();
  const view = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
  const width = Math.min(widest, view.width - 2 * margin);
  const left = Math.max(margin, Math.min(box.left, view.width - margin - width));
  const isBelow = box.bottom < view.height / 2;
  return isBelow
    ? { left, top: box.bottom + gap, bottom: undefined }
    : { left, top: undefined, bottom: view.height - box.top + gap };
}
