import { Account } from "#shared/http.ts";
import { defineRoute } from "#worker/routes/define-route.ts";

export const getAccount = defineRoute({
  id: "getAccount",
  method: "get",
  path: "/v1/account",
  summary: "The account the token belongs to",
  access: "account",
  params: null,
  query: null,
  body: null,
  replies: [{ status: 200, description: "The account", content: Account }],
  errors: [],
  answer: ({ ctx: { actor, tenant } }) => {
    const { account, device, publicKey } = actor;
    return Response.json({ account, tenant, device, publicKey } satisfies Account);
  },
});
