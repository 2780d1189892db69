/**
 * Words that carry grammar, not content, by language: articles, prepositions, pronouns, auxiliaries and question
 * words, folded as `foldText` does. A question's function words weigh little; the sentence that answers "when was he
 * born" says "born", not "when". A language without a list loses only this help.
 */
const functionWords: Readonly<Record<string, string>> = {
  en: "a an the this that these those of in on at by for from with to into onto about as and or but nor not no than then so if while during after before between among through over under up down out off is are was were be been being am do does did done doing have has had having can could may might must shall should will would it its he him his she her hers they them their theirs we us our you your i me my who whom whose what which when where why how there here such some any many much more most other another each all both one also only just very upon within without what's s",
  de: "der die das des dem den ein eine einer eines einem einen und oder aber nicht kein keine keinen keiner von vom zu zum zur in im an am auf aus bei beim mit nach seit uber unter vor durch fur gegen ohne um als wie so wenn dass ob weil ist sind war waren sei wird werden wurde wurden worden hat haben hatte hatten kann konnen konnte konnten muss mussen soll sollen sollte will es er ihn ihm sein seine seiner seinem seinen sie ihr ihre ihrer ihrem ihren wir uns man sich ich du mein dein dies diese dieser dieses diesem diesen jene welche welcher welches welchem welchen was wer wen wem wessen wann wo wohin woher warum weshalb wieso wofur womit worin woraus wodurch wieviel viele viel auch nur noch schon sehr da dort hier etwa zwischen wahrend bis",
  es: "el la los las lo un una unos unas de del a al en con por para sin sobre entre hasta desde hacia segun durante y e o u pero ni no que como si es son era eran fue fueron ser sido siendo esta estan estaba estaban ha han habia habian haber hay hubo tiene tienen tenia puede pueden podia se su sus le les me te nos mi tu este esta estos estas ese esa esos esas aquel aquella quien quienes cual cuales cuando donde cuanto cuanta cuantos cuantas porque muy mas menos tambien otro otra otros otras todo toda todos todas cada uno algun alguna hace",
  fr: "le la les l un une des de du d a au aux en dans sur sous avec sans pour par entre vers chez et ou mais ni ne pas que qu qui quoi dont est sont etait etaient fut furent etre ete a ont avait avaient avoir eu peut peuvent il elle ils elles on je tu nous vous se s son sa ses leur leurs mon ma mes ce cet cette ces c quel quelle quels quelles quand ou comment pourquoi combien lequel laquelle plus moins tres aussi y lors depuis",
  it: "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nella nei nelle con su sul sulla per tra fra e o ma non che chi cui quale quali quando dove come perche quanto quanta quanti quante e sono era erano fu furono essere stato stata ha hanno aveva avevano si suo sua suoi loro questo questa questi quello quella piu anche",
  pt: "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sobre entre ate e ou mas nao que quem qual quais quando onde como porque quanto quanta quantos quantas e sao era eram foi foram ser sido esta estao tem tinha ha se seu sua seus suas ele ela eles elas este esta esse essa isso mais menos muito tambem",
  nl: "de het een en of maar niet geen van in op aan bij met voor naar uit over onder door tot tegen om als dan dat die dit deze is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon zal zou er hij zij ze wij je ik hun haar zich wie wat welke welk wanneer waar waarom hoe hoeveel ook nog te",
  ru: "и в во на с со к ко у о об от до из за по под над при для без не ни но а или что как так это то он она оно они его ее их им ему ей мы вы я ты кто кого кому чем чего где когда куда откуда почему зачем сколько какой какая какое какие каком какую каких который которая которые был была было были есть быть бы же ли",
  ar: "في من على الى عن مع بين حول خلال بعد قبل عند منذ حتي ضد و او ام ثم لا لم لن ما ماذا هو هي هم هما هن هذا هذه ذلك تلك هولاء التي الذي الذين اللذان اللتان ان انه انها كان كانت كانوا يكون تكون قد كل بعض اي ايه متي اين كيف لماذا كم هل لماذا بم بماذا لمن ممن مما به بها له لها لهم فيه فيها عليه عليها منه منها تم يتم كما حيث اذا غير وما ومن وهو وهي الا عما فيما",
  zh: "的 了 在 是 和 与 及 或 被 把 对 对于 于 为 为了 以 从 到 由 向 而 且 但 但是 也 都 就 还 又 不 没有 有 这 那 这个 那个 这些 那些 他 她 它 他们 她们 它们 我 我们 你 其 之 所 什么 谁 哪 哪个 哪些 哪里 哪儿 哪一 何 何时 何处 如何 怎么 怎样 为什么 几 多少 吗 呢 时候 一个 个 中 上 下 时 后 前 年 名 种 位 着 过 是什么 可以 会 能",
  ja: "の に は を た が で て と し れ さ ある いる も する から な こと として い や など なっ ない この ため その よう また もの という あり まで られ なる へ か だ これ によって により おり より による ず なり られる において 何 誰 いつ どこ どの なぜ どう どのように いくつ いくら です ます ました",
  tr: "ve veya ile bir bu su o da de mi mu ne kim kimin hangi nerede nereye neden nicin nasil kac icin gibi olarak olan oldu olarak idi den dan cok daha en ise ama",
};

/** How many of a question's words decide its language: the list that knows most of them, if it knows any. */
export function pickFunctionWords(
  question: readonly string[],
  languages: readonly string[],
): ReadonlySet<string> {
  const chosen = new Set<string>();
  for (const language of languages) addList(chosen, language.toLowerCase().split("-")[0] ?? "");
  let best = "";
  let most = 0;
  for (const [language, list] of Object.entries(functionWords)) {
    const known = new Set(list.split(" "));
    const count = question.filter((word) => known.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  addList(chosen, best);
  return chosen;
}

function addList(chosen: Set<string>, language: string): void {
  const list = Object.hasOwn(functionWords, language) ? functionWords[language] : undefined;
  for (const word of list?.split(" ") ?? []) chosen.add(word);
}
