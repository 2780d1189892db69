/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const transparent: Colour = [0, 0, 0, 0];

const colourFunction = /(?:rgba?|color|oklch|oklab|lab|lch)\([^()]*\)/g;

const known = new Map<string, Colour | null>();
const mostKnown = 1_000;

/** A colour as `getComputedStyle` writes it; null for a notation that is not understood. */
export function parseColour(text: string): Colour | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  const colour = readColour(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, colour);
  return colour;
}

function readColour(text: string): Colour | null {
  const match = /^(rgba?|color|oklab|oklch|lab|lch)\(([^()]*)\)$/.exec(text.trim());
  if (!match) return text === "transparent" ? transparent : null;
  const [name = "", body = ""] = match.slice(1);
  const [channels = "", slashAlpha] = body.split("/");
  const parts = channels.trim().split(/[\s,]+/);
  const space = name === "color" ? parts.shift() : name;
  const numbers = parts.map(parseChannel);
  const alpha = slashAlpha === undefined ? (numbers[3] ?? 1) : parseChannel(slashAlpha.trim());
  const rgb = toRgb(space ?? "", numbers);
  return rgb && [...rgb, Math.min(1, Math.max(0, alpha))];
}

/** Every colour named inside a gradient; null where one of them is not understood. */
export function gradientColours(image: string): Colour[] | null {
  const found = (image.match(colourFunction) ?? []).map(parseColour);
  return found.length > 0 && found.every((colour) => colour !== null) ? found : null;
}

/** Lays one colour over an opaque one. */
export function layOver(top: Colour, bottom: Colour): Colour {
  const mix = (over: number, under: number) => over * top[3] + under * (1 - top[3]);
  return [mix(top[0], bottom[0]), mix(top[1], bottom[1]), mix(top[2], bottom[2]), 1];
}

/** Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, 1.4.3). */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Distance in red, green and blue, so that red on equally bright green counts as seen. */
export function distance(one: Colour, other: Colour): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function parseChannel(text: string): number {
  const value = Number.parseFloat(text);
  if (Number.isNaN(value)) return 0;
  return text.endsWith("%") ? value / 100 : value;
}

type Rgb = [number, number, number];

function toRgb(space: string, [a = 0, b = 0, c = 0]: number[]): Rgb | null {
  const turn = (chroma: number, hue: number): [number, number] => [
    chroma * Math.cos((hue * Math.PI) / 180),
    chroma * Math.sin((hue * Math.PI) / 180),
  ];
  if (space === "rgb" || space === "rgba") return [a, b, c];
  if (space === "srgb" || space === "display-p3") return [a * 255, b * 255, c * 255];
  if (space === "srgb-linear") return [gamma(a), gamma(b), gamma(c)];
  if (space === "oklab") return oklabToRgb(a, b, c);
  if (space === "oklch") return oklabToRgb(a, ...turn(b, c));
  if (space === "lab") return labToRgb(a, b, c);
  if (space === "lch") return labToRgb(a, ...turn(b, c));
  return null;
}

// https://www.w3.org/TR/css-color-4/#color-conversion-code
function oklabToRgb(lightness: number, a: number, b: number): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function labToRgb(lightness: number, a: number, b: number): Rgb {
  const fy = (lightness + 16) / 116;
  const cube = (share: number) => (share ** 3 > 216 / 24389 ? share ** 3 : (116 * share - 16) / (24389 / 27));
  const x = 0.9643 * cube(fy + a / 500);
  const y = cube(fy);
  const z = 0.8251 * cube(fy - b / 200);
  return [
    gamma(3.1341359 * x - 1.6173863 * y - 0.4906619 * z),
    gamma(-0.9787955 * x + 1.9162543 * y + 0.0334427 * z),
    gamma(0.0719554 * x - 0.2289768 * y + 1.4053861 * z),
  ];
}

function gamma(linear: number): number {
  const share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.min(255, Math.max(0, share * 255));
}
