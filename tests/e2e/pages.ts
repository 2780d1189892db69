import type { SitePage } from "#tests/e2e/harness/serve-sites.ts";

function page(language: string, title: string, body: string): SitePage {
  const direction = language === "ar" ? "rtl" : "ltr";
  return {
    body: `<!doctype html><html lang="${language}" dir="${direction}"><title>${title}</title><body>${body}</body></html>`,
  };
}

const filler = Array.from(
  { length: 40 },
  (_, at) =>
    `<p>Paragraph ${at} speaks of ropes, anchors and harbours, and of nothing that anybody would ask about.</p>`,
).join("");

/** A word on the page of the lighthouse, which must rest nowhere in clear. */
export const canary = "Xylophonium";

export const lighthouse = page(
  "en",
  "The lighthouse of Norfolk",
  `<main><article><h1>The lighthouse of Norfolk</h1>
   <p>The lighthouse was built by Eleanor ${canary} in the year 1887. It stands on a rock of granite.</p>
   ${filler}
   <h2>The lamp</h2>
   <p id="lamp">Its lamp burns whale oil and is seen from thirty miles away. The keeper trims it each night at nine.</p>
   <p>Ships that pass answer with a bell. The village counts the bells and writes them into a book.</p>
   </article></main>`,
);

export const bakery = page(
  "en",
  "The bakery of Lisbon",
  `<main><article><h1>The bakery of Lisbon</h1>
   <p>The bakery sells custard tarts since 1837. The recipe is known to three people only.</p>
   <p>Each morning twenty thousand tarts leave the oven, and all are eaten before noon.</p></article></main>`,
);

export const arabic = page(
  "ar",
  "منارة الإسكندرية",
  `<main><article><h1>منارة الإسكندرية</h1>
   <p>بُنيت منارة الإسكندرية في عهد بطليموس الثاني حوالي عام 280 قبل الميلاد. وكان ارتفاعها أكثر من مئة متر.</p>
   <p>دمرت الزلازل المنارة في القرن الرابع عشر. واستُخدمت حجارتها في بناء قلعة قايتباي.</p></article></main>`,
);

export const japanese = page(
  "ja",
  "富士山",
  `<main><article><h1>富士山</h1>
   <p>富士山は日本で最も高い山で、標高は3776メートルです。山頂には大きな火口があります。</p>
   <p>最後の噴火は1707年の宝永大噴火でした。江戸の町にも火山灰が降りました。</p></article></main>`,
);

export const empty = page("en", "Nothing", "");

/** Five megabytes of text, and the answer in the middle of it. */
export const huge = page(
  "en",
  "The long book",
  `<main><article><h1>The long book</h1>
   <p>The book was bound in Antwerp by a woman named Griet.</p>
   ${"<p>Line after line the book goes on about the weather of a valley where it neither rains nor snows.</p>\n".repeat(52_000)}
   </article></main>`,
);

export const pdf: SitePage = {
  type: "application/pdf",
  body: `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`,
};
