/**
 * Takes the place of WXT's own context in the build. That one tells older copies of itself to stop by an event
 * on the page's document whose name holds the extension's id: any page could listen for it and know us.
 * `listen` needs none of it, since a second injection does nothing.
 */
export class ContentScriptContext {}
