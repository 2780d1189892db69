/** Abbreviations a sentence seldom ends with, in several languages, lower-cased and without the full stop. */
const abbreviations = new Set(
  (
    "mr mrs ms dr prof rev hon st sen rep gov gen col capt lt sgt cmdr adm maj jr sr messrs mt ft vs cf viz al " +
    "approx est dept ed eds trans ca resp bzw evtl ggf inkl exkl zzgl vgl hl hr fr frl hrsg tel " +
    "sog dgl sra srta dra lic ing arq cap mme mlle mgr env boul sig dott ecc " +
    "jan feb apr aug sept oct nov dez dec okt i.e e.g z.b d.h u.a o.ä p.ej ee"
  ).split(" "),
);

/** Abbreviations only before a number; alone they are words: "No. 5", but "He said no." */
const abbreviationsOfNumbers = new Set(
  "no nos nr núm pág págs p pp fig figs vol vols art sec ch abs bd eq str".split(" "),
);

/** Languages that write an ordinal number with a full stop: "am 7. Januar". */
const withOrdinalStops = new Set("de da no nb nn fi et lv cs sk hu hr sl sr bs is fo lb tr pl eu".split(" "));

/** A piece longer than this many characters is cut at a space or a mark, so that one passage stays readable. */
const longestSentence = 1_200;

/**
 * Cuts a text into sentences that, joined, give the text back, character for character; white space
 * stays at the end of the sentence before it. `Intl.Segmenter` (UAX 29) proposes the cuts, in the rules of
 * `language` (a BCP 47 tag; any other string counts as unknown); cuts after initials, abbreviations and
 * ordinals, inside a soft-wrapped line, or before a footnote mark or closing bracket are mended.
 */
export function splitSentences(text: string, language: string): string[] {
  const segmenter = createSentenceSegmenter(language);
  const hasOrdinalStops = withOrdinalStops.has(language.toLowerCase().split("-")[0] ?? "");
  const sentences: string[] = [];
  let start = 0;
  let from = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    const cut = index + segment.length;
    const end = Math.max(start, moveCut(text, cut));
    const isOpen = end < text.length && isMended(text, { start: from, cut: end }, hasOrdinalStops);
    from = end;
    if (isOpen || end === start) continue;
    pushPieces(sentences, text.slice(start, end));
    start = end;
  }
  if (start < text.length) pushPieces(sentences, text.slice(start));
  return sentences;
}

function createSentenceSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "sentence" });
  } catch {
    // A page may claim any language; a tag that is none throws RangeError.
    return new Intl.Segmenter("und", { granularity: "sentence" });
  }
}

/** Moves a cut behind a closing bracket, quote or footnote mark, and before an opening one. */
function moveCut(text: string, cut: number): number {
  const opening = /[[({«“‘「『《【（〈]\s*$/u.exec(text.slice(Math.max(0, cut - 3), cut))?.[0].length ?? 0;
  const rest = text.slice(cut - opening, cut + 48);
  const tail = /^(?:\[[^\]\n.]{1,30}\]\s*|[)\]}»”’」』】）]+\s*)+/u.exec(rest)?.[0];
  return cut - opening + (tail?.length ?? 0);
}

/** Whether the cut is none: what stands before it is a title, an initial, an ordinal or an unfinished line. */
function isMended(text: string, at: { start: number; cut: number }, hasOrdinalStops: boolean): boolean {
  const before = text.slice(Math.max(at.start, at.cut - 80), at.cut);
  const after = text.slice(at.cut, at.cut + 24);
  if (!/[\p{L}\p{N}]/u.test(before)) return true;
  if (/[\p{L}\p{N},;–-][ \t]*\r?\n$/u.test(before)) return /^[\p{Ll}\p{N}]/u.test(after);
  if (/[»”"’」』]\s*$/u.test(before) && /^\p{Ll}/u.test(after)) return true;
  const word = /(?:^|[\s(["'„“‘«¿¡-])((?:\p{L}+\.)*\p{L}+|\p{N}+)\.\s*$/u.exec(before)?.[1];
  if (word === undefined) return false;
  if (/^\p{N}+$/u.test(word)) return hasOrdinalStops && word.length <= 2 && /^\p{L}/u.test(after);
  if (/^(?:\p{L}\.)*\p{L}ـ?$/u.test(word)) return isInitial(before, after) && !startsAnew(after, word);
  if (abbreviationsOfNumbers.has(word.toLowerCase())) return /^\p{N}/u.test(after);
  return abbreviations.has(word.toLowerCase()) && /^[\p{L}\p{N}]/u.test(after);
}

/** A single letter with a full stop, unless it is a unit or an era after a number. */
function isInitial(before: string, after: string): boolean {
  return /^\p{L}/u.test(after) && !/\p{N}\s+\S+\s*$/u.test(before);
}

/** After "U.S." and the like, a word that begins sentences far more often than names. */
function startsAnew(after: string, word: string): boolean {
  return (
    word.includes(".") &&
    /^(?:The|This|That|These|It|Its|In|On|At|He|She|They|We|But|And|However|When|After|Die|Der|Das|Es|Er|Sie|El|La|Los|Las|En|Il|Le|Les)\s/.test(
      after,
    )
  );
}

function pushPieces(sentences: string[], sentence: string): void {
  let rest = sentence;
  while (rest.length > longestSentence) {
    const window = rest.slice(0, longestSentence);
    const cut = Math.max(window.lastIndexOf("; ") + 1, window.lastIndexOf("\n"), window.lastIndexOf("；"));
    const space = window.search(/\s\S*$/u);
    const at = cut > longestSentence / 2 ? cut : space > 0 ? space : safeCut(window);
    sentences.push(rest.slice(0, at + 1));
    rest = rest.slice(at + 1);
  }
  if (rest !== "") sentences.push(rest);
}

// Never between the halves of a surrogate pair.
function safeCut(window: string): number {
  const last = window.charCodeAt(window.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? window.length - 2 : window.length - 1;
}
