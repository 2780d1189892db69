import { defineConfig } from "drizzle-kit";

// `npm run migrations -- --name <intent>` writes the SQL. Migrations only ever add.
export default defineConfig({
  dialect: "sqlite",
  schema: "./worker/store/schema.ts",
  out: "./drizzle",
});
