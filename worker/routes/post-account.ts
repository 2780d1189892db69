import { CreateAccount, CreatedAccount } from "#shared/http.ts";
import { readClientNetwork } from "#worker/guard/client-network.ts";
import { limitRate } from "#worker/guard/limit-rate.ts";
import { registerDevice } from "#worker/guard/register-device.ts";
import { defineRoute } from "#worker/routes/define-route.ts";

export const postAccount = defineRoute({
  id: "postAccount",
  method: "post",
  path: "/v1/accounts",
  summary: "Makes the anonymous account of a device, at its first use",
  access: "public",
  params: null,
  query: null,
  body: CreateAccount,
  replies: [
    { status: 201, description: "The account, and its token, shown this once", content: CreatedAccount },
  ],
  errors: ["not-authenticated", "rate-limited"],
  answer: async ({ ctx, body, headers }) => {
    const network = readClientNetwork(headers);
    if (network) await limitRate(ctx.env.ACCOUNTS_LIMIT, network);
    const authorization = headers.get("Authorization");
    return Response.json(await registerDevice({ ctx, input: body, authorization }), { status: 201 });
  },
});
