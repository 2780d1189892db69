import { foldText } from "#shared/extractive/fold-text.ts";

/** What a question asks for, as far as its question words tell. */
export type ExpectedAnswer = "time" | "number" | "person" | "place" | "reason" | "other";

type Hint = { expects: ExpectedAnswer; pattern: RegExp };

/**
 * Question words by what they ask for; the first that fits decides. Words are matched in folded text
 * (`foldText`), as whole words where the script has spaces.
 */
const hints: readonly Hint[] = [
  hint(
    "time",
    "when|(?:what|which) (?:year|date|day|month|century|decade|time|era|period)|since when|how (?:old|long ago)",
    "wann|seit wann|(?:welche[mnrs]?) (?:jahr|datum|tag|monat|jahrhundert|zeit|zeitraum|jahrzehnt)",
    "cuando|(?:que|cual) (?:ano|fecha|dia|mes|siglo|decada|epoca|fue el ano)|quand|quelle (?:annee|date|epoque)|(?:en )?quel (?:mois|siecle|jour)",
    "in che anno|in quale anno|em que ano|quando|wanneer|welk jaar|когда|(?:каком|какой) (?:году|год|веке|век)|ne zaman",
    "متي|(?:اي|ايه) (?:عام|سنه|تاريخ|يوم|شهر|قرن|وقت)|ما (?:هو )?(?:تاريخ|عام|العام|التاريخ)",
  ),
  dense(
    "time",
    "什么时候|什麼時候|何时|何時|哪一?年|哪一?[个天日月]|几[月日号年]|[哪什]么?年份|年份|哪个(?:世纪|年代|时期)|いつ|何年|何月|何日",
  ),
  hint(
    "number",
    "how (?:many|much|long|far|large|big|tall|high|fast|often|deep|wide|heavy|few)|(?:what|which) (?:number|percentage|percent|amount|proportion|share|population|age|fraction|rate)|what is the (?:number|population|percentage|cost|price|size|length|height|speed|temperature|distance)",
    "wie (?:viel|viele|vielen|lange|lang|gross|hoch|weit|schnell|oft|tief|alt|schwer|teuer)|wieviele?|welche[rnm]? (?:anteil|anzahl|prozentsatz|prozentzahl|summe|zahl|menge|temperatur|hohe|bevolkerung)",
    "cuant[oa]s?|(?:que|cual) (?:es el |es la |era la |era el )?(?:porcentaje|numero|cantidad|proporcion|poblacion|edad|precio|tamano|distancia|temperatura|velocidad)|combien|quel (?:nombre|pourcentage|age|prix)|quelle (?:proportion|quantite|part|population)",
    "quant[oaie]|hoeveel|сколько|kac|ne kadar",
    "كم|(?:ما|ماهو|ماهي) (?:هو |هي )?(?:عدد|النسبه|نسبه|مقدار|المبلغ|المسافه|العدد|سعر|حجم)|بكم",
  ),
  dense(
    "number",
    "多少|几[个位种次名人天岁项座条所家]|多[大长高远久快深重]|百分之几|百分比|比例|幾|いくつ|いくら|何(?:人|個|回|度|歳|パーセント|％|%|メートル|キロ)|どれくらい",
  ),
  hint(
    "place",
    "where|(?:what|which) (?:city|country|state|place|location|town|region|continent|area|county|village|river|street)",
    "wo|woher|wohin|welche[mnrs]? (?:stadt|land|ort|staat|region|kontinent|gebiet|bundesland|strasse|fluss)",
    "donde|adonde|(?:que|cual) (?:ciudad|pais|estado|lugar|region|continente|zona)|ou|quelle (?:ville|region)|quel (?:pays|lieu|endroit)",
    "dove|onde|waar|где|куда|откуда|nerede|nereye",
    "اين|(?:اي|ايه|ما|ماهي) (?:هي |هو )?(?:مدينه|المدينه|دوله|الدوله|بلد|البلد|مكان|المكان|منطقه|ولايه|قاره)",
  ),
  dense(
    "place",
    "哪里|哪裡|哪儿|何处|何地|哪个?(?:国家|城市|地方|地区|州|省|洲|国)|什么地方|どこ|どの(?:国|都市|町|場所)",
  ),
  hint(
    "person",
    "who|whom|whose|which (?:person|president|king|queen|scientist|author|emperor|leader|man|woman|actor|architect)|what is the name of the (?:man|woman|person|leader)",
    "wer|wen|wem|wessen|quien|quienes|qui|chi|quem|wie (?=\\S+ (?:de|het) )|кто|кого|кому|кем|kim|kimin",
    "من هو|من هي|من الذي|من كان|لمن|من قام|^من",
  ),
  dense("person", "谁|誰|哪位|何人|だれ"),
  hint("reason", "why|warum|weshalb|wieso|por que|pourquoi|perche|waarom|почему|зачем|neden|nicin|لماذا|لم"),
  dense("reason", "为什么|為什麼|为何|何故|なぜ|原因"),
  hint(
    "other",
    "what|which|how|was|welche[mnrs]?|wie|que|cual|cuales|como|quels?|quelles?|comment|che|quale|qual|wat|welke|что|какой|какая|какие|ne",
    "ما|ماذا|ماهو|ماهي|اي|ايه|كيف|هل",
  ),
];

/** What kind of thing the question asks for; "other" when its words do not say. The earliest question word decides. */
export function expectAnswer(question: string): ExpectedAnswer {
  const folded = foldText(question)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  let expected: ExpectedAnswer = "other";
  let earliest = Number.POSITIVE_INFINITY;
  for (const { expects, pattern } of hints) {
    const at = pattern.exec(folded)?.index ?? Number.POSITIVE_INFINITY;
    if (at < earliest) [expected, earliest] = [expects, at];
  }
  return expected;
}

function hint(expects: ExpectedAnswer, ...words: string[]): Hint {
  return { expects, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "u") };
}

function dense(expects: ExpectedAnswer, words: string): Hint {
  return { expects, pattern: new RegExp(words, "u") };
}
