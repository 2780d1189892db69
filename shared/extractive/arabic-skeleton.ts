/**
 * The consonants that an Arabic word shares with its inflections: without the article and one-letter particles before
 * it, the endings behind it, and the weak letters in it. "" for other scripts and for what is left with one letter.
 */
export function skeletonOf(word: string): string {
  if (!/^[\u0621-\u064a]{2,}$/.test(word)) return "";
  const skeleton = word
    .replace(/^(?:وال|بال|فال|كال|لل|ال|[وبلف](?=...))/, "")
    .replace(/(?:هما|هم|ها|ات|ان|ين|ون|وا|يه|يا|ه|ي|ت)$/, "")
    .replace(/[اويىءئؤ]/g, "");
  return skeleton.length < 2 ? "" : skeleton;
}

/** An Arabic word without its article and the particle before that, which every other word has too. */
export function stripArticle(word: string): string {
  return word.replace(/^(?:[وبفك]?ال|لل)(?=[\u0621-\u064a]{3})/, "");
}
