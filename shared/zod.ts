import { z } from "zod";

// zod's fast path probes the Function constructor, which extension pages and workerd both refuse.
z.config({ jitless: true });

export { z };
