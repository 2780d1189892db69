/** The public key (SPKI, DER, base64) in the Chromium manifest: it fixes the id, which the worker lets through CORS. */
export const extensionKey =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA7Vg1zgkxN8OxMu0y/zKMsT/zo/sMtnINEFdTo9ZpO2h7j8ZhhEvJiVqCLcJmtUD0uIdz+SofvYbvPS1KZsl5z20QFjU1xq5Oc8i44SgOcEREtAq2OX0VujR6Ur/nE+oFeJTL7Xt8RzzBRemycDClaj42+ItC7NOQZ6UxnMktqkaaQ0BlF61jeJSNnMpKVeTaS81Bbw0v1X8CElddGneTixcNEz6V/FV7ntGtywzHXtRNc45gkuasOgKHw5ck0+yZ78IrOsY+kEuELAaQIw6/0Ljo6SFmnAPZiB8dMmMaiXmspuTjPKZZb5uRNsgRpxDP1Weo6KvebL+Hbthd48nGJwIDAQAB";

/** What Chromium derives from the key: the first 16 bytes of its SHA-256, a digit of hex a letter from a to p. */
export const extensionId = "ebnbnkaoaegafekdbogfbehkkdhpppbn";

/** The id of the Firefox add-on. The origin of its pages is another, random for each install. */
export const addonId = "{ba800cf3-4cb2-4dce-b111-476a87ea996a}";
