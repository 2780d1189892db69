import type { ExpectedAnswer } from "#shared/extractive/expected-answer.ts";
import type { Term } from "#shared/extractive/index-passages.ts";

/** Number words by which a sentence can say how many; folded. */
const numberWords = new Set(
  (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million " +
    "billion half third quarter dozen twice zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig hundert " +
    "tausend millionen milliarden halfte drittel viertel dos tres cuatro cinco seis siete ocho nueve diez once doce " +
    "veinte cien mil millones mitad tercio deux trois quatre cinq sept huit neuf dix due quattro cinque sei sette otto " +
    "nove dieci два три четыре пять шесть семь восемь девять десять اثنان اثنين اثنتين ثلاث ثلاثه اربع اربعه خمس خمسه " +
    "ست سته سبع سبعه ثماني ثمانيه تسع تسعه عشر عشره عشرين مايه مئه الف مليون مليار نصف ثلث ربع"
  ).split(" "),
);

const denseNumber =
  /[一二两兩三四五六七八九十百千万萬亿億半]+(?:[个個位种種名人座条條所家次部项項年岁歳天倍支只隻颗つ回度]|分之)/;
const year = /^(?:1\d|20)\d\d/;
const denseTime = /世纪|世紀|年代/;
const fullName = /\p{Lu}[\p{Ll}’']+ (?:\p{Lu}\. )?(?:de |von |van |al-|del |da )?\p{Lu}\p{Ll}+|[·•・]/u;
const asksForShare = /percent|proz|porcent|pourcent|proporc|proport|ratio|anteil|百分|比例|نسبه/;
const saysShare = /%|٪|％|percent|prozent|por ciento|pour cent|百分|في المائة|بالمائة|パーセント/i;
const asksForName =
  /call|name|term|known|nenn|heis|bezeichn|nombre|llam|denomin|conoc|appel|称|名|叫|呼|اسم|يسم|تسم|يعرف|يطلق|مصطلح/;
const saysName =
  /call|named?\b|known as|term|genannt|nannte|heiß|bekannt|bezeichn|llam|nombr|conocid|denomin|appel|nomm|称|名为|名為|叫|呼ば|يسمى|تسمى|المعروف|اسم|يعرف|["“„«「]/i;

/** What a sentence has of the kind the question asks for; each 0 or 1. */
export type Cues = {
  number: number;
  time: number;
  year: number;
  person: number;
  place: number;
  numberWord: number;
  fullName: number;
  called: number;
};

export type CueInput = {
  text: string;
  terms: readonly Term[];
  /** A number, or a capitalised word within the sentence, that the question does not have. */
  hasNewNumber: boolean;
  hasNewName: boolean;
};

/** Compares what a question asks for with what a sentence offers. `question` is folded; `asked` are its words. */
export function findCues(
  { question, expects, asked }: { question: string; expects: ExpectedAnswer; asked: ReadonlySet<string> },
  { text, terms, hasNewNumber, hasNewName }: CueInput,
): Cues {
  const isCount = expects === "number";
  const isTime = expects === "time";
  const isNew = (term: Term) => !asked.has(term.text);
  const hasNumberWord =
    isCount && (denseNumber.test(text) || terms.some((term) => numberWords.has(term.text) && isNew(term)));
  const hasYear =
    isTime &&
    (denseTime.test(text) || terms.some((term) => term.isNumber && year.test(term.text) && isNew(term)));
  const isShare = asksForShare.test(question) && saysShare.test(text);
  return {
    number: Number(isCount && hasNewNumber) + Number(isCount && isShare),
    time: Number(isTime && hasNewNumber),
    year: Number(hasYear),
    person: Number(expects === "person" && hasNewName),
    place: Number(expects === "place" && hasNewName),
    numberWord: Number(hasNumberWord),
    fullName: Number(expects === "person" && fullName.test(text)),
    called: Number(asksForName.test(question) && saysName.test(text)),
  };
}
