import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./src/vault/*/*/tables.ts'],
  out: './src/vault/strongbox/database/migrations',
});
