/** What authors call the parts of a page, in class names, ids and `itemprop`; one row is one feature. */
const hintWords = {
  comment: /comment|disqus|\breply|replies|respond/,
  related:
    /related|recommend|more-from|morefrom|also-like|you-may|similar|popular|trending|read-?next|up-?next|latest/,
  share: /share|social|facebook|twitter|pinterest|whatsapp|follow/,
  sidebar: /side-?bar|aside|rail\b|widget|secondary/,
  menu: /menu|\bnav|navbar|navigation|dropdown|drawer|offcanvas/,
  footer: /foot|copyright|colophon|legal/,
  header: /header|masthead|top-?bar|banner/,
  crumbs: /breadcrumb|crumbs/,
  paging: /pagin|pager|load-?more|next-?page/,
  promo: /promo|advert|\bads?\b|\bad-|sponsor|newsletter|subscri|sign-?up|call-to-action|\bcta\b|donat/,
  consent: /cookie|consent|gdpr|privacy|onetrust/,
  overlay: /modal|popup|pop-up|overlay|dialog|tooltip|toast|snackbar/,
  byline: /byline|author|\bmeta\b|posted|published|\bdate\b|timestamp/,
  tags: /\btags?\b|tag-?list|categories|categor|topics|labels/,
  body: /article-?body|post-?body|entry-?content|post-?content|story|main-?content|articlebody|richtext|prose|markdown|wysiwyg/,
  content: /content|article|entry|\bpost\b|\bmain\b|\btext\b|\bcopy\b|body/,
  title: /title|headline|heading/,
  product: /product|\bpdp|sku|merch/,
  price: /price|amount|\bcost/,
  cart: /cart|basket|checkout|buy|wishlist|quantity|\bqty/,
  describe: /descri|detail|overview|about|summary|feature/,
  specs: /spec|attribute|propert|ingredient|dimension/,
  review: /review|rating|testimonial|feedback/,
  card: /card|tile|teaser|\bitem|grid|product-?list|listing|result/,
  thread: /thread|topic|message|bbp|forum|discussion|question|answer|usertext|postbody/,
  person: /\buser|avatar|profile|member|signature|karma|joined/,
  filter: /filter|facet|refine|sort-?by|\bsort\b|swatch|option|variant/,
  search: /search/,
  tool: /toolbar|button|\bbtn|action|control|\bicon|skip-|screen-reader|sr-only|visually-?hidden|visuallyhidden|\bhide|hidden/,
  gallery: /gallery|carousel|slider|slick|swiper|lightbox|thumb/,
  hero: /hero|jumbotron|intro|lead\b|lede|standfirst|dek\b/,
  footnote: /footnote|reference|citation|endnote/,
  toc: /\btoc\b|table-?of-?contents|on-this-page|jump-?to/,
  edit: /edit|report|flag|vote|like-?count|permalink|quote-?link/,
  caption: /caption|credit|photo|image|media|figure|picture/,
  excerpt: /excerpt|teaser|preview|snippet|post-?list|story-?list|headlines|archive|feed|stream/,
  account: /login|log-?in|sign-?in|register|account/,
} as const;

export type HintWord = keyof typeof hintWords;
export const hintNames = Object.keys(hintWords) as HintWord[];

const anyWord = new RegExp(
  Object.values(hintWords)
    .map((pattern) => pattern.source)
    .join("|"),
);
const rowsOfWord = new Map<string, readonly number[]>();
const rowsOfHint = new Map<string, readonly number[]>();
const mostRemembered = 5_000;

/** Which rows of the table a region's names match. */
export function matchHints(hint: string): readonly number[] {
  const known = rowsOfHint.get(hint);
  if (known) return known;
  const rows = new Set<number>();
  for (const word of hint.split(" ")) for (const row of rowsOf(word)) rows.add(row);
  const matched = Array.from(rows);
  if (rowsOfHint.size >= mostRemembered) rowsOfHint.clear();
  rowsOfHint.set(hint, matched);
  return matched;
}

// Pages name their parts by the same few words again and again.
function rowsOf(word: string): readonly number[] {
  const known = rowsOfWord.get(word);
  if (known) return known;
  const rows: number[] = [];
  if (anyWord.test(word))
    for (const [row, name] of hintNames.entries()) if (hintWords[name].test(word)) rows.push(row);
  if (rowsOfWord.size >= mostRemembered) rowsOfWord.clear();
  rowsOfWord.set(word, rows);
  return rows;
}
