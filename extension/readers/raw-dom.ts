type Getter<N, V> = (node: N) => V;

/**
 * Reads the DOM through the prototypes' own getters. A form's named fields and a custom element's
 * accessors shadow ordinary property reads, also in the isolated world (`form.textContent` may be an input).
 */
export const rawDom = {
  nodeType: getterOf<Node, number>(Node, "nodeType"),
  parent: getterOf<Node, Node | null>(Node, "parentNode"),
  firstChild: getterOf<Node, Node | null>(Node, "firstChild"),
  nextSibling: getterOf<Node, Node | null>(Node, "nextSibling"),
  root: methodOf<Node, [], Node>(Node, "getRootNode"),
  contains: methodOf<Node, [Node | null], boolean>(Node, "contains"),
  position: methodOf<Node, [Node], number>(Node, "compareDocumentPosition"),
  length: getterOf<CharacterData, number>(CharacterData, "length"),
  data: getterOf<CharacterData, string>(CharacterData, "data"),
  slice: methodOf<CharacterData, [number, number], string>(CharacterData, "substringData"),
  tag: getterOf<Element, string>(Element, "localName"),
  namespace: getterOf<Element, string | null>(Element, "namespaceURI"),
  shadow: getterOf<Element, ShadowRoot | null>(Element, "shadowRoot"),
  attribute: methodOf<Element, [string], string | null>(Element, "getAttribute"),
  hasAttribute: methodOf<Element, [string], boolean>(Element, "hasAttribute"),
  box: methodOf<Element, [], DOMRect>(Element, "getBoundingClientRect"),
  scrollLeft: getterOf<Element, number>(Element, "scrollLeft"),
  scrollTop: getterOf<Element, number>(Element, "scrollTop"),
  slotted: methodOf<HTMLSlotElement, [], Node[]>(HTMLSlotElement, "assignedNodes"),
  inputValue: getterOf<HTMLInputElement, string>(HTMLInputElement, "value"),
  imageWidth: getterOf<HTMLImageElement, number>(HTMLImageElement, "naturalWidth"),
};

export function isElement(node: Node): node is Element {
  return rawDom.nodeType(node) === 1;
}

export function isText(node: Node): node is Text {
  const type = rawDom.nodeType(node);
  return type === 3 || type === 4;
}

/** The guarantee: `name` is an accessor of `owner`'s prototype in every browser that is supported. */
function getterOf<N, V>(owner: { prototype: object }, name: string): Getter<N, V> {
  const getter = Object.getOwnPropertyDescriptor(owner.prototype, name)?.get;
  if (!getter) throw new TypeError(`No accessor ${name}`);
  return (node) => getter.call(node) as V;
}

/** The guarantee: `name` is a method of `owner`'s prototype in every browser that is supported. */
function methodOf<N, A extends unknown[], V>(
  owner: { prototype: object },
  name: string,
): (node: N, ...values: A) => V {
  const method: unknown = Object.getOwnPropertyDescriptor(owner.prototype, name)?.value;
  if (typeof method !== "function") throw new TypeError(`No method ${name}`);
  return (node, ...values) => method.call(node, ...values) as V;
}
