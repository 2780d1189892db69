import type { Library } from "#extension/library/open-library.ts";
import type { WorkerClient } from "#extension/sidepanel/worker-client.ts";
import { TeranceError } from "#shared/errors.ts";

/** This device's standing with the worker. */
export type Session = {
  library: Library;
  /** Calls the worker as this device, which registers at the first call, and again when it was forgotten. */
  call<T>(action: (client: WorkerClient) => Promise<T>): Promise<T>;
  /** The client itself, for what makes its own calls. */
  signIn(isRenewed?: boolean): Promise<WorkerClient>;
};

export function createSession(
  library: Library,
  connect: (token: string | undefined) => WorkerClient,
): Session {
  const signIn = async (isRenewed = false) => {
    const { token } = await library.ensureAccount({
      renew: isRenewed,
      register: (body, known) => connect(known).createAccount(body),
    });
    return connect(token);
  };
  return {
    library,
    signIn,
    call: async (action) => {
      try {
        return await action(await signIn());
      } catch (error) {
        if (!(error instanceof TeranceError) || error.code !== "not-authenticated") throw error;
        return await action(await signIn(true));
      }
    },
  };
}

/** The calls of the worker that reading and adopting take. */
export function remoteOf({ call }: Session): Parameters<Library["readThread"]>[0]["remote"] {
  return {
    readConversation: (page) => call((client) => client.readConversation(page)),
    adoptRecord: (change) => call((client) => client.adoptRecord(change)),
  };
}
