import { Check, ChevronDown, Sparkles } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Words } from "#extension/locales/words.ts";
import { usePanelScope, useSelect } from "#extension/sidepanel/panel-scope.ts";
import type { ModelList } from "#shared/http.ts";

type Model = ModelList["models"][number];

/** Who answers. The built-in engine is called what it is. */
export function ModelPicker(): ReactNode {
  const { words } = usePanelScope();
  const models = useSelect((state) => state.models);
  const chosen = useSelect((state) => state.model) ?? models?.default;
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useOutside(root, isOpen, () => setOpen(false));
  if (!models) return <span className="model-picker" />;
  const current = models.models.find(({ id }) => id === chosen);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list from wherever the focus is in it.
    <div className="model-picker" ref={root} onKeyDown={closeOnEscape}>
      <button
        type="button"
        className="button button-quiet model-button"
        aria-expanded={isOpen}
        aria-label={`${words.models.label}: ${nameOf(current, words)}`}
        onClick={() => setOpen(!isOpen)}
      >
        <Sparkles size={14} aria-hidden />
        <span>{nameOf(current, words)}</span>
        <ChevronDown size={14} className="turns" aria-hidden />
      </button>
      {isOpen && <ModelMenu models={models} chosen={chosen} onChoose={() => setOpen(false)} />}
    </div>
  );
}

type ModelMenuProps = { models: ModelList; chosen: string | undefined; onChoose: () => void };

function ModelMenu({ models, chosen, onChoose }: ModelMenuProps): ReactNode {
  const { context, words } = usePanelScope();
  const menu = useRef<HTMLFieldSetElement>(null);
  useEffect(() => menu.current?.querySelector<HTMLInputElement>("input:checked")?.focus(), []);
  const hasOnlyBuiltIn = models.models.every(({ isBuiltIn }) => isBuiltIn);
  return (
    <fieldset className="menu" ref={menu}>
      <legend>{words.models.label}</legend>
      {models.models.map((model) => (
        <label key={model.id} className="menu-item">
          <input
            type="radio"
            name="model"
            value={model.id}
            className="visually-hidden"
            checked={model.id === chosen}
            onChange={() => context.store.change({ type: "model-chosen", model: model.id })}
            onClick={(event) => event.detail > 0 && onChoose()}
            onKeyDown={(event) => event.key === "Enter" && onChoose()}
          />
          <Check size={15} className="menu-check" aria-hidden />
          <span className="menu-text">
            <span>{nameOf(model, words)}</span>
            <small>{model.isBuiltIn ? words.models.builtInHint : model.provider}</small>
          </span>
        </label>
      ))}
      {hasOnlyBuiltIn && <p>{words.models.connect}</p>}
    </fieldset>
  );
}

function nameOf(model: Model | undefined, words: Words): string {
  if (!model) return words.models.standard;
  return model.isBuiltIn ? words.models.builtIn : model.name;
}

function useOutside(root: { current: HTMLElement | null }, isActive: boolean, close: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `close` only closes, whichever render it is from.
  useEffect(() => {
    if (!isActive) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [isActive]);
}
