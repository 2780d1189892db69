import { rawDom } from "#extension/readers/raw-dom.ts";

const secretPurpose = /\b(current-password|new-password|one-time-code|cc-[a-z-]+)\b/;
const secretName =
  /pass(word|wd|code|phrase)|\bpin\b|\botp\b|one.?time|cvv|cvc|card.?(number|no)|iban|security.?code/;

/** True for a field whose value is a secret and filled in: password, card, one-time code. The value is never kept. */
export function isSecretField(element: Element): boolean {
  if (rawDom.tag(element) !== "input" || !isInput(element)) return false;
  if (rawDom.inputValue(element) === "") return false;
  const read = (name: string) => (rawDom.attribute(element, name) ?? "").toLowerCase();
  if (read("type") === "password" || secretPurpose.test(read("autocomplete"))) return true;
  return secretName.test(`${read("name")} ${read("id")} ${read("inputmode")}`);
}

function isInput(element: Element): element is HTMLInputElement {
  return rawDom.namespace(element) === "http://www.w3.org/1999/xhtml";
}
