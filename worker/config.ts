import { TeranceError } from "#shared/errors.ts";
import { z } from "#shared/zod.ts";

export const providerKinds = ["openai-compatible", "openai", "anthropic", "google", "workers-ai"] as const;

/** One provider the owner connected. `apiKey` never leaves this object but for the provider's own header. */
export const ProviderSettings = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  kind: z.enum(providerKinds),
  baseURL: z.url({ protocol: /^https?$/ }).optional(),
  apiKey: z.string().min(1).max(1_000).optional(),
  models: z
    .array(
      z
        .string()
        .min(1)
        .max(150)
        .regex(/^[^\s]+$/),
    )
    .min(1)
    .max(100),
});
export type ProviderSettings = z.infer<typeof ProviderSettings>;

export type Config = {
  providers: readonly ProviderSettings[];
  /** Whether the owner's providers may be plain http or at private addresses. */
  mayReachPrivate: boolean;
  /** `closed`: an anonymous account gets the built-in engine only. */
  access: "open" | "closed";
  /** Origins let through CORS beside the extension's own. */
  origins: readonly string[];
};

const Settings = z.object({
  TERANCE_PROVIDERS: z
    .string()
    .default("[]")
    .transform(parseList)
    .pipe(z.array(ProviderSettings).max(50))
    .refine((list) => new Set(list.map((one) => one.id)).size === list.length, "ids must differ")
    .refine((list) => list.every((one) => one.id !== "built-in"), "the id built-in is taken")
    .refine(
      (list) => list.every((one) => one.kind !== "openai-compatible" || one.baseURL),
      "a provider of the kind openai-compatible needs a baseURL",
    ),
  TERANCE_ALLOW_PRIVATE: z.enum(["", "0", "1"]).default("0"),
  TERANCE_ACCESS: z.enum(["open", "closed"]).default("closed"),
  TERANCE_EXTENSION_ORIGINS: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((one) => one.trim() || []))
    .pipe(z.array(z.string().regex(/^(chrome-extension|moz-extension|https?):\/\/[a-zA-Z0-9.:-]+$/)).max(20)),
});
type Setting = keyof z.input<typeof Settings>;

const remedies: Record<Setting, string> = {
  TERANCE_PROVIDERS:
    'it must be a JSON list like [{"id":"local","kind":"openai-compatible","baseURL":"http://127.0.0.1:11434/v1","models":["llama3"]}]',
  TERANCE_ALLOW_PRIVATE: "it must be 1, 0 or empty",
  TERANCE_ACCESS: "it must be open or closed",
  TERANCE_EXTENSION_ORIGINS: "it must be origins like chrome-extension://abc, separated by commas",
};

/**
 * Reads the owner's settings out of the environment.
 * @throws TeranceError `misconfigured`, which names the setting and the remedy but never the value
 */
export function readConfig(env: Partial<Record<Setting, unknown>>): Config {
  const result = Settings.safeParse(env);
  if (!result.success) throw toMisconfigured(result.error.issues[0]);
  return {
    providers: result.data.TERANCE_PROVIDERS,
    mayReachPrivate: result.data.TERANCE_ALLOW_PRIVATE === "1",
    access: result.data.TERANCE_ACCESS,
    origins: result.data.TERANCE_EXTENSION_ORIGINS,
  };
}

function toMisconfigured(issue: z.core.$ZodIssue | undefined): TeranceError {
  const [setting, ...path] = issue?.path ?? [];
  const name = isSetting(setting) ? setting : "TERANCE_PROVIDERS";
  const place = path.length > 0 ? ` (wrong at ${path.map(String).join(".")})` : "";
  const reason = issue?.code === "custom" ? `${issue.message}; ` : "";
  return new TeranceError("misconfigured", { setting: name, remedy: `${reason}${remedies[name]}${place}.` });
}

function isSetting(name: unknown): name is Setting {
  return typeof name === "string" && Object.hasOwn(remedies, name);
}

function parseList(text: string, context: z.core.$RefinementCtx): unknown {
  try {
    return JSON.parse(text || "[]");
  } catch {
    context.addIssue({ code: "custom", message: "it is not JSON" });
    return z.NEVER;
  }
}
