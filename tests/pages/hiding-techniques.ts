/** A way to hide text from the eye, and a control that looks similar in code and can be read. */
export type Technique = {
  name: string;
  /** Declarations on the element that holds the text. */
  hidden: string;
  visible: string;
  /** Declarations on a wrapper, where the technique needs one. */
  outerHidden?: string;
  outerVisible?: string;
};

/** The 24 techniques of security.md, fact MB9, each with its control. */
export const techniques: readonly Technique[] = [
  { name: "display", hidden: "display: none", visible: "display: inline-block" },
  { name: "visibility", hidden: "visibility: hidden", visible: "visibility: visible" },
  { name: "content-visibility", hidden: "content-visibility: hidden", visible: "content-visibility: auto" },
  { name: "opacity", hidden: "opacity: 0", visible: "opacity: 0.6" },
  { name: "faint", hidden: "opacity: 0.04", visible: "opacity: 0.5" },
  {
    name: "opacity-chain",
    hidden: "opacity: 0.25",
    visible: "opacity: 0.8",
    outerHidden: "opacity: 0.25",
    outerVisible: "opacity: 0.8",
  },
  { name: "white", hidden: "color: #fff", visible: "color: #767676" },
  { name: "near-white", hidden: "color: rgb(254, 254, 254)", visible: "color: rgb(150, 150, 150)" },
  {
    name: "same-colour",
    hidden: "color: #123456; background: #123456",
    visible: "color: #fff; background: #123456",
  },
  { name: "transparent", hidden: "color: transparent", visible: "color: rgba(0, 0, 0, 0.6)" },
  { name: "thin-rgba", hidden: "color: rgba(0, 0, 0, 0.03)", visible: "color: rgba(0, 0, 0, 0.5)" },
  { name: "font-zero", hidden: "font-size: 0", visible: "font-size: 11px" },
  { name: "font-tiny", hidden: "font-size: 1px", visible: "font-size: 9px" },
  {
    name: "off-screen",
    hidden: "position: absolute; left: -9999px",
    visible: "position: absolute; left: 40px",
  },
  {
    name: "zero-height",
    hidden: "height: 0; overflow: hidden",
    visible: "height: 40px; overflow: hidden",
  },
  {
    name: "zero-width",
    hidden: "width: 0; overflow: hidden; white-space: nowrap",
    visible: "width: 600px; overflow: hidden; white-space: nowrap",
  },
  {
    name: "screen-reader-only",
    hidden: "position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0)",
    visible:
      "position: absolute; width: 500px; height: 40px; overflow: hidden; clip: rect(0, 500px, 40px, 0)",
  },
  { name: "clip-path", hidden: "clip-path: inset(50%)", visible: "clip-path: inset(0 5% 0 0)" },
  {
    name: "clip-polygon",
    hidden: "clip-path: polygon(0 0, 0 0, 0 0)",
    visible: "clip-path: polygon(0 0, 100% 0, 100% 100%, 0 100%)",
  },
  { name: "scale", hidden: "transform: scale(0)", visible: "transform: scale(0.9)" },
  {
    name: "text-indent",
    hidden: "text-indent: -9999px; overflow: hidden",
    visible: "text-indent: 20px; overflow: hidden",
  },
  { name: "filter", hidden: "filter: opacity(0)", visible: "filter: opacity(0.8)" },
  {
    name: "mask",
    hidden: "mask-image: linear-gradient(transparent, transparent)",
    visible: "mask-image: linear-gradient(black, transparent)",
  },
  {
    name: "covered",
    hidden: "--cover: absolute",
    visible: "--cover: static",
    outerHidden: "position: relative",
    outerVisible: "position: relative",
  },
];

const manners = ["inline", "class"] as const;
export type Manner = (typeof manners)[number];

/** A page that holds every technique hidden and visible, styled inline or by a class. */
export function techniquePage(manner: Manner): string {
  const rules: string[] = [];
  const styled = (name: string, css: string) => {
    if (manner === "inline") return `style="${css}"`;
    rules.push(`.${name} { ${css} }`);
    return `class="${name}"`;
  };
  const rows = techniques.map((technique) => row(technique, styled)).join("\n");
  return `<!doctype html><html lang="en"><head><title>Techniques</title>
<style>body { color: #000; background: #fff } .row { min-height: 60px; position: relative } ${rules.join("\n")}</style></head>
<body><main><h1>Techniques</h1>${rows}</main></body></html>`;
}

/** The text that stands for one technique; it occurs nowhere else. */
export function canary(name: string, kind: "hidden" | "visible"): string {
  return `The ${kind} canary of ${name} sings here.`;
}

function row(technique: Technique, styled: (name: string, css: string) => string): string {
  return (["hidden", "visible"] as const)
    .map((kind) => {
      const outer = (kind === "hidden" ? technique.outerHidden : technique.outerVisible) ?? "margin: 0";
      const name = `${technique.name}-${kind}`;
      const cover = technique.name === "covered" ? coverOf(kind, styled) : "";
      return `<div class="row"><div ${styled(`${name}-outer`, outer)}><p ${styled(name, technique[kind])}>${canary(technique.name, kind)}</p>${cover}</div></div>`;
    })
    .join("");
}

function coverOf(kind: "hidden" | "visible", styled: (name: string, css: string) => string): string {
  const size = kind === "hidden" ? "inset: 0" : "right: 0; bottom: 0; width: 10px; height: 10px";
  return `<div ${styled(`cover-${kind}`, `position: absolute; ${size}; background: #fff`)}></div>`;
}
